-- Meetings, their parts and packages were open for writing to everybody who sees them, and only code kept others out. Who
-- runs a committee is the joint secretariat and whoever belongs to an agency that leads for its party.
create function runs_committee(leads jsonb) returns boolean language sql stable parallel safe as $$
    select current_setting('pipeline.party', true) = 'SECRETARIAT'
        or leads ->> current_setting('pipeline.party', true) = current_setting('pipeline.agency', true)
$$;

-- Who may not write is told so by the rules of the code, which locks the row first: hence the check, not the using.
drop policy released on meeting;
create policy released on meeting for select to ${app} using (releasable_to && acting_audience());
create policy plan on meeting for insert to ${app}
    with check (releasable_to && acting_audience() and runs_committee(leads));
create policy run on meeting for update to ${app} using (releasable_to && acting_audience())
    with check (releasable_to && acting_audience() and (runs_committee(leads) or exists (
        select 1 from action_item a
         where a.meeting_id = meeting.id and a.agency = current_setting('pipeline.agency', true))));

drop policy released on agenda_point;
create policy released on agenda_point for select to ${app} using (releasable_to && acting_audience());
create policy add on agenda_point for insert to ${app} with check (releasable_to && acting_audience()
    and exists (select 1 from meeting m where m.id = meeting_id and runs_committee(m.leads)));
create policy edit on agenda_point for update to ${app}
    using (releasable_to && acting_audience()
        and exists (select 1 from meeting m where m.id = meeting_id and runs_committee(m.leads)))
    with check (releasable_to && acting_audience());
create policy drop on agenda_point for delete to ${app} using (releasable_to && acting_audience()
    and exists (select 1 from meeting m where m.id = meeting_id and runs_committee(m.leads)));

drop policy released on attendance;
create policy released on attendance for select to ${app} using (releasable_to && acting_audience());
create policy add on attendance for insert to ${app} with check (releasable_to && acting_audience()
    and exists (select 1 from meeting m where m.id = meeting_id and runs_committee(m.leads)));
create policy drop on attendance for delete to ${app} using (releasable_to && acting_audience()
    and exists (select 1 from meeting m where m.id = meeting_id and runs_committee(m.leads)));

drop policy released on minutes_version;
create policy released on minutes_version for select to ${app} using (releasable_to && acting_audience());
create policy circulate on minutes_version for insert to ${app} with check (releasable_to && acting_audience()
    and exists (select 1 from meeting m where m.id = meeting_id and runs_committee(m.leads)));

drop policy released on action_item;
create policy released on action_item for select to ${app} using (releasable_to && acting_audience());
create policy add on action_item for insert to ${app} with check (releasable_to && acting_audience()
    and exists (select 1 from meeting m where m.id = meeting_id and runs_committee(m.leads)));
create policy complete on action_item for update to ${app}
    using (releasable_to && acting_audience() and (agency = current_setting('pipeline.agency', true)
        or exists (select 1 from meeting m where m.id = meeting_id and runs_committee(m.leads))))
    with check (releasable_to && acting_audience());

drop policy released on review_package;
create policy released on review_package for select to ${app} using (releasable_to && acting_audience());
create policy open on review_package for insert to ${app}
    with check (releasable_to && acting_audience() and runs_committee(leads));
-- Signing locks it; nothing about it ever changes.
create policy hold_still on review_package for update to ${app}
    using (releasable_to && acting_audience()) with check (false);

drop policy released on package_item;
create policy released on package_item for select to ${app} using (releasable_to && acting_audience());
create policy open on package_item for insert to ${app} with check (releasable_to && acting_audience()
    and exists (select 1 from review_package p where p.id = package_id and runs_committee(p.leads)));

-- What says who may write and who may read is set once by the interface; restamping is the worker's.
create function keep_who_runs_committee() returns trigger language plpgsql as $$
begin
    if session_user = '${app}'
        and (new.leads, new.parties, new.agreement, new.releasable_to)
            is distinct from (old.leads, old.parties, old.agreement, old.releasable_to) then
        raise exception 'whose meeting this is does not change';
    end if;
    return new;
end $$;
create trigger keep_who_runs_committee before update on meeting
    for each row execute function keep_who_runs_committee();

-- A party answers, signs and decides only on what it sees, and by the agency that leads for it.
drop policy answer on minutes_answer;
create policy answer on minutes_answer for insert to ${app}
    with check (party = current_setting('pipeline.party', true) and exists (
        select 1 from meeting m where m.id = meeting_id
           and m.leads ->> current_setting('pipeline.party', true) = current_setting('pipeline.agency', true)));
drop policy sign on package_signature;
create policy sign on package_signature for insert to ${app}
    with check (party = current_setting('pipeline.party', true) and exists (
        select 1 from review_package p where p.id = package_id
           and p.leads ->> current_setting('pipeline.party', true) = current_setting('pipeline.agency', true)));
drop policy sign on package_act;
create policy sign on package_act for insert to ${app}
    with check (party = current_setting('pipeline.party', true)
        and releasable_to = array[current_setting('pipeline.party', true)]);

-- A temporary table of the caller's must never stand in for one of ours inside what runs with the owner's rights.
alter function calendar_reader(bytea) set search_path = pg_catalog, public, pg_temp;

-- What may be released to another party only with the promoter's consent, and what export control keeps back. The trigger
-- below is the second lock: no row of a section gets an audience that these tables don't cover, whoever writes it.

-- The party of each official, for markings by name.
create table official_party (
    subject text   primary key,
    party   text   not null,
    version bigint not null
);
alter table official_party enable row level security;
create policy signed_in on official_party for select to ${app} using ('*' = any (acting_audience()));
grant select on official_party to ${app};
grant all on official_party to ${worker};

create table promoter_consent (
    id              uuid        primary key,
    project_id      uuid        not null references project,
    owner           text        not null,
    subject         text        not null,
    party           text        not null,
    basis           text        not null check (basis in ('PROMOTER_CONSENT', 'PUBLISHED_SOURCE')),
    content_hash    text        check ((content_hash is not null) = (basis = 'PUBLISHED_SOURCE')),
    document        text        not null,
    given_on        date        not null,
    expires_on      date,
    recorded_at     timestamptz not null,
    recorded_by     jsonb       not null,
    end_cause       text        check (end_cause in ('REVOKED', 'EXPIRED')),
    end_reason      text,
    ended_at        timestamptz,
    ended_by        jsonb,
    check ((ended_at is null) = (end_cause is null))
);
create index promoter_consent_project on promoter_consent (project_id, id);
create index promoter_consent_subject on promoter_consent (project_id, subject) where ended_at is null;
create index promoter_consent_due on promoter_consent (expires_on, project_id) where ended_at is null;
alter table promoter_consent enable row level security;
-- The owner sees all of its own; who may receive something sees by what leave, once they see the thing itself.
create policy released on promoter_consent for select to ${app} using (
    exists (select 1 from project where project.id = project_id)
    and (owner = acting_party()
         or party in ('*', acting_party()) and (subject = 'disclosure' or exists (
            select 1 from dossier_section s where s.project_id = promoter_consent.project_id
               and s.section = promoter_consent.subject and s.superseded_by is null))));
create policy keep on promoter_consent for insert to ${app} with check (
    ended_at is null and owner = acting_party() and exists (
        select 1 from project where project.id = project_id and project.nominating_party = acting_party()));
create policy finish on promoter_consent for update to ${app}
    using (owner = acting_party() and ended_at is null) with check (owner = acting_party());
grant select, insert on promoter_consent to ${app};
grant update (end_cause, end_reason, ended_at, ended_by) on promoter_consent to ${app};
grant all on promoter_consent to ${worker};

create table export_control (
    id          uuid        primary key,
    project_id  uuid        not null references project,
    owner       text        not null,
    section     text        not null,
    regime      text        not null,
    reason      text        not null,
    set_at      timestamptz not null,
    set_by      jsonb       not null,
    lift_reason text,
    lifted_at   timestamptz,
    lifted_by   jsonb
);
create unique index export_control_current on export_control (project_id, section) where lifted_at is null;
create index export_control_project on export_control (project_id, id);
alter table export_control enable row level security;
create policy own on export_control for select to ${app} using (
    owner = acting_party() and exists (select 1 from project where project.id = project_id));
create policy flag on export_control for insert to ${app} with check (
    owner = acting_party() and exists (
        select 1 from project where project.id = project_id and project.nominating_party = acting_party()));
create policy lift on export_control for update to ${app}
    using (owner = acting_party() and lifted_at is null) with check (owner = acting_party());
grant select, insert on export_control to ${app};
grant update (lift_reason, lifted_at, lifted_by) on export_control to ${app};
grant all on export_control to ${worker};

create function party_of(principal text) returns text language sql stable security definer
    set search_path = pg_catalog, public, pg_temp as $$
    select case
        when principal like 'agency:%' then (
            select r.state ->> 'party' from reference_copy r where r.key = principal)
        when principal = 'official:' || nullif(current_setting('pipeline.official', true), '') then acting_party()
        when principal like 'official:%' then (
            select o.party from official_party o where o.subject = substr(principal, 10))
        else principal
    end
$$;
revoke all on function party_of(text) from public;

-- Whether a section is business-confidential under any of its project's agreements; the usual ones where none says.
create function needs_consent(of_agreements text[], of_section text) returns boolean language plpgsql stable
    security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    usual constant boolean := of_section in ('production', 'resources', 'finance', 'ownership', 'offtake');
    said           boolean;
begin
    select bool_or(case
               when jsonb_typeof(r.state -> 'confidentialSections') = 'array'
                   then (r.state -> 'confidentialSections') ? upper(of_section)
               else usual end)
      into said
      from reference_copy r
     where r.key in (select 'agreement:' || code from unnest(of_agreements) as code);
    return coalesce(said, usual);
end $$;
revoke all on function needs_consent(text[], text) from public;

-- What an audience is left with: the same as Releasability.cleared in the code, by today's records.
create function cleared_audience(of_project uuid, of_section text, of_hash text, audience text[]) returns text[]
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    p          project%rowtype;
    controlled boolean;
    receivers  text[];
    others     text[];
    for_all    boolean;
    principal  text;
    remaining  text[] := '{}';
begin
    select * into p from project where id = of_project;
    controlled := exists (select 1 from export_control c
        where c.project_id = of_project and c.section = of_section and c.lifted_at is null);
    if not controlled and not needs_consent(p.agreements, of_section) then
        return audience;
    end if;
    if controlled then
        receivers := '{}';
    else
        select coalesce(array_agg(c.party), '{}') into receivers from promoter_consent c
            where c.project_id = of_project and c.subject = of_section and c.ended_at is null
              and (c.content_hash is null or c.content_hash = of_hash);
    end if;
    if '*' = any (receivers) then
        return audience;
    end if;
    select coalesce(array_agg(distinct m.party), '{}') into others
        from reference_copy r cross join jsonb_array_elements_text(r.state -> 'parties') as m(party)
        where r.key in (select 'agreement:' || code from unnest(p.agreements) as code) and m.party <> p.nominating_party;
    for_all := others <@ receivers;
    foreach principal in array audience loop
        if principal = '*' then
            remaining := remaining || p.nominating_party
                || array(select o from unnest(others) as o where o = any (receivers));
            if for_all then
                remaining := remaining || 'SECRETARIAT'::text;
            end if;
        elsif principal = 'SECRETARIAT' then
            if for_all then
                remaining := remaining || principal;
            end if;
        elsif party_of(principal) = p.nominating_party or party_of(principal) = any (receivers) then
            remaining := remaining || principal;
        end if;
    end loop;
    return array(select distinct x from unnest(remaining) as x order by x);
end $$;
revoke all on function cleared_audience(uuid, text, text, text[]) from public;

create function clear_section() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
begin
    new.releasable_to := cleared_audience(new.project_id, new.section, new.hash, new.releasable_to);
    return new;
end $$;
create trigger clear before insert or update of releasable_to on dossier_section
    for each row execute function clear_section();

-- Whoever sees less of a section than before sees no more of its earlier versions either, for the nominating party alone.
create function narrow_section(of_project uuid, of_section text) returns void language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
declare
    now_shown text[];
begin
    if session_user <> '${worker}' and not exists (
            select 1 from project p
             where p.id = of_project and p.nominating_party = acting_party() and p.releasable_to && acting_audience()) then
        return;
    end if;
    select s.releasable_to into now_shown from dossier_section s
        where s.project_id = of_project and s.section = of_section and s.superseded_by is null;
    update dossier_section s set releasable_to = array(
        select x from unnest(s.releasable_to) as x
            where x = any (now_shown) or '*' = any (now_shown) or x <> '*' and party_of(x) = any (now_shown)
        union
        select y from unnest(now_shown) as y
            where y = any (s.releasable_to) or '*' = any (s.releasable_to)
               or y <> '*' and party_of(y) = any (s.releasable_to))
     where s.project_id = of_project and s.section = of_section and s.superseded_by is not null;
end $$;
revoke all on function narrow_section(uuid, text) from public;
grant execute on function narrow_section(uuid, text) to ${app}, ${worker};

-- What was imported with its sources named had been published; all else waits for the promoter from now on.
insert into promoter_consent (id, project_id, owner, subject, party, basis, content_hash, document, given_on, recorded_at,
    recorded_by)
select gen_random_uuid(), p.id, p.nominating_party, s.section, '*', 'PUBLISHED_SOURCE', s.hash,
       left(array_to_string(array(select jsonb_array_elements_text(i.content -> 'sources')), ' ; '), 2000),
       p.created_at::date, p.created_at, p.created_by
  from project p
  join dossier_section s on s.project_id = p.id and s.version = 1 and s.section in ('sites', 'production')
  join dossier_section i on i.project_id = p.id and i.version = 1 and i.section = 'identity'
 where jsonb_typeof(i.content -> 'sources') = 'array' and jsonb_array_length(i.content -> 'sources') > 0
   and exists (select 1 from history_entry h where h.project_id = p.id and h.type = 'IMPORTED');
update dossier_section set releasable_to = releasable_to where superseded_by is null;
insert into restamp (id, agreement, version, after_candidacy, not_before)
select gen_random_uuid(), code, 1, '00000000-0000-0000-0000-000000000000', now()
  from (select distinct agreement as code from candidacy) as known;

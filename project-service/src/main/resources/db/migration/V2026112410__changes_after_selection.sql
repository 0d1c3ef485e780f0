-- After the selection: what a party asks the parties to review, and which party ended its own support.
alter table candidacy add column changes integer not null default 0;
alter table candidacy add column pending_change integer;
alter table candidacy add column change_type text;
alter table candidacy add column change_phase text;
alter table candidacy add column change_review uuid;
alter table candidacy add column change_withdrawal_asked boolean not null default false;
alter table candidacy add column suspended boolean not null default false;

-- Any party may ask for the review of a change, so that any of them may lock the candidacy and note that on it; all else
-- stays with the nominating party.
create policy change_by_party on candidacy for update to ${app}
    using (acting_party() = any(releasable_to) and acting_party() <> 'SECRETARIAT')
    with check (acting_party() = any(releasable_to));
create function guard_candidacy() returns trigger language plpgsql as $$
declare
    noted constant text[] := array['version', 'changes', 'pending_change', 'change_type', 'change_phase', 'change_review',
        'change_withdrawal_asked'];
begin
    if session_user = '${app}' and new.nominating_party is distinct from acting_party()
       and (to_jsonb(new) - noted) is distinct from (to_jsonb(old) - noted) then
        raise insufficient_privilege using message = 'only the nominating party moves its candidacy';
    end if;
    return new;
end $$;
create trigger guard before update on candidacy for each row execute function guard_candidacy();

create table change_request (
    candidacy_id      uuid        not null references candidacy,
    number            integer     not null,
    type              text        not null check (type in ('MATERIAL_CHANGE', 'SUSPENSION', 'DESELECTION')),
    state             text        not null,
    requesting_party  text        not null,
    cause             text        not null,
    reasons           text        not null,
    notice_sent_on    date        not null,
    notice_reference  text        not null,
    reply_until       timestamptz not null,
    requested_at      timestamptz not null,
    requested_by      jsonb       not null,
    reply_received_on date,
    reply_text        text,
    reply_reference   text,
    reply_by          jsonb,
    withdrawal_reasons text,
    withdrawal_by     jsonb,
    due_at            timestamptz,
    dossier_version   integer,
    dossier_hash      text,
    review_asked_at   timestamptz,
    review_id         uuid,
    deadline          timestamptz,
    outcome           text,
    explanation       text,
    concluded_at      timestamptz,
    releasable_to     text[]      not null,
    primary key (candidacy_id, number)
);
create index change_request_due on change_request (due_at) where due_at is not null;
alter table change_request enable row level security;
create policy released on change_request for select to ${app} using (releasable_to && acting_audience());
create policy ask on change_request for insert to ${app} with check (
    requesting_party = acting_party() and exists (
        select 1 from candidacy where candidacy.id = candidacy_id and acting_party() = any(candidacy.releasable_to)));
create policy answer on change_request for update to ${app}
    using (acting_party() = any(releasable_to) and acting_party() <> 'SECRETARIAT')
    with check (acting_party() = any(releasable_to));
grant select, insert on change_request to ${app};
-- A notice and its reasons stay as they were given.
grant update (state, reply_received_on, reply_text, reply_reference, reply_by, withdrawal_reasons, withdrawal_by, due_at,
    outcome, concluded_at) on change_request to ${app};
grant all on change_request to ${worker};

create table support_end (
    candidacy_id  uuid        not null references candidacy,
    party         text        not null,
    reasons       text        not null,
    ended_at      timestamptz not null,
    ended_by      jsonb       not null,
    releasable_to text[]      not null,
    primary key (candidacy_id, party)
);
alter table support_end enable row level security;
create policy released on support_end for select to ${app} using (releasable_to && acting_audience());
create policy own on support_end for insert to ${app} with check (
    party = acting_party() and exists (
        select 1 from candidacy where candidacy.id = candidacy_id and acting_party() = any(candidacy.releasable_to)));
grant select, insert on support_end to ${app};
grant all on support_end to ${worker};

-- What a party does to another party's candidacy goes into its history as well.
create policy tell_as_party on history_entry for insert to ${app} with check (exists (
    select 1 from candidacy where candidacy.project_id = history_entry.project_id
       and candidacy.agreement = history_entry.agreement and acting_party() = any(candidacy.releasable_to)));

-- What changed of parties and agencies, and what is to change on its day: each with its reason, for good.
create table party_change (
    id             uuid        primary key,
    subject        text        not null,
    -- Whose it is; null for participants that belong to no party.
    party          text,
    -- Null where the reference data changed.
    act            jsonb,
    effective_from date        not null,
    reason         text        not null,
    state          text        not null check (state in ('SCHEDULED', 'IN_EFFECT', 'WITHDRAWN', 'OVERTAKEN')),
    effects        jsonb       not null,
    version        integer,
    explanation    text,
    recorded_at    timestamptz not null,
    recorded_by    jsonb,
    ended_at       timestamptz,
    constraint party_change_made check ((state = 'IN_EFFECT') = (version is not null)),
    constraint party_change_ended check ((state = 'SCHEDULED') = (ended_at is null))
);
create index party_change_subject on party_change (subject, id desc);
create index party_change_party on party_change (party, id desc);
create index party_change_due on party_change (effective_from, id) where state = 'SCHEDULED';

-- What the file of the reference data said when it was loaded last: only what it says otherwise changes anything.
alter table party add column file_definition jsonb;
alter table agency add column file_definition jsonb;
update party set file_definition = definition;
update agency set file_definition = definition;

-- Everyone signed in may read reference data; a party changes its own, the secretariat anybody's.
alter table party_change enable row level security;
create policy signed_in on party_change for select to ${app} using ('*' = any (acting_audience()));
create policy record on party_change for insert to ${app}
    with check (current_setting('pipeline.party', true) in (party, 'SECRETARIAT'));
create policy move on party_change for update to ${app}
    using (current_setting('pipeline.party', true) in (party, 'SECRETARIAT'))
    with check (current_setting('pipeline.party', true) in (party, 'SECRETARIAT'));
create policy change on party for update to ${app}
    using (current_setting('pipeline.party', true) in (code, 'SECRETARIAT'))
    with check (current_setting('pipeline.party', true) in (code, 'SECRETARIAT'));
create policy change on agency for update to ${app}
    using (current_setting('pipeline.party', true) in (party, 'SECRETARIAT'))
    with check (current_setting('pipeline.party', true) in (party, 'SECRETARIAT'));
create policy add on agency for insert to ${app} with check (current_setting('pipeline.party', true) = party);
grant select, insert, update (state, version, effects, explanation, ended_at) on party_change to ${app};
grant select, insert, update on party_change to ${worker};
grant update (version, hash, definition, loaded_at) on party to ${app};
grant update (version, hash, definition, told_name, loaded_at) on agency to ${app};

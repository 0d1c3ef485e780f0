-- Every version of an agreement that took effect, whole and for good; the agreement's own row holds the one in force.
alter table agreement add column effective_from timestamptz;
update agreement set effective_from = loaded_at;
alter table agreement alter column effective_from set not null;
-- What the file of the reference data said when it was loaded last: only what it says otherwise changes anything.
alter table agreement add column file_definition jsonb;
alter table agreement add column file_hash text;
update agreement set file_definition = definition, file_hash = hash;

create table agreement_version (
    agreement      text        not null references agreement,
    version        integer     not null,
    definition     jsonb       not null,
    hash           text        not null,
    origin         text        not null check (origin in ('FILE', 'ADMINISTERED')),
    reason         text        not null,
    effective_from timestamptz not null,
    recorded_at    timestamptz not null,
    recorded_by    jsonb,
    change_id      uuid,
    primary key (agreement, version)
);
create index agreement_version_effective on agreement_version (agreement, effective_from desc, version desc);
insert into agreement_version (agreement, version, definition, hash, origin, reason, effective_from, recorded_at)
    select code, version, definition, hash, 'FILE', 'Reference data', loaded_at, loaded_at from agreement;

-- A change from its proposal on. Its acts are kept, not their result: they are done to what holds on its day.
create table agreement_change (
    id             uuid        primary key,
    agreement      text        not null,
    number         integer     not null,
    state          text        not null
        check (state in ('PROPOSED', 'AGREED', 'IN_EFFECT', 'REFUSED', 'WITHDRAWN', 'OVERTAKEN')),
    revision       integer     not null,
    procedure      text        not null check (procedure in ('SECRETARIAT', 'REVIEW', 'CONSENT_OF_ALL')),
    acts           jsonb       not null,
    base_version   integer     not null,
    effective_from date        not null,
    reason         text        not null,
    effects        jsonb       not null,
    leads          jsonb       not null,
    proposed_at    timestamptz not null,
    proposed_by    jsonb       not null,
    due_at         timestamptz,
    review_id      uuid,
    version        integer,
    explanation    text,
    ended_at       timestamptz,
    releasable_to  text[]      not null,
    constraint agreement_change_number unique (agreement, number),
    constraint agreement_change_due check ((state = 'AGREED') = (due_at is not null)),
    constraint agreement_change_made check ((state = 'IN_EFFECT') = (version is not null))
);
create index agreement_change_list on agreement_change (agreement, id desc);
create index agreement_change_due_at on agreement_change (due_at, id) where state = 'AGREED';
create index agreement_change_waiting on agreement_change (agreement, id) where state = 'PROPOSED';
create index agreement_change_review on agreement_change (review_id) where review_id is not null;

-- A party's answer is given once and never changed.
create table agreement_consent (
    id            uuid        primary key,
    change_id     uuid        not null references agreement_change,
    party         text        not null,
    agency        text        not null,
    consents      boolean     not null,
    reasons       text,
    given_at      timestamptz not null,
    releasable_to text[]      not null,
    constraint agreement_consent_once unique (change_id, party)
);

-- Who gave it is seen by that party only.
create table agreement_consent_signature (
    consent_id    uuid   primary key references agreement_consent,
    subject       text   not null,
    name          text   not null,
    releasable_to text[] not null
);

alter table agreement_version enable row level security;
alter table agreement_change enable row level security;
alter table agreement_consent enable row level security;
alter table agreement_consent_signature enable row level security;
create policy signed_in on agreement_version for select to ${app} using ('*' = any (acting_audience()));
create policy released on agreement_change for select to ${app} using (releasable_to && acting_audience());
create policy propose on agreement_change for insert to ${app}
    with check (current_setting('pipeline.party', true) = 'SECRETARIAT');
create policy move on agreement_change for update to ${app}
    using (releasable_to && acting_audience()) with check (releasable_to && acting_audience());
create policy released on agreement_consent for select to ${app} using (releasable_to && acting_audience());
-- A party answers for itself, and only what it sees: what code forgets, the database refuses.
create policy answer on agreement_consent for insert to ${app} with check (
    party = current_setting('pipeline.party', true)
    and exists (select 1 from agreement_change where agreement_change.id = change_id));
create policy released on agreement_consent_signature for select to ${app}
    using (releasable_to && acting_audience());
create policy answer on agreement_consent_signature for insert to ${app} with check (exists (
    select 1 from agreement_consent
     where agreement_consent.id = consent_id and agreement_consent.party = current_setting('pipeline.party', true)));

grant select on agreement_version to ${app};
grant select, insert, update (state, revision, due_at, explanation, ended_at) on agreement_change to ${app};
grant select, insert on agreement_consent, agreement_consent_signature to ${app};
grant select, insert on agreement_version to ${worker};
grant select, insert, update on agreement_change to ${worker};
grant select on agreement_consent, agreement_consent_signature to ${worker};

-- The secretariat enters a further party with its agencies; nobody changes one over HTTP.
create policy enter on party for insert to ${app}
    with check (current_setting('pipeline.party', true) = 'SECRETARIAT');
create policy enter on agency for insert to ${app}
    with check (current_setting('pipeline.party', true) = 'SECRETARIAT');
grant insert on party, agency to ${app};
alter table agency add column told_name text;

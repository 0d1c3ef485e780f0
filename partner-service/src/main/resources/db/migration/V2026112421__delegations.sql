-- Signing delegated within an agency, for a time and a scope. Several at a time; known to the own party alone.
create table delegation (
    id              uuid        primary key,
    party           text        not null,
    agency          text        not null,
    delegator       text        not null,
    delegator_name  text        not null,
    delegate        text        not null,
    delegate_name   text        not null,
    -- Empty means all.
    agreements      text[]      not null,
    gates           text[]      not null,
    starts_at       timestamptz not null,
    ends_at         timestamptz not null,
    note            text,
    created_at      timestamptz not null,
    revoked_at      timestamptz,
    revoked_by      text,
    revoked_by_name text,
    revocation_note text,
    releasable_to   text[]      not null,
    constraint delegation_period check (starts_at < ends_at),
    constraint delegation_to_another check (delegator <> delegate)
);
create index delegation_delegate on delegation (delegate, ends_at) where revoked_at is null;
create index delegation_delegator on delegation (delegator, ends_at) where revoked_at is null;
create index delegation_agency on delegation (agency, id desc);

alter table delegation enable row level security;
create policy released on delegation for select to ${app} using (releasable_to && acting_audience());
create policy delegate on delegation for insert to ${app} with check (
    delegator = current_setting('pipeline.official', true) and agency = current_setting('pipeline.agency', true)
    and party = current_setting('pipeline.party', true) and releasable_to = array[party]);
create policy own on delegation for update to ${app}
    using (agency = current_setting('pipeline.agency', true))
    with check (agency = current_setting('pipeline.agency', true) and releasable_to = array[party]);
grant select, insert on delegation to ${app};
grant update (revoked_at, revoked_by, revoked_by_name, revocation_note) on delegation to ${app};
grant select, update on delegation to ${worker};

-- Whom work can be given to: an official sees the colleagues of the own agency, nobody else.
alter table official enable row level security;
create policy own_agency on official for select to ${app} using (agency = current_setting('pipeline.agency', true));
grant select on official to ${app};
create index official_agency on official (agency, name, subject) where active;

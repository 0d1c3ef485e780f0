-- What a site state says of a candidacy: versions, the latest counts, none vanishes.
create table host_consent (
    id                 uuid        primary key,
    project_id         uuid        not null,
    agreement          text        not null,
    state              text        not null,
    version            integer     not null,
    decision           text        not null check (decision in ('GIVEN', 'REFUSED', 'NOT_REQUIRED')),
    authority          text        not null,
    decided_on         date        not null,
    valid_until        date,
    scope              text,
    conditions         text,
    reasons            text,
    document_title     text,
    document_reference text,
    document_sha256    text,
    party              text        not null,
    agency             text        not null,
    recorded_at        timestamptz not null,
    releasable_to      text[]      not null,
    foreign key (project_id, agreement) references candidacy,
    constraint host_consent_version unique (project_id, agreement, state, version)
);

-- Who recorded it is seen by that party only.
create table host_consent_recorder (
    host_consent_id uuid   primary key references host_consent,
    subject         text   not null,
    name            text   not null,
    releasable_to   text[] not null
);

alter table host_consent enable row level security;
alter table host_consent_recorder enable row level security;
create policy released on host_consent for select to ${app} using (releasable_to && acting_audience());
create policy record on host_consent for insert to ${app}
    with check (party = current_setting('pipeline.party', true) and releasable_to && acting_audience());
create policy released on host_consent_recorder for select to ${app} using (releasable_to && acting_audience());
create policy record on host_consent_recorder for insert to ${app} with check (
    releasable_to = array[current_setting('pipeline.party', true)]
    and exists (select 1 from host_consent c
                where c.id = host_consent_id and c.party = current_setting('pipeline.party', true)));
grant select, insert on host_consent, host_consent_recorder to ${app};
grant select on host_consent, host_consent_recorder to ${worker};

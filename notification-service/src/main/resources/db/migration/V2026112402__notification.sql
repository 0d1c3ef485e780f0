-- Copies of what partner-service tells on minerals.reference.v1: who there is to tell. Only the worker reads them.
create table party_copy (
    code    text    primary key,
    version integer not null,
    name    text    not null
);
create table agency_copy (
    id      text    primary key,
    version integer not null,
    name    text    not null,
    party   text
);
create table agreement_copy (
    code    text    primary key,
    version integer not null,
    title   text    not null,
    parties text[]  not null,
    leads   jsonb   not null
);
create table official_copy (
    subject text    primary key,
    version bigint  not null,
    name    text    not null,
    email   text,
    agency  text    not null,
    party   text    not null,
    roles   text[]  not null,
    active  boolean not null
);
-- Grows with each change of the copies above, so that replicas know when their picture of them is old.
create table directory_version (
    single  boolean primary key default true check (single),
    version bigint  not null
);
insert into directory_version (version) values (1);

-- What later events don't repeat of projects and reviews.
create table project_copy (
    project_id uuid   primary key,
    party      text   not null,
    agency     text   not null,
    agreements text[] not null
);
create table open_review (
    review_id     uuid        primary key,
    project_id    uuid        not null,
    event_id      uuid        not null,
    event         jsonb       not null,
    event_time    timestamptz not null,
    releasable_to text[]      not null,
    agencies      text[]      not null,
    pending       text[]      not null,
    deadline      timestamptz not null
);
create index open_review_agencies on open_review using gin (agencies);
create table withdrawal_asked (
    project_id   uuid    not null,
    agreement    text    not null,
    gate_request integer not null,
    cause        text    not null,
    primary key (project_id, agreement, gate_request)
);
grant select, insert, update, delete
    on party_copy, agency_copy, agreement_copy, official_copy, directory_version, project_copy, open_review,
       withdrawal_asked
    to ${worker};

-- The inbox: a row per official and event. Sequence numbers are drawn under one lock that is held until the commit, so
-- that who has read up to a number has missed none below it.
create table notification (
    id              uuid        primary key,
    sequence        bigint      generated always as identity unique,
    event_id        uuid        not null,
    official        text        not null,
    party           text        not null,
    why             text        not null,
    type            text        not null,
    title           text        not null,
    body            text        not null,
    link            text        not null,
    project_id      uuid,
    project_name    text,
    agreement       text,
    agreement_title text,
    review_id       uuid,
    action_required boolean     not null,
    deadline        timestamptz,
    at              timestamptz not null,
    read_at         timestamptz,
    releasable_to   text[]      not null,
    unique (event_id, official, why)
);
create index notification_inbox on notification (official, sequence desc);
create index notification_unread on notification (official, sequence desc) where read_at is null;
create index notification_action on notification (review_id) where action_required;
create index notification_action_of on notification (official) where action_required;

-- What became of a notice on each channel.
create table delivery (
    notification_id uuid        not null references notification,
    channel         text        not null check (channel in ('INBOX', 'EMAIL')),
    status          text        not null check (status in ('PENDING', 'DELIVERED', 'RETRYING', 'FAILED')),
    attempts        integer     not null,
    created_at      timestamptz not null,
    next_attempt_at timestamptz,
    lease_until     timestamptz,
    last_error      text,
    delivered_at    timestamptz,
    releasable_to   text[]      not null,
    primary key (notification_id, channel)
);
create index delivery_due on delivery (next_attempt_at) where status in ('PENDING', 'RETRYING') and lease_until is null;
create index delivery_leased on delivery (lease_until) where lease_until is not null;
create index delivery_waiting on delivery (channel, created_at) where status in ('PENDING', 'RETRYING');
alter table delivery set (autovacuum_vacuum_scale_factor = 0.02);

-- Every try, kept for good.
create table delivery_attempt (
    notification_id uuid        not null,
    channel         text        not null,
    number          integer     not null,
    at              timestamptz not null,
    outcome         text        not null check (outcome in ('DELIVERED', 'RETRY', 'FAILED', 'INTERRUPTED')),
    detail          text,
    primary key (notification_id, channel, number),
    foreign key (notification_id, channel) references delivery
);

alter table notification enable row level security;
create policy released on notification to ${app}
    using (releasable_to && acting_audience()) with check (releasable_to && acting_audience());
alter table delivery enable row level security;
create policy released on delivery to ${app} using (releasable_to && acting_audience());
alter table delivery_attempt enable row level security;
create policy released on delivery_attempt to ${app}
    using (exists (select from delivery d
                   where d.notification_id = delivery_attempt.notification_id
                     and d.channel = delivery_attempt.channel
                     and d.releasable_to && acting_audience()));

grant select, update (read_at) on notification to ${app};
grant select on delivery, delivery_attempt to ${app};
grant select, insert, update on notification, delivery, delivery_attempt to ${worker};

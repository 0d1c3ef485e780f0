-- Reference data: one current row each, published in full whenever its content changes.

create table party (
    code       text        primary key,
    version    integer     not null,
    hash       text        not null,
    definition jsonb       not null,
    loaded_at  timestamptz not null
);

create table agency (
    id         text        primary key,
    version    integer     not null,
    hash       text        not null,
    party      text,
    definition jsonb       not null,
    loaded_at  timestamptz not null
);
create index agency_party on agency (party, id);

create table agreement (
    code          text        primary key,
    version       integer     not null,
    hash          text        not null,
    definition    jsonb       not null,
    -- Every party that it has ever had: a party that left may still see reviews of its time.
    known_parties text[]      not null,
    loaded_at     timestamptz not null
);

-- Everyone signed in may read reference data; nobody changes it over HTTP.
alter table party enable row level security;
alter table agency enable row level security;
alter table agreement enable row level security;
create policy signed_in on party for select to ${app} using ('*' = any (acting_audience()));
create policy signed_in on agency for select to ${app} using ('*' = any (acting_audience()));
create policy signed_in on agreement for select to ${app} using ('*' = any (acting_audience()));
grant select on party, agency, agreement to ${app};
grant select, insert, update on party, agency, agreement to ${worker};

-- Who can sign in, as Keycloak last told. Personal data: for the worker alone.
create table official (
    subject    text        primary key,
    version    bigint      not null,
    username   text        not null,
    name       text        not null,
    email      text,
    agency     text        not null,
    party      text        not null,
    roles      text[]      not null,
    active     boolean     not null,
    changed_at timestamptz not null
);
grant select, insert, update on official to ${worker};

-- The record of acts: who did or read what, sealed in batches whose roots are signed and published.

-- One act. Its hash commits to each field with a salt of the field's own, so that a value can be erased and the hash
-- still holds. The transaction's id orders sealing: what is older than every running transaction is complete.
create table record_leaf (
    seq           bigint generated always as identity primary key,
    xid           xid8        not null default pg_current_xact_id(),
    id            uuid        not null,
    at            timestamptz not null,
    kind          text        not null check (kind in ('COMMAND', 'READ', 'SYSTEM')),
    act           text        not null,
    resource_kind text,
    resource      text,
    project       uuid,
    party         text,
    agency        text,
    subject       text,
    name          text,
    for_subject   text,
    for_name      text,
    address       text,
    user_agent    text,
    objects       text,
    releasable_to text[]      not null,
    salts         bytea       not null,
    erased        jsonb,
    pseudonym     text
);
create index record_leaf_order on record_leaf (xid, seq);
create index record_leaf_party on record_leaf (party, at, id);
create index record_leaf_project on record_leaf (project, at, id) where project is not null;
create index record_leaf_subject on record_leaf (subject, at, id) where subject is not null;
alter table record_leaf enable row level security;
-- An official writes for the own party alone; what the system did is seen by those whom it was about.
create policy writes on record_leaf for insert to ${app}
    with check (party = current_setting('pipeline.party', true) and kind <> 'SYSTEM');
create policy own on record_leaf for select to ${app}
    using (releasable_to && (select acting_audience()));
grant insert, select on record_leaf to ${app}, ${worker};

-- What an object was before and after an act, under its own marking; the leaf commits to it.
create table record_value (
    leaf          uuid     not null,
    object        smallint not null,
    side          text     not null check (side in ('before', 'after')),
    salt          bytea    not null,
    value         text,
    party         text,
    releasable_to text[]   not null,
    primary key (leaf, object, side)
);
alter table record_value enable row level security;
create policy writes on record_value for insert to ${app}
    with check (party = current_setting('pipeline.party', true));
create policy released on record_value for select to ${app}
    using (releasable_to && (select acting_audience()));
grant insert, select on record_value to ${app}, ${worker};

-- The signed root of a batch, and up to which leaf it sealed.
create table record_batch (
    number    bigint primary key,
    leaves    integer     not null,
    root      bytea       not null,
    previous  bytea       not null,
    sealed_at timestamptz not null,
    key_id    text        not null,
    signature bytea       not null,
    until_xid xid8        not null,
    until_seq bigint      not null
);
grant select on record_batch to ${app};
grant select, insert on record_batch to ${worker};

-- Which leaf stands where in a batch, with the hash that was sealed.
create table record_sealed (
    batch    bigint  not null,
    position integer not null,
    seq      bigint  not null,
    hash     bytea   not null,
    primary key (batch, position)
);
create unique index record_sealed_leaf on record_sealed (seq);
grant select on record_sealed to ${app};
grant select, insert on record_sealed to ${worker};

-- The roots of all services as they were published: a copy that the owner of another database can't reach. Two different
-- roots for one batch are both kept.
create table record_root_copy (
    service   text        not null,
    number    bigint      not null,
    leaves    integer     not null,
    root      bytea       not null,
    previous  bytea       not null,
    sealed_at timestamptz not null,
    key_id    text        not null,
    signature bytea       not null,
    primary key (service, number, signature)
);
grant select on record_root_copy to ${app};
grant select, insert on record_root_copy to ${worker};

-- What every service's database has: who acts, the outbox, what was consumed, what waits, and answered requests.

-- The principals of the official for whom this transaction acts; empty, and so blind, where none is set.
create function acting_audience() returns text[] language sql stable parallel safe as $$
    select array_remove(array[
        case when coalesce(current_setting('pipeline.party', true), '') <> '' then '*' end,
        nullif(current_setting('pipeline.party', true), ''),
        'agency:' || nullif(current_setting('pipeline.agency', true), ''),
        'official:' || nullif(current_setting('pipeline.official', true), '')
    ], null)
$$;

create table outbox (
    seq         bigint generated always as identity primary key,
    event_id    uuid        not null,
    topic       text        not null,
    key         text,
    headers     jsonb       not null,
    payload     bytea       not null,
    created_at  timestamptz not null,
    parked_at   timestamptz,
    park_reason text
);
create index outbox_parked on outbox (topic, key) where parked_at is not null;
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
grant insert on outbox to ${app};
grant select, insert, update, delete on outbox to ${worker};

create table consumed_event (
    consumer    text        not null,
    source      text        not null,
    event_id    text        not null,
    digest      bytea       not null,
    consumed_at timestamptz not null,
    primary key (consumer, source, event_id)
);
create index consumed_event_age on consumed_event (consumed_at);
grant select, insert, delete on consumed_event to ${worker};

-- Events that could not be processed (dead), and later events of the same key that wait behind them.
create table parked_event (
    id        bigint generated always as identity primary key,
    consumer  text        not null,
    topic     text        not null,
    key       text        not null,
    event_id  text        not null,
    headers   jsonb       not null,
    payload   bytea,
    position  text        not null,
    dead      boolean     not null,
    reason    text,
    parked_at timestamptz not null
);
create index parked_event_key on parked_event (consumer, topic, key, id);
grant select, insert, update, delete on parked_event to ${worker};

create table idempotency_key (
    official     text        not null,
    key          text        not null,
    request_hash text        not null,
    status       integer,
    headers      jsonb,
    body         text,
    created_at   timestamptz not null,
    primary key (official, key)
);
create index idempotency_key_age on idempotency_key (created_at);
alter table idempotency_key enable row level security;
create policy own on idempotency_key to ${app}
    using (official = current_setting('pipeline.official', true))
    with check (official = current_setting('pipeline.official', true));
grant select, insert, update on idempotency_key to ${app};
grant select, delete on idempotency_key to ${worker};

-- What operators do to dead letters: asked for by one, approved by one of another party, done once.
create table operator_act (
    id              uuid        primary key,
    act             text        not null check (act in ('READ', 'MEND', 'REPLAY', 'DROP')),
    consumer        text        not null,
    topic           text        not null,
    key             text        not null,
    event_id        text        not null,
    mended          bytea,
    reason          text        not null,
    state           text        not null check (state in ('REQUESTED', 'APPROVED', 'REFUSED', 'DONE', 'FAILED')),
    requested_by    jsonb       not null,
    requested_party text        not null,
    requested_at    timestamptz not null,
    decided_by      jsonb,
    decided_party   text,
    decided_at      timestamptz,
    decision_reason text,
    valid_until     timestamptz,
    done_at         timestamptz,
    outcome         text,
    check ((act = 'MEND') = (mended is not null)),
    -- The second person is of another party, whatever the code says.
    check (decided_party is null or decided_party <> requested_party),
    check (state in ('REQUESTED', 'REFUSED') or decided_party is not null)
);
grant select, insert, update on operator_act to ${worker};
create index parked_event_dead on parked_event (id) where dead;

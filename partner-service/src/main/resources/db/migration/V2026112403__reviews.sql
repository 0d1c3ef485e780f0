-- A review is one round on one gate request, with the rule that binds it from its opening to its end.
create table review (
    id                uuid        primary key,
    status            text        not null check (status in ('OPEN', 'CONCLUDED', 'REFUSED')),
    revision          integer     not null,
    question_version  integer     not null,
    round             integer     not null,
    project_id        uuid        not null,
    project_name      text        not null,
    agreement         text        not null,
    agreement_version integer     not null,
    gate              text        not null,
    gate_request      integer     not null,
    dossier_version   integer     not null,
    dossier_hash      text        not null,
    sections          jsonb       not null,
    note              text,
    parties           text[]      not null,
    hosts             text[]      not null,
    leads             jsonb       not null,
    rule              jsonb,
    deadlines         jsonb,
    opened_at         timestamptz not null,
    deadline          timestamptz,
    reminder_at       timestamptz,
    escalated_at      timestamptz,
    due_at            timestamptz,
    outcome           text,
    cause             text,
    reason            text,
    explanation       text,
    concluded_at      timestamptz,
    releasable_to     text[]      not null,
    -- One review per gate request, however often the event comes.
    constraint review_question unique (project_id, agreement, gate_request),
    constraint review_binds check (status = 'REFUSED' or (rule is not null and deadline is not null)),
    constraint review_ends check ((status = 'CONCLUDED') = (outcome is not null))
);
-- One open review per candidacy.
create unique index review_open on review (project_id, agreement) where status = 'OPEN';
create index review_project on review (project_id, id desc);
create index review_agreement on review (agreement, id desc);
create index review_status on review (status, id desc);
create index review_due on review (due_at) where status = 'OPEN';
create index review_deadline on review (deadline) where status = 'OPEN';

-- On whom an open review waits. A table of its own, since row-level security lets no index serve an array's operators.
create table pending_party (
    review_id     uuid        not null references review,
    party         text        not null,
    deadline      timestamptz not null,
    releasable_to text[]      not null,
    primary key (review_id, party)
);
create index pending_party_work on pending_party (party, deadline, review_id);

-- Positions are never changed: a party that replaces its own adds a version, the latest counts.
create table position (
    id              uuid        primary key,
    review_id       uuid        not null references review,
    party           text        not null,
    version         integer     not null,
    agency          text        not null,
    decision        text        not null,
    is_final        boolean     not null,
    reasons         text,
    conditions      jsonb       not null,
    dossier_version integer     not null,
    dossier_hash    text        not null,
    sections        jsonb       not null,
    taken_at        timestamptz not null,
    releasable_to   text[]      not null,
    constraint position_version unique (review_id, party, version)
);

-- Who signed is seen by that party only.
create table signature (
    position_id   uuid        primary key references position,
    subject       text        not null,
    name          text        not null,
    releasable_to text[]      not null
);

alter table review enable row level security;
alter table pending_party enable row level security;
alter table position enable row level security;
alter table signature enable row level security;
create policy released on review to ${app}
    using (releasable_to && acting_audience()) with check (releasable_to && acting_audience());
create policy released on pending_party to ${app} using (releasable_to && acting_audience());
-- A party signs for itself: what code forgets, the database refuses.
create policy released on position for select to ${app} using (releasable_to && acting_audience());
create policy sign on position for insert to ${app}
    with check (party = current_setting('pipeline.party', true));
create policy released on signature for select to ${app} using (releasable_to && acting_audience());
create policy sign on signature for insert to ${app} with check (exists (
    select 1 from position where position.id = position_id and position.party = current_setting('pipeline.party', true)));

grant select, update on review to ${app};
grant select, delete on pending_party to ${app};
grant select, insert on position, signature to ${app};
grant select, insert, update on review to ${worker};
grant select, insert, update, delete on pending_party to ${worker};
grant select, insert on position, signature to ${worker};

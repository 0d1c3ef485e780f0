-- What has to happen under an agreement by when: one row for a clock of the agreement, one for each selected project.
create table agreement_clock (
    id               uuid        primary key,
    agreement        text        not null references agreement,
    name             text        not null,
    base_event       text        not null,
    project_id       uuid,
    project_name     text,
    status           text        not null check (status in ('RUNNING', 'EXPIRED', 'FULFILLED', 'CANCELLED')),
    revision         integer     not null,
    base_on          date        not null,
    length           text        not null,
    fulfilled_by     text        not null,
    due_on           date        not null,
    due_at           timestamptz not null,
    reminders        jsonb       not null,
    next_at          timestamptz,
    expired_at       timestamptz,
    fulfilled_on     date,
    evidence         text,
    fulfilled_at     timestamptz,
    fulfilled_agency text,
    releasable_to    text[]      not null,
    -- One of a name per agreement, and one per selected project, however often its event comes.
    constraint agreement_clock_once unique nulls not distinct (agreement, name, project_id),
    constraint agreement_clock_runs check ((status = 'RUNNING') = (next_at is not null)),
    constraint agreement_clock_fulfilled check ((status = 'FULFILLED') = (fulfilled_at is not null))
);
create index agreement_clock_list on agreement_clock (agreement, due_at, id);
create index agreement_clock_project on agreement_clock (project_id, due_at, id) where project_id is not null;
create index agreement_clock_order on agreement_clock (due_at, id);
create index agreement_clock_next on agreement_clock (next_at, id) where status = 'RUNNING';

alter table agreement_clock enable row level security;
create policy released on agreement_clock for select to ${app} using (releasable_to && acting_audience());
create policy fulfil on agreement_clock for update to ${app}
    using (releasable_to && acting_audience()) with check (releasable_to && acting_audience());
grant select, update (status, revision, next_at, fulfilled_on, evidence, fulfilled_at, fulfilled_agency)
    on agreement_clock to ${app};
grant select, insert, update on agreement_clock to ${worker};

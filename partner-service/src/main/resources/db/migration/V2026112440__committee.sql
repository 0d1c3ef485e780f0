-- A meeting of an agreement's joint committee. Its row is the root: who changes anything about it locks it first.
create table meeting (
    id                   uuid        primary key,
    agreement            text        not null,
    version              integer     not null,
    title                text        not null,
    starts_at            timestamptz not null,
    zone                 text        not null,
    form                 text        not null check (form in ('IN_PERSON', 'VIDEO', 'HYBRID', 'WRITTEN')),
    place                text        not null,
    chairing_party       text        not null,
    parties              text[]      not null,
    leads                jsonb       not null,
    minutes_working_days integer     not null check (minutes_working_days between 1 and 60),
    status               text        not null
        check (status in ('PLANNED', 'CONVENED', 'HELD', 'MINUTES_OUT', 'CLOSED', 'CANCELLED')),
    convened_at          timestamptz,
    held_at              timestamptz,
    minutes_version      integer     not null default 0,
    circulated_at        timestamptz,
    minutes_deadline     timestamptz,
    approved_at          timestamptz,
    silent_parties       text[]      not null default '{}',
    cancelled_at         timestamptz,
    cancel_reasons       text,
    due_at               timestamptz,
    releasable_to        text[]      not null,
    constraint meeting_minutes_out check (status <> 'MINUTES_OUT' or minutes_deadline is not null),
    constraint meeting_cancelled check ((status = 'CANCELLED') = (cancelled_at is not null))
);
create index meeting_agreement on meeting (agreement, starts_at desc, id desc);
create index meeting_starts on meeting (starts_at desc, id desc);
create index meeting_due on meeting (due_at) where due_at is not null;

create table agenda_point (
    id            uuid    primary key,
    meeting_id    uuid    not null references meeting,
    ordinal       integer not null,
    kind          text    not null check (kind in ('A', 'B')),
    title         text    not null,
    presenter     text,
    review_id     uuid,
    project_id    uuid,
    decision      text,
    minutes       text,
    releasable_to text[]  not null,
    constraint agenda_point_subject check (review_id is null or project_id is null)
);
create index agenda_point_meeting on agenda_point (meeting_id, ordinal, id);

create table attendance (
    id            uuid   primary key,
    meeting_id    uuid   not null references meeting,
    party         text   not null,
    agency        text   not null,
    name          text   not null,
    releasable_to text[] not null
);
create index attendance_meeting on attendance (meeting_id, id);

-- What a version of the minutes said when it was circulated; never changed.
create table minutes_version (
    meeting_id    uuid        not null references meeting,
    version       integer     not null,
    circulated_at timestamptz not null,
    deadline      timestamptz not null,
    points        jsonb       not null,
    releasable_to text[]      not null,
    primary key (meeting_id, version)
);

-- What a party says to a version of the minutes, once.
create table minutes_answer (
    meeting_id    uuid        not null,
    version       integer     not null,
    party         text        not null,
    agency        text        not null,
    approves      boolean     not null,
    reasons       text,
    answered_at   timestamptz not null,
    releasable_to text[]      not null,
    primary key (meeting_id, version, party),
    foreign key (meeting_id, version) references minutes_version,
    constraint minutes_answer_reasons check (approves or reasons is not null)
);

create table action_item (
    id              uuid        primary key,
    meeting_id      uuid        not null references meeting,
    point_id        uuid,
    text            text        not null,
    party           text        not null,
    agency          text        not null,
    due_on          date        not null,
    due_at          timestamptz not null,
    overdue_told_at timestamptz,
    done_at         timestamptz,
    done_note       text,
    releasable_to   text[]      not null,
    constraint action_item_done check ((done_at is null) = (done_note is null))
);
create index action_item_meeting on action_item (meeting_id, due_on, id);

-- Open reviews put together, so that each party may decide on them in one act.
create table review_package (
    id            uuid        primary key,
    agreement     text        not null,
    title         text        not null,
    note          text,
    meeting_id    uuid        references meeting,
    parties       text[]      not null,
    leads         jsonb       not null,
    opened_by     text        not null,
    opened_at     timestamptz not null,
    releasable_to text[]      not null
);
create index review_package_agreement on review_package (agreement, id desc);
create index review_package_meeting on review_package (meeting_id, id desc) where meeting_id is not null;

create table package_item (
    package_id    uuid    not null references review_package,
    review_id     uuid    not null,
    ordinal       integer not null,
    releasable_to text[]  not null,
    primary key (package_id, review_id)
);

-- That a party has signed, and what it took out. What it decided stands in its positions, under their own rules.
create table package_signature (
    package_id    uuid        not null references review_package,
    party         text        not null,
    agency        text        not null,
    taken_out     jsonb       not null,
    signed_at     timestamptz not null,
    releasable_to text[]      not null,
    primary key (package_id, party)
);

-- The act itself, as it was signed and by whom: for the own party alone.
create table package_act (
    package_id    uuid   not null,
    party         text   not null,
    subject       text   not null,
    name          text   not null,
    act           jsonb  not null,
    releasable_to text[] not null,
    primary key (package_id, party),
    foreign key (package_id, party) references package_signature
);

alter table meeting enable row level security;
alter table agenda_point enable row level security;
alter table attendance enable row level security;
alter table minutes_version enable row level security;
alter table minutes_answer enable row level security;
alter table action_item enable row level security;
alter table review_package enable row level security;
alter table package_item enable row level security;
alter table package_signature enable row level security;
alter table package_act enable row level security;
create policy released on meeting to ${app}
    using (releasable_to && acting_audience()) with check (releasable_to && acting_audience());
create policy released on agenda_point to ${app}
    using (releasable_to && acting_audience()) with check (releasable_to && acting_audience());
create policy released on attendance to ${app}
    using (releasable_to && acting_audience()) with check (releasable_to && acting_audience());
create policy released on minutes_version to ${app}
    using (releasable_to && acting_audience()) with check (releasable_to && acting_audience());
create policy released on action_item to ${app}
    using (releasable_to && acting_audience()) with check (releasable_to && acting_audience());
create policy released on review_package to ${app}
    using (releasable_to && acting_audience()) with check (releasable_to && acting_audience());
create policy released on package_item to ${app}
    using (releasable_to && acting_audience()) with check (releasable_to && acting_audience());
-- A party answers and signs for itself: what code forgets, the database refuses.
create policy released on minutes_answer for select to ${app} using (releasable_to && acting_audience());
create policy answer on minutes_answer for insert to ${app}
    with check (party = current_setting('pipeline.party', true));
create policy released on package_signature for select to ${app} using (releasable_to && acting_audience());
create policy sign on package_signature for insert to ${app}
    with check (party = current_setting('pipeline.party', true));
create policy own on package_act for select to ${app} using (releasable_to && acting_audience());
create policy sign on package_act for insert to ${app}
    with check (party = current_setting('pipeline.party', true));

grant select, insert, update on meeting, action_item to ${app};
-- Only to lock its row: nothing about a package ever changes.
grant update (note) on review_package to ${app};
grant select, insert, update, delete on agenda_point to ${app};
grant select, insert, delete on attendance to ${app};
grant select, insert on
    minutes_version, minutes_answer, review_package, package_item, package_signature, package_act to ${app};
grant select, update on meeting, action_item to ${worker};
grant select on minutes_answer to ${worker};

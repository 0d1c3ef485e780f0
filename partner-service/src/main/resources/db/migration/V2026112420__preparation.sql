-- What a party prepares inside itself before it signs: released to that party alone, in every row.
create table preparation (
    review_id       uuid        not null references review,
    party           text        not null,
    revision        integer     not null,
    subject_type    text        not null,
    project_id      uuid,
    project_name    text,
    agreement       text        not null,
    gate            text,
    lead            text        not null,
    consulted       text[]      not null,
    mandatory       text[]      not null,
    assignee        text,
    assignee_name   text,
    assignment_note text,
    assigned_at     timestamptz,
    open            boolean     not null,
    releasable_to   text[]      not null,
    primary key (review_id, party)
);
create index preparation_assignee on preparation (assignee, review_id) where open;

-- Every version of a draft is kept.
create table draft_position (
    id              uuid        primary key,
    review_id       uuid        not null,
    party           text        not null,
    version         integer     not null,
    agency          text        not null,
    decision        text,
    is_final        boolean     not null,
    reasons         text,
    conditions      jsonb       not null,
    written_by      text        not null,
    written_by_name text        not null,
    written_at      timestamptz not null,
    releasable_to   text[]      not null,
    constraint draft_position_version unique (review_id, party, version),
    foreign key (review_id, party) references preparation
);

-- What an agency of the party is asked to clear. The latest question counts; answers are kept in all versions.
create table clearance (
    review_id         uuid        not null,
    party             text        not null,
    agency            text        not null,
    lead              text        not null,
    subject_type      text        not null,
    project_id        uuid,
    project_name      text,
    agreement         text        not null,
    gate              text,
    mandatory         boolean     not null,
    question          text,
    draft_version     integer,
    requested_by      text,
    requested_by_name text,
    requested_at      timestamptz not null,
    due_at            timestamptz not null,
    remind_at         timestamptz,
    answered          boolean     not null,
    assignee          text,
    assignee_name     text,
    assignment_note   text,
    open              boolean     not null,
    releasable_to     text[]      not null,
    primary key (review_id, party, agency),
    foreign key (review_id, party) references preparation
);
create index clearance_waiting on clearance (agency, due_at, review_id) where open and not answered;
create index clearance_remind on clearance (remind_at) where open and not answered and remind_at is not null;
create index clearance_assignee on clearance (assignee, review_id) where open and not answered;

create table clearance_answer (
    id               uuid        primary key,
    review_id        uuid        not null,
    party            text        not null,
    agency           text        not null,
    version          integer     not null,
    answer           text        not null,
    comment          text,
    draft_version    integer,
    answered_by      text        not null,
    answered_by_name text        not null,
    answered_at      timestamptz not null,
    releasable_to    text[]      not null,
    constraint clearance_answer_version unique (review_id, party, agency, version),
    foreign key (review_id, party, agency) references clearance
);

-- A review that ended and whose preparations are still to be closed. Whoever ends it sees only the own party's, so a mark
-- that all of its parties may set tells the worker to close the rest.
create table ended_review (
    review_id     uuid        primary key references review,
    ended_at      timestamptz not null,
    releasable_to text[]      not null
);

alter table preparation enable row level security;
alter table draft_position enable row level security;
alter table clearance enable row level security;
alter table clearance_answer enable row level security;
alter table ended_review enable row level security;
create policy released on preparation for select to ${app} using (releasable_to && acting_audience());
create policy own on preparation for update to ${app}
    using (party = current_setting('pipeline.party', true))
    with check (party = current_setting('pipeline.party', true) and releasable_to = array[party]);
create policy released on draft_position for select to ${app} using (releasable_to && acting_audience());
create policy write on draft_position for insert to ${app} with check (
    party = current_setting('pipeline.party', true) and releasable_to = array[party] and exists (
        select 1 from preparation p where p.review_id = draft_position.review_id and p.party = draft_position.party
            and p.lead = current_setting('pipeline.agency', true)));
create policy released on clearance for select to ${app} using (releasable_to && acting_audience());
create policy ask on clearance for insert to ${app} with check (
    party = current_setting('pipeline.party', true) and lead = current_setting('pipeline.agency', true)
    and releasable_to = array[party]);
create policy own on clearance for update to ${app}
    using (party = current_setting('pipeline.party', true))
    with check (party = current_setting('pipeline.party', true) and releasable_to = array[party]);
create policy released on clearance_answer for select to ${app} using (releasable_to && acting_audience());
create policy answer on clearance_answer for insert to ${app} with check (
    party = current_setting('pipeline.party', true) and agency = current_setting('pipeline.agency', true)
    and releasable_to = array[party]);
create policy released on ended_review to ${app}
    using (releasable_to && acting_audience()) with check (releasable_to && acting_audience());

grant select, update on preparation to ${app};
grant select, insert on draft_position, clearance_answer, ended_review to ${app};
grant select, insert, update on clearance to ${app};
grant select, insert, update on preparation, clearance to ${worker};
grant select, insert on draft_position, clearance_answer to ${worker};
-- To claim one is to lock it, which asks for the right to change it.
grant select, insert, update, delete on ended_review to ${worker};

-- Reviews that are open already get what new ones get at their opening; nobody is asked by itself in mid-review.
insert into preparation (review_id, party, revision, subject_type, project_id, project_name, agreement, gate, lead, consulted,
    mandatory, open, releasable_to)
select r.id, lead.key, 1, r.subject_type, r.project_id, r.project_name, r.agreement, r.gate, lead.value,
    array(select jsonb_array_elements_text(coalesce(a.definition -> 'consulted' -> lead.key, '[]'))),
    '{}', true, array[lead.key]
from review r join agreement a on a.code = r.agreement cross join lateral jsonb_each_text(r.leads) lead
where r.status = 'OPEN';

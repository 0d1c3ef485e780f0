-- What approvals were tied to: part of the outcome, and so seen by all parties of the agreement.
create table approval_condition (
    id              uuid        primary key,
    project_id      uuid        not null,
    agreement       text        not null,
    project_name    text        not null,
    review_id       uuid        not null references review,
    subject_type    text        not null,
    gate            text,
    place           integer     not null,
    party           text        not null,
    text            text        not null,
    due_on          date,
    -- When the due date is over, where the agreement's clock hangs; null without one.
    overdue_at      timestamptz,
    -- The moment for which it has been told that it is overdue: once for each due date.
    overdue_told_at timestamptz,
    owner           text,
    status          text        not null check (status in ('OPEN', 'DISCHARGED', 'WAIVED')),
    revision        integer     not null,
    set_at          timestamptz not null,
    ended_at        timestamptz,
    ended_by        text,
    ended_reasons   text,
    releasable_to   text[]      not null,
    constraint approval_condition_once unique (review_id, place),
    constraint approval_condition_ends check ((status = 'OPEN') = (ended_at is null))
);
create index approval_condition_project on approval_condition (project_id, id desc);
create index approval_condition_agreement on approval_condition (agreement, id desc);
create index approval_condition_open on approval_condition (project_id, agreement) where status = 'OPEN';
create index approval_condition_owner on approval_condition (owner, id desc) where owner is not null;
create index approval_condition_overdue on approval_condition (overdue_at)
    where status = 'OPEN' and overdue_told_at is null;

-- What shows that a condition is fulfilled: each piece stays.
create table condition_evidence (
    id            uuid        primary key,
    condition_id  uuid        not null references approval_condition,
    party         text        not null,
    agency        text        not null,
    evidence      text        not null,
    reference     text,
    link          text,
    submitted_at  timestamptz not null,
    releasable_to text[]      not null
);
create index condition_evidence_condition on condition_evidence (condition_id, id);

-- Who did what is seen by that party only.
create table condition_actor (
    id            uuid        primary key,
    condition_id  uuid        not null references approval_condition,
    act           text        not null,
    subject       text        not null,
    name          text        not null,
    acted_at      timestamptz not null,
    releasable_to text[]      not null
);
create index condition_actor_condition on condition_actor (condition_id, id);

alter table approval_condition enable row level security;
alter table condition_evidence enable row level security;
alter table condition_actor enable row level security;
create policy released on approval_condition for select to ${app} using (releasable_to && acting_audience());
-- They come to be as a review concludes, whoever's act concluded it.
create policy conclude on approval_condition for insert to ${app} with check (
    status = 'OPEN' and releasable_to && acting_audience()
    and exists (select 1 from review r where r.id = review_id and approval_condition.party = any (r.parties)));
-- Only the party that set one ends it; nobody opens one again.
create policy act on approval_condition for update to ${app}
    using (releasable_to && acting_audience() and status = 'OPEN')
    with check (releasable_to && acting_audience()
                and (status = 'OPEN' or party = current_setting('pipeline.party', true)));
create policy released on condition_evidence for select to ${app} using (releasable_to && acting_audience());
create policy submit on condition_evidence for insert to ${app}
    with check (party = current_setting('pipeline.party', true) and releasable_to && acting_audience());
create policy released on condition_actor for select to ${app} using (releasable_to && acting_audience());
create policy act on condition_actor for insert to ${app}
    with check (releasable_to = array[current_setting('pipeline.party', true)]);
grant select, insert, update (owner, status, revision, ended_at, ended_by, ended_reasons) on approval_condition to ${app};
grant select, insert on condition_evidence, condition_actor to ${app};
grant select, insert, update on approval_condition to ${worker};
grant select on condition_evidence, condition_actor to ${worker};

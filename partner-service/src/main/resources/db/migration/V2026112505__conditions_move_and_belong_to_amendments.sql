-- Conditions of an agreement's change belong to no project, and the date of any condition can be moved.
alter table approval_condition
    alter column project_id drop not null,
    alter column project_name drop not null,
    -- Where the due date ends: the agreement's zone as the condition was set.
    add column zone text;
update approval_condition c set zone = a.definition -> 'deadlines' ->> 'zone' from agreement a where a.code = c.agreement;
alter table approval_condition
    alter column zone set not null,
    add constraint approval_condition_project check ((project_id is null) = (subject_type = 'AMENDMENT')),
    add constraint approval_condition_day check ((due_on is null) = (overdue_at is null));
grant update (due_on, overdue_at, overdue_told_at) on approval_condition to ${app};

-- Every date that a condition was moved to, with the one before: never changed.
create table condition_due_change (
    condition_id  uuid        not null references approval_condition,
    change        integer     not null check (change > 0),
    due_before    date,
    due_on        date        not null check (due_on is distinct from due_before),
    reasons       text        not null,
    agency        text        not null,
    changed_at    timestamptz not null,
    releasable_to text[]      not null,
    primary key (condition_id, change)
);
alter table condition_due_change enable row level security;
create policy released on condition_due_change for select to ${app} using (releasable_to && acting_audience());
-- Only the party that set a condition moves its date.
create policy move on condition_due_change for insert to ${app} with check (
    releasable_to && acting_audience()
    and exists (select 1 from approval_condition c
                where c.id = condition_id and c.party = current_setting('pipeline.party', true)));
grant select, insert on condition_due_change to ${app};
grant select, update (releasable_to) on condition_due_change to ${worker};

-- Those of amendments by their agreement, as they are shown to its parties of now.
create index approval_condition_amendment on approval_condition (agreement) where project_id is null;

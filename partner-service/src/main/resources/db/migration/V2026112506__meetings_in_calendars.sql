-- Calendars say since when something is due, and page by what is its own.

-- Since when a condition is due on its day, and the how many-th day that is.
alter table approval_condition
    add column due_version integer not null default 1,
    add column due_set_at timestamptz;
update approval_condition c set
    due_version = 1 + (select count(*) from condition_due_change d where d.condition_id = c.id),
    due_set_at = coalesce((select max(d.changed_at) from condition_due_change d where d.condition_id = c.id), c.set_at);
alter table approval_condition alter column due_set_at set not null;
grant update (due_version, due_set_at) on approval_condition to ${app};

-- When a clock was set last. Of those that run already it isn't known any more: at the latest now.
alter table agreement_clock add column set_at timestamptz;
update agreement_clock set set_at = least(now(), base_on::timestamp at time zone 'UTC');
alter table agreement_clock alter column set_at set not null;

-- A clearance is found by its review, party and agency, but lists that hold other things too tell it apart by an id.
alter table clearance add column id uuid not null default gen_random_uuid();
alter table clearance alter column id drop default;
create unique index clearance_id on clearance (id);
create index clearance_due on clearance (agency, due_at, id) where open and not answered;

-- Meetings that the parties are called to, and what is still to be done of them, by when.
create index meeting_convened on meeting (starts_at, id) where status = 'CONVENED';
alter table action_item add column set_at timestamptz, add column agreement text;
update action_item i set agreement = m.agreement, set_at = coalesce(m.held_at, m.starts_at)
from meeting m where m.id = i.meeting_id;
alter table action_item alter column set_at set not null, alter column agreement set not null;
create index action_item_open on action_item (due_at, id) where done_at is null;

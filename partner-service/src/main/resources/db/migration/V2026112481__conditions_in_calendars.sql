-- Open conditions by the day on which they are due, as calendars show them.
create index approval_condition_due on approval_condition (overdue_at, id) where status = 'OPEN';

-- An event that names something not yet known waits at the head of its key and is tried again by itself.
alter table parked_event add column retry_at timestamptz;
create index parked_event_retry on parked_event (retry_at) where retry_at is not null;

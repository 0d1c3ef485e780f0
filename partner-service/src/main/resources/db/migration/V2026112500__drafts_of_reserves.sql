-- A draft of a reserve says until when it would hold.
alter table draft_position add column reserve_until date;

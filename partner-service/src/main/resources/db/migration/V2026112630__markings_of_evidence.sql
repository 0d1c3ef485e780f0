-- Evidence has a marking of its own: what it is kept to stays so when the parties of an agreement change.
alter table condition_evidence add column marking jsonb not null default '{"kind": "PARTIES"}';

-- An amendment of an agreement is reviewed as well, and has no project.
alter table open_review alter column project_id drop not null;

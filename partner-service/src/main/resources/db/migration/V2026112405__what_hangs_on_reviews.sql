-- What other subjects need of a review's question: where its sites lie, who nominated, who had a hand in the dossier.
alter table review add column site_countries text[] not null default '{}';
alter table review add column editors text[] not null default '{}';
alter table review add column nominating_party text;

-- A delegated signature records both names.
alter table signature add column on_behalf_of text;
alter table signature add column on_behalf_of_name text;

-- Not every question is a gate, and not every one has a project.
alter table review add column subject_type text not null default 'CANDIDACY_GATE';
alter table review alter column subject_type drop default;
alter table review add column change_request integer;
alter table review add column title text;
alter table review alter column project_id drop not null;
alter table review alter column project_name drop not null;
alter table review alter column gate drop not null;
alter table review alter column gate_request drop not null;
alter table review alter column dossier_version drop not null;
alter table position alter column dossier_version drop not null;
alter table review add constraint review_asks check (case
    when subject_type = 'CANDIDACY_GATE'
    then project_id is not null and gate is not null and gate_request is not null and dossier_version is not null
    else change_request is not null and gate is null and gate_request is null
         and (project_id is null) = (subject_type = 'AMENDMENT') end);
-- One review per change request and per amendment, however often the event comes.
create unique index review_change on review (project_id, agreement, change_request) where project_id is not null and change_request is not null;
create unique index review_amendment on review (agreement, change_request) where project_id is null;
create unique index review_amendment_open on review (agreement) where project_id is null and status = 'OPEN';

-- What other subjects need of a review's question: where its sites lie, who nominated, who had a hand in the dossier.
alter table review add column site_countries text[] not null default '{}';
alter table review add column editors text[] not null default '{}';
alter table review add column nominating_party text;

-- A delegated signature records both names.
alter table signature add column on_behalf_of text;
alter table signature add column on_behalf_of_name text;

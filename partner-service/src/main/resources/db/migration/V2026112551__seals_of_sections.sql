-- The seals of a dossier's sections stood in the review's row, which every party of it reads: what a party marks as its own
-- showed its hash, and to whom it is released. Each is a row now for those who may see the section.
create table review_section (
    review_id     uuid    not null,
    section       text    not null,
    version       integer not null,
    hash          text    not null,
    releasable_to text[]  not null,
    primary key (review_id, section)
);
insert into review_section (review_id, section, version, hash, releasable_to)
select r.id, lower(s ->> 'section'), (s ->> 'version')::integer, s ->> 'hash',
       array(select jsonb_array_elements_text(s -> 'releasableTo'))
  from review r cross join lateral jsonb_array_elements(r.sections) s;
alter table review_section enable row level security;
create policy released on review_section for select to ${app} using (releasable_to && acting_audience());
grant select on review_section to ${app};
grant select, insert on review_section to ${worker};
alter table review drop column sections;

-- On which sections a party signed is its own affair, as is who signed.
alter table signature add column sections jsonb not null default '[]';
update signature s set sections = p.sections from position p where p.id = s.position_id;
alter table signature alter column sections drop default;
alter table position drop column sections;

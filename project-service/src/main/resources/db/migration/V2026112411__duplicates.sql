-- Where projects are, by a quarter of a degree of latitude and by longitude: neighbours are found by index. Comparisons of
-- numbers are leakproof, so that indexes serve them under row-level security. Kept like the current section of sites, with
-- its audience.
create table site_point (
    project_id    uuid             not null references project,
    number        integer          not null,
    band          integer          not null,
    latitude      double precision not null,
    longitude     double precision not null,
    releasable_to text[]           not null,
    primary key (project_id, number)
);
create index site_point_near on site_point (band, longitude);
alter table site_point enable row level security;
create policy released on site_point for select to ${app} using (releasable_to && acting_audience());
grant select on site_point to ${app};
grant all on site_point to ${worker};

create function keep_site_points() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public as $$
begin
    if new.section = 'sites' and new.superseded_by is null then
        delete from site_point where project_id = new.project_id;
        insert into site_point (project_id, number, band, latitude, longitude, releasable_to)
        select new.project_id, number, floor((site ->> 'latitude')::double precision * 4)::integer,
               (site ->> 'latitude')::double precision, (site ->> 'longitude')::double precision, new.releasable_to
          from jsonb_array_elements(new.content -> 'sites') with ordinality as s(site, number)
         where site ->> 'latitude' is not null and site ->> 'longitude' is not null;
    end if;
    return null;
end $$;
create trigger keep_site_points after insert or update on dossier_section
    for each row execute function keep_site_points();
update dossier_section set releasable_to = releasable_to where section = 'sites' and superseded_by is null;

-- What a person found two projects to be; the latest that one sees counts. Pairs are kept with the smaller id first.
create table duplicate_settlement (
    id            uuid        primary key,
    first         uuid        not null references project,
    second        uuid        not null references project check (first < second),
    verdict       text        not null check (verdict in ('DISTINCT', 'SAME', 'RELATED')),
    reasons       text        not null,
    first_mark    integer     not null,
    second_mark   integer     not null,
    settled_at    timestamptz not null,
    settled_by    jsonb       not null,
    releasable_to text[]      not null
);
create index duplicate_settlement_first on duplicate_settlement (first, id);
create index duplicate_settlement_second on duplicate_settlement (second, id);
alter table duplicate_settlement enable row level security;
-- Nobody learns of a project that they can't see, by a settlement either.
create policy released on duplicate_settlement for select to ${app} using (
    releasable_to && acting_audience()
    and exists (select 1 from project where project.id = first)
    and exists (select 1 from project where project.id = second));
create policy settle on duplicate_settlement for insert to ${app} with check (
    releasable_to && acting_audience()
    and exists (select 1 from project where project.id = first)
    and exists (select 1 from project where project.id = second));
grant select, insert on duplicate_settlement to ${app};
grant all on duplicate_settlement to ${worker};

-- The version in which what projects are compared by was last edited; of projects that one sees, whatever of them one
-- may read: only that something changed shows.
create function likeness_mark(of_project uuid) returns integer
    language sql stable security definer set search_path = pg_catalog, public as $$
    select coalesce(max(s.version), 0)
      from dossier_section s
     where s.project_id = of_project and s.superseded_by is null and s.section in ('identity', 'sites', 'production')
       and (session_user = '${worker}' or exists (
            select 1 from project p where p.id = of_project and p.releasable_to && acting_audience()))
$$;
revoke all on function likeness_mark(uuid) from public;
grant execute on function likeness_mark(uuid) to ${app}, ${worker};

-- A settlement stands in the histories of both projects, whoever nominated them.
create policy settle on history_entry for insert to ${app} with check (
    type = 'DUPLICATE_SETTLED' and releasable_to && acting_audience()
    and exists (select 1 from project where project.id = project_id));

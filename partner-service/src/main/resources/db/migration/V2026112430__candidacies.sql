-- What this service knows of candidacies, as project-service tells it; what belongs to a candidacy hangs on this row.
create table candidacy (
    project_id       uuid    not null,
    agreement        text    not null,
    project_name     text    not null,
    nominating_party text    not null,
    site_countries   text[]  not null,
    stage            text    not null,
    status           text    not null,
    -- The candidacy's version at project-service: what is older than this changes nothing.
    version          integer not null,
    -- Grows with everything that happens to it here; the order of its events.
    revision         integer not null,
    releasable_to    text[]  not null,
    primary key (project_id, agreement)
);

-- Candidacies that had a review before this table was there; the others come with their next gate request.
insert into candidacy (project_id, agreement, project_name, nominating_party, site_countries, stage, status, version,
                       revision, releasable_to)
select distinct on (r.project_id, r.agreement)
       r.project_id, r.agreement, r.project_name, coalesce(r.nominating_party, ''), r.site_countries,
       coalesce((select a.gate from review a
                 where a.project_id = r.project_id and a.agreement = r.agreement
                   and a.gate is not null and a.outcome in ('APPROVED', 'APPROVED_WITH_CONDITIONS')
                 order by a.id desc limit 1), 'IDENTIFICATION'),
       case when exists (select from review x
                         where x.project_id = r.project_id and x.agreement = r.agreement and x.outcome = 'REJECTED')
            then 'REJECTED' else 'ACTIVE' end,
       0, 0, r.releasable_to
from review r
where r.project_id is not null
order by r.project_id, r.agreement, r.id desc;

alter table candidacy enable row level security;
create policy released on candidacy to ${app}
    using (releasable_to && acting_audience()) with check (releasable_to && acting_audience());
-- Whoever acts on what hangs on it locks it first, and may change nothing of it but the order of events.
grant select, update (revision) on candidacy to ${app};
grant select, insert, update on candidacy to ${worker};

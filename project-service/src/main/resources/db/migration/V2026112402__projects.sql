-- Projects with their dossiers, candidacies with their gate requests, the history, and copies of reference data.
-- Every table that can hold marked things is under row-level security. Comparisons that filter are equality and order on
-- text and uuid alone: those are leakproof, so indexes serve them under row-level security; arrays and text search are not.

create function acting_party() returns text language sql stable parallel safe as $$
    select nullif(current_setting('pipeline.party', true), '')
$$;

create table project (
    id                  uuid primary key,
    name                text        not null,
    promoter_name       text        not null,
    promoter_identifier text,
    nominating_party    text        not null,
    nominating_agency   text        not null,
    sharing             text        not null check (sharing in ('AGENCY', 'PARTY', 'SUBMITTED')),
    agreements          text[]      not null,
    version             integer     not null,
    dossier_version     integer     not null,
    countries           text[]      not null,
    minerals            text[]      not null,
    steps               text[]      not null,
    name_key            text collate "C" not null,
    promoter_key        text collate "C" not null,
    same_key            text collate "C" not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    created_by          jsonb       not null,
    releasable_to       text[]      not null
);
create index project_sharing on project (sharing, id);
create index project_name_key on project (name_key);
create index project_promoter_key on project (promoter_key);
-- Two drafts of the same name are allowed (duplicates are shown and block nothing), so this is no unique index.
create index project_same_key on project (nominating_party, same_key);
alter table project enable row level security;
create policy released on project for select to ${app} using (releasable_to && acting_audience());
create policy nominate on project for insert to ${app} with check (nominating_party = acting_party());
create policy change on project for update to ${app}
    using (nominating_party = acting_party() and releasable_to && acting_audience())
    with check (nominating_party = acting_party());
grant select, insert, update on project to ${app};
grant all on project to ${worker};

-- A section as one edit left it; immutable but for its audience, which agreements that join widen.
create table dossier_section (
    project_id    uuid        not null references project,
    section       text        not null,
    version       integer     not null,
    content       jsonb       not null,
    hash          text        not null,
    marking       jsonb,
    releasable_to text[]      not null,
    superseded_by integer,
    changed_at    timestamptz not null,
    changed_by    jsonb       not null,
    primary key (project_id, section, version)
);
create unique index dossier_section_current on dossier_section (project_id, section) where superseded_by is null;
create index dossier_section_version on dossier_section (project_id, version);
alter table dossier_section enable row level security;
create policy released on dossier_section for select to ${app} using (releasable_to && acting_audience());
create policy edit on dossier_section for insert to ${app} with check (exists (
    select 1 from project where project.id = project_id and project.nominating_party = acting_party()));
grant select, insert on dossier_section to ${app};
grant all on dossier_section to ${worker};

-- The row before is no longer current, even where its editor's successor may not see it.
create function supersede_section() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public as $$
begin
    update dossier_section set superseded_by = new.version
        where project_id = new.project_id and section = new.section and superseded_by is null;
    return new;
end $$;
create trigger supersede before insert on dossier_section for each row execute function supersede_section();

-- What a dossier version holds: hashes and markings of all its sections, for the nominating party alone. A dossier's hash
-- covers sections that the official at work may not read; nothing of their content leaves here.
create function dossier_seals(of_project uuid, at_version integer)
    returns table (section text, version integer, hash text, marking jsonb, releasable_to text[])
    language sql stable security definer set search_path = pg_catalog, public as $$
    select s.section, s.version, s.hash, s.marking, s.releasable_to
      from dossier_section s
     where s.project_id = of_project
       and s.version <= at_version
       and (s.superseded_by is null or s.superseded_by > at_version)
       and (session_user = '${worker}' or exists (
            select 1 from project p
             where p.id = of_project and p.nominating_party = acting_party() and p.releasable_to && acting_audience()))
     order by s.section
$$;
revoke all on function dossier_seals(uuid, integer) from public;
grant execute on function dossier_seals(uuid, integer) to ${app}, ${worker};

-- Gives the current row of a section another audience, for the nominating party alone.
create function restamp_section(of_project uuid, of_section text, audience text[]) returns void
    language sql security definer set search_path = pg_catalog, public as $$
    update dossier_section set releasable_to = audience
     where project_id = of_project and section = of_section and superseded_by is null
       and (session_user = '${worker}' or exists (
            select 1 from project p
             where p.id = of_project and p.nominating_party = acting_party() and p.releasable_to && acting_audience()))
$$;
revoke all on function restamp_section(uuid, text, text[]) from public;
grant execute on function restamp_section(uuid, text, text[]) to ${app}, ${worker};

create table dossier_version (
    project_id uuid        not null references project,
    version    integer     not null,
    hash       text        not null,
    created_at timestamptz not null,
    primary key (project_id, version)
);
alter table dossier_version enable row level security;
create policy released on dossier_version for select to ${app}
    using (exists (select 1 from project where project.id = project_id));
create policy edit on dossier_version for insert to ${app} with check (exists (
    select 1 from project where project.id = project_id and project.nominating_party = acting_party()));
grant select, insert on dossier_version to ${app};
grant all on dossier_version to ${worker};

-- Terms under which a project is found: words of its name and its promoter's, and who sees it. By the latter an official's
-- own view is read without passing over the rows of others.
create table project_term (
    term          text collate "C" not null,
    project_id   uuid   not null references project,
    party         text   not null,
    releasable_to text[] not null,
    primary key (term, project_id)
);
create index project_term_project on project_term (project_id);
alter table project_term enable row level security;
-- A copy of the audience: a policy that looked into the other table would be planned over all of it.
create policy released on project_term for select to ${app} using (releasable_to && acting_audience());
create policy add on project_term for insert to ${app} with check (party = acting_party());
create policy remove on project_term for delete to ${app} using (party = acting_party());
grant select, insert, delete on project_term to ${app};
grant all on project_term to ${worker};

create table candidacy (
    id                uuid primary key,
    project_id        uuid        not null references project,
    agreement         text        not null,
    project_name      text        not null,
    promoter_name     text        not null,
    promoter_identifier text,
    nominating_party  text        not null,
    nominating_agency text        not null,
    stage             text        not null,
    status            text        not null,
    version           integer     not null,
    stage_since       timestamptz not null,
    submitted_at      timestamptz not null,
    submitted_by      jsonb       not null,
    requests          integer     not null,
    pending_request   integer,
    review_id         uuid,
    review_deadline   timestamptz,
    waiting_on        text[]      not null,
    asked_cause       text,
    asked_reasons     text,
    asked_by          jsonb,
    last_outcome      text,
    minerals          text[]      not null,
    steps             text[]      not null,
    countries         text[]      not null,
    releasable_to     text[]      not null,
    unique (project_id, agreement)
);
create index candidacy_agreement_stage on candidacy (agreement, stage, id);
create index candidacy_agreement on candidacy (agreement, id);
create index candidacy_stage on candidacy (stage, id);
create index candidacy_status on candidacy (status, id);
create index candidacy_party on candidacy (nominating_party, id);
alter table candidacy enable row level security;
create policy released on candidacy for select to ${app} using (releasable_to && acting_audience());
create policy submit on candidacy for insert to ${app} with check (nominating_party = acting_party());
create policy change on candidacy for update to ${app}
    using (nominating_party = acting_party()) with check (nominating_party = acting_party());
grant select, insert, update on candidacy to ${app};
grant all on candidacy to ${worker};

-- Terms under which a candidacy is found: minerals, steps, countries, words of names and who sees it, each with its kind
-- before it.
create table candidacy_term (
    term          text collate "C" not null,
    candidacy_id uuid   not null references candidacy,
    party         text   not null,
    releasable_to text[] not null,
    primary key (term, candidacy_id)
);
create index candidacy_term_candidacy on candidacy_term (candidacy_id);
alter table candidacy_term enable row level security;
-- A copy of the audience: a policy that looked into the other table would be planned over all of it.
create policy released on candidacy_term for select to ${app} using (releasable_to && acting_audience());
create policy add on candidacy_term for insert to ${app} with check (party = acting_party());
create policy remove on candidacy_term for delete to ${app} using (party = acting_party());
grant select, insert, delete on candidacy_term to ${app};
grant all on candidacy_term to ${worker};

create table gate_request (
    candidacy_id    uuid        not null references candidacy,
    number          integer     not null,
    gate            text        not null,
    state           text        not null,
    dossier_version integer     not null,
    dossier_hash    text        not null,
    seals           jsonb       not null,
    note            text,
    requested_at    timestamptz not null,
    requested_by    jsonb       not null,
    review_id       uuid,
    deadline        timestamptz,
    outcome         text,
    explanation     text,
    conditions      jsonb       not null,
    concluded_at    timestamptz,
    releasable_to   text[]      not null,
    primary key (candidacy_id, number)
);
alter table gate_request enable row level security;
create policy released on gate_request for select to ${app} using (releasable_to && acting_audience());
create policy ask on gate_request for insert to ${app} with check (exists (
    select 1 from candidacy where candidacy.id = candidacy_id and candidacy.nominating_party = acting_party()));
grant select, insert on gate_request to ${app};
grant all on gate_request to ${worker};

-- Everything that happened to a project; nothing here is ever changed.
create table history_entry (
    id            uuid primary key,
    project_id    uuid        not null references project,
    at            timestamptz not null,
    type          text        not null,
    agreement     text,
    by            jsonb,
    data          jsonb       not null,
    releasable_to text[]      not null
);
create index history_entry_project on history_entry (project_id, id);
alter table history_entry enable row level security;
create policy released on history_entry for select to ${app} using (releasable_to && acting_audience());
create policy tell on history_entry for insert to ${app} with check (exists (
    select 1 from project where project.id = project_id and project.nominating_party = acting_party()));
grant select, insert on history_entry to ${app};
grant select, insert on history_entry to ${worker};

create table designation (
    id            uuid primary key,
    project_id    uuid not null references project,
    programme     text not null,
    authority     text,
    designated_on text,
    source        text
);
create index designation_project on designation (project_id, id);
alter table designation enable row level security;
create policy released on designation for select to ${app}
    using (exists (select 1 from project where project.id = project_id));
grant select on designation to ${app};
grant all on designation to ${worker};

create table project_import (
    id            uuid primary key,
    status        text        not null check (status in ('RUNNING', 'DONE', 'FAILED')),
    atomic        boolean     not null,
    rows          integer     not null,
    imported      integer     not null,
    unchanged     integer     not null,
    refused       integer     not null,
    done_line     bigint      not null,
    errors        jsonb       not null,
    reason        text,
    started_at    timestamptz not null,
    finished_at   timestamptz,
    started_by    jsonb       not null,
    roles         text[]      not null,
    lease_until   timestamptz,
    releasable_to text[]      not null
);
create index project_import_running on project_import (id) where status = 'RUNNING';
alter table project_import enable row level security;
create policy own on project_import to ${app}
    using (releasable_to && acting_audience()) with check (releasable_to && acting_audience());
grant select, insert on project_import to ${app};
grant all on project_import to ${worker};

-- The uploaded file, in pieces, until its import is done: any replica can take it up again.
create table project_import_piece (
    import_id uuid    not null references project_import,
    number    integer not null,
    data      bytea   not null,
    primary key (import_id, number)
);
alter table project_import_piece enable row level security;
create policy own on project_import_piece to ${app}
    using (exists (select 1 from project_import where project_import.id = import_id))
    with check (exists (select 1 from project_import where project_import.id = import_id));
grant insert on project_import_piece to ${app};
grant all on project_import_piece to ${worker};

-- Copies of partner-service's reference data, by version; open to everyone who is signed in.
create table reference_copy (
    key     text primary key,
    kind    text   not null,
    version bigint not null,
    state   jsonb  not null
);
create index reference_copy_kind on reference_copy (kind, key);
grant select on reference_copy to ${app};
grant all on reference_copy to ${worker};

-- Documents of projects: the file in pieces beside what is known of it, under the same two locks as the dossier (ADR 033).

create table document (
    id                uuid        primary key,
    project_id        uuid        not null references project,
    owner             text        not null,
    section           text,
    title             text        not null,
    description       text,
    marking           jsonb,
    in_force          jsonb       not null,
    revision          integer     not null,
    newest            integer     not null,
    hash              text        not null,
    created_at        timestamptz not null,
    created_by        jsonb       not null,
    changed_at        timestamptz not null,
    changed_by        jsonb       not null,
    withdrawn_at      timestamptz,
    withdrawn_by      jsonb,
    withdrawal_reason text,
    releasable_to     text[]      not null,
    check ((withdrawn_at is null) = (withdrawal_reason is null))
);
create index document_project on document (project_id, id);
alter table document enable row level security;
create policy released on document for select to ${app} using (releasable_to && acting_audience());
create policy add on document for insert to ${app} with check (
    owner = acting_party() and exists (
        select 1 from project where project.id = project_id and project.nominating_party = acting_party()));
create policy change on document for update to ${app}
    using (owner = acting_party() and releasable_to && acting_audience()) with check (owner = acting_party());
grant select, insert on document to ${app};
grant update (title, description, marking, in_force, revision, newest, hash, changed_at, changed_by, withdrawn_at, withdrawn_by,
    withdrawal_reason, releasable_to) on document to ${app};
grant all on document to ${worker};

create table document_version (
    document_id      uuid        not null references document,
    number           integer     not null,
    project_id       uuid        not null references project,
    file_name        text        not null,
    media_type       text        not null,
    bytes            bigint      not null,
    hash             text        not null,
    note             text,
    scan             text        not null check (scan in ('NOT_SCANNED', 'PENDING', 'CLEAN', 'INFECTED')),
    signature        text        check ((signature is not null) = (scan = 'INFECTED')),
    scan_due         timestamptz check ((scan_due is not null) = (scan = 'PENDING')),
    scanned_at       timestamptz,
    preview          text        not null check (preview in ('WAITING', 'READY', 'NONE')),
    preview_due      timestamptz check ((preview_due is not null) = (preview = 'WAITING')),
    preview_attempts integer     not null,
    pages            integer,
    shown            integer     not null,
    uploaded_at      timestamptz not null,
    uploaded_by      jsonb       not null,
    releasable_to    text[]      not null,
    primary key (document_id, number)
);
create index document_version_scan on document_version (scan_due) where scan = 'PENDING';
create index document_version_preview on document_version (preview_due) where preview = 'WAITING';
alter table document_version enable row level security;
create policy released on document_version for select to ${app} using (releasable_to && acting_audience());
create policy add on document_version for insert to ${app} with check (exists (
    select 1 from document d where d.id = document_id and d.project_id = document_version.project_id
        and d.owner = acting_party()));
grant select, insert on document_version to ${app};
grant all on document_version to ${worker};

-- Whether the acting official may have a version's file at all: it is no malware for all that is known, and what was
-- withdrawn is its own party's alone.
create function readable_file(of_document uuid, of_version integer) returns boolean language sql stable as $$
    select exists (
        select 1 from document_version v join document d on d.id = v.document_id
         where v.document_id = of_document and v.number = of_version and v.scan in ('NOT_SCANNED', 'CLEAN')
           and (d.withdrawn_at is null or d.owner = acting_party()))
$$;

create table document_piece (
    document_id uuid    not null,
    version     integer not null,
    number      integer not null,
    data        bytea   not null,
    primary key (document_id, version, number),
    foreign key (document_id, version) references document_version
);
-- Files are compressed by themselves as a rule.
alter table document_piece alter column data set storage external;
alter table document_piece enable row level security;
create policy released on document_piece for select to ${app} using (readable_file(document_id, version));
create policy add on document_piece for insert to ${app} with check (exists (
    select 1 from document d where d.id = document_id and d.owner = acting_party()));
grant select, insert on document_piece to ${app};
grant all on document_piece to ${worker};

create table document_page (
    document_id uuid    not null,
    version     integer not null,
    number      integer not null,
    png         bytea   not null,
    primary key (document_id, version, number),
    foreign key (document_id, version) references document_version
);
alter table document_page alter column png set storage external;
alter table document_page enable row level security;
create policy released on document_page for select to ${app} using (readable_file(document_id, version));
grant select on document_page to ${app};
grant all on document_page to ${worker};

-- The second lock: no row of a document that belongs to a section gets an audience that the promoter's consent and export
-- control don't allow, whoever writes it.
create function clear_document() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
declare
    of_section text := case tg_table_name when 'document' then to_jsonb(new) ->> 'section' else (
        select d.section from document d where d.id = (to_jsonb(new) ->> 'document_id')::uuid) end;
begin
    if of_section is not null then
        new.releasable_to := cleared_audience(new.project_id, of_section, new.hash, new.releasable_to);
    end if;
    return new;
end $$;
revoke all on function clear_document() from public;
create trigger clear before insert or update of releasable_to on document
    for each row execute function clear_document();
create trigger clear before insert or update of releasable_to on document_version
    for each row execute function clear_document();

-- What the nominating party may know of any document of its project: that it is there, and who may read it.
create function document_seals(of_project uuid)
    returns table (id uuid, section text, hash text, marking text, versions integer, releasable_to text[])
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select d.id, d.section, d.hash, d.marking::text, d.newest, d.releasable_to
      from document d
     where d.project_id = of_project
       and (session_user = '${worker}' or exists (
            select 1 from project p
             where p.id = of_project and p.nominating_party = acting_party() and p.releasable_to && acting_audience()))
     order by d.id
$$;
revoke all on function document_seals(uuid) from public;
grant execute on function document_seals(uuid) to ${app}, ${worker};

-- Gives a document and its newest version another audience, for its own party alone. Whoever sees less of it than before
-- sees no more of its earlier versions either; more is given to the newest version alone.
create function restamp_document(of_document uuid, audience text[], marked text) returns void language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
declare
    d document%rowtype;
begin
    if session_user <> '${worker}' and not exists (
            select 1 from document o join project p on p.id = o.project_id
             where o.id = of_document and p.nominating_party = acting_party() and p.releasable_to && acting_audience())
    then
        return;
    end if;
    update document set releasable_to = audience, in_force = marked::jsonb where id = of_document returning * into d;
    update document_version v set releasable_to = d.releasable_to
        where v.document_id = of_document and v.number = d.newest;
    update document_version v set releasable_to = array(
        select x from unnest(v.releasable_to) as x
            where x = any (d.releasable_to) or '*' = any (d.releasable_to)
               or x <> '*' and party_of(x) = any (d.releasable_to)
        union
        select y from unnest(d.releasable_to) as y
            where y = any (v.releasable_to) or '*' = any (v.releasable_to)
               or y <> '*' and party_of(y) = any (v.releasable_to))
     where v.document_id = of_document and v.number < d.newest;
end $$;
revoke all on function restamp_document(uuid, text[], text) from public;
grant execute on function restamp_document(uuid, text[], text) to ${app}, ${worker};

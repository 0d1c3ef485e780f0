-- Who wrote or edited a dossier up to a version, in sections that the official at work may not read as well: for the
-- nominating party alone, and as identifiers only.
create function dossier_editors(of_project uuid, at_version integer) returns setof text
    language sql stable security definer set search_path = pg_catalog, public as $$
    select distinct s.changed_by ->> 'subject'
      from dossier_section s
     where s.project_id = of_project
       and s.version <= at_version
       and s.changed_by ->> 'subject' is not null
       and (session_user = '${worker}' or exists (
            select 1 from project p
             where p.id = of_project and p.nominating_party = acting_party() and p.releasable_to && acting_audience()))
$$;
revoke all on function dossier_editors(uuid, integer) from public;
grant execute on function dossier_editors(uuid, integer) to ${app}, ${worker};

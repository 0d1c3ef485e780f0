-- A temporary table of the caller's must never stand in for one of ours inside what runs with the owner's rights: left
-- unnamed, pg_temp is searched first.
alter function supersede_section() set search_path = pg_catalog, public, pg_temp;
alter function dossier_seals(uuid, integer) set search_path = pg_catalog, public, pg_temp;
alter function restamp_section(uuid, text, text[]) set search_path = pg_catalog, public, pg_temp;
alter function dossier_editors(uuid, integer) set search_path = pg_catalog, public, pg_temp;
alter function keep_site_points() set search_path = pg_catalog, public, pg_temp;
alter function likeness_mark(uuid) set search_path = pg_catalog, public, pg_temp;

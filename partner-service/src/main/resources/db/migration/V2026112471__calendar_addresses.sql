-- The secret address at which an official's calendar program reads what falls due. Only the secret's hash is kept; who asks
-- for a new address, or takes the old one back, makes the old one unknown.
create table calendar_address (
    official     text        primary key,
    secret_hash  bytea       not null,
    created_at   timestamptz not null,
    -- What was read last, for ETag and Last-Modified.
    content_hash text,
    changed_at   timestamptz,
    read_at      timestamptz
);
create unique index calendar_address_secret on calendar_address (secret_hash);
alter table calendar_address enable row level security;
create policy own on calendar_address to ${app}
    using (official = current_setting('pipeline.official', true))
    with check (official = current_setting('pipeline.official', true));
grant select, insert, update, delete on calendar_address to ${app};

-- Whose address it is. Calendar programs sign nobody in, so this is asked by nobody: it answers who holds the secret, and
-- only as long as that official can still sign in.
create function calendar_reader(of_secret bytea)
    returns table (subject text, username text, name text, agency text, party text, roles text[])
    language sql stable security definer set search_path = pg_catalog, public as $$
    select o.subject, o.username, o.name, o.agency, o.party, o.roles
      from calendar_address a join official o on o.subject = a.official
     where a.secret_hash = of_secret and o.active
$$;
revoke all on function calendar_reader(bytea) from public;
grant execute on function calendar_reader(bytea) to ${app};

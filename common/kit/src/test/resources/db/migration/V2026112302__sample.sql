create table note (
    id            uuid primary key,
    text          text   not null unique,
    releasable_to text[] not null,
    version       bigint not null
);
create index note_audience on note using gin (releasable_to);
alter table note enable row level security;
create policy released on note to ${app} using (releasable_to && (select acting_audience())) with check (true);
grant select, insert, update on note to ${app};
grant all on note to ${worker};

create table effect (event_id uuid not null, key text not null, n bigint generated always as identity);
grant all on effect to ${worker};

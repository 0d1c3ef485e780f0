-- Who watches which project, by the latest word of each official: who watches no more stays, so that what comes late
-- changes nothing.
create table project_watch (
    project_id uuid        not null,
    official   text        not null,
    watched    boolean     not null,
    changed_at timestamptz not null,
    primary key (project_id, official)
);
grant select, insert, update on project_watch to ${worker};

-- What officials watch, and the searches that they keep: rows of one official each, seen by nobody else.
create table watch (
    official   text        not null,
    kind       text        not null check (kind in ('PROJECT', 'REVIEW')),
    subject    uuid        not null,
    watched_at timestamptz not null,
    primary key (official, kind, subject)
);
create index watch_newest on watch (official, watched_at, subject);
alter table watch enable row level security;
create policy own on watch to ${app}
    using (official = current_setting('pipeline.official', true))
    with check (official = current_setting('pipeline.official', true));
grant select, insert, delete on watch to ${app};

create table saved_search (
    id         uuid        primary key,
    official   text        not null,
    name       text        not null,
    filters    jsonb       not null,
    created_at timestamptz not null,
    looked_at  timestamptz not null
);
create index saved_search_own on saved_search (official, id);
alter table saved_search enable row level security;
create policy own on saved_search to ${app}
    using (official = current_setting('pipeline.official', true))
    with check (official = current_setting('pipeline.official', true));
grant select, insert, update, delete on saved_search to ${app};

-- Which candidacy a review is about.
create index gate_request_review on gate_request (review_id) where review_id is not null;
-- What entered its stage since an official looked.
create index candidacy_stage_since on candidacy (stage_since);

-- Criteria sets and checklists: every version of each, since an answer stays an answer to the words that it was asked in.
create table criteria_set (
    code       text        not null,
    version    integer     not null,
    hash       text        not null,
    definition jsonb       not null,
    loaded_at  timestamptz not null,
    primary key (code, version)
);
alter table criteria_set enable row level security;
create policy signed_in on criteria_set for select to ${app} using ('*' = any (acting_audience()));
grant select on criteria_set to ${app};
grant select, insert on criteria_set to ${worker};

-- A party's answers are never changed, only shown: a new version is the party's own until it is released.
create table criteria_answer (
    id            uuid        primary key,
    project_id    uuid        not null,
    agreement     text        not null,
    criteria_set  text        not null,
    set_version   integer     not null,
    item          text        not null,
    item_hash     text        not null,
    party         text        not null,
    version       integer     not null,
    agency        text        not null,
    answer        text        not null,
    evidence      text        not null,
    reference     text,
    link          text,
    valid_from    date,
    valid_until   date,
    answered_at   timestamptz not null,
    released      boolean     not null,
    releasable_to text[]      not null,
    foreign key (project_id, agreement) references candidacy,
    constraint criteria_answer_version unique (project_id, agreement, criteria_set, party, item, version),
    constraint criteria_answer_own check (released or releasable_to = array[party])
);

-- Who answered is seen by that party only, a score by that agency only: rows of their own.
create table criteria_author (
    answer_id     uuid   primary key references criteria_answer,
    subject       text   not null,
    name          text   not null,
    releasable_to text[] not null
);
create table criteria_score (
    answer_id     uuid     primary key references criteria_answer,
    score         smallint not null check (score between 0 and 5),
    releasable_to text[]   not null
);

alter table criteria_answer enable row level security;
alter table criteria_author enable row level security;
alter table criteria_score enable row level security;
create policy released on criteria_answer for select to ${app} using (releasable_to && acting_audience());
-- A party answers and releases for itself: what code forgets, the database refuses.
create policy answer on criteria_answer for insert to ${app}
    with check (party = current_setting('pipeline.party', true) and not released);
create policy release on criteria_answer for update to ${app}
    using (party = current_setting('pipeline.party', true) and not released)
    with check (party = current_setting('pipeline.party', true));
create policy released on criteria_author for select to ${app} using (releasable_to && acting_audience());
create policy answer on criteria_author for insert to ${app} with check (
    releasable_to = array[current_setting('pipeline.party', true)]
    and exists (select 1 from criteria_answer a
                where a.id = answer_id and a.party = current_setting('pipeline.party', true)));
create policy released on criteria_score for select to ${app} using (releasable_to && acting_audience());
create policy answer on criteria_score for insert to ${app} with check (
    releasable_to = array['agency:' || current_setting('pipeline.agency', true)]
    and exists (select 1 from criteria_answer a
                where a.id = answer_id and a.party = current_setting('pipeline.party', true)));
grant select, insert, update (released, releasable_to) on criteria_answer to ${app};
grant select, insert on criteria_author, criteria_score to ${app};
grant select on criteria_answer, criteria_author, criteria_score to ${worker};

-- Discussions of a project: threads and what is written in them. A thread's marking says for whom it is meant; who sees it is
-- what the project's own audience leaves of that, worked out here whoever writes the row, and again when the project is shown
-- to others than before. What is written in a thread has the thread's audience, never another.

-- The officials whom colleagues may address: of the own party alone.
create table official_copy (
    subject text    primary key,
    party   text    not null,
    agency  text    not null,
    name    text    not null,
    active  boolean not null,
    version bigint  not null
);
create index official_copy_party on official_copy (party, name, subject) where active;
alter table official_copy enable row level security;
create policy own_party on official_copy for select to ${app} using (party = acting_party());
grant select on official_copy to ${app};
grant all on official_copy to ${worker};

create table discussion_thread (
    id              uuid        primary key,
    project_id      uuid        not null references project,
    kind            text        not null check (kind in ('COMMENT', 'QUESTION')),
    section         text,
    title           text        not null,
    asked_party     text        check ((asked_party is not null) = (kind = 'QUESTION')),
    state           text        check ((state is not null) = (kind = 'QUESTION') and state in ('OPEN', 'ANSWERED', 'CLOSED')),
    accepted        uuid        check ((accepted is not null) = coalesce(state = 'ANSWERED', false)),
    ended_at        timestamptz,
    ended_by        jsonb,
    marking         jsonb       not null,
    marked_for      text[]      not null,
    marking_reason  text,
    marked_at       timestamptz not null,
    marked_by       jsonb       not null,
    version         integer     not null,
    comments        integer     not null,
    last_at         timestamptz not null,
    started_at      timestamptz not null,
    started_by      jsonb       not null,
    owner           text        not null,
    releasable_to   text[]      not null
);
create index discussion_thread_project on discussion_thread (project_id, id);
create index discussion_thread_asked on discussion_thread (asked_party, id) where state = 'OPEN';
alter table discussion_thread enable row level security;
create policy released on discussion_thread for select to ${app} using (releasable_to && acting_audience());
create policy begin on discussion_thread for insert to ${app} with check (
    owner = acting_party() and releasable_to && acting_audience()
    and exists (select 1 from project where project.id = project_id));
create policy go_on on discussion_thread for update to ${app}
    using (releasable_to && acting_audience()) with check (releasable_to && acting_audience());
grant select, insert on discussion_thread to ${app};
grant update (state, accepted, ended_at, ended_by, marking, marked_for, marking_reason, marked_at, marked_by, version,
    comments, last_at) on discussion_thread to ${app};
grant all on discussion_thread to ${worker};

create table discussion_comment (
    id            uuid        primary key,
    thread_id     uuid        not null references discussion_thread,
    project_id    uuid        not null references project,
    text          text        not null,
    mentions      jsonb       not null,
    written_at    timestamptz not null,
    written_by    jsonb       not null,
    author        text        not null,
    party         text        not null,
    corrected_at  timestamptz,
    struck_at     timestamptz,
    strike_reason text        check ((strike_reason is null) = (struck_at is null)),
    releasable_to text[]      not null
);
create index discussion_comment_thread on discussion_comment (thread_id, id);
create index discussion_comment_project on discussion_comment (project_id, id);
alter table discussion_comment enable row level security;
create policy released on discussion_comment for select to ${app} using (releasable_to && acting_audience());
create policy write on discussion_comment for insert to ${app} with check (
    party = acting_party() and author = current_setting('pipeline.official', true)
    and exists (select 1 from discussion_thread t where t.id = thread_id and t.project_id = discussion_comment.project_id));
-- Nothing is deleted, and what is struck stays as it was.
create policy amend on discussion_comment for update to ${app}
    using (author = current_setting('pipeline.official', true) and struck_at is null)
    with check (author = current_setting('pipeline.official', true));
grant select, insert on discussion_comment to ${app};
grant update (text, corrected_at, struck_at, strike_reason) on discussion_comment to ${app};
grant all on discussion_comment to ${worker};

create function agency_of(principal text) returns text language sql stable security definer
    set search_path = pg_catalog, public, pg_temp as $$
    select case
        when principal = 'official:' || nullif(current_setting('pipeline.official', true), '')
            then nullif(current_setting('pipeline.agency', true), '')
        when principal like 'official:%' then (
            select o.agency from official_copy o where o.subject = substr(principal, 10))
    end
$$;
revoke all on function agency_of(text) from public;

-- The same as DiscussionMarkings.audience in the code.
create function discussion_audience(shown text[], marked text[]) returns text[] language plpgsql stable security definer
    set search_path = pg_catalog, public, pg_temp as $$
declare
    principal text;
    audience  text[] := '{}';
begin
    foreach principal in array marked loop
        if principal = '@PARTIES' then
            audience := audience || shown;
        elsif principal = any (shown) or party_of(principal) = any (shown)
              or 'agency:' || agency_of(principal) = any (shown) then
            audience := audience || principal;
        else
            -- A party, of which only a part sees the project.
            audience := audience || array(select s from unnest(shown) as s where party_of(s) = principal);
        end if;
    end loop;
    return array(select distinct x from unnest(audience) as x order by x);
end $$;
revoke all on function discussion_audience(text[], text[]) from public;

create function stamp_thread() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
declare
    shown text[];
begin
    if tg_op = 'INSERT' then
        -- Not while the project is being shown to others: they would not be met by it.
        select p.releasable_to into shown from project p where p.id = new.project_id for share;
        new.releasable_to := discussion_audience(shown, new.marked_for);
        return new;
    end if;
    if session_user <> '${worker}' and acting_party() is distinct from old.owner
       and (new.marked_for is distinct from old.marked_for or new.state is distinct from old.state
            or new.accepted is distinct from old.accepted) then
        raise exception 'only the party that began a discussion marks it or ends it' using errcode = '42501';
    end if;
    if new.marked_for is distinct from old.marked_for then
        select p.releasable_to into shown from project p where p.id = new.project_id;
        new.releasable_to := discussion_audience(shown, new.marked_for);
    end if;
    return new;
end $$;
create trigger stamp before insert or update on discussion_thread for each row execute function stamp_thread();

create function stamp_comments() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
begin
    update discussion_comment set releasable_to = new.releasable_to where thread_id = new.id;
    return null;
end $$;
create trigger stamp_comments after update on discussion_thread for each row
    when (old.releasable_to is distinct from new.releasable_to) execute function stamp_comments();

create function stamp_comment() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
begin
    select t.releasable_to into new.releasable_to from discussion_thread t where t.id = new.thread_id;
    return new;
end $$;
create trigger stamp before insert on discussion_comment for each row execute function stamp_comment();

create function stamp_discussions() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
begin
    update discussion_thread set releasable_to = discussion_audience(new.releasable_to, marked_for)
     where project_id = new.id;
    return null;
end $$;
create trigger stamp_discussions after update on project for each row
    when (old.releasable_to is distinct from new.releasable_to) execute function stamp_discussions();

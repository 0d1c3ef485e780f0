-- Who keeps out of a review, or of all reviews of a project, and why: known to the own party alone.
create table recusal (
    id                uuid        primary key,
    scope             text        not null check (scope in ('REVIEW', 'PROJECT', 'PARTY')),
    review_id         uuid        not null references review,
    project_id        uuid,
    party             text        not null,
    agency            text        not null,
    official          text,
    official_name     text,
    reason            text        not null,
    substitute        text,
    substitute_name   text,
    recorded_by       text        not null,
    recorded_by_name  text        not null,
    recorded_at       timestamptz not null,
    withdrawn_at      timestamptz,
    withdrawn_by      text,
    withdrawn_by_name text,
    withdrawal_note   text,
    releasable_to     text[]      not null,
    constraint recusal_of_project check (scope <> 'PROJECT' or project_id is not null),
    constraint recusal_of_whom check ((scope = 'PARTY') = (official is null))
);
create index recusal_review on recusal (review_id, id desc);
create index recusal_project on recusal (project_id) where withdrawn_at is null and scope = 'PROJECT';
create index recusal_agency on recusal (agency) where withdrawn_at is null;

-- A party that nobody can act for on a review: that much all of its parties have to know, to see on whom it waits.
create table party_without_voice (
    review_id     uuid        not null references review,
    party         text        not null,
    since         timestamptz not null,
    releasable_to text[]      not null,
    primary key (review_id, party)
);

alter table recusal enable row level security;
alter table party_without_voice enable row level security;
create policy released on recusal for select to ${app} using (releasable_to && acting_audience());
create policy recuse on recusal for insert to ${app} with check (
    agency = current_setting('pipeline.agency', true) and party = current_setting('pipeline.party', true)
    and releasable_to = array[party]);
create policy own on recusal for update to ${app}
    using (agency = current_setting('pipeline.agency', true))
    with check (agency = current_setting('pipeline.agency', true) and releasable_to = array[party]);
create policy released on party_without_voice for select to ${app} using (releasable_to && acting_audience());
create policy fall_silent on party_without_voice for insert to ${app}
    with check (party = current_setting('pipeline.party', true) and releasable_to && acting_audience());
create policy speak_again on party_without_voice for delete to ${app}
    using (party = current_setting('pipeline.party', true));
grant select, insert on recusal to ${app};
grant update (withdrawn_at, withdrawn_by, withdrawn_by_name, withdrawal_note) on recusal to ${app};
grant select, insert, delete on party_without_voice to ${app};
grant select, insert, update on recusal to ${worker};
grant select, insert, delete on party_without_voice to ${worker};

-- Nothing is awaited of a party without a voice; once it has one again, it is awaited again.
alter table review add column without_voice text[] not null default '{}';

-- The clock of a review stands while a question waits for its answer.
alter table review add column clock_stopped_at timestamptz;
alter table review add column remaining_days integer;
-- When the timer has to look for a question that had its time, or for a reserve that ran out.
alter table review add column wake_at timestamptz;
alter table review add constraint review_clock check ((clock_stopped_at is null) = (remaining_days is null));

alter table position add column reserve_until date;
-- A sealed position is its own party's until the conclusion, which the worker writes.
grant update (releasable_to) on position to ${worker};

-- A question stops the clock once per party and round.
create table information_request (
    review_id       uuid        not null references review,
    party           text        not null,
    question        text        not null,
    asked_at        timestamptz not null,
    runs_on_at      timestamptz not null,
    -- Since when it stops the clock no more: answered, replaced by another position, or out of time.
    ended_at        timestamptz,
    -- Since when the party asks no more, as it took another position.
    replaced_at     timestamptz,
    answer          text,
    answered_at     timestamptz,
    answering_party text,
    answering_agency text,
    releasable_to   text[]      not null,
    primary key (review_id, party),
    constraint information_request_answered check (num_nulls(answer, answered_at, answering_party, answering_agency) in (0, 4))
);

-- The parties can give themselves more time, by consent of all who decide.
create table review_extension (
    review_id     uuid        not null references review,
    number        integer     not null,
    party         text        not null,
    working_days  integer     not null,
    reasons       text        not null,
    proposed_at   timestamptz not null,
    agreed_at     timestamptz,
    deadline      timestamptz,
    releasable_to text[]      not null,
    primary key (review_id, number)
);
-- One proposal at a time; the parties' consents to it are rows of their own.
create unique index review_extension_open on review_extension (review_id) where agreed_at is null;
create table extension_consent (
    review_id     uuid        not null,
    number        integer     not null,
    party         text        not null,
    agency        text        not null,
    consented_at  timestamptz not null,
    releasable_to text[]      not null,
    primary key (review_id, number, party),
    foreign key (review_id, number) references review_extension
);

alter table information_request enable row level security;
alter table review_extension enable row level security;
alter table extension_consent enable row level security;
create policy released on information_request for select to ${app} using (releasable_to && acting_audience());
create policy ask on information_request for insert to ${app}
    with check (party = current_setting('pipeline.party', true));
-- The asking party ends its question by another position; the nominating party answers.
create policy answer on information_request for update to ${app}
    using (party = current_setting('pipeline.party', true) or exists (
        select 1 from review where review.id = review_id
           and review.nominating_party = current_setting('pipeline.party', true)));
create policy released on review_extension for select to ${app} using (releasable_to && acting_audience());
create policy propose on review_extension for insert to ${app}
    with check (party = current_setting('pipeline.party', true));
create policy agree on review_extension for update to ${app} using (releasable_to && acting_audience());
create policy released on extension_consent for select to ${app} using (releasable_to && acting_audience());
create policy consent on extension_consent for insert to ${app}
    with check (party = current_setting('pipeline.party', true));
-- A party that is awaited again is put back, by whoever's act made it so.
create policy await on pending_party for insert to ${app} with check (releasable_to && acting_audience());

grant select, insert on information_request, review_extension, extension_consent to ${app};
grant update (ended_at, replaced_at, answer, answered_at, answering_party, answering_agency) on information_request to ${app};
grant update (agreed_at, deadline) on review_extension to ${app};
grant insert, update on pending_party to ${app};
grant select, insert, update on information_request, review_extension to ${worker};
grant select, insert on extension_consent to ${worker};

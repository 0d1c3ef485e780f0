-- Open reviews by their deadline, of one agreement or of several; review_deadline serves those of all.
create index review_agreement_deadline on review (agreement, deadline, id) where status = 'OPEN';

-- That somebody had the awaited parties reminded of a review. Which official and which agency asked stays with its party.
create table review_reminder (
    id            uuid        primary key,
    review_id     uuid        not null references review,
    parties       text[]      not null,
    reminded_at   timestamptz not null,
    by_party      text        not null,
    releasable_to text[]      not null
);
create index review_reminder_review on review_reminder (review_id, reminded_at);
alter table review_reminder enable row level security;
create policy released on review_reminder for select to ${app} using (releasable_to && acting_audience());
create policy remind on review_reminder for insert to ${app}
    with check (by_party = current_setting('pipeline.party', true) and exists (
        select 1 from review where review.id = review_id and review.releasable_to = review_reminder.releasable_to));
grant select, insert on review_reminder to ${app};

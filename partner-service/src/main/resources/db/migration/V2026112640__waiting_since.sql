-- Since when a review waits for a party: since it opened, or since that party is awaited again.
alter table pending_party add since timestamptz;
update pending_party set since = review.opened_at from review where review.id = pending_party.review_id;
alter table pending_party alter since set not null;

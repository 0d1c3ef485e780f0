-- Why a review ended as it did, in parts that can be said in every reader's language; the sentence stays beside them.
alter table review add column because jsonb;

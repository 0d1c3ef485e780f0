-- To whom a review went when its deadline passed without a decision: party, agency and title, as the agreement named them.
alter table review add column senior_level jsonb;

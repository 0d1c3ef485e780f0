-- The seals of all sections stood in the gate request's row, which every party of the agreement reads, and nothing read
-- them there: the sections themselves are never changed, and the event carries the seals to partner-service.
alter table gate_request drop column seals;

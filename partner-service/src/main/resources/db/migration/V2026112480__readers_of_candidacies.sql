-- When parties join or leave an agreement, what hangs on its candidacies is shown to its parties of now (ADR 018).

-- Who may read what a party wrote: the audience, and that party itself, also once it has left.
create function audience_with(audience text[], party text) returns text[]
    language sql immutable
    return (select array_agg(distinct principal order by principal)
            from unnest(audience || party) principal
            where principal <> '');

create index candidacy_agreement on candidacy (agreement);
grant update (releasable_to) on host_consent, criteria_answer, condition_evidence to ${worker};

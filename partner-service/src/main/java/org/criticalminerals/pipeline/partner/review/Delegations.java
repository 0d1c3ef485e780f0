package org.criticalminerals.pipeline.partner.review;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/** For whom an official may sign who has no such right of their own (DOMAIN.md, "Delegation"). */
public interface Delegations {

    /**
     * The signatory of the same agency who delegated signing on this review to the official; empty where nobody did. What
     * gives the right stays as it is until the end of the transaction.
     */
    Optional<Signatory> delegatedBy(ReviewFacts review, ActingOfficial official, Instant at);

    /** On which of these reviews the official could sign for somebody; for reading only. */
    Set<UUID> amongst(Collection<ReviewFacts> reviews, ActingOfficial official, Instant at);
}

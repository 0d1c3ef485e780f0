package org.criticalminerals.pipeline.partner.review;

import java.time.Instant;
import java.util.Optional;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/** For whom an official may sign who has no such right of their own (DOMAIN.md, "Delegation"). */
public interface Delegations {

    /** The signatory of the same agency who delegated signing on this review to the official; empty where nobody did. */
    Optional<Signatory> delegatedBy(ReviewFacts review, ActingOfficial official, Instant at);
}

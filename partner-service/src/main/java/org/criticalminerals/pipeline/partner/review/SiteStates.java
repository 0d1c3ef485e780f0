package org.criticalminerals.pipeline.partner.review;

import org.criticalminerals.pipeline.partner.review.rules.HostConsents;

/** Knows which states have to consent to a project on their territory, and what they said. */
public interface SiteStates {

    /** Where the states stand whose consent this review waits for; {@link HostConsents#GIVEN} where it waits for none. */
    HostConsents on(ReviewFacts review);
}

package org.criticalminerals.pipeline.partner.review;

import java.util.Optional;

/** Something that must be there before a review opens, owned by another subject (DOMAIN.md, "Stages and gates"). */
public interface OpeningRule {

    /**
     * What is missing.
     *
     * @param code a stable code for other systems, for example {@code CHECKLIST_MISSING}
     * @param explanation what is missing and the way out, in a sentence or two
     */
    record Missing(String code, String explanation) {}

    /** What keeps this review from opening; empty where nothing does. Asked as the worker, before the review is stored. */
    Optional<Missing> missing(ReviewFacts review);
}

package org.criticalminerals.pipeline.partner.review;

import java.util.Set;
import java.util.UUID;

/** Which parties can't act on a review: recused without a substitute, they stand like abstaining (DOMAIN.md, "Recusal"). */
public interface PartiesWithoutVoice {

    /** Codes of those parties. */
    Set<String> on(UUID review);
}

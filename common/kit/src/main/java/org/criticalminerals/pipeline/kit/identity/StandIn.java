package org.criticalminerals.pipeline.kit.identity;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The official for whom the current request or job works without a token of theirs; nobody, unless somebody said so. */
@RequestScoped
public class StandIn {

    private ActingOfficial official;

    /** That official. */
    public Optional<ActingOfficial> official() {
        return Optional.ofNullable(official);
    }

    /** Works for an official from now on; null for nobody. */
    public void standFor(ActingOfficial someone) {
        this.official = someone;
    }
}

package org.criticalminerals.pipeline.partner.agreement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;

/**
 * A version of an agreement: from an instant on, until the next one's.
 *
 * @param version its number
 * @param effectiveFrom since when it holds
 * @param origin where it came from
 * @param reason why it came to be
 * @param by who proposed it; null for files
 * @param change the change that made it; null for files
 * @param definition all that it says
 */
public record AgreementVersion(
        int version,
        Instant effectiveFrom,
        VersionOrigin origin,
        String reason,
        Actor by,
        UUID change,
        AgreementDefinition definition) {

    /**
     * The version in force at an instant: the last one that held by then. Of two that took effect at the same instant the
     * later counts.
     *
     * @param versions versions in any order
     */
    public static Optional<AgreementVersion> inForce(List<AgreementVersion> versions, Instant at) {
        return versions.stream()
                .filter(version -> !version.effectiveFrom().isAfter(at))
                .max(Comparator.comparing(AgreementVersion::effectiveFrom).thenComparing(AgreementVersion::version));
    }
}

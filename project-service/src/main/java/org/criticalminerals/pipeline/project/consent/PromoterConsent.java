package org.criticalminerals.pipeline.project.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.ConsentBasis;
import org.criticalminerals.pipeline.events.ConsentEnd;
import org.criticalminerals.pipeline.events.Section;

/**
 * Leave to release something of a project to a party (DOMAIN.md, "Promoter's consent").
 *
 * @param subject a section's name, or {@link Leave#DISCLOSURE}
 * @param party to whom; {@code *} for everyone
 * @param basis on what it rests
 * @param contentHash the hash of the content for which it holds; null for any
 * @param document where it is written
 * @param givenOn when it was given
 * @param expiresOn the last day on which it holds; null where no end was set
 * @param endCause why it ended; null while it holds
 */
public record PromoterConsent(
        UUID id,
        String subject,
        String party,
        ConsentBasis basis,
        String contentHash,
        String document,
        LocalDate givenOn,
        LocalDate expiresOn,
        Instant recordedAt,
        Actor recordedBy,
        ConsentEnd endCause,
        String endReason,
        Instant endedAt,
        Actor endedBy) {

    /** The section; empty for the project as such. */
    public Optional<Section> section() {
        return Section.of(subject);
    }
}

package org.criticalminerals.pipeline.partner.review;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.criticalminerals.pipeline.events.Decision;

/**
 * A position as HTTP shows it.
 *
 * @param party the party
 * @param agency the agency that signed for it
 * @param decision the position
 * @param isFinal whether an objection is final
 * @param reasons why; null where none were given
 * @param conditions what the approval is tied to
 * @param version the version of the party's position, from 1
 * @param dossierVersion the dossier version that it is about; null for an amendment
 * @param reserveUntil for a reserve: the last day on which it holds; null otherwise
 * @param signedAt when the server received it
 * @param by who signed; the names are there for the own party alone
 */
public record PositionView(
        String party,
        String agency,
        Decision decision,
        @JsonProperty("final") boolean isFinal,
        String reasons,
        List<SignedCondition> conditions,
        int version,
        Integer dossierVersion,
        LocalDate reserveUntil,
        Instant signedAt,
        By by) {

    /**
     * Who acted.
     *
     * @param party the party
     * @param agency the agency
     * @param name the official's name; null for readers of another party
     * @param onBehalfOf name of the signatory who delegated the signature; null where the official signed in their own
     *     right, and for readers of another party
     */
    public record By(String party, String agency, String name, String onBehalfOf) {}

    static PositionView of(Position position, Signature signature) {
        return new PositionView(
                position.party,
                position.agency,
                position.decision,
                position.isFinal,
                position.reasons,
                position.conditions,
                position.version,
                position.dossierVersion,
                position.reserveUntil,
                position.takenAt,
                new By(
                        position.party,
                        position.agency,
                        signature == null ? null : signature.name,
                        signature == null ? null : signature.onBehalfOfName));
    }
}

package org.criticalminerals.pipeline.partner.party;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/**
 * A change of a party or an agency as HTTP shows it.
 *
 * @param id its id
 * @param agency the agency that it is about; null where it is about the party itself
 * @param party the party; null for an agency that belongs to none
 * @param effectiveFrom the day from which it holds, or is to hold
 * @param reason why
 * @param state where it stands
 * @param effects what reads otherwise
 * @param version the version that it made; null until then
 * @param explanation why it ended otherwise; null where it didn't
 * @param recordedAt when it was recorded
 * @param byAgency whose official recorded it; null where the reference data changed
 * @param byName who that was, for readers of the same party alone; else null
 */
public record PartyChangeView(
        UUID id,
        String agency,
        String party,
        LocalDate effectiveFrom,
        String reason,
        PartyChangeState state,
        List<FieldChange> effects,
        Integer version,
        String explanation,
        Instant recordedAt,
        String byAgency,
        String byName) {

    static PartyChangeView of(PartyChange change, ActingOfficial reader) {
        Actor by = change.recordedBy;
        return new PartyChangeView(
                change.id,
                change.subject.startsWith("agency:") ? change.subjectId() : null,
                change.party,
                change.effectiveFrom,
                change.reason,
                change.state,
                change.effects.list(),
                change.version,
                change.explanation,
                change.recordedAt,
                by == null ? null : by.agency(),
                by != null && by.party().equals(reader.party()) ? by.name() : null);
    }

    /** The answer to who recorded a change. */
    static Response created(PartyChange change, ActingOfficial by) {
        return Response.created(URI.create("/api/v1/party-changes/" + change.id))
                .entity(of(change, by))
                .build();
    }
}

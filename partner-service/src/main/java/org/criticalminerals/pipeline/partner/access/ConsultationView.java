package org.criticalminerals.pipeline.partner.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.access.AccessRules.Answer;
import org.criticalminerals.pipeline.partner.access.AccessRules.Release;

/**
 * A consultation as both of its parties see it.
 *
 * @param id its id
 * @param party the originator, which is asked
 * @param askingParty the party that asks
 * @param askingAgency its agency
 * @param lawTitle the law by which the request is answered
 * @param lawCitation where it stands
 * @param question what is asked
 * @param scope what it is about, as far as it is released to the originator
 * @param askedAt since when
 * @param dueAt until when an answer is asked for; silence isn't consent
 * @param overdue whether that is over without an answer
 * @param answer the latest answer; null while there is none
 * @param endedAt when the request was decided or taken back; null before
 * @param released what is released of the originator's information; null before, or where it was taken back
 * @param permitted what the reader may do: {@code REFUSE}, {@code RELEASE}
 */
public record ConsultationView(
        UUID id,
        String party,
        String askingParty,
        String askingAgency,
        String lawTitle,
        String lawCitation,
        String question,
        Scope scope,
        Instant askedAt,
        Instant dueAt,
        boolean overdue,
        AnswerView answer,
        Instant endedAt,
        Release released,
        List<String> permitted) {

    /**
     * An answer.
     *
     * @param answer what the originator says
     * @param redactions what has to be left out; null where nothing
     * @param ground on what it is refused or left out; null where all is released
     * @param version the how many-th answer, from 1
     * @param agency which of its agencies answered
     * @param answeredAt when
     */
    public record AnswerView(
            Answer answer, String redactions, String ground, int version, String agency, Instant answeredAt) {}

    static ConsultationView of(AccessConsultation one, AccessAnswer answer, ActingOfficial reader, Instant now) {
        return new ConsultationView(
                one.id,
                one.party,
                one.askingParty,
                one.askingAgency,
                one.lawTitle,
                one.lawCitation,
                one.question,
                one.scope,
                one.askedAt,
                one.dueAt,
                one.isOpen() && answer == null && now.isAfter(one.dueAt),
                answer == null
                        ? null
                        : new AnswerView(
                                answer.answer,
                                answer.redactions,
                                answer.ground,
                                answer.version,
                                answer.agency,
                                answer.answeredAt),
                one.endedAt,
                one.released,
                permitted(one, reader));
    }

    private static List<String> permitted(AccessConsultation one, ActingOfficial reader) {
        if (!one.isOpen() || !reader.party().equals(one.party) || !reader.mayDraft()) {
            return List.of();
        }
        return reader.maySign() ? List.of("REFUSE", "RELEASE") : List.of("REFUSE");
    }
}

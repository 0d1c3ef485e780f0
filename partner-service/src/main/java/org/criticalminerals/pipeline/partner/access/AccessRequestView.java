package org.criticalminerals.pipeline.partner.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.access.AccessRequest.Status;
import org.criticalminerals.pipeline.partner.access.AccessRules.Decision;
import org.criticalminerals.pipeline.partner.access.AccessRules.Release;

/**
 * A case as the officials of the party see it that answers.
 *
 * @param id its id
 * @param agency the agency that answers
 * @param law the law's code
 * @param lawTitle what the law is called
 * @param lawCitation where it stands
 * @param reference the own file number; null without one
 * @param requester the name that stands for who asks
 * @param requesterName who asks; null where that isn't kept, or for officials of other agencies
 * @param subject what is asked for
 * @param question what is put to originators; null where none is
 * @param scope about what
 * @param receivedOn when it came in
 * @param dueAt by when it is to be answered
 * @param overdue whether that is over without a decision
 * @param status where it stands
 * @param extendedAt when the term was extended; null where it wasn't
 * @param extensionReason why
 * @param decision how it was decided; null before
 * @param grounds on what it was refused, in whole or in part
 * @param reasons why it was decided so
 * @param releases what is released of each originator's information
 * @param decidedAt when
 * @param decidedAgency by which agency
 * @param closedAt when it was closed; null before
 * @param closingNote how
 * @param consultations whom it asks, and what they say
 * @param permitted what the reader may do: {@code CONSULT}, {@code EXTEND}, {@code DECIDE}, {@code CLOSE}
 */
public record AccessRequestView(
        UUID id,
        String agency,
        String law,
        String lawTitle,
        String lawCitation,
        String reference,
        String requester,
        String requesterName,
        String subject,
        String question,
        Scope scope,
        LocalDate receivedOn,
        Instant dueAt,
        boolean overdue,
        Status status,
        Instant extendedAt,
        String extensionReason,
        Decision decision,
        List<String> grounds,
        String reasons,
        Map<String, Release> releases,
        Instant decidedAt,
        String decidedAgency,
        Instant closedAt,
        String closingNote,
        List<ConsultationView> consultations,
        List<String> permitted) {

    static AccessRequestView of(
            AccessRequest row,
            String requesterName,
            List<ConsultationView> consultations,
            boolean canExtend,
            ActingOfficial reader,
            Instant now) {
        return new AccessRequestView(
                row.id,
                row.agency,
                row.law,
                row.lawTitle,
                row.lawCitation,
                row.reference,
                row.requester,
                requesterName,
                row.subject,
                row.question,
                row.scope,
                row.receivedOn,
                row.dueAt,
                row.isOpen() && now.isAfter(row.dueAt),
                row.status,
                row.extendedAt,
                row.extensionReason,
                row.decision,
                row.grounds == null ? List.of() : List.of(row.grounds),
                row.reasons,
                row.releases == null ? Map.of() : row.releases,
                row.decidedAt,
                row.decidedAgency,
                row.closedAt,
                row.closingNote,
                consultations,
                permitted(row, canExtend, reader, now));
    }

    private static List<String> permitted(AccessRequest row, boolean canExtend, ActingOfficial reader, Instant now) {
        List<String> permitted = new ArrayList<>();
        if (reader.mayDraft() && row.isOpen()) {
            permitted.add("CONSULT");
            if (AccessRules.extension(true, row.extendedAt, canExtend, row.dueAt, now)
                    .isEmpty()) {
                permitted.add("EXTEND");
            }
            if (reader.maySign()) {
                permitted.add("DECIDE");
            }
        }
        if (reader.mayDraft() && row.closedAt == null) {
            permitted.add("CLOSE");
        }
        return permitted;
    }
}

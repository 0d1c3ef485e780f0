package org.criticalminerals.pipeline.partner.condition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;

/**
 * A condition as HTTP shows it to one official.
 *
 * @param id the condition
 * @param projectId the project; null where an agreement's change was approved
 * @param projectName its name; null without a project
 * @param agreement the agreement
 * @param reviewId the review whose approval was tied to it
 * @param subjectType the kind of question that was approved
 * @param gate the gate that was approved; null for any other question
 * @param party the party that set it
 * @param text what has to be done
 * @param dueOn until when; null where no date was set
 * @param dueChanges how that date was moved, the first change first
 * @param overdue whether that date has passed while it is open
 * @param owner the agency that has to do it; null where none was named
 * @param status where it stands
 * @param setAt when it was set
 * @param evidence what was submitted, the oldest first
 * @param endedAt when it was discharged or waived; null while it is open
 * @param endedBy the agency that did so for the party
 * @param endedReasons what showed it, or why
 * @param acts who did what, of the reader's own party alone
 * @param permitted what this official may do: {@code ASSIGN}, {@code SUBMIT_EVIDENCE}, {@code DISCHARGE}, {@code WAIVE},
 *     {@code MOVE_DUE}
 */
public record ConditionView(
        UUID id,
        UUID projectId,
        String projectName,
        String agreement,
        UUID reviewId,
        SubjectType subjectType,
        Gate gate,
        String party,
        String text,
        LocalDate dueOn,
        List<DueChangeView> dueChanges,
        boolean overdue,
        String owner,
        ConditionStatus status,
        Instant setAt,
        List<EvidenceView> evidence,
        Instant endedAt,
        String endedBy,
        String endedReasons,
        List<ActView> acts,
        List<String> permitted) {

    /**
     * What was submitted.
     *
     * @param evidence what shows that the condition is fulfilled
     * @param reference where that can be found; null where nothing was given
     * @param link where it can be read; null where nothing was given
     * @param party the party that submitted it
     * @param agency its agency
     * @param submittedAt when
     * @param marking who may read it
     */
    public record EvidenceView(
            String evidence,
            String reference,
            String link,
            String party,
            String agency,
            Instant submittedAt,
            StoredMarking marking) {}

    /**
     * That its date was moved.
     *
     * @param dueBefore until when it was due before; null where no date was set
     * @param dueOn until when it is due from then on
     * @param reasons why
     * @param agency the agency that moved it for the party that set the condition
     * @param changedAt when
     */
    public record DueChangeView(
            LocalDate dueBefore, LocalDate dueOn, String reasons, String agency, Instant changedAt) {}

    /**
     * What an official of the own party did.
     *
     * @param act {@code ASSIGNED}, {@code EVIDENCE_SUBMITTED}, {@code DISCHARGED}, {@code WAIVED} or {@code DUE_MOVED}
     * @param name the official
     * @param at when
     */
    public record ActView(String act, String name, Instant at) {}

    static ConditionView of(
            ConditionRow row,
            List<ConditionDueChange> dueChanges,
            List<ConditionEvidence> evidence,
            List<ConditionActor> actors,
            List<String> permitted,
            Instant now) {
        return new ConditionView(
                row.id,
                row.projectId,
                row.projectName,
                row.agreement,
                row.reviewId,
                row.subjectType,
                row.gate,
                row.party,
                row.text,
                row.dueOn,
                dueChanges.stream()
                        .map(one -> new DueChangeView(one.dueBefore, one.dueOn, one.reasons, one.agency, one.changedAt))
                        .toList(),
                row.isOverdue(now),
                row.owner,
                row.status,
                row.setAt,
                evidence.stream()
                        .map(one -> new EvidenceView(
                                one.evidence,
                                one.reference,
                                one.link,
                                one.party,
                                one.agency,
                                one.submittedAt,
                                one.marking))
                        .toList(),
                row.endedAt,
                row.endedBy,
                row.endedReasons,
                actors.stream()
                        .map(one -> new ActView(one.act.name(), one.name, one.actedAt))
                        .toList(),
                permitted);
    }
}

package org.criticalminerals.pipeline.partner.condition;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.kit.outbox.Outbox;

/** Tells the other services what happens to conditions, in the transaction in which it happens. */
@ApplicationScoped
class ConditionAnnouncements {

    private final Outbox outbox;

    ConditionAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    void assigned(ConditionRow row, Instant now) {
        publish(
                row,
                new ReviewEvent.ConditionAssigned(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        row.id,
                        row.party,
                        row.text,
                        row.owner,
                        row.dueOn,
                        now),
                row.party);
    }

    void dueMoved(ConditionRow row, ConditionDueChange change) {
        publish(
                row,
                new ReviewEvent.ConditionDueMoved(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        row.id,
                        row.party,
                        row.text,
                        row.owner,
                        change.dueBefore,
                        change.dueOn,
                        change.reasons,
                        change.agency,
                        change.changedAt),
                row.party);
    }

    void evidenceSubmitted(ConditionRow row, ConditionEvidence evidence) {
        outbox.publish(
                new ReviewEvent.ConditionEvidenceSubmitted(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        row.id,
                        row.party,
                        row.text,
                        evidence.evidence,
                        evidence.agency,
                        evidence.submittedAt),
                row.revision,
                Set.of(evidence.releasableTo),
                evidence.party);
    }

    void ended(ConditionRow row) {
        publish(
                row,
                new ReviewEvent.ConditionDischarged(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        row.id,
                        row.party,
                        row.text,
                        row.status == ConditionStatus.WAIVED,
                        row.endedReasons,
                        row.endedBy,
                        row.endedAt),
                row.party);
    }

    void overdue(ConditionRow row) {
        publish(
                row,
                new ReviewEvent.ConditionOverdue(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        row.id,
                        row.party,
                        row.text,
                        row.owner,
                        row.dueOn,
                        row.overdueAt),
                null);
    }

    private void publish(ConditionRow row, ReviewEvent event, String actingParty) {
        outbox.publish(event, row.revision, row.audience(), actingParty);
    }
}

package org.criticalminerals.pipeline.project.candidacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionAssigned;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionDischarged;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionDueMoved;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionEvidenceSubmitted;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionOverdue;
import org.criticalminerals.pipeline.events.ReviewEvent.CriteriaReleased;
import org.criticalminerals.pipeline.events.ReviewEvent.HostConsentRecorded;
import org.criticalminerals.pipeline.events.ReviewEvent.OfCandidacy;
import org.criticalminerals.pipeline.events.ReviewEvent.OfCondition;
import org.criticalminerals.pipeline.project.history.HistoryService;
import org.criticalminerals.pipeline.project.history.HistoryType;

/**
 * Keeps in a project's history what happens to its candidacies beside the course of a review: consents of site states,
 * answers on criteria, conditions. Nothing of it moves a stage.
 */
@ApplicationScoped
class BesideReviews {

    private final HistoryService history;

    BesideReviews(HistoryService history) {
        this.history = history;
    }

    /** Takes in what partner-service tells; runs in the consumer's worker transaction. */
    void take(OfCandidacy event, Set<String> releasableTo) {
        Map<String, Object> data = new LinkedHashMap<>();
        Actor by = null;
        HistoryType type =
                switch (event) {
                    case HostConsentRecorded recorded -> {
                        data.put("state", recorded.state());
                        data.put("consent", recorded.decision());
                        data.put("consentVersion", recorded.consentVersion());
                        data.put("authority", recorded.authority());
                        data.put("decidedOn", recorded.decidedOn());
                        data.put("validUntil", recorded.validUntil());
                        data.put("scope", recorded.scope());
                        data.put("consentConditions", recorded.conditions());
                        data.put("reasons", recorded.reasons());
                        by = agency(recorded.agency(), recorded.party());
                        yield HistoryType.HOST_CONSENT_RECORDED;
                    }
                    case CriteriaReleased released -> {
                        data.put("criteriaSet", released.criteriaSet());
                        data.put("criteria", released.title());
                        data.put("party", released.party());
                        by = agency(released.agency(), released.party());
                        yield HistoryType.CRITERIA_RELEASED;
                    }
                };
        record(event.projectId(), event.agreement(), type, by, data, releasableTo);
    }

    /** Takes in what happens to a condition; one of an agreement's change belongs to no project's history. */
    void take(OfCondition event, Set<String> releasableTo) {
        if (event.projectId() == null) {
            return;
        }
        Map<String, Object> data = new LinkedHashMap<>();
        Actor by = null;
        HistoryType type =
                switch (event) {
                    case ConditionAssigned assigned -> {
                        data.put("conditionId", assigned.conditionId());
                        data.put("condition", assigned.text());
                        data.put("owner", assigned.owner());
                        data.put("dueOn", assigned.dueOn());
                        by = agency(null, assigned.party());
                        yield HistoryType.CONDITION_ASSIGNED;
                    }
                    case ConditionEvidenceSubmitted submitted -> {
                        data.put("conditionId", submitted.conditionId());
                        data.put("condition", submitted.text());
                        data.put("evidence", submitted.evidence());
                        data.put("agency", submitted.agency());
                        yield HistoryType.CONDITION_EVIDENCE_SUBMITTED;
                    }
                    case ConditionDischarged ended -> {
                        data.put("conditionId", ended.conditionId());
                        data.put("condition", ended.text());
                        data.put(ended.waived() ? "reasons" : "evidence", ended.reasons());
                        by = agency(ended.agency(), ended.party());
                        yield ended.waived() ? HistoryType.CONDITION_WAIVED : HistoryType.CONDITION_DISCHARGED;
                    }
                    case ConditionOverdue overdue -> {
                        data.put("conditionId", overdue.conditionId());
                        data.put("condition", overdue.text());
                        data.put("party", overdue.party());
                        data.put("owner", overdue.owner());
                        data.put("dueOn", overdue.dueOn());
                        yield HistoryType.CONDITION_OVERDUE;
                    }
                    case ConditionDueMoved moved -> {
                        data.put("conditionId", moved.conditionId());
                        data.put("condition", moved.text());
                        data.put("dueBefore", moved.dueBefore());
                        data.put("dueOn", moved.dueOn());
                        data.put("reasons", moved.reasons());
                        data.put("owner", moved.owner());
                        by = agency(moved.agency(), moved.party());
                        yield HistoryType.CONDITION_DUE_MOVED;
                    }
                };
        record(event.projectId(), event.agreement(), type, by, data, releasableTo);
    }

    private void record(
            UUID project,
            String agreement,
            HistoryType type,
            Actor by,
            Map<String, Object> data,
            Set<String> releasableTo) {
        history.record(new HistoryService.Fact(project, type, agreement, by, data, releasableTo));
    }

    /** Who acted stays with their party; others know the agency. */
    private static Actor agency(String agency, String party) {
        return new Actor(null, null, agency, party);
    }
}

package org.criticalminerals.pipeline.project.candidacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.PartyReasons;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.project.history.HistoryService;
import org.criticalminerals.pipeline.project.history.HistoryType;
import org.criticalminerals.pipeline.project.storage.Arrays;

/** Tells what happens to candidacies, to the history and to the other services, in the transaction in which it happens. */
@ApplicationScoped
class CandidacyAnnouncements {

    private final HistoryService history;
    private final Outbox outbox;

    CandidacyAnnouncements(HistoryService history, Outbox outbox) {
        this.history = history;
        this.outbox = outbox;
    }

    void submitted(CandidacyRow row, int dossierVersion, Actor by) {
        publish(
                row,
                new ProjectEvent.CandidacySubmitted(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        row.nominatingParty,
                        row.nominatingAgency,
                        dossierVersion,
                        Set.of(row.countries),
                        row.version,
                        by),
                by.party());
        record(row, HistoryType.SUBMITTED, by, Map.of("dossierVersion", dossierVersion));
    }

    void gateRequested(CandidacyRow row, GateRequestRow request, Frozen frozen, Actor by) {
        publish(
                row,
                new ProjectEvent.GateRequested(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        request.gate,
                        request.key.number(),
                        request.dossierVersion,
                        request.dossierHash,
                        frozen.seals(),
                        frozen.countries(),
                        request.note,
                        row.nominatingParty,
                        frozen.editors(),
                        request.requestedAt,
                        row.version,
                        by),
                by.party());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("gate", request.gate);
        data.put("gateRequest", request.key.number());
        data.put("dossierVersion", request.dossierVersion);
        data.put("note", request.note);
        record(row, HistoryType.GATE_REQUESTED, by, data);
    }

    void withdrawalAsked(CandidacyRow row, Consequence.WithdrawalAsked asked, String reasons, Instant now, Actor by) {
        publish(
                row,
                new ProjectEvent.ReviewWithdrawalRequested(
                        row.projectId, row.agreement, asked.request(), asked.cause(), reasons, now, by),
                by.party());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("gateRequest", asked.request());
        data.put("cause", asked.cause());
        data.put("reasons", reasons);
        record(row, HistoryType.WITHDRAWAL_ASKED, by, data);
    }

    void askedTooLate(CandidacyRow row, Consequence.AskedTooLate late, Actor by) {
        record(row, HistoryType.ASKED_TOO_LATE, by, Map.of("cause", late.cause(), "outcome", late.outcome()));
    }

    void held(CandidacyRow row, String reasons, Instant at, Actor by) {
        steered(
                row,
                HistoryType.HELD,
                new ProjectEvent.CandidacyHeld(
                        row.projectId, row.projectName, row.agreement, row.stage, reasons, at, row.version, by),
                reasons,
                by);
    }

    void resumed(CandidacyRow row, String reasons, Instant at, Actor by) {
        steered(
                row,
                HistoryType.RESUMED,
                new ProjectEvent.CandidacyResumed(
                        row.projectId, row.projectName, row.agreement, row.stage, reasons, at, row.version, by),
                reasons,
                by);
    }

    void withdrawn(CandidacyRow row, String reasons, Instant at, Actor by) {
        steered(
                row,
                HistoryType.WITHDRAWN,
                new ProjectEvent.CandidacyWithdrawn(
                        row.projectId, row.projectName, row.agreement, row.stage, reasons, at, row.version, by),
                reasons,
                by);
    }

    private void steered(CandidacyRow row, HistoryType type, ProjectEvent event, String reasons, Actor by) {
        publish(row, event, by == null ? null : by.party());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("stage", row.stage);
        data.put("reasons", reasons);
        record(row, type, by, data);
    }

    void moved(CandidacyRow row, GateRequestRow request, Consequence.StageMoved moved, Instant now) {
        publish(
                row,
                new ProjectEvent.StageChanged(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        moved.from(),
                        moved.to(),
                        request.key.number(),
                        request.reviewId,
                        request.outcome,
                        now,
                        row.version),
                null);
        record(
                row,
                HistoryType.STAGE_CHANGED,
                null,
                Map.of("from", moved.from(), "to", moved.to(), "outcome", request.outcome));
    }

    void selected(CandidacyRow row, GateRequestRow request, Instant now) {
        publish(
                row,
                new ProjectEvent.CandidacySelected(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        request.reviewId,
                        request.outcome,
                        now,
                        row.version),
                null);
        record(row, HistoryType.SELECTED, null, Map.of("outcome", request.outcome));
    }

    void rejected(CandidacyRow row, GateRequestRow request, List<PartyReasons> reasons, Instant now) {
        publish(
                row,
                new ProjectEvent.CandidacyRejected(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        row.stage,
                        request.reviewId,
                        reasons,
                        now,
                        row.version),
                null);
        record(row, HistoryType.REJECTED, null, Map.of("stage", row.stage, "reasons", reasons));
    }

    void changeNoticed(CandidacyRow row, ChangeRequestRow change) {
        publish(
                row,
                new ProjectEvent.ChangeNoticed(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        change.type,
                        change.key.number(),
                        change.requestingParty,
                        change.cause,
                        change.reasons,
                        change.noticeSentOn,
                        change.noticeReference,
                        change.replyUntil,
                        row.version,
                        change.requestedBy),
                change.requestingParty);
        Map<String, Object> data = dataOf(change);
        data.put("changeCause", change.cause);
        data.put("reasons", change.reasons);
        data.put("noticeSentOn", change.noticeSentOn);
        data.put("noticeReference", change.noticeReference);
        data.put("replyUntil", change.replyUntil);
        record(row, HistoryType.CHANGE_NOTICED, change.requestedBy, data);
    }

    void changeReplied(CandidacyRow row, ChangeRequestRow change) {
        publish(
                row,
                new ProjectEvent.ChangeReplied(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        change.type,
                        change.key.number(),
                        change.replyReceivedOn,
                        change.replyText,
                        change.replyReference,
                        row.version,
                        change.replyBy),
                change.replyBy.party());
        Map<String, Object> data = dataOf(change);
        data.put("receivedOn", change.replyReceivedOn);
        data.put("text", change.replyText);
        data.put("reference", change.replyReference);
        record(row, HistoryType.CHANGE_REPLIED, change.replyBy, data);
    }

    void changeReviewAsked(CandidacyRow row, ChangeRequestRow change, Frozen frozen) {
        publish(
                row,
                new ProjectEvent.ChangeReviewRequested(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        change.type,
                        change.key.number(),
                        frozen.version(),
                        frozen.hash(),
                        frozen.seals(),
                        frozen.countries(),
                        row.nominatingParty,
                        change.requestingParty,
                        change.cause,
                        change.reasons,
                        change.replyText,
                        frozen.editors(),
                        change.reviewAskedAt,
                        row.version,
                        change.requestedBy),
                change.requestingParty);
        Map<String, Object> data = dataOf(change);
        data.put("dossierVersion", change.dossierVersion);
        data.put("replied", change.replyText != null);
        record(row, HistoryType.CHANGE_REVIEW_REQUESTED, null, data);
    }

    void changeWithdrawn(CandidacyRow row, ChangeRequestRow change, Instant now) {
        publish(
                row,
                new ProjectEvent.ChangeWithdrawn(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        change.type,
                        change.key.number(),
                        change.withdrawalReasons,
                        now,
                        row.version,
                        change.withdrawalBy),
                change.requestingParty);
        Map<String, Object> data = dataOf(change);
        data.put("reasons", change.withdrawalReasons);
        record(row, HistoryType.CHANGE_WITHDRAWN, change.withdrawalBy, data);
    }

    void changeWithdrawalAsked(CandidacyRow row, ChangeRequestRow change, Instant now) {
        publish(
                row,
                new ProjectEvent.ChangeWithdrawalRequested(
                        row.projectId,
                        row.agreement,
                        change.key.number(),
                        change.withdrawalReasons,
                        now,
                        change.withdrawalBy),
                change.requestingParty);
        Map<String, Object> data = dataOf(change);
        data.put("reasons", change.withdrawalReasons);
        record(row, HistoryType.CHANGE_WITHDRAWAL_ASKED, change.withdrawalBy, data);
    }

    void suspended(CandidacyRow row, ChangeRequestRow change, List<PartyReasons> reasons, Instant now) {
        publish(
                row,
                new ProjectEvent.CandidacySuspended(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        row.stage,
                        change.reviewId,
                        reasons,
                        now,
                        row.version),
                null);
        Map<String, Object> data = dataOf(change);
        data.put("stage", row.stage);
        data.put("reasons", reasons);
        record(row, HistoryType.SUSPENDED, null, data);
    }

    void suspensionLifted(CandidacyRow row, ChangeRequestRow change, Instant now) {
        publish(
                row,
                new ProjectEvent.SuspensionLifted(
                        row.projectId, row.projectName, row.agreement, row.stage, change.reviewId, now, row.version),
                null);
        Map<String, Object> data = dataOf(change);
        data.put("stage", row.stage);
        record(row, HistoryType.SUSPENSION_LIFTED, null, data);
    }

    void deselected(CandidacyRow row, ChangeRequestRow change, List<PartyReasons> reasons, Instant now) {
        publish(
                row,
                new ProjectEvent.CandidacyDeselected(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        row.stage,
                        change.reviewId,
                        reasons,
                        now,
                        row.version),
                null);
        Map<String, Object> data = dataOf(change);
        data.put("stage", row.stage);
        data.put("reasons", reasons);
        record(row, HistoryType.DESELECTED, null, data);
    }

    void supportEnded(CandidacyRow row, SupportEndRow end) {
        publish(
                row,
                new ProjectEvent.SupportEnded(
                        row.projectId,
                        row.projectName,
                        row.agreement,
                        end.key.party(),
                        end.reasons,
                        end.endedAt,
                        row.version,
                        end.endedBy),
                end.key.party());
        record(row, HistoryType.SUPPORT_ENDED, end.endedBy, Map.of("party", end.key.party(), "reasons", end.reasons));
    }

    private static Map<String, Object> dataOf(ChangeRequestRow change) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("change", change.type);
        data.put("changeRequest", change.key.number());
        return data;
    }

    void publish(CandidacyRow row, ProjectEvent event, String actingParty) {
        outbox.publish(event, row.version, Arrays.set(row.releasableTo), actingParty);
    }

    void record(CandidacyRow row, HistoryType type, Actor by, Map<String, Object> data) {
        history.record(
                new HistoryService.Fact(row.projectId, type, row.agreement, by, data, Arrays.set(row.releasableTo)));
    }
}

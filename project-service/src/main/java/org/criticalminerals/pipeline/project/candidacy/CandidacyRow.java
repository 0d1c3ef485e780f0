package org.criticalminerals.pipeline.project.candidacy;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.CandidacyStatus;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.events.WithdrawalCause;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Ended;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Free;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.OnHold;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Pending;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.PendingChange;
import org.criticalminerals.pipeline.project.storage.ActorConverter;
import org.hibernate.annotations.ColumnTransformer;

/** The root of a candidacy: whoever moves it or asks for its gates locks this row first. */
@Entity
@Table(name = "candidacy")
class CandidacyRow {

    @Id
    UUID id;

    @Column(name = "project_id", updatable = false)
    UUID projectId;

    @Column(updatable = false)
    String agreement;

    @Column(name = "project_name")
    String projectName;

    @Column(name = "promoter_name")
    String promoterName;

    @Column(name = "promoter_identifier")
    String promoterIdentifier;

    @Column(name = "nominating_party", updatable = false)
    String nominatingParty;

    @Column(name = "nominating_agency", updatable = false)
    String nominatingAgency;

    @Enumerated(EnumType.STRING)
    Stage stage;

    @Enumerated(EnumType.STRING)
    CandidacyStatus status;

    int version;

    @Column(name = "stage_since")
    Instant stageSince;

    @Column(name = "submitted_at", updatable = false)
    Instant submittedAt;

    @Column(name = "submitted_by", updatable = false)
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor submittedBy;

    int requests;

    @Column(name = "pending_request")
    Integer pendingRequest;

    @Column(name = "review_id")
    UUID reviewId;

    @Column(name = "review_deadline")
    Instant reviewDeadline;

    @Column(name = "waiting_on")
    String[] waitingOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "asked_cause")
    WithdrawalCause askedCause;

    @Column(name = "asked_reasons")
    String askedReasons;

    @Column(name = "asked_by")
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor askedBy;

    int changes;

    @Column(name = "pending_change")
    Integer pendingChange;

    @Enumerated(EnumType.STRING)
    @Column(name = "change_type")
    SubjectType changeType;

    @Enumerated(EnumType.STRING)
    @Column(name = "change_phase")
    PendingChange.Phase changePhase;

    @Column(name = "change_review")
    UUID changeReview;

    @Column(name = "change_withdrawal_asked")
    boolean changeWithdrawalAsked;

    boolean suspended;

    @Enumerated(EnumType.STRING)
    @Column(name = "last_outcome")
    Outcome lastOutcome;

    String[] minerals;

    String[] steps;

    String[] countries;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** Whether the nominating party is no party of the agreement any more: only the parties that remain move it then. */
    @Column(name = "nominator_left")
    boolean nominatorLeft;

    CandidacyState state() {
        return new CandidacyState(stage, standing(), change());
    }

    private PendingChange change() {
        return pendingChange == null
                ? null
                : new PendingChange(pendingChange, changeType, changePhase, changeReview, changeWithdrawalAsked);
    }

    private CandidacyState.Standing standing() {
        return switch (status) {
            case ACTIVE -> pendingRequest == null ? new Free() : new Pending(pendingRequest, reviewId, askedCause);
            case ON_HOLD -> new OnHold(suspended);
            case WITHDRAWN, REJECTED, DESELECTED -> new Ended(status);
        };
    }

    /** Takes over a state; true where it is another than before. */
    boolean become(CandidacyState next, Instant now) {
        if (next.equals(state())) {
            return false;
        }
        if (next.stage() != stage) {
            stage = next.stage();
            stageSince = now;
        }
        status = next.standing().status();
        suspended = next.standing() instanceof OnHold hold && hold.suspended();
        if (next.standing() instanceof Pending pending) {
            pendingRequest = pending.request();
            reviewId = pending.review();
            askedCause = pending.asked();
        } else if (pendingRequest != null) {
            endRequest();
        }
        takeOver(next.change());
        version++;
        return true;
    }

    private void takeOver(PendingChange next) {
        if (next == null && pendingChange != null) {
            reviewDeadline = null;
            waitingOn = new String[0];
        }
        pendingChange = next == null ? null : (Integer) next.number();
        changeType = next == null ? null : next.type();
        changePhase = next == null ? null : next.phase();
        changeReview = next == null ? null : next.review();
        changeWithdrawalAsked = next != null && next.withdrawalAsked();
    }

    private void endRequest() {
        pendingRequest = null;
        reviewId = null;
        reviewDeadline = null;
        askedCause = null;
        askedReasons = null;
        askedBy = null;
        waitingOn = new String[0];
    }
}

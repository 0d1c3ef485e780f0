package org.criticalminerals.pipeline.project.candidacy;

import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.events.CandidacyStatus;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.events.WithdrawalCause;

/**
 * Where a candidacy stands (DOMAIN.md, "Stages and gates"): its stage, in which standing, and whether the parties are to
 * review a change of it.
 *
 * @param stage how far it has come
 * @param standing free to move, waiting for a review, on hold or over
 * @param change the change request that is not decided yet; null for none
 */
public record CandidacyState(Stage stage, Standing standing, PendingChange change) {

    public CandidacyState {
        if (stage == Stage.COMPLETED && standing instanceof Pending) {
            throw new IllegalArgumentException("No gate follows " + stage);
        }
        if (change != null && !mayHaveChange(stage, standing)) {
            throw new IllegalArgumentException("No change is reviewed in " + stage + ", " + standing);
        }
    }

    /** No change is to be reviewed. */
    public CandidacyState(Stage stage, Standing standing) {
        this(stage, standing, null);
    }

    private static boolean mayHaveChange(Stage stage, Standing standing) {
        boolean isSelected = stage == Stage.SUPPORT || stage == Stage.COMPLETED;
        return isSelected && (standing instanceof Free || standing instanceof OnHold);
    }

    /** The gate that comes next; none in the last stage. */
    public Optional<Gate> nextGate() {
        return Gate.after(stage);
    }

    /** Whether a candidacy is free, waits for a review, pauses or is over. */
    public sealed interface Standing {

        /** The status that it shows. */
        CandidacyStatus status();
    }

    /** Under way, and no gate is asked for. */
    public record Free() implements Standing {
        @Override
        public CandidacyStatus status() {
            return CandidacyStatus.ACTIVE;
        }
    }

    /**
     * A gate is asked for; only partner-service decides what becomes of it.
     *
     * @param request number of the gate request
     * @param review the open review; null until partner-service tells that it opened
     * @param asked what the nominating party asked the review to give way for; null for nothing
     */
    public record Pending(int request, UUID review, WithdrawalCause asked) implements Standing {
        @Override
        public CandidacyStatus status() {
            return CandidacyStatus.ACTIVE;
        }

        Pending opened(UUID review) {
            return new Pending(request, review, asked);
        }

        Pending asking(WithdrawalCause cause) {
            return new Pending(request, review, cause);
        }

        /** Whether news of a review is about this request. */
        boolean isAbout(int request, UUID review) {
            return this.request == request && (this.review == null || review == null || this.review.equals(review));
        }
    }

    /**
     * Paused.
     *
     * @param suspended whether the parties suspended it, so that they alone lift that; else the nominating party's lead
     *     paused it
     */
    public record OnHold(boolean suspended) implements Standing {

        /** Paused by the nominating party's lead. */
        public OnHold() {
            this(false);
        }

        @Override
        public CandidacyStatus status() {
            return CandidacyStatus.ON_HOLD;
        }
    }

    /** Over.
     *
     * @param status how it ended: {@code WITHDRAWN}, {@code REJECTED} or {@code DESELECTED}
     */
    public record Ended(CandidacyStatus status) implements Standing {
        public Ended {
            if (status == CandidacyStatus.ACTIVE || status == CandidacyStatus.ON_HOLD) {
                throw new IllegalArgumentException(status + " is no end");
            }
        }
    }

    /**
     * A change request that is not decided yet.
     *
     * @param number its number within the candidacy
     * @param type what the parties are to review
     * @param phase how far it has come
     * @param review the open review; null until partner-service tells that it opened
     * @param withdrawalAsked whether the requesting party asked the review to end
     */
    public record PendingChange(int number, SubjectType type, Phase phase, UUID review, boolean withdrawalAsked) {

        /** How far a change request has come. */
        public enum Phase {
            /** The promoter has notice and may reply. */
            NOTICE_GIVEN,
            /** The review is asked for. */
            REQUESTED,
            /** The parties decide. */
            UNDER_REVIEW
        }

        PendingChange requested() {
            return new PendingChange(number, type, Phase.REQUESTED, null, withdrawalAsked);
        }

        PendingChange opened(UUID review) {
            return new PendingChange(number, type, Phase.UNDER_REVIEW, review, withdrawalAsked);
        }

        PendingChange asking() {
            return new PendingChange(number, type, phase, review, true);
        }

        /** Whether news of a review is about this change. */
        boolean isAbout(int number, UUID review) {
            return phase != Phase.NOTICE_GIVEN
                    && this.number == number
                    && (this.review == null || review == null || this.review.equals(review));
        }
    }

    CandidacyState with(Standing next) {
        return new CandidacyState(stage, next, change);
    }

    CandidacyState with(PendingChange next) {
        return new CandidacyState(stage, standing, next);
    }

    CandidacyState withoutChange(Standing next) {
        return new CandidacyState(stage, next);
    }
}

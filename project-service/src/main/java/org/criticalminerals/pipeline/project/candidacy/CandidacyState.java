package org.criticalminerals.pipeline.project.candidacy;

import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.events.CandidacyStatus;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.WithdrawalCause;

/**
 * Where a candidacy stands (DOMAIN.md, "Stages and gates"): its stage, and in which standing.
 *
 * @param stage how far it has come
 * @param standing free to move, waiting for a review, on hold or over
 */
public record CandidacyState(Stage stage, Standing standing) {

    public CandidacyState {
        if (stage == Stage.COMPLETED && standing instanceof Pending) {
            throw new IllegalArgumentException("No gate follows " + stage);
        }
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

    /** The nominating party's lead paused it. */
    public record OnHold() implements Standing {
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

    CandidacyState with(Standing next) {
        return new CandidacyState(stage, next);
    }
}

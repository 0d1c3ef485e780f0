package org.criticalminerals.pipeline.partner.committee;

import java.time.Instant;
import java.util.List;

/**
 * Where a meeting of the joint committee stands. Each state is a record whose own methods are the only ways on; every
 * other move is refused.
 */
sealed interface MeetingState {

    /** The name under which it is stored and shown. */
    MeetingStatus status();

    /** The parties are called. */
    default MeetingState convene(Instant at) {
        throw new IllegalMoveException(status(), "convened");
    }

    /** It won't take place. */
    default MeetingState cancel(String reasons, Instant at) {
        throw new IllegalMoveException(status(), "cancelled");
    }

    /** It took place. */
    default MeetingState hold(Instant at) {
        throw new IllegalMoveException(status(), "held");
    }

    /** The next version of its minutes goes out to the parties. */
    default MeetingState circulate(Instant at, Instant deadline) {
        throw new IllegalMoveException(status(), "minuted");
    }

    /** A party objects to the minutes; they are to be written anew. */
    default MeetingState reopen() {
        throw new IllegalMoveException(status(), "reopened");
    }

    /**
     * The minutes are approved, and that closes it.
     *
     * @param silent the parties that approved by saying nothing
     */
    default MeetingState approve(List<String> silent, Instant at) {
        throw new IllegalMoveException(status(), "closed");
    }

    /** It is being prepared. */
    record Planned() implements MeetingState {
        @Override
        public MeetingStatus status() {
            return MeetingStatus.PLANNED;
        }

        @Override
        public Convened convene(Instant at) {
            return new Convened(at);
        }

        @Override
        public Cancelled cancel(String reasons, Instant at) {
            return new Cancelled(reasons, at);
        }
    }

    /** The parties are called to it. */
    record Convened(Instant convenedAt) implements MeetingState {
        @Override
        public MeetingStatus status() {
            return MeetingStatus.CONVENED;
        }

        @Override
        public Cancelled cancel(String reasons, Instant at) {
            return new Cancelled(reasons, at);
        }

        @Override
        public Held hold(Instant at) {
            return new Held(at, 0);
        }
    }

    /**
     * It took place, and its minutes are being written.
     *
     * @param heldAt when that was recorded
     * @param minutesVersion how many versions of the minutes went out before
     */
    record Held(Instant heldAt, int minutesVersion) implements MeetingState {
        @Override
        public MeetingStatus status() {
            return MeetingStatus.HELD;
        }

        @Override
        public MinutesOut circulate(Instant at, Instant deadline) {
            return new MinutesOut(heldAt, minutesVersion + 1, at, deadline);
        }
    }

    /** Its minutes wait for the parties; who says nothing until the deadline approves. */
    record MinutesOut(Instant heldAt, int minutesVersion, Instant circulatedAt, Instant deadline)
            implements MeetingState {
        @Override
        public MeetingStatus status() {
            return MeetingStatus.MINUTES_OUT;
        }

        @Override
        public Held reopen() {
            return new Held(heldAt, minutesVersion);
        }

        @Override
        public Closed approve(List<String> silent, Instant at) {
            return new Closed(heldAt, minutesVersion, List.copyOf(silent), at);
        }
    }

    /** Its minutes are approved; only its action items live on. */
    record Closed(Instant heldAt, int minutesVersion, List<String> silent, Instant approvedAt) implements MeetingState {
        @Override
        public MeetingStatus status() {
            return MeetingStatus.CLOSED;
        }
    }

    /** It never took place. */
    record Cancelled(String reasons, Instant cancelledAt) implements MeetingState {
        @Override
        public MeetingStatus status() {
            return MeetingStatus.CANCELLED;
        }
    }

    /** Something was asked of a meeting that its state doesn't allow. */
    final class IllegalMoveException extends RuntimeException {

        private final MeetingStatus from;
        private final String move;

        IllegalMoveException(MeetingStatus from, String move) {
            super("A meeting that is " + from + " can't be " + move);
            this.from = from;
            this.move = move;
        }

        MeetingStatus from() {
            return from;
        }

        String move() {
            return move;
        }
    }
}

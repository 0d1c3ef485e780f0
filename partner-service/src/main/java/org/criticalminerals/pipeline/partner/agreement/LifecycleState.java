package org.criticalminerals.pipeline.partner.agreement;

import java.util.Set;
import org.criticalminerals.pipeline.events.AgreementLifecycle;

/**
 * Where an agreement stands in its life; the methods of a state are the only moves out of it (DOMAIN.md, "Agreements,
 * parties, agencies"). A review of the agreement can leave it in force. Parties may end it at any point: an announced one
 * that is never signed ends too.
 */
public sealed interface LifecycleState {

    /** Its name in data and events. */
    AgreementLifecycle name();

    /** The states into which it can move. */
    Set<AgreementLifecycle> next();

    /** The state of that name. */
    static LifecycleState of(AgreementLifecycle name) {
        return switch (name) {
            case ANNOUNCED -> new Announced();
            case SIGNED -> new Signed();
            case IN_FORCE -> new InForce();
            case UNDER_REVIEW -> new UnderReview();
            case ENDED -> new Ended();
        };
    }

    /** Made known, not signed. */
    record Announced() implements LifecycleState {
        @Override
        public AgreementLifecycle name() {
            return AgreementLifecycle.ANNOUNCED;
        }

        @Override
        public Set<AgreementLifecycle> next() {
            return Set.of(sign().name(), end().name());
        }

        /** The parties sign it. */
        public Signed sign() {
            return new Signed();
        }

        /** It is given up. */
        public Ended end() {
            return new Ended();
        }
    }

    /** Signed, not yet in force. */
    record Signed() implements LifecycleState {
        @Override
        public AgreementLifecycle name() {
            return AgreementLifecycle.SIGNED;
        }

        @Override
        public Set<AgreementLifecycle> next() {
            return Set.of(enterIntoForce().name(), end().name());
        }

        /** It enters into force. */
        public InForce enterIntoForce() {
            return new InForce();
        }

        /** It is given up. */
        public Ended end() {
            return new Ended();
        }
    }

    /** In force. */
    record InForce() implements LifecycleState {
        @Override
        public AgreementLifecycle name() {
            return AgreementLifecycle.IN_FORCE;
        }

        @Override
        public Set<AgreementLifecycle> next() {
            return Set.of(review().name(), end().name());
        }

        /** The parties look at it anew. */
        public UnderReview review() {
            return new UnderReview();
        }

        /** It ends. */
        public Ended end() {
            return new Ended();
        }
    }

    /** In force while the parties look at it anew. */
    record UnderReview() implements LifecycleState {
        @Override
        public AgreementLifecycle name() {
            return AgreementLifecycle.UNDER_REVIEW;
        }

        @Override
        public Set<AgreementLifecycle> next() {
            return Set.of(confirm().name(), end().name());
        }

        /** It stays in force. */
        public InForce confirm() {
            return new InForce();
        }

        /** It ends. */
        public Ended end() {
            return new Ended();
        }
    }

    /** Over; nothing leads out of it. */
    record Ended() implements LifecycleState {
        @Override
        public AgreementLifecycle name() {
            return AgreementLifecycle.ENDED;
        }

        @Override
        public Set<AgreementLifecycle> next() {
            return Set.of();
        }
    }
}

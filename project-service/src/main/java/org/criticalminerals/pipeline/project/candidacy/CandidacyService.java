package org.criticalminerals.pipeline.project.candidacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.project.candidacy.CandidacyAccess.Acting;
import org.criticalminerals.pipeline.project.candidacy.CandidacyRules.Action;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Act;

/**
 * How its party steers a candidacy: takes a gate request back, holds, resumes, withdraws. Each command runs in its
 * caller's transaction and locks the candidacy first. What reviews do to it is in {@link ReviewOutcomes}.
 */
@ApplicationScoped
class CandidacyService {

    private static final int FIRST = 1;

    private final CandidacyAccess access;
    private final CandidacyAnnouncements announcements;
    private final Clock clock;

    CandidacyService(CandidacyAccess access, CandidacyAnnouncements announcements, Clock clock) {
        this.access = access;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Whether an act took effect, or was asked of an open review. */
    public enum Effect {
        DONE,
        ASKED
    }

    /** Takes a gate request back. The answer comes from its review. */
    public Effect withdrawRequest(UUID project, String agreement, int number, String ifMatch, String reasons) {
        Acting acting = access.begin(project, agreement, ifMatch, Act.WITHDRAW_REQUEST);
        if (number < FIRST || number > acting.row().requests) {
            throw Problems.notFound("gate request");
        }
        if (acting.row().pendingRequest == null || acting.row().pendingRequest != number) {
            throw concluded(number);
        }
        return apply(acting, Action.WITHDRAW_REQUEST, reasons);
    }

    private static RuntimeException concluded(int number) {
        return Problems.conflict(
                "gate-request-concluded",
                "The gate request is not pending any more",
                "Request " + number + " has its outcome; read the candidacy again.");
    }

    /** Pauses a candidacy. */
    public Effect hold(UUID project, String agreement, String ifMatch, String reasons) {
        return apply(access.begin(project, agreement, ifMatch, Act.HOLD), Action.HOLD, reasons);
    }

    /** Lets a paused candidacy go on. */
    public Effect resume(UUID project, String agreement, String ifMatch, String reasons) {
        return apply(access.begin(project, agreement, ifMatch, Act.RESUME), Action.RESUME, reasons);
    }

    /** Takes a candidacy back for good. */
    public Effect withdraw(UUID project, String agreement, String ifMatch, String reasons) {
        return apply(access.begin(project, agreement, ifMatch, Act.WITHDRAW), Action.WITHDRAW, reasons);
    }

    private Effect apply(Acting acting, Action action, String reasons) {
        CandidacyRow row = acting.row();
        CandidacyRules.Done done = CandidacyAccess.act(row, action);
        Instant now = clock.instant();
        Actor by = acting.official().actor();
        row.become(done.next(), now);
        Effect effect = Effect.DONE;
        for (Consequence consequence : done.consequences()) {
            switch (consequence) {
                case Consequence.WithdrawalAsked asked -> {
                    row.askedReasons = reasons;
                    row.askedBy = by;
                    announcements.withdrawalAsked(row, asked, reasons, now, by);
                    effect = Effect.ASKED;
                }
                case Consequence.Held held -> announcements.held(row, reasons, now, by);
                case Consequence.Resumed resumed -> announcements.resumed(row, reasons, now, by);
                case Consequence.Withdrawn withdrawn -> announcements.withdrawn(row, reasons, now, by);
                case Consequence.GateAsked other -> throw unexpected(other);
                case Consequence.UnderReview other -> throw unexpected(other);
                case Consequence.Noted other -> throw unexpected(other);
                case Consequence.RequestRefused other -> throw unexpected(other);
                case Consequence.RequestClosed other -> throw unexpected(other);
                case Consequence.StageMoved other -> throw unexpected(other);
                case Consequence.Selected other -> throw unexpected(other);
                case Consequence.Rejected other -> throw unexpected(other);
                case Consequence.AskedTooLate other -> throw unexpected(other);
            }
        }
        return effect;
    }

    private static IllegalStateException unexpected(Consequence consequence) {
        return new IllegalStateException("Not a consequence of this act: " + consequence);
    }
}

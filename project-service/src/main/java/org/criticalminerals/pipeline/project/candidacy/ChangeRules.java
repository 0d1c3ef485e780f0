package org.criticalminerals.pipeline.project.candidacy;

import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.events.CandidacyStatus;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.project.candidacy.CandidacyRules.Refused;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Ended;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Free;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.OnHold;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Pending;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.PendingChange;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.PendingChange.Phase;

/**
 * What happens to a selected project when a party asks the parties to review a change, and when that review tells
 * something (DOMAIN.md, "Stages and gates", at its end). Pure: no clock, no database.
 *
 * <p>The promoter has notice and may reply before the review is asked for. One question is decided at a time: while a
 * gate is being decided no change is asked for, and the other way round. A suspension ends by an approved material
 * change: what ended its cause is one.
 */
public final class ChangeRules {

    /** The changes that can be reviewed. */
    static final List<SubjectType> TYPES =
            List.of(SubjectType.MATERIAL_CHANGE, SubjectType.SUSPENSION, SubjectType.DESELECTION);

    private static final Set<SubjectType> WHEN_COMPLETED = Set.of(SubjectType.DESELECTION);

    private ChangeRules() {}

    /** Whether an act or news takes effect. */
    public sealed interface Result {}

    /**
     * It does.
     *
     * @param next where the candidacy stands now
     * @param effects what followed, in order
     */
    public record Done(CandidacyState next, List<ChangeEffect> effects) implements Result {}

    /**
     * It doesn't: the act isn't possible here.
     *
     * @param refusal the rule and the way out
     */
    public record NotNow(Refused refusal) implements Result {}

    /**
     * The news changes nothing.
     *
     * @param reason why not
     */
    public record Ignored(String reason) implements Result {}

    /** What can be done to a change request that is not decided yet. */
    public enum Act {
        /** Record what the promoter replied. */
        REPLY,
        /** Ask for the review: the promoter replied, or had the time to. */
        ASK_REVIEW,
        /** Take it back. */
        WITHDRAW
    }

    /** A party asks the parties to review a change, and gives the promoter notice. */
    public static Result request(CandidacyState state, SubjectType type, int number) {
        return switch (state.standing()) {
            case Ended ended -> new NotNow(CandidacyRules.ended(ended));
            case Pending pending -> state.stage() == Stage.SUPPORT ? gatePending(pending) : notSelected(state.stage());
            case Free free -> requestOf(state, type, number, false);
            case OnHold hold -> requestOf(state, type, number, hold.suspended());
        };
    }

    private static Result requestOf(CandidacyState state, SubjectType type, int number, boolean suspended) {
        if (state.stage() == Stage.COMPLETED && !WHEN_COMPLETED.contains(type)) {
            return refused(
                    "candidacy-completed",
                    "The candidacy is completed",
                    "Every measure is at an end, so that nothing is left to change or suspend. Only a deselection can be"
                            + " asked for.");
        }
        if (state.stage() != Stage.SUPPORT && state.stage() != Stage.COMPLETED) {
            return notSelected(state.stage());
        }
        if (state.change() != null) {
            return new NotNow(CandidacyRules.changePending(state.change()));
        }
        if (suspended && type == SubjectType.SUSPENSION) {
            return refused(
                    "suspended-already",
                    "The parties suspended it already",
                    "Ask for the review of a material change to lift the suspension, or for a deselection.");
        }
        return done(state.with(new PendingChange(number, type, Phase.NOTICE_GIVEN, null, false)), ChangeEffect.NOTICED);
    }

    private static Result notSelected(Stage stage) {
        return refused(
                "not-selected",
                "The project is not selected",
                "It stands in " + stage
                        + ". Changes are reviewed after the selection; until then object at its gates.");
    }

    private static Result gatePending(Pending pending) {
        return refused(
                "gate-request-pending",
                "The parties decide on a gate",
                "Gate request " + pending.request()
                        + " is not decided yet. Take your position in its review, or wait for its outcome.");
    }

    /** Something is done to the change request that is not decided yet. */
    public static Result act(CandidacyState state, Act act) {
        PendingChange change = state.change();
        if (change == null) {
            return refused(
                    "no-change-pending",
                    "No change request is pending",
                    "It has its outcome, or was taken back; read the candidacy again.");
        }
        return switch (change.phase()) {
            case NOTICE_GIVEN ->
                switch (act) {
                    case REPLY -> done(state, ChangeEffect.REPLIED);
                    case ASK_REVIEW -> done(state.with(change.requested()), ChangeEffect.REVIEW_ASKED);
                    case WITHDRAW -> done(state.withoutChange(state.standing()), ChangeEffect.TAKEN_BACK);
                };
            case REQUESTED, UNDER_REVIEW ->
                switch (act) {
                    case REPLY ->
                        refused(
                                "reply-too-late",
                                "The review is asked for already",
                                "What the promoter still says can be told by the parties in their positions.");
                    case ASK_REVIEW ->
                        refused("review-asked", "The review is asked for already", "Wait for its outcome.");
                    case WITHDRAW -> askToEnd(state, change);
                };
        };
    }

    private static Result askToEnd(CandidacyState state, PendingChange change) {
        return change.withdrawalAsked()
                ? refused(
                        "withdrawal-asked",
                        "The open review was asked to end already",
                        "The answer comes with the review's conclusion, usually within seconds. Read the candidacy again.")
                : done(state.with(change.asking()), ChangeEffect.WITHDRAWAL_ASKED);
    }

    /** A review of a change tells something. */
    public static Result on(CandidacyState state, ReviewNews news) {
        PendingChange change = state.change();
        if (change == null) {
            return new Ignored("No change request is pending");
        }
        if (!change.isAbout(news.request(), news.review())) {
            return new Ignored("Another change request is pending: " + change.number());
        }
        return switch (news) {
            case ReviewNews.Opened opened when change.review() != null -> new Ignored("The review is known already");
            case ReviewNews.Opened opened ->
                done(state.with(change.opened(opened.review())), ChangeEffect.UNDER_REVIEW);
            case ReviewNews.Refused refused
            when change.review() != null -> new Ignored("A review of this request is open");
            case ReviewNews.Refused refused -> done(state.withoutChange(state.standing()), ChangeEffect.REFUSED);
            case ReviewNews.PositionTaken taken -> noted(state, change, taken);
            case ReviewNews.Escalated escalated -> noted(state, change, escalated);
            case ReviewNews.ReminderDue reminder -> noted(state, change, reminder);
            case ReviewNews.Progressed progressed -> noted(state, change, progressed);
            case ReviewNews.Concluded concluded -> concluded(state, change, concluded.outcome());
        };
    }

    // The opening may lie behind a dead letter; news of the review tell of it just as well.
    private static Result noted(CandidacyState state, PendingChange change, ReviewNews news) {
        return change.review() == null
                ? done(state.with(change.opened(news.review())), ChangeEffect.UNDER_REVIEW, ChangeEffect.NOTED)
                : done(state, ChangeEffect.NOTED);
    }

    private static Result concluded(CandidacyState state, PendingChange change, Outcome outcome) {
        return switch (outcome) {
            case APPROVED, APPROVED_WITH_CONDITIONS -> approved(state, change.type());
            case RETURNED, REJECTED, LAPSED, WITHDRAWN ->
                done(state.withoutChange(state.standing()), ChangeEffect.CLOSED);
        };
    }

    private static Result approved(CandidacyState state, SubjectType type) {
        return switch (type) {
            case MATERIAL_CHANGE ->
                state.standing() instanceof OnHold hold && hold.suspended()
                        ? done(state.withoutChange(new Free()), ChangeEffect.CLOSED, ChangeEffect.LIFTED)
                        : done(state.withoutChange(state.standing()), ChangeEffect.CLOSED);
            case SUSPENSION -> done(state.withoutChange(new OnHold(true)), ChangeEffect.CLOSED, ChangeEffect.SUSPENDED);
            case DESELECTION ->
                done(
                        state.withoutChange(new Ended(CandidacyStatus.DESELECTED)),
                        ChangeEffect.CLOSED,
                        ChangeEffect.DESELECTED);
            case CANDIDACY_GATE, AMENDMENT -> throw new IllegalStateException("Not a change of a candidacy: " + type);
        };
    }

    /** A change in words. */
    static String inWords(SubjectType type) {
        return switch (type) {
            case MATERIAL_CHANGE -> "material change";
            case SUSPENSION -> "suspension";
            case DESELECTION -> "deselection";
            case CANDIDACY_GATE, AMENDMENT ->
                throw new IllegalArgumentException("Not a change of a candidacy: " + type);
        };
    }

    private static Done done(CandidacyState next, ChangeEffect... effects) {
        return new Done(next, List.of(effects));
    }

    private static NotNow refused(String rule, String title, String wayOut) {
        return new NotNow(new Refused(rule, title, wayOut));
    }
}

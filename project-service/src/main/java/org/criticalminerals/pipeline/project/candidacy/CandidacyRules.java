package org.criticalminerals.pipeline.project.candidacy;

import java.util.ArrayList;
import java.util.List;
import org.criticalminerals.pipeline.events.CandidacyStatus;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.WithdrawalCause;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Ended;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Free;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.OnHold;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Pending;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Standing;

/**
 * What happens to a candidacy when its party acts and when a review tells something (DOMAIN.md, "Stages and gates";
 * ARCHITECTURE.md, "Arbiter"). Pure: no clock, no database.
 *
 * <p>partner-service alone decides whether a review is open. So while a request is pending, hold and withdrawal are only
 * asked for; the review's conclusion says whether they come true or came too late.
 */
public final class CandidacyRules {

    private CandidacyRules() {}

    /** What a party can do with its candidacy. */
    public enum Action {
        REQUEST_GATE,
        WITHDRAW_REQUEST,
        HOLD,
        RESUME,
        WITHDRAW
    }

    /** Whether an action or news takes effect. */
    public sealed interface Result {}

    /**
     * It does.
     *
     * @param next where the candidacy stands now
     * @param consequences what followed, in order
     */
    public record Done(CandidacyState next, List<Consequence> consequences) implements Result {}

    /**
     * It doesn't: the action isn't possible here.
     *
     * @param rule stable name of the rule
     * @param title the rule in a few words
     * @param wayOut what to do instead
     */
    public record Refused(String rule, String title, String wayOut) implements Result {}

    /**
     * The news changes nothing.
     *
     * @param reason why not
     */
    public record Ignored(String reason) implements Result {}

    /**
     * A party acts.
     *
     * @param nextRequest the number that a new gate request would get
     */
    public static Result act(CandidacyState state, Action action, int nextRequest) {
        return switch (state.standing()) {
            case Free free -> actFree(state, action, nextRequest);
            case Pending pending -> actPending(state, pending, action);
            case OnHold hold -> actOnHold(state, hold, action);
            case Ended ended -> ended(ended);
        };
    }

    static Refused ended(Ended ended) {
        return new Refused(
                "candidacy-ended",
                "The candidacy is over",
                "It is " + ended.status()
                        + ". Nominate the project anew or submit it under another agreement to begin again.");
    }

    private static Result actFree(CandidacyState state, Action action, int nextRequest) {
        if (state.stage() == Stage.COMPLETED) {
            return new Refused(
                    "candidacy-completed",
                    "The candidacy is completed",
                    "It went through every gate; there is nothing left to ask for, hold or withdraw.");
        }
        return switch (action) {
            case REQUEST_GATE ->
                state.change() == null
                        ? done(state.with(new Pending(nextRequest, null, null)), new Consequence.GateAsked(nextRequest))
                        : changePending(state.change());
            case WITHDRAW_REQUEST -> noRequest();
            case HOLD -> done(state.with(new OnHold()), new Consequence.Held());
            case RESUME -> notOnHold();
            case WITHDRAW -> withdraw(state);
        };
    }

    private static Result actPending(CandidacyState state, Pending pending, Action action) {
        return switch (action) {
            case REQUEST_GATE ->
                new Refused(
                        "gate-request-pending",
                        "A gate request is pending",
                        "Request " + pending.request() + " is not decided yet. Wait for its outcome or withdraw it.");
            case WITHDRAW_REQUEST -> ask(state, pending, WithdrawalCause.REQUEST_WITHDRAWN);
            case HOLD -> ask(state, pending, WithdrawalCause.CANDIDACY_HELD);
            case RESUME -> notOnHold();
            case WITHDRAW -> ask(state, pending, WithdrawalCause.CANDIDACY_WITHDRAWN);
        };
    }

    private static Result ask(CandidacyState state, Pending pending, WithdrawalCause cause) {
        if (pending.asked() != null) {
            return new Refused(
                    "withdrawal-asked",
                    "The open review was asked to end already",
                    "The answer comes with the review's conclusion, usually within seconds. Read the candidacy again.");
        }
        return done(state.with(pending.asking(cause)), new Consequence.WithdrawalAsked(pending.request(), cause));
    }

    // Who is to be suspended or deselected doesn't get away by leaving first.
    private static Result withdraw(CandidacyState state) {
        return state.change() == null
                ? done(state.with(new Ended(CandidacyStatus.WITHDRAWN)), new Consequence.Withdrawn())
                : changePending(state.change());
    }

    static Refused changePending(CandidacyState.PendingChange change) {
        return new Refused(
                "change-pending",
                "The parties are to review a change",
                "Change request " + change.number() + ", a " + ChangeRules.inWords(change.type())
                        + ", is not decided yet. Wait for its outcome; one question is decided at a time.");
    }

    private static Refused suspended() {
        return new Refused(
                "candidacy-suspended",
                "The parties suspended it",
                "Only they lift the suspension: a party asks for the review of the material change that ended its cause,"
                        + " and with its approval the candidacy goes on.");
    }

    private static Result actOnHold(CandidacyState state, OnHold hold, Action action) {
        return switch (action) {
            case REQUEST_GATE ->
                hold.suspended()
                        ? suspended()
                        : new Refused(
                                "candidacy-on-hold", "The candidacy is on hold", "Resume it, then ask for the gate.");
            case WITHDRAW_REQUEST -> noRequest();
            case HOLD ->
                new Refused("candidacy-on-hold", "The candidacy is on hold already", "There is nothing left to do.");
            case RESUME -> hold.suspended() ? suspended() : done(state.with(new Free()), new Consequence.Resumed());
            case WITHDRAW -> withdraw(state);
        };
    }

    private static Refused noRequest() {
        return new Refused(
                "no-gate-request",
                "No gate request is pending",
                "There is nothing to withdraw; read the candidacy again.");
    }

    private static Refused notOnHold() {
        return new Refused(
                "candidacy-not-on-hold",
                "The candidacy is not on hold",
                "There is nothing to resume; it is under way.");
    }

    /** A review tells something. */
    public static Result on(CandidacyState state, ReviewNews news) {
        return switch (state.standing()) {
            case Pending pending when pending.isAbout(news.request(), news.review()) -> onPending(state, pending, news);
            case Pending pending -> new Ignored("Another request is pending: " + pending.request());
            case Free free -> new Ignored("No request is pending");
            case OnHold hold -> new Ignored("No request is pending");
            case Ended ended -> new Ignored("The candidacy is over");
        };
    }

    private static Result onPending(CandidacyState state, Pending pending, ReviewNews news) {
        return switch (news) {
            case ReviewNews.Opened opened when pending.review() != null -> new Ignored("The review is known already");
            case ReviewNews.Opened opened ->
                done(
                        state.with(pending.opened(opened.review())),
                        new Consequence.UnderReview(pending.request(), opened.review()));
            case ReviewNews.Refused refused
            when pending.review() != null -> new Ignored("A review of this request is open");
            case ReviewNews.Refused refused -> refused(state, pending);
            case ReviewNews.PositionTaken taken -> noted(state, pending, taken);
            case ReviewNews.Escalated escalated -> noted(state, pending, escalated);
            case ReviewNews.ReminderDue reminder -> noted(state, pending, reminder);
            case ReviewNews.Progressed progressed -> noted(state, pending, progressed);
            case ReviewNews.Concluded concluded -> concluded(state, pending, concluded.outcome());
        };
    }

    // The opening may lie behind a dead letter; news of the review tell of it just as well.
    private static Result noted(CandidacyState state, Pending pending, ReviewNews news) {
        Consequence.Noted noted = new Consequence.Noted(pending.request());
        return pending.review() == null
                ? done(
                        state.with(pending.opened(news.review())),
                        new Consequence.UnderReview(pending.request(), news.review()),
                        noted)
                : done(state, noted);
    }

    // Without a review nothing stands in the way of what was asked for.
    private static Result refused(CandidacyState state, Pending pending) {
        return comesTrue(state, pending.asked(), new Consequence.RequestRefused(pending.request()));
    }

    private static Result concluded(CandidacyState state, Pending pending, Outcome outcome) {
        Consequence closed = new Consequence.RequestClosed(pending.request(), outcome);
        return switch (outcome) {
            case APPROVED, APPROVED_WITH_CONDITIONS -> approved(state, pending, outcome, closed);
            case RETURNED, LAPSED -> done(state.with(new Free()), withTooLate(pending, outcome, closed));
            case REJECTED ->
                done(
                        state.with(new Ended(CandidacyStatus.REJECTED)),
                        withTooLate(pending, outcome, closed, new Consequence.Rejected()));
            case WITHDRAWN -> comesTrue(state, pending.asked(), closed);
        };
    }

    private static Result approved(CandidacyState state, Pending pending, Outcome outcome, Consequence closed) {
        Stage next = state.nextGate().orElseThrow().opens();
        Consequence moved = new Consequence.StageMoved(state.stage(), next);
        List<Consequence> consequences = next == Stage.SUPPORT
                ? withTooLate(pending, outcome, closed, moved, new Consequence.Selected())
                : withTooLate(pending, outcome, closed, moved);
        return done(new CandidacyState(next, new Free()), consequences);
    }

    private static Result comesTrue(CandidacyState state, WithdrawalCause asked, Consequence ended) {
        return switch (asked) {
            case null -> done(state.with(new Free()), ended);
            case REQUEST_WITHDRAWN -> done(state.with(new Free()), ended);
            case CANDIDACY_WITHDRAWN ->
                done(state.with(new Ended(CandidacyStatus.WITHDRAWN)), ended, new Consequence.Withdrawn());
            case CANDIDACY_HELD -> done(state.with(new OnHold()), ended, new Consequence.Held());
        };
    }

    private static List<Consequence> withTooLate(Pending pending, Outcome outcome, Consequence... consequences) {
        List<Consequence> all = new ArrayList<>(List.of(consequences));
        if (pending.asked() != null) {
            all.add(new Consequence.AskedTooLate(pending.asked(), outcome));
        }
        return all;
    }

    private static Done done(CandidacyState next, Consequence... consequences) {
        return done(next, List.of(consequences));
    }

    private static Done done(CandidacyState next, List<Consequence> consequences) {
        return new Done(next, List.copyOf(consequences));
    }

    /** Every standing that a candidacy can have, for tables and tests; requests and reviews are the given ones. */
    static List<Standing> standings(int request, java.util.UUID review) {
        List<Standing> all = new ArrayList<>();
        all.add(new Free());
        for (java.util.UUID open : java.util.Arrays.asList(null, review)) {
            all.add(new Pending(request, open, null));
            for (WithdrawalCause cause : WithdrawalCause.values()) {
                all.add(new Pending(request, open, cause));
            }
        }
        all.add(new OnHold());
        all.add(new OnHold(true));
        all.add(new Ended(CandidacyStatus.WITHDRAWN));
        all.add(new Ended(CandidacyStatus.REJECTED));
        all.add(new Ended(CandidacyStatus.DESELECTED));
        return List.copyOf(all);
    }
}

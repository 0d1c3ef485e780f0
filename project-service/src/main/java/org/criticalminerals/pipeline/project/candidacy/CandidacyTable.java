package org.criticalminerals.pipeline.project.candidacy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.project.candidacy.CandidacyRules.Action;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Ended;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Free;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.OnHold;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Pending;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.PendingChange;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.PendingChange.Phase;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Standing;

/**
 * Writes down, as Markdown, what {@link CandidacyRules} say: standing × action and standing × review event. The tables
 * are made from the rules themselves, so that they can't differ from them.
 */
public final class CandidacyTable {

    private static final UUID REVIEW = new UUID(0, 1);
    private static final int REQUEST = 1;

    private CandidacyTable() {}

    /** Both tables. Shown in the stage {@code SELECTION}, whose approval also selects. */
    public static String render() {
        List<ReviewNews> news = news(REQUEST, REVIEW);
        List<Action> actions = List.of(Action.values());
        return "# What happens to a candidacy\n\n"
                + "Made from `CandidacyRules`; a test compares this page with them. Shown in the stage `SELECTION`. In other\n"
                + "stages only the approval differs: it opens the stage after, and only `SUPPORT` selects.\n\n"
                + "## When its party acts\n\n"
                + table(actions.stream().map(Enum::name).toList(), standing -> actions.stream()
                        .map(action -> words(CandidacyRules.act(state(standing), action, REQUEST)))
                        .toList())
                + "\nA completed candidacy (`COMPLETED`, free) allows no action: `candidacy-completed`.\n"
                + "\n## When a review tells something\n\n"
                + table(news.stream().map(CandidacyTable::name).toList(), standing -> news.stream()
                        .map(event -> words(CandidacyRules.on(state(standing), event)))
                        .toList())
                + "\nNews of another request or another review than the pending one change nothing.\n"
                + changes();
    }

    /** What parties ask to review after the selection. */
    private static String changes() {
        List<ReviewNews> news = news(REQUEST, REVIEW);
        return "\n# What happens to a selected project when a change is to be reviewed\n\n"
                + "Made from `ChangeRules`, in the stage `SUPPORT`. Before it everything is refused: `not-selected`; in\n"
                + "`COMPLETED` only a deselection can be asked for. While one is pending: `change-pending`.\n\n"
                + "## When a party asks for it\n\n"
                + table(
                        "standing",
                        CandidacyRules.standings(REQUEST, REVIEW).stream()
                                .map(standing -> new CandidacyState(Stage.SUPPORT, standing))
                                .toList(),
                        state -> name(state.standing()),
                        ChangeRules.TYPES.stream().map(Enum::name).toList(),
                        state -> ChangeRules.TYPES.stream()
                                .map(type -> words(ChangeRules.request(state, type, REQUEST)))
                                .toList())
                + "\n## When something is done to it\n\n"
                + table(
                        "request",
                        changed(SubjectType.SUSPENSION, new Free()),
                        CandidacyTable::nameOfChange,
                        Stream.of(ChangeRules.Act.values()).map(Enum::name).toList(),
                        state -> Stream.of(ChangeRules.Act.values())
                                .map(act -> words(ChangeRules.act(state, act)))
                                .toList())
                + "\n## When its review tells something\n\n"
                + table(
                        "request",
                        ChangeRules.TYPES.stream()
                                .flatMap(type -> Stream.of(new Free(), new OnHold(), new OnHold(true))
                                        .flatMap(standing -> changed(type, standing).stream()))
                                .filter(state -> state.change() != null)
                                .toList(),
                        state -> state.change().type() + ", " + name(state.standing()) + ", " + nameOfChange(state),
                        news.stream().map(CandidacyTable::name).toList(),
                        state -> news.stream()
                                .map(event -> words(ChangeRules.on(state, event)))
                                .toList());
    }

    private static List<CandidacyState> changed(SubjectType type, Standing standing) {
        List<CandidacyState> states = new ArrayList<>();
        states.add(new CandidacyState(Stage.SUPPORT, standing));
        for (Phase phase : Phase.values()) {
            UUID review = phase == Phase.UNDER_REVIEW ? REVIEW : null;
            states.add(new CandidacyState(
                    Stage.SUPPORT, standing, new PendingChange(REQUEST, type, phase, review, false)));
            if (phase != Phase.NOTICE_GIVEN) {
                states.add(new CandidacyState(
                        Stage.SUPPORT, standing, new PendingChange(REQUEST, type, phase, review, true)));
            }
        }
        return List.copyOf(states);
    }

    /** A state's change request in words. */
    static String nameOfChange(CandidacyState state) {
        return switch (state.change()) {
            case null -> "none";
            case PendingChange change ->
                change.phase().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                        + (change.withdrawalAsked() ? ", end asked" : "");
        };
    }

    private static String words(ChangeRules.Result result) {
        return switch (result) {
            case ChangeRules.Done done ->
                "→ " + name(done.next().standing()) + ", " + nameOfChange(done.next()) + ": "
                        + done.effects().stream().map(ChangeEffect::inWords).collect(Collectors.joining(", "));
            case ChangeRules.NotNow notNow -> "refused: `" + notNow.refusal().rule() + "`";
            case ChangeRules.Ignored ignored -> "nothing";
        };
    }

    private static String table(
            String corner,
            List<CandidacyState> rows,
            Function<CandidacyState, String> name,
            List<String> columns,
            Function<CandidacyState, List<String>> cells) {
        StringBuilder table = new StringBuilder("| " + corner + " | ")
                .append(String.join(" | ", columns))
                .append(" |\n|")
                .repeat("---|", columns.size() + 1)
                .append('\n');
        rows.forEach(row -> table.append("| ")
                .append(name.apply(row))
                .append(" | ")
                .append(String.join(" | ", cells.apply(row)))
                .append(" |\n"));
        return table.toString();
    }

    /** Every kind of news that a review can tell. */
    static List<ReviewNews> news(int request, UUID review) {
        List<ReviewNews> news = new ArrayList<>(List.of(
                new ReviewNews.Opened(request, review),
                new ReviewNews.Refused(request),
                new ReviewNews.PositionTaken(request, review),
                new ReviewNews.Escalated(request, review),
                new ReviewNews.ReminderDue(request, review),
                new ReviewNews.Progressed(request, review)));
        Stream.of(Outcome.values()).forEach(outcome -> news.add(new ReviewNews.Concluded(request, review, outcome)));
        return List.copyOf(news);
    }

    private static CandidacyState state(Standing standing) {
        return new CandidacyState(Stage.SELECTION, standing);
    }

    private static String table(List<String> columns, Function<Standing, List<String>> cells) {
        return table(
                "standing",
                CandidacyRules.standings(REQUEST, REVIEW).stream()
                        .map(CandidacyTable::state)
                        .toList(),
                state -> name(state.standing()),
                columns,
                state -> cells.apply(state.standing()));
    }

    /** A standing in words. */
    static String name(Standing standing) {
        return switch (standing) {
            case Free free -> "free";
            case Pending pending ->
                (pending.review() == null ? "requested" : "under review")
                        + (pending.asked() == null ? "" : ", " + pending.asked().name() + " asked");
            case OnHold hold -> hold.suspended() ? "suspended" : "on hold";
            case Ended ended -> ended.status().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    /** News in words. */
    static String name(ReviewNews news) {
        return switch (news) {
            case ReviewNews.Opened opened -> "opened";
            case ReviewNews.Refused refused -> "refused";
            case ReviewNews.PositionTaken taken -> "position-taken";
            case ReviewNews.Escalated escalated -> "escalated";
            case ReviewNews.ReminderDue reminder -> "reminder-due";
            case ReviewNews.Progressed progressed -> "progressed";
            case ReviewNews.Concluded concluded -> concluded.outcome().name();
        };
    }

    /** A result in words: the next standing and what followed, or why nothing happens. */
    static String words(CandidacyRules.Result result) {
        return switch (result) {
            case CandidacyRules.Done done ->
                "→ " + done.next().stage() + ", " + name(done.next().standing()) + ": "
                        + done.consequences().stream().map(CandidacyTable::name).collect(Collectors.joining(", "));
            case CandidacyRules.Refused refused -> "refused: `" + refused.rule() + "`";
            case CandidacyRules.Ignored ignored -> "nothing";
        };
    }

    private static String name(Consequence consequence) {
        return switch (consequence) {
            case Consequence.GateAsked asked -> "gate asked";
            case Consequence.UnderReview review -> "under review";
            case Consequence.Noted noted -> "noted";
            case Consequence.RequestRefused refused -> "request refused";
            case Consequence.RequestClosed closed -> "request " + closed.outcome();
            case Consequence.StageMoved moved -> "stage moved";
            case Consequence.Selected selected -> "selected";
            case Consequence.Rejected rejected -> "rejected";
            case Consequence.WithdrawalAsked asked -> "review asked to end";
            case Consequence.AskedTooLate late -> "asked too late";
            case Consequence.Held held -> "held";
            case Consequence.Resumed resumed -> "resumed";
            case Consequence.Withdrawn withdrawn -> "withdrawn";
        };
    }
}

package org.criticalminerals.pipeline.project.candidacy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.project.candidacy.CandidacyRules.Action;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Ended;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Free;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.OnHold;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Pending;
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
                + "\nNews of another request or another review than the pending one change nothing.\n";
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

    private static String table(List<String> columns, java.util.function.Function<Standing, List<String>> cells) {
        StringBuilder table = new StringBuilder("| standing | ")
                .append(String.join(" | ", columns))
                .append(" |\n|")
                .repeat("---|", columns.size() + 1)
                .append('\n');
        CandidacyRules.standings(REQUEST, REVIEW).forEach(standing -> table.append("| ")
                .append(name(standing))
                .append(" | ")
                .append(String.join(" | ", cells.apply(standing)))
                .append(" |\n"));
        return table.toString();
    }

    /** A standing in words. */
    static String name(Standing standing) {
        return switch (standing) {
            case Free free -> "free";
            case Pending pending ->
                (pending.review() == null ? "requested" : "under review")
                        + (pending.asked() == null ? "" : ", " + pending.asked().name() + " asked");
            case OnHold hold -> "on hold";
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

package org.criticalminerals.pipeline.partner.review.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.kit.testing.StateDiagram;
import org.junit.jupiter.api.Test;

/**
 * The state diagram of a review, drawn by asking the rules for every pair of standings of two parties, before and at the
 * deadline, before and after its extension, under every kind of silence.
 */
class ReviewDiagramTest {

    private static final Instant DEADLINE = Instant.parse("2026-12-08T16:00:00Z");

    private static final Map<String, Standing> STANDINGS = standings();
    private static final List<Moment> MOMENTS = moments();

    @Test
    void theDiagramOfAReviewIsUpToDate() {
        String page = "# Review\n\n"
                + "Made from `ReviewRules` for two parties under unanimity; a test compares this page with them, and"
                + " `-Dcontract.update=true`\nwrites it. Where the rule can't be met or something is missing, no review"
                + " opens: it is refused with a reason.\n\n"
                + "By position: A approves, Ac with conditions, O objects, Of finally, R reserves, Q asks, Z abstains, S"
                + " says nothing; the\nsequence of the two doesn't matter.\n\n"
                + diagram()
                + "\n## By position\n\nAt once before the deadline, and at it by the rule's silence; once extended, the silence"
                + " of `ESCALATE` only\nlapses.\n\n"
                + table();

        assertThat(StateDiagram.isUpToDate("review.md", page))
                .as("deploy/docs/states/review.md is up to date; else run this test with -Dcontract.update=true")
                .isTrue();
    }

    private static String diagram() {
        StateDiagram diagram = new StateDiagram("open");
        for (Moment moment : MOMENTS) {
            pairs().forEach((positions, latest) ->
                    diagram.add(moment.extended() ? "extended" : "open", moment.name(), after(moment, latest)));
        }
        for (Outcome outcome : Outcome.values()) {
            diagram.end(outcome.name());
        }
        return diagram.add("open", "withdrawal by who asked", Outcome.WITHDRAWN.name())
                .add("extended", "withdrawal by who asked", Outcome.WITHDRAWN.name())
                .render();
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| positions |");
        MOMENTS.forEach(
                moment -> table.append(' ').append(moment.name()).append(moment.extended() ? ", extended |" : " |"));
        table.append("\n|").repeat("---|", MOMENTS.size() + 1).append('\n');
        pairs().forEach((positions, latest) -> {
            table.append("| ").append(positions).append(" |");
            MOMENTS.forEach(
                    moment -> table.append(' ').append(after(moment, latest)).append(" |"));
            table.append('\n');
        });
        return table.toString();
    }

    private static String after(Moment moment, Map<String, Standing> latest) {
        Instant now = moment.late() ? DEADLINE.plusSeconds(1) : DEADLINE.minusSeconds(1);
        return switch (ReviewRules.evaluate(
                moment.rule(), latest, HostConsents.GIVEN, new Deadline(DEADLINE, moment.extended()), now)) {
            case Verdict.Open open -> moment.extended() ? "extended" : "open";
            case Verdict.Escalated escalated -> "extended";
            case Verdict.Concluded concluded -> concluded.outcome().name();
        };
    }

    /** When the rules are asked. */
    private record Moment(String name, RuleInForce rule, boolean extended, boolean late) {}

    private static List<Moment> moments() {
        Rules unanimity = Rules.unanimity("USA", "EU");
        return List.of(
                new Moment("position", unanimity.lapse(), false, false),
                new Moment("LAPSE at the deadline", unanimity.lapse(), false, true),
                new Moment("TACIT_CONSENT at the deadline", unanimity.tacit(), false, true),
                new Moment("ESCALATE at the deadline", unanimity.escalate(10), false, true),
                new Moment("position", unanimity.escalate(10), true, false),
                new Moment("ESCALATE at the deadline", unanimity.escalate(10), true, true));
    }

    private static Map<String, Map<String, Standing>> pairs() {
        List<Map.Entry<String, Standing>> all = List.copyOf(STANDINGS.entrySet());
        Map<String, Map<String, Standing>> pairs = new LinkedHashMap<>();
        for (int one = 0; one < all.size(); one++) {
            for (int other = one; other < all.size(); other++) {
                pairs.put(
                        all.get(one).getKey() + ", " + all.get(other).getKey(),
                        Map.of(
                                "USA",
                                all.get(one).getValue(),
                                "EU",
                                all.get(other).getValue()));
            }
        }
        return pairs;
    }

    private static Map<String, Standing> standings() {
        Map<String, Standing> all = new LinkedHashMap<>();
        all.put("A", new Standing.Approves(true, false));
        all.put("Ac", new Standing.Approves(true, true));
        all.put("O", new Standing.Objects(false));
        all.put("Of", new Standing.Objects(true));
        all.put("R", new Standing.Reserves());
        all.put("Q", new Standing.Asks());
        all.put("Z", new Standing.Abstains(true));
        all.put("S", new Standing.Silent());
        return all;
    }
}

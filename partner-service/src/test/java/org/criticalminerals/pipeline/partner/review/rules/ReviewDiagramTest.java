package org.criticalminerals.pipeline.partner.review.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.events.ConclusionCause;
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

    @Test
    void theDiagramOfAReviewIsUpToDate() {
        String page = "# Review\n\n"
                + "Made from `ReviewRules` for two parties under unanimity; a test compares this page with them, and"
                + " `-Dcontract.update=true`\nwrites it. Where the rule can't be met or something is missing, no review"
                + " opens: it is refused with a reason.\n\n"
                + "By position: A approves, Ac with conditions, O objects, Of finally, R reserves, Q asks, Z abstains, S"
                + " says nothing; the\nsequence of the two doesn't matter.\n\n"
                + diagram();

        assertThat(StateDiagram.isUpToDate("review.md", page))
                .as("deploy/docs/states/review.md is up to date; else run this test with -Dcontract.update=true")
                .isTrue();
    }

    private static String diagram() {
        StateDiagram diagram = new StateDiagram("open");
        Rules unanimity = Rules.unanimity("USA", "EU");
        Map<String, RuleInForce> rules = new LinkedHashMap<>();
        rules.put("silence lapses", unanimity.lapse());
        rules.put("silence consents", unanimity.tacit());
        rules.put("silence escalates", unanimity.escalate(10));
        rules.forEach((silence, rule) -> {
            for (boolean extended : new boolean[] {false, true}) {
                for (boolean late : new boolean[] {false, true}) {
                    walk(diagram, silence, rule, extended, late);
                }
            }
        });
        for (Outcome outcome : Outcome.values()) {
            diagram.end(outcome.name());
        }
        return diagram.add("open", "withdrawal by who asked", Outcome.WITHDRAWN.name())
                .add("extended", "withdrawal by who asked", Outcome.WITHDRAWN.name())
                .render();
    }

    private static void walk(StateDiagram diagram, String silence, RuleInForce rule, boolean extended, boolean late) {
        Instant now = late ? DEADLINE.plusSeconds(1) : DEADLINE.minusSeconds(1);
        List<Map.Entry<String, Standing>> all = List.copyOf(STANDINGS.entrySet());
        for (int one = 0; one < all.size(); one++) {
            for (int other = one; other < all.size(); other++) {
                Map<String, Standing> latest = Map.of(
                        "USA", all.get(one).getValue(), "EU", all.get(other).getValue());
                String positions = all.get(one).getKey() + "+" + all.get(other).getKey();
                String from = extended ? "extended" : "open";
                switch (ReviewRules.evaluate(
                        rule, latest, HostConsents.GIVEN, new Deadline(DEADLINE, extended), now)) {
                    case Verdict.Open open -> {
                        // It stays where it is.
                    }
                    case Verdict.Escalated escalated -> diagram.add(from, "deadline, " + silence, "extended");
                    case Verdict.Concluded concluded ->
                        diagram.add(
                                from,
                                concluded.cause() == ConclusionCause.POSITION
                                        ? positions
                                        : "deadline, " + silence + ": " + positions,
                                concluded.outcome().name());
                }
            }
        }
    }

    private static Map<String, Standing> standings() {
        Map<String, Standing> all = new LinkedHashMap<>();
        all.put("A", new Standing.Approves(true, false));
        all.put("Ac", new Standing.Approves(true, true));
        all.put("O", new Standing.Objects(false));
        all.put("Of", new Standing.Objects(true));
        all.put("R", new Standing.Reserves());
        all.put("Q", new Standing.Asks());
        all.put("Z", new Standing.Abstains());
        all.put("S", new Standing.Silent());
        return all;
    }
}

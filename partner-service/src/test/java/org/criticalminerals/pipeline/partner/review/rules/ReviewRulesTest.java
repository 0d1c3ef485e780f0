package org.criticalminerals.pipeline.partner.review.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.criticalminerals.pipeline.events.ConclusionCause.DEADLINE;
import static org.criticalminerals.pipeline.events.ConclusionCause.POSITION;
import static org.criticalminerals.pipeline.events.Outcome.APPROVED;
import static org.criticalminerals.pipeline.events.Outcome.APPROVED_WITH_CONDITIONS;
import static org.criticalminerals.pipeline.events.Outcome.LAPSED;
import static org.criticalminerals.pipeline.events.Outcome.REJECTED;
import static org.criticalminerals.pipeline.events.Outcome.RETURNED;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.ConclusionCause;
import org.criticalminerals.pipeline.events.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the verdict table and every sentence of DOMAIN.md, "How the parties decide", as a named case. Standings
 * are written by their letters: A, Ac (with conditions), O, Of (final), R, Q, Z, S.
 */
class ReviewRulesTest {

    private static final Instant DEADLINE_AT = Instant.parse("2026-12-08T16:00:00Z");
    private static final Instant BEFORE = DEADLINE_AT.minusSeconds(3600);
    private static final Instant AFTER = DEADLINE_AT.plusSeconds(1);

    private static final Rules UNANIMITY_OF_2 = Rules.unanimity("USA", "EU");
    private static final Rules UNANIMITY_OF_3 = Rules.unanimity("USA", "EU", "JPN");
    private static final Rules QUORUM_3_OF_4 = Rules.quorum(3, "USA", "EU", "JPN", "MEX");
    private static final Rules MAJORITY =
            Rules.majority("0.6", Map.of("USA", 3, "EU", 3, "JPN", 2, "MEX", 2), "USA", "EU", "JPN", "MEX");
    private static final Rules LEAD_USA = Rules.lead("USA", "USA", "EU", "JPN");

    record Case(String name, RuleInForce rule, String standings, Instant now, boolean extended, Object expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                // UNANIMITY: approves when all A
                before("unanimity: all approve", UNANIMITY_OF_2.lapse(), "A A", over(APPROVED)),
                before("unanimity: all but one approve", UNANIMITY_OF_2.lapse(), "A S", open("EU")),
                before("unanimity: an abstention leaves the count", UNANIMITY_OF_3.lapse(), "A A Z", over(APPROVED)),
                before("unanimity: a final objection returns", UNANIMITY_OF_2.lapse(), "A Of", over(RETURNED)),
                before("unanimity: a reserve is waited for", UNANIMITY_OF_2.lapse(), "A R", open()),
                before(
                        "unanimity: early, out of reach of the minimum",
                        UNANIMITY_OF_2.early().lapse(),
                        "Z S",
                        over(LAPSED)),
                before(
                        "unanimity: early, all may still approve",
                        UNANIMITY_OF_3.early().lapse(),
                        "A Z S",
                        open("JPN")),
                before("unanimity: a question is waited for", UNANIMITY_OF_2.lapse(), "A Q", open()),
                // QUORUM(n): approves when A >= n
                before("quorum: reached, all settled", QUORUM_3_OF_4.lapse(), "A A A Of", over(APPROVED)),
                before("quorum: reached, one silent, waits", QUORUM_3_OF_4.lapse(), "A A A S", open("MEX")),
                before("quorum: abstentions don't lower it", QUORUM_3_OF_4.lapse(), "A A Z Z", over(LAPSED)),
                before("quorum: missed by objections", QUORUM_3_OF_4.lapse(), "A A Of Of", over(RETURNED)),
                after("quorum: reached at the deadline", QUORUM_3_OF_4.lapse(), "A A A S", late(APPROVED)),
                after("quorum: missed at the deadline", QUORUM_3_OF_4.lapse(), "A A S S", late(LAPSED)),
                // QUALIFIED_MAJORITY: approves when weight of A >= threshold x weight of D without Z
                before("majority: reached exactly, all settled", MAJORITY.lapse(), "A A Of Of", over(APPROVED)),
                before("majority: missed by weight", MAJORITY.lapse(), "Of A Of A", over(RETURNED)),
                before("majority: an abstention lowers what is needed", MAJORITY.lapse(), "A Z A A", over(APPROVED)),
                before("majority: reached, one silent, waits", MAJORITY.lapse(), "A A S Of", open("JPN")),
                before("majority: all abstaining lapses", MAJORITY.minimum(1).lapse(), "Z Z Z Z", over(LAPSED)),
                after("majority: reached at the deadline", MAJORITY.lapse(), "A A S S", late(APPROVED)),
                after("majority: silence weighs where it consents", MAJORITY.tacit(), "A S Of Of", late(APPROVED)),
                after("majority: missed at the deadline", MAJORITY.lapse(), "A S A S", late(LAPSED)),
                before("majority: early, whoever still turns", MAJORITY.early().lapse(), "A A S S", over(APPROVED)),
                before("majority: early, out of reach", MAJORITY.early().lapse(), "Z S Z Z", over(LAPSED)),
                // LEAD_PARTY(p): approves when p is A by its own act
                before("lead: approves, others settled", LEAD_USA.lapse(), "A Of Z", over(APPROVED)),
                before("lead: approves, others silent, waits", LEAD_USA.lapse(), "A S S", open("EU", "JPN")),
                after("lead: one approval is enough", LEAD_USA.lapse(), "A S S", late(APPROVED)),
                before("lead: objects", LEAD_USA.lapse(), "Of A A", over(RETURNED)),
                before("lead: abstains", LEAD_USA.lapse(), "Z A A", over(LAPSED)),
                after("lead: silence isn't its own act", LEAD_USA.tacit(), "S A A", late(LAPSED)),
                before("lead: early, approves", LEAD_USA.early().lapse(), "A S S", over(APPROVED)),
                before("lead: early, abstains", LEAD_USA.early().lapse(), "Z S S", over(LAPSED)),
                before("lead: early, waits for the lead", LEAD_USA.early().lapse(), "S A A", open("USA")),
                before(
                        "lead: early, its objection is a consultation",
                        LEAD_USA.early().lapse(),
                        "Of S S",
                        open("EU", "JPN")),
                after("lead: its objection at the deadline", LEAD_USA.lapse(), "Of S S", late(RETURNED)),
                // in every rule: at least one A by its own act
                after("tacit consent of all approves nothing", UNANIMITY_OF_2.tacit(), "S S", late(LAPSED)),
                // minimumApprovals
                before("one approval and one abstention lapse", UNANIMITY_OF_2.lapse(), "A Z", over(LAPSED)),
                after("tacit ones count for the minimum", UNANIMITY_OF_2.tacit(), "A S", late(APPROVED)),
                after("minimum of 3 not reached", UNANIMITY_OF_3.minimum(3).tacit(), "A S Z", late(LAPSED)),
                before(
                        "minimum of 1 is reached alone",
                        UNANIMITY_OF_2.minimum(1).lapse(),
                        "A Z",
                        over(APPROVED)),
                // veto
                before(
                        "veto: objection stops a quorum",
                        QUORUM_3_OF_4.veto("MEX").lapse(),
                        "A A A Of",
                        over(RETURNED)),
                before(
                        "veto: abstention stops nothing",
                        QUORUM_3_OF_4.veto("MEX").lapse(),
                        "A A A Z",
                        over(APPROVED)),
                after("veto: silence stops nothing", QUORUM_3_OF_4.veto("MEX").lapse(), "A A A S", late(APPROVED)),
                after(
                        "veto: objection at the deadline",
                        QUORUM_3_OF_4.veto("MEX").lapse(),
                        "A A A O",
                        late(RETURNED)),
                // explicit
                after(
                        "explicit: silence never consents",
                        UNANIMITY_OF_2.explicit("EU").tacit(),
                        "A S",
                        late(LAPSED)),
                after(
                        "explicit: the other may be silent",
                        UNANIMITY_OF_2.explicit("EU").tacit(),
                        "S A",
                        late(APPROVED)),
                before(
                        "explicit: abstention prevents",
                        QUORUM_3_OF_4.explicit("MEX").lapse(),
                        "A A A Z",
                        over(LAPSED)),
                before(
                        "explicit: objection prevents",
                        QUORUM_3_OF_4.explicit("MEX").lapse(),
                        "A A A Of",
                        over(RETURNED)),
                after(
                        "explicit: silence prevents",
                        QUORUM_3_OF_4.explicit("MEX").tacit(),
                        "A A A S",
                        late(LAPSED)),
                // advisory parties are heard and don't decide
                before(
                        "advisory: objection doesn't count",
                        UNANIMITY_OF_3.advisory("JPN").lapse(),
                        "A A Of",
                        over(APPROVED)),
                before(
                        "advisory: silence isn't waited for",
                        UNANIMITY_OF_3.advisory("JPN").lapse(),
                        "A A S",
                        over(APPROVED)),
                before(
                        "advisory: approval doesn't count",
                        UNANIMITY_OF_3.advisory("JPN").lapse(),
                        "A Z A",
                        over(LAPSED)),
                // at once when every deciding party is A, Z or finally O
                before("an objection that isn't final is a consultation", UNANIMITY_OF_2.lapse(), "A O", open()),
                after("...until the deadline", UNANIMITY_OF_2.lapse(), "A O", late(RETURNED)),
                at("at the instant of the deadline parties may still speak", UNANIMITY_OF_2.lapse(), "A S", open("EU")),
                // concludeEarly
                before("early: verdict certain", QUORUM_3_OF_4.early().lapse(), "A A A S", over(APPROVED)),
                before(
                        "early: R and Q may turn either way",
                        QUORUM_3_OF_4.early().lapse(),
                        "A A R Q",
                        open()),
                before("early: certain with R", QUORUM_3_OF_4.early().lapse(), "A A A R", over(APPROVED)),
                before(
                        "early: not while an objection stands",
                        QUORUM_3_OF_4.early().lapse(),
                        "A A A O",
                        open()),
                before("early: out of reach", QUORUM_3_OF_4.early().lapse(), "A Z Z S", over(LAPSED)),
                before(
                        "early: explicit party abstained",
                        UNANIMITY_OF_3.explicit("EU").early().lapse(),
                        "A Z S",
                        over(LAPSED)),
                before(
                        "early: open while one can turn it",
                        QUORUM_3_OF_4.early().lapse(),
                        "A A S Z",
                        open("JPN")),
                before(
                        "early: a veto may still fall",
                        QUORUM_3_OF_4.veto("MEX").early().lapse(),
                        "A A A S",
                        open("MEX")),
                // at the deadline: what approves, approves
                after("deadline: approval comes before consent", QUORUM_3_OF_4.tacit(), "A A A S", late(APPROVED)),
                // tacit consent
                after("tacit: silence consents", UNANIMITY_OF_2.tacit(), "A S", late(APPROVED)),
                after("tacit: a reserve isn't silence", UNANIMITY_OF_2.tacit(), "A R", late(LAPSED)),
                after("tacit: a question isn't silence", UNANIMITY_OF_2.tacit(), "A Q", late(LAPSED)),
                after("tacit: an objection stands against it", UNANIMITY_OF_3.tacit(), "A S O", late(RETURNED)),
                after(
                        "tacit: conditions of the one who spoke",
                        UNANIMITY_OF_2.tacit(),
                        "Ac S",
                        late(APPROVED_WITH_CONDITIONS)),
                // escalation, once
                after(
                        "escalate: first time",
                        UNANIMITY_OF_2.escalate(10),
                        "A S",
                        new Verdict.Escalated(List.of("EU"), 10)),
                after(
                        "escalate: an objection too",
                        UNANIMITY_OF_2.escalate(10),
                        "A O",
                        new Verdict.Escalated(List.of(), 10)),
                after(
                        "escalate: nobody spoke",
                        UNANIMITY_OF_2.escalate(10),
                        "S S",
                        new Verdict.Escalated(List.of("USA", "EU"), 10)),
                after("escalate: approval comes first", QUORUM_3_OF_4.escalate(10), "A A A S", late(APPROVED)),
                extended("escalate: only once, silence lapses", UNANIMITY_OF_2.escalate(10), "A S", late(LAPSED)),
                extended("escalate: only once, objection returns", UNANIMITY_OF_2.escalate(10), "A O", late(RETURNED)),
                // lapse
                after("lapse: any objection returns", UNANIMITY_OF_2.lapse(), "S O", late(RETURNED)),
                after("lapse: none lapses", UNANIMITY_OF_2.lapse(), "A S", late(LAPSED)),
                // outcomes
                before(
                        "conditions show in the outcome",
                        UNANIMITY_OF_2.lapse(),
                        "A Ac",
                        over(APPROVED_WITH_CONDITIONS)),
                before("rejected: all of at least two finally object", UNANIMITY_OF_2.lapse(), "Of Of", over(REJECTED)),
                before("rejected: an abstention is left aside", UNANIMITY_OF_3.lapse(), "Of Z Of", over(REJECTED)),
                before("one final objection rejects nothing", UNANIMITY_OF_2.lapse(), "Of Z", over(RETURNED)),
                after("rejected: not while one isn't final", UNANIMITY_OF_2.lapse(), "Of O", late(RETURNED)),
                before("all abstaining lapses", UNANIMITY_OF_2.lapse(), "Z Z", over(LAPSED)),
                before(
                        "all abstaining lapses without a minimum too",
                        UNANIMITY_OF_2.minimum(1).lapse(),
                        "Z Z",
                        over(LAPSED)),
                // the default rule for SUPPORT
                before(
                        "support: both by own act",
                        UNANIMITY_OF_2.explicit("USA", "EU").escalate(10),
                        "A A",
                        over(APPROVED)),
                after(
                        "support: silence escalates",
                        UNANIMITY_OF_2.explicit("USA", "EU").escalate(10),
                        "A S",
                        new Verdict.Escalated(List.of("EU"), 10)),
                extended(
                        "support: silence lapses in the end",
                        UNANIMITY_OF_2.explicit("USA", "EU").escalate(10),
                        "A S",
                        late(LAPSED)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decidesAsTheTextSays(Case given) {
        Verdict verdict = ReviewRules.evaluate(
                given.rule(),
                standings(given.rule(), given.standings()),
                HostConsents.GIVEN,
                new Deadline(DEADLINE_AT, given.extended()),
                given.now());

        if (given.expected() instanceof Expected(Outcome outcome, ConclusionCause cause)) {
            assertThat(verdict).isInstanceOfSatisfying(Verdict.Concluded.class, concluded -> {
                assertThat(concluded.outcome()).isEqualTo(outcome);
                assertThat(concluded.cause()).isEqualTo(cause);
                assertThat(concluded.explanation()).endsWith(".").doesNotContain("null");
            });
        } else {
            assertThat(verdict).isEqualTo(given.expected());
        }
    }

    @Test
    void explainsAnApproval() {
        assertThat(explanation(UNANIMITY_OF_2.lapse(), "A Ac", BEFORE))
                .isEqualTo("USA approved and EU approved with conditions.");
    }

    @Test
    void explainsTacitConsent() {
        assertThat(explanation(UNANIMITY_OF_2.tacit(), "A S", AFTER))
                .isEqualTo("At the deadline USA approved and EU consented by silence.");
    }

    @Test
    void explainsWhatWasMissing() {
        assertThat(explanation(UNANIMITY_OF_2.lapse(), "A Of", BEFORE))
                .isEqualTo("USA approved and EU finally objected: both had to approve.");
        assertThat(explanation(UNANIMITY_OF_2.lapse(), "A Z", BEFORE))
                .isEqualTo("USA approved and EU abstained: both had to approve.");
        assertThat(explanation(UNANIMITY_OF_2.lapse(), "A Zr", BEFORE))
                .isEqualTo("USA approved and EU could not act: both had to approve.");
    }

    @Test
    void hostAndEveryAreReplacedByTheirParties() {
        var rule = Rules.event("UNANIMITY", List.of("HOST"), List.of("EVERY"), List.of());

        RuleInForce resolved = RuleInForce.of(rule, List.of("USA", "EU", "MEX"), Set.of("MEX", "JPN"));

        assertThat(resolved.veto()).containsExactly("MEX");
        assertThat(resolved.explicit()).containsExactlyInAnyOrder("USA", "EU", "MEX");
        assertThat(resolved.deciding()).containsExactly("USA", "EU", "MEX");
    }

    @Test
    void anAdvisoryPartyDecidesOverItsOwnTerritoryWhereHostsMustApprove() {
        var rule = Rules.event("UNANIMITY", List.of(), List.of("HOST"), List.of("MEX"));

        assertThat(RuleInForce.of(rule, List.of("USA", "EU", "MEX"), Set.of("MEX"))
                        .deciding())
                .containsExactly("USA", "EU", "MEX");
        assertThat(RuleInForce.of(rule, List.of("USA", "EU", "MEX"), Set.of()).deciding())
                .containsExactly("USA", "EU");
    }

    @Test
    void aRuleThatItsPartiesCantMeetIsFoundOut() {
        assertThat(Rules.quorum(3, "USA", "EU", "JPN").advisory("JPN").lapse().impossibilities())
                .containsExactly("it asks for 3 approvals, and only 2 parties decide");
        assertThat(UNANIMITY_OF_2.advisory("EU").lapse().impossibilities())
                .containsExactly("it asks for at least 2 approvals, and only 1 party decides");
        assertThat(UNANIMITY_OF_2.lapse().impossibilities()).isEmpty();
    }

    private static String explanation(RuleInForce rule, String letters, Instant now) {
        Verdict verdict = ReviewRules.evaluate(
                rule, standings(rule, letters), HostConsents.GIVEN, new Deadline(DEADLINE_AT, false), now);
        return ((Verdict.Concluded) verdict).explanation();
    }

    private static Map<String, Standing> standings(RuleInForce rule, String letters) {
        Map<String, Standing> standings = new LinkedHashMap<>();
        List<String> parties = Stream.concat(rule.deciding().stream(), rule.advisory().stream())
                .toList();
        String[] each = letters.split(" ");
        for (int i = 0; i < each.length; i++) {
            standings.put(parties.get(i), standing(each[i]));
        }
        return standings;
    }

    private static Standing standing(String letter) {
        return switch (letter) {
            case "A" -> new Standing.Approves(true, false);
            case "Ac" -> new Standing.Approves(true, true);
            case "O" -> new Standing.Objects(false);
            case "Of" -> new Standing.Objects(true);
            case "R" -> new Standing.Reserves();
            case "Q" -> new Standing.Asks();
            case "Z" -> new Standing.Abstains(true);
            case "Zr" -> new Standing.Abstains(false);
            case "S" -> new Standing.Silent();
            default -> throw new IllegalArgumentException(letter);
        };
    }

    private record Expected(Outcome outcome, ConclusionCause cause) {}

    private static Expected over(Outcome outcome) {
        return new Expected(outcome, POSITION);
    }

    private static Expected late(Outcome outcome) {
        return new Expected(outcome, DEADLINE);
    }

    private static Verdict open(String... pending) {
        return new Verdict.Open(List.of(pending));
    }

    private static Case before(String name, RuleInForce rule, String standings, Object expected) {
        return new Case(name, rule, standings, BEFORE, false, expected);
    }

    private static Case at(String name, RuleInForce rule, String standings, Object expected) {
        return new Case(name, rule, standings, DEADLINE_AT, false, expected);
    }

    private static Case after(String name, RuleInForce rule, String standings, Object expected) {
        return new Case(name, rule, standings, AFTER, false, expected);
    }

    private static Case extended(String name, RuleInForce rule, String standings, Object expected) {
        return new Case(name, rule, standings, AFTER, true, expected);
    }
}

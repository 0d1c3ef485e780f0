package org.criticalminerals.pipeline.partner.review.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.events.Rule;
import org.criticalminerals.pipeline.partner.calendar.CutOff;
import org.junit.jupiter.api.Test;

class RuleSentenceTest {

    private static final CutOff BRUSSELS = new CutOff(LocalTime.of(17, 0), ZoneId.of("Europe/Brussels"));
    private static final Deadline DEADLINE = new Deadline(Instant.parse("2026-12-08T16:00:00Z"), false);

    @Test
    void saysTacitConsent() {
        assertThat(sentence(Rules.unanimity("USA", "EU").tacit(), DEADLINE))
                .isEqualTo("All of USA and EU must approve; who says nothing by 8 December 2026, 17:00 (Brussels)"
                        + " consents.");
    }

    @Test
    void saysExplicitPartiesAndTheEscalation() {
        assertThat(sentence(Rules.unanimity("USA", "EU").explicit("USA", "EU").escalate(10), DEADLINE))
                .isEqualTo("All of USA and EU must approve, each by an act of its own; without a decision by 8 December"
                        + " 2026, 17:00 (Brussels) the senior level is told and the parties have 10 working days more,"
                        + " once.");
    }

    @Test
    void saysThatAnEscalatedReviewEnds() {
        assertThat(sentence(Rules.unanimity("USA", "EU").escalate(10), new Deadline(DEADLINE.at(), true)))
                .isEqualTo("All of USA and EU must approve; without a decision by 8 December 2026, 17:00 (Brussels) it"
                        + " lapses, or is returned where a party objects.");
    }

    @Test
    void saysVetoAdvisoryAndTheUnusualMinimum() {
        assertThat(sentence(
                        Rules.quorum(2, "USA", "EU", "JPN", "MEX")
                                .explicit("EU")
                                .veto("USA", "EU")
                                .advisory("MEX")
                                .minimum(3)
                                .tacit(),
                        DEADLINE))
                .isEqualTo(
                        "At least 2 of USA, EU and JPN must approve, with at least 3 approvals; EU must approve by an"
                                + " act of its own; an objection of USA or EU prevents approval; MEX is heard without deciding;"
                                + " any other party that says nothing by 8 December 2026, 17:00 (Brussels) consents.");
    }

    @Test
    void saysAQualifiedMajorityWithItsWeights() {
        assertThat(sentence(
                        Rules.majority("0.65", Map.of("USA", 3, "EU", 3, "JPN", 2), "USA", "EU", "JPN")
                                .lapse(),
                        DEADLINE))
                .startsWith("A qualified majority of 65 % of the weights (USA 3, EU 3, JPN 2) must approve;"
                        + " without a decision by ");
    }

    @Test
    void saysTheLeadParty() {
        assertThat(sentence(Rules.lead("USA", "USA", "EU").lapse(), DEADLINE))
                .startsWith("The approval of USA decides; without a decision by ");
    }

    @Test
    void saysAGatesRuleWithItsSymbols() {
        Rule rule = new Rule(
                Rule.Kind.QUORUM,
                3,
                null,
                List.of(),
                List.of(Rule.HOST),
                List.of(),
                2,
                Rule.Silence.TACIT_CONSENT,
                null,
                10,
                false,
                false,
                null,
                null);

        assertThat(RuleSentence.of(rule, List.of("USA", "EU", "JPN", "MEX")))
                .isEqualTo("At least 3 of USA, EU, JPN and MEX must approve; every party on whose territory a site lies"
                        + " must approve by an act of its own; any other party that says nothing within 10 working days"
                        + " consents.");
    }

    private static String sentence(RuleInForce rule, Deadline deadline) {
        return RuleSentence.of(rule, deadline, BRUSSELS);
    }
}

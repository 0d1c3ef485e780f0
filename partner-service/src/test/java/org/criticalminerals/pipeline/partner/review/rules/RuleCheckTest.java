package org.criticalminerals.pipeline.partner.review.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Rule;
import org.criticalminerals.pipeline.events.Rule.Kind;
import org.criticalminerals.pipeline.events.Rule.Silence;
import org.criticalminerals.pipeline.events.SubjectType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleCheckTest {

    private static final List<String> PARTIES = List.of("USA", "EU", "JPN");
    private static final List<String> NONE = List.of();
    private static final Map<String, Integer> WEIGHTS = Map.of("USA", 3, "EU", 3, "JPN", 2);

    record Wrong(String field, String says, Gate gate, Rule rule) {
        @Override
        public String toString() {
            return field + " " + says;
        }
    }

    static Stream<Wrong> wrong() {
        return Stream.of(
                new Wrong(
                        "kind",
                        "missing",
                        Gate.SCREENING,
                        rule(null, null, null, NONE, NONE, NONE, 2, Silence.LAPSE, null, 10)),
                new Wrong(
                        "silence",
                        "missing",
                        Gate.SCREENING,
                        rule(Kind.UNANIMITY, null, null, NONE, NONE, NONE, 2, null, null, 10)),
                new Wrong(
                        "weights",
                        "must name each party of the agreement once",
                        Gate.SCREENING,
                        rule(Kind.QUALIFIED_MAJORITY, null, null, NONE, NONE, NONE, 2, Silence.LAPSE, null, 10)),
                new Wrong(
                        "silence",
                        "TACIT_CONSENT",
                        Gate.SUPPORT,
                        rule(Kind.UNANIMITY, null, null, NONE, NONE, NONE, 2, Silence.TACIT_CONSENT, null, 10)),
                new Wrong(
                        "quorum",
                        "from 1 to 3",
                        Gate.SCREENING,
                        rule(Kind.QUORUM, null, null, NONE, NONE, NONE, 2, Silence.LAPSE, null, 10)),
                new Wrong(
                        "quorum",
                        "from 1 to 2",
                        Gate.SCREENING,
                        rule(Kind.QUORUM, 3, null, NONE, NONE, List.of("JPN"), 2, Silence.LAPSE, null, 10)),
                new Wrong(
                        "quorum",
                        "alone",
                        Gate.SCREENING,
                        rule(Kind.UNANIMITY, 2, null, NONE, NONE, NONE, 2, Silence.LAPSE, null, 10)),
                new Wrong(
                        "leadParty",
                        "must be a party",
                        Gate.SCREENING,
                        rule(Kind.LEAD_PARTY, null, "MEX", NONE, NONE, NONE, 1, Silence.LAPSE, null, 10)),
                new Wrong(
                        "leadParty",
                        "must be a party",
                        Gate.SCREENING,
                        rule(Kind.LEAD_PARTY, null, "JPN", NONE, NONE, List.of("JPN"), 1, Silence.LAPSE, null, 10)),
                new Wrong(
                        "leadParty",
                        "alone",
                        Gate.SCREENING,
                        rule(Kind.UNANIMITY, null, "USA", NONE, NONE, NONE, 2, Silence.LAPSE, null, 10)),
                new Wrong(
                        "minimumApprovals",
                        "LEAD_PARTY",
                        Gate.SCREENING,
                        rule(Kind.LEAD_PARTY, null, "USA", NONE, NONE, NONE, 2, Silence.LAPSE, null, 10)),
                new Wrong(
                        "minimumApprovals",
                        "from 1 to 3",
                        Gate.SCREENING,
                        rule(Kind.UNANIMITY, null, null, NONE, NONE, NONE, 4, Silence.LAPSE, null, 10)),
                new Wrong(
                        "veto",
                        "MEX is no party",
                        Gate.SCREENING,
                        rule(Kind.UNANIMITY, null, null, List.of("MEX"), NONE, NONE, 2, Silence.LAPSE, null, 10)),
                new Wrong(
                        "explicit",
                        "MEX is no party",
                        Gate.SCREENING,
                        rule(Kind.UNANIMITY, null, null, NONE, List.of("MEX"), NONE, 2, Silence.LAPSE, null, 10)),
                new Wrong(
                        "advisory",
                        "nobody",
                        Gate.SCREENING,
                        rule(Kind.UNANIMITY, null, null, NONE, NONE, List.of("EVERY"), 2, Silence.LAPSE, null, 10)),
                new Wrong(
                        "explicit",
                        "JPN decides",
                        Gate.SCREENING,
                        rule(
                                Kind.UNANIMITY,
                                null,
                                null,
                                NONE,
                                List.of("JPN"),
                                List.of("JPN"),
                                2,
                                Silence.LAPSE,
                                null,
                                10)),
                new Wrong(
                        "explicit",
                        "EVERY decides",
                        Gate.SCREENING,
                        rule(
                                Kind.UNANIMITY,
                                null,
                                null,
                                NONE,
                                List.of("EVERY"),
                                List.of("JPN"),
                                2,
                                Silence.LAPSE,
                                null,
                                10)),
                new Wrong(
                        "escalationDays",
                        "from 1",
                        Gate.SCREENING,
                        rule(Kind.UNANIMITY, null, null, NONE, NONE, NONE, 2, Silence.ESCALATE, null, 10)),
                new Wrong(
                        "escalationDays",
                        "alone",
                        Gate.SCREENING,
                        rule(Kind.UNANIMITY, null, null, NONE, NONE, NONE, 2, Silence.LAPSE, 5, 10)),
                new Wrong(
                        "workingDays",
                        "from 1",
                        Gate.SCREENING,
                        rule(Kind.UNANIMITY, null, null, NONE, NONE, NONE, 2, Silence.LAPSE, null, 0)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void findsTheFaultAndNamesItsField(Wrong given) {
        assertThat(RuleCheck.faults(SubjectType.CANDIDACY_GATE, given.gate(), given.rule(), false, PARTIES))
                .anySatisfy(fault -> {
                    assertThat(fault.field()).isEqualTo(given.field());
                    assertThat(fault.message()).contains(given.says());
                });
    }

    @Test
    void letsSilenceSelectWhereTheAgreementsTextSaysSo() {
        Rule tacit = rule(Kind.UNANIMITY, null, null, NONE, NONE, NONE, 2, Silence.TACIT_CONSENT, null, 10);

        assertThat(RuleCheck.faults(SubjectType.CANDIDACY_GATE, Gate.SUPPORT, tacit, true, PARTIES))
                .isEmpty();
    }

    @Test
    void neverLetsSilenceDeselect() {
        Rule tacit = rule(Kind.UNANIMITY, null, null, NONE, NONE, NONE, 2, Silence.TACIT_CONSENT, null, 10);

        assertThat(RuleCheck.faults(SubjectType.DESELECTION, null, tacit, false, PARTIES))
                .extracting(RuleCheck.Fault::field)
                .containsExactly("silence");
    }

    @ParameterizedTest
    @CsvSource({"0", "1.1", "-0.5", "half", "'0,65'", "0.1234567"})
    void refusesThresholdsThatAreNoPartOfTheWhole(String threshold) {
        assertThat(RuleCheck.faults(
                        SubjectType.CANDIDACY_GATE, Gate.SCREENING, majority(WEIGHTS, threshold), false, PARTIES))
                .extracting(RuleCheck.Fault::field)
                .containsExactly("threshold");
    }

    @Test
    void refusesWeightsThatLeaveAPartyOut() {
        assertThat(RuleCheck.faults(
                        SubjectType.CANDIDACY_GATE, Gate.SCREENING, majority(Map.of("USA", 3), "0.65"), false, PARTIES))
                .extracting(RuleCheck.Fault::field)
                .containsExactly("weights");
    }

    @Test
    void acceptsAQualifiedMajority() {
        assertThat(RuleCheck.faults(
                        SubjectType.CANDIDACY_GATE, Gate.SCREENING, majority(WEIGHTS, "0.65"), false, PARTIES))
                .isEmpty();
    }

    private static Rule majority(Map<String, Integer> weights, String threshold) {
        return new Rule(
                Kind.QUALIFIED_MAJORITY,
                null,
                null,
                NONE,
                NONE,
                NONE,
                2,
                Silence.LAPSE,
                null,
                10,
                false,
                false,
                weights,
                threshold);
    }

    @Test
    void acceptsTheDefaults() {
        Rule screening = rule(Kind.UNANIMITY, null, null, NONE, NONE, NONE, 2, Silence.TACIT_CONSENT, null, 10);
        Rule support = rule(Kind.UNANIMITY, null, null, NONE, List.of("EVERY"), NONE, 2, Silence.ESCALATE, 10, 20);
        Rule hosted = rule(Kind.QUORUM, 3, null, NONE, List.of("HOST"), NONE, 2, Silence.LAPSE, null, 10);
        Rule lead = rule(Kind.LEAD_PARTY, null, "USA", List.of("EU"), NONE, List.of("JPN"), 1, Silence.LAPSE, null, 10);

        assertThat(RuleCheck.faults(SubjectType.CANDIDACY_GATE, Gate.SCREENING, screening, false, PARTIES))
                .isEmpty();
        assertThat(RuleCheck.faults(SubjectType.CANDIDACY_GATE, Gate.SUPPORT, support, false, PARTIES))
                .isEmpty();
        assertThat(RuleCheck.faults(SubjectType.CANDIDACY_GATE, Gate.SUPPORT, hosted, false, PARTIES))
                .isEmpty();
        assertThat(RuleCheck.faults(SubjectType.CANDIDACY_GATE, Gate.SUPPORT, lead, false, PARTIES))
                .isEmpty();
    }

    private static Rule rule(
            Kind kind,
            Integer quorum,
            String leadParty,
            List<String> veto,
            List<String> explicit,
            List<String> advisory,
            int minimumApprovals,
            Silence silence,
            Integer escalationDays,
            int workingDays) {
        return new Rule(
                kind,
                quorum,
                leadParty,
                veto,
                explicit,
                advisory,
                minimumApprovals,
                silence,
                escalationDays,
                workingDays,
                false,
                false,
                null,
                null);
    }
}

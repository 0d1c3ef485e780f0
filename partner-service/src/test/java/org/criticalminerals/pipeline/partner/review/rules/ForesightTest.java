package org.criticalminerals.pipeline.partner.review.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an official is told before signing, as a named case each. The own position is among the standings already. */
class ForesightTest {

    private static final Instant DEADLINE_AT = Instant.parse("2026-12-08T16:00:00Z");
    private static final Instant BEFORE = DEADLINE_AT.minusSeconds(3600);
    private static final Standing A = new Standing.Approves(true, false);
    private static final Standing AC = new Standing.Approves(true, true);
    private static final Standing O = new Standing.Objects(false);
    private static final Standing OF = new Standing.Objects(true);
    private static final Standing Z = new Standing.Abstains(true);
    private static final Standing S = new Standing.Silent();

    private static final Rules TWO = Rules.unanimity("USA", "EU");
    private static final HostConsents CHILE_MISSING = new HostConsents(Set.of("CL"), Set.of());

    record Case(String name, RuleInForce rule, List<Standing> standings, HostConsents consents, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                of("the last approval opens the gate", TWO.tacit(), "ends APPROVED", A, A),
                of("a condition stays", TWO.tacit(), "ends APPROVED_WITH_CONDITIONS", A, AC),
                of("a final objection of the last ends it", TWO.tacit(), "ends RETURNED", A, OF),
                of("both finally against it", TWO.tacit(), "ends REJECTED", OF, OF),
                of("all abstain", TWO.tacit(), "ends LAPSED", Z, Z),
                of("silence would consent", TWO.tacit(), "waits [EU] [], then APPROVED", A, S),
                of("silence would lapse", TWO.lapse(), "waits [EU] [], then LAPSED", A, S),
                of("silence would escalate, then lapse", TWO.escalate(10), "waits [EU] [], 10 more, then LAPSED", A, S),
                of("an objection is talked over until the deadline", TWO.tacit(), "waits [] [], then RETURNED", A, O),
                of("an objection escalates first", TWO.escalate(5), "waits [] [], 5 more, then RETURNED", O, A),
                of("a final objection waits for the silent", TWO.tacit(), "waits [EU] [], then RETURNED", OF, S),
                of("early: sure to fail for abstention", TWO.early().tacit(), "ends LAPSED", Z, S),
                of(
                        "a quorum that is reached already",
                        Rules.quorum(3, "USA", "EU", "JPN", "MEX").lapse(),
                        "waits [MEX] [], then APPROVED",
                        A,
                        A,
                        A,
                        S),
                new Case(
                        "a site state has not consented",
                        TWO.tacit(),
                        List.of(A, A),
                        CHILE_MISSING,
                        "waits [] [CL], then LAPSED"));
    }

    private static Case of(String name, RuleInForce rule, String expected, Standing... standings) {
        return new Case(name, rule, List.of(standings), HostConsents.GIVEN, expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatSigningDoes(Case given) {
        Map<String, Standing> standings = new LinkedHashMap<>();
        for (int party = 0; party < given.standings().size(); party++) {
            standings.put(given.rule().deciding().get(party), given.standings().get(party));
        }

        Foresight foresight =
                Foresight.from(given.rule(), standings, given.consents(), new Deadline(DEADLINE_AT, false), BEFORE);

        assertThat(inWords(foresight)).isEqualTo(given.expected());
    }

    private static String inWords(Foresight foresight) {
        return switch (foresight) {
            case Foresight.Ends ends -> "ends " + ends.verdict().outcome();
            case Foresight.GoesOn on ->
                "waits " + on.pending() + " " + on.missingConsents() + ", "
                        + on.escalation()
                                .map(step -> step.workingDays() + " more, ")
                                .orElse("")
                        + "then " + outcome(on);
        };
    }

    private static Outcome outcome(Foresight.GoesOn on) {
        return on.end().outcome();
    }
}

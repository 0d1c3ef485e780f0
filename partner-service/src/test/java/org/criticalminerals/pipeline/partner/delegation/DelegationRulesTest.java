package org.criticalminerals.pipeline.partner.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.partner.delegation.DelegationRules.Bars;
import org.criticalminerals.pipeline.partner.delegation.DelegationRules.Grant;
import org.criticalminerals.pipeline.partner.review.ReviewFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who signs by delegation: its force × scope × period × recusal × a hand in the dossier × the delegator's own right. */
class DelegationRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            all, in force                 | desk     | -          | -         | -60  | 60   | false   | boss        | -       | -       | boss
            begins on the instant         | desk     | -          | -         | 0    | 60   | false   | boss        | -       | -       | boss
            begins later                  | desk     | -          | -         | 1    | 60   | false   | boss        | -       | -       | -
            ends on the instant           | desk     | -          | -         | -60  | 0    | false   | boss        | -       | -       | -
            ends an instant later         | desk     | -          | -         | -60  | 1    | false   | boss        | -       | -       | boss
            taken back                    | desk     | -          | -         | -60  | 60   | true    | boss        | -       | -       | -
            for somebody else             | other    | -          | -         | -60  | 60   | false   | boss        | -       | -       | -
            this agreement                | desk     | us-eu-mou  | -         | -60  | 60   | false   | boss        | -       | -       | boss
            another agreement             | desk     | us-japan   | -         | -60  | 60   | false   | boss        | -       | -       | -
            this gate                     | desk     | -          | SCREENING | -60  | 60   | false   | boss        | -       | -       | boss
            another gate                  | desk     | -          | SUPPORT   | -60  | 60   | false   | boss        | -       | -       | -
            agreement yes, gate no        | desk     | us-eu-mou  | SUPPORT   | -60  | 60   | false   | boss        | -       | -       | -
            the delegator left            | desk     | -          | -         | -60  | 60   | false   | other       | -       | -       | -
            the delegator keeps out       | desk     | -          | -         | -60  | 60   | false   | boss        | boss    | -       | -
            the delegate keeps out        | desk     | -          | -         | -60  | 60   | false   | boss        | desk    | -       | -
            a third one keeps out         | desk     | -          | -         | -60  | 60   | false   | boss        | other   | -       | boss
            the delegator wrote it        | desk     | -          | -         | -60  | 60   | false   | boss        | -       | boss    | -
            the delegate wrote it         | desk     | -          | -         | -60  | 60   | false   | boss        | -       | desk    | -
            a third one wrote it          | desk     | -          | -         | -60  | 60   | false   | boss        | -       | other   | boss
            """)
    void whetherItGivesTheRight(
            String what,
            String official,
            String agreements,
            String gates,
            int from,
            int to,
            boolean revoked,
            String signatories,
            String recused,
            String editors,
            String expected) {
        Grant grant = new Grant(
                "boss",
                "The Boss",
                "desk",
                "us-state",
                names(agreements),
                names(gates),
                NOW.plusSeconds(from),
                NOW.plusSeconds(to),
                revoked);

        var found = DelegationRules.inForce(
                List.of(grant),
                review(Gate.SCREENING, names(editors)),
                "USA",
                official,
                new Bars(names(signatories), names(recused)),
                NOW);

        assertThat(found.map(Grant::delegator).orElse(null)).isEqualTo(expected);
    }

    @Test
    void ofSeveralTheFirstThatHoldsGivesIt() {
        List<Grant> grants = List.of(
                grant("recused-boss", "us-state"), grant("boss-elsewhere", "us-doe"), grant("boss", "us-state"));

        var found = DelegationRules.inForce(
                grants,
                review(Gate.SCREENING, Set.of()),
                "USA",
                "desk",
                new Bars(Set.of("recused-boss", "boss-elsewhere", "boss"), Set.of("recused-boss")),
                NOW);

        assertThat(found.map(Grant::delegator)).contains("boss");
    }

    @Test
    void whatIsLimitedToGatesCoversNoOtherQuestion() {
        Grant gates =
                new Grant("boss", "B", "desk", "us-state", Set.of(), Set.of("SUPPORT"), NOW, NOW.plusSeconds(1), false);

        assertThat(DelegationRules.inForce(
                        List.of(gates), review(null, Set.of()), "USA", "desk", new Bars(Set.of("boss"), Set.of()), NOW))
                .isEmpty();
    }

    private static Grant grant(String delegator, String agency) {
        return new Grant(delegator, delegator, "desk", agency, Set.of(), Set.of(), NOW, NOW.plusSeconds(60), false);
    }

    private static ReviewFacts review(Gate gate, Set<String> editors) {
        return new ReviewFacts(
                UUID.randomUUID(),
                gate == null ? SubjectType.SUSPENSION : SubjectType.CANDIDACY_GATE,
                UUID.randomUUID(),
                "Nolans",
                "us-eu-mou",
                gate,
                gate == null ? null : 1,
                1,
                7,
                "EU",
                List.of("USA", "EU"),
                List.of("USA", "EU"),
                Map.of("USA", "us-state", "EU", "eu-grow"),
                Set.of("AU"),
                editors,
                NOW.minusSeconds(60),
                NOW.plusSeconds(60),
                true,
                Set.of("USA", "EU", "SECRETARIAT"));
    }

    private static Set<String> names(String text) {
        return text == null ? Set.of() : Arrays.stream(text.split(" ")).collect(Collectors.toSet());
    }
}

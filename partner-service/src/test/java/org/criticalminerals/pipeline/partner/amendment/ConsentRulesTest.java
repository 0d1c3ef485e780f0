package org.criticalminerals.pipeline.partner.amendment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.partner.amendment.ConsentRules.Answer;
import org.criticalminerals.pipeline.partner.amendment.ConsentRules.Standing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the parties' answers make of a change, and where a change can go from where it stands. */
class ConsentRulesTest {

    private static final Set<String> PARTIES = Set.of("USA", "EU", "JPN");

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("nobody has answered", List.of(), Standing.WAITING),
                Arguments.of("one is missing", List.of(yes("USA"), yes("EU")), Standing.WAITING),
                Arguments.of("all consent", List.of(yes("JPN"), yes("USA"), yes("EU")), Standing.AGREED),
                Arguments.of("one refuses", List.of(no("EU")), Standing.REFUSED),
                Arguments.of("all but one consent", List.of(yes("USA"), yes("EU"), no("JPN")), Standing.REFUSED),
                Arguments.of("a stranger consents", List.of(yes("USA"), yes("EU"), yes("MEX")), Standing.WAITING));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void standing(String name, List<Answer> answers, Standing expected) {
        assertThat(ConsentRules.standing(PARTIES, answers)).isEqualTo(expected);
        assertThat(ConsentRules.standing(PARTIES, answers.reversed())).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(ChangeState.class)
    void movesOnlyWhereItMay(ChangeState from) {
        for (ChangeState to : ChangeState.values()) {
            AgreementChange change = new AgreementChange();
            change.state = from;
            boolean legal = from.next().contains(to);
            assertThat(moves(change, to)).as(from + " to " + to).isEqualTo(legal);
        }
        assertThat(Arrays.stream(ChangeState.values())
                        .filter(state -> state.next().isEmpty()))
                .hasSize(4);
    }

    private static boolean moves(AgreementChange change, ChangeState to) {
        try {
            change.move(to);
            return true;
        } catch (IllegalStateException illegal) {
            return false;
        }
    }

    private static Answer yes(String party) {
        return new Answer(party, true);
    }

    private static Answer no(String party) {
        return new Answer(party, false);
    }
}

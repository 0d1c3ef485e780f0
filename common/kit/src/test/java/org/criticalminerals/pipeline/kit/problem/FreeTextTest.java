package org.criticalminerals.pipeline.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write is bounded: named cases of what passes, how, and what doesn't. */
class FreeTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -            | -
            ''           | -
            '   '        | -
            ' a b '      | a b
            twelve chars | twelve chars
            """)
    void stripsAndTakesNothingForNothing(String text, String expected) {
        assertThat(FreeText.optional("/note", text, 12)).isEqualTo(expected);
    }

    @Test
    void keepsLinesAndRefusesOtherControlCharacters() {
        assertThat(FreeText.optional("/note", "a\nb\tc", 12)).isEqualTo("a\nb\tc");
        assertThatThrownBy(() -> FreeText.optional("/note", "a\u0000b", 12)).isInstanceOf(HttpProblem.class);
    }

    @Test
    void namesTheLengthOfWhatIsTooLong() {
        assertThat(FreeText.fault("thirteen char", 12)).contains("must not be longer than 12 characters; it has 13");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> FreeText.required("/note", " ", 12, "must say why"))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.getDetail())
                        .isEqualTo("/note: must say why"));
    }
}

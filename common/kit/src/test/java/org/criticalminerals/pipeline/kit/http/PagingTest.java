package org.criticalminerals.pipeline.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, cursors, limits and entity tags. */
class PagingTest {

    @Test
    void aSurplusRowTellsOfAnotherPage() {
        Page<String> page = Page.of(List.of("a", "b", "c"), 2, Cursor::encode);

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(Cursor.decode(page.next(), 1)).containsExactly("b");
    }

    @Test
    void theLastPageHasNoNext() {
        assertThat(Page.of(List.of("a", "b"), 2, Cursor::encode).next()).isNull();
    }

    @Test
    void aCursorKeepsItsValuesWhateverTheyHold() {
        assertThat(Cursor.decode(Cursor.encode("Ü/+=&", "", 7), 3)).containsExactly("Ü/+=&", "", "7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!", "YQ", ""})
    void aForeignCursorIsTheCallersFault(String cursor) {
        assertThatThrownBy(() -> Cursor.decode(cursor, 2))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.getStatusCode())
                        .isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void aLimitOutOfBoundsIsTheCallersFault(int limit) {
        assertThatThrownBy(() -> Limit.of(limit)).isInstanceOf(HttpProblem.class);
    }

    @Test
    void aWeakenedTagStillMatches() {
        assertThatCode(() -> ETags.require("W/\"3\"", 3)).doesNotThrowAnyException();
    }

    @Test
    void noTagAndAStaleTagAreDifferentErrors() {
        assertThatThrownBy(() -> ETags.require(null, 3))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.getStatusCode())
                        .isEqualTo(428));
        assertThatThrownBy(() -> ETags.require("\"2\"", 3))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.getStatusCode())
                        .isEqualTo(412));
    }
}

package org.criticalminerals.pipeline.project.dossier.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026", "2026-03", "2025-06-04", "2024-02-29"})
    void keepsItsPrecision(String written) {
        assertThat(PartialDate.parse(written)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "26", "2026-13", "2026-00", "2025-02-29", "2026-3", "03/2026", "1700", "2026-03-15T10:00"})
    void refusesWhatIsNoDate(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> PartialDate.parse(written));
    }

    @Test
    void isBeforeAnotherOnlyWhereItsPrecisionLeavesNoDoubt() {
        assertThat(PartialDate.parse("2025").isSurelyBefore(PartialDate.parse("2026-01")))
                .isTrue();
        assertThat(PartialDate.parse("2026").isSurelyBefore(PartialDate.parse("2026-06")))
                .isFalse();
        assertThat(PartialDate.parse("2026-02").isSurelyBefore(PartialDate.parse("2026-03-01")))
                .isTrue();
    }
}

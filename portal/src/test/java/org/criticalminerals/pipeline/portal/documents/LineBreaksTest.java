package org.criticalminerals.pipeline.portal.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where lines may end. */
class LineBreaksTest {

    @Test
    void japaneseLinesBeginWithNoStopAndNoClosingBracket() {
        assertThat(LineBreaks.pieces("承認（期限）。次")).containsExactly("承", "認", "（期", "限）。", "次");
        assertThat(LineBreaks.pieces("2026年12月8日")).containsExactly("2026年", "12月", "8日");
    }

    @Test
    void anElisionStaysWithItsWord() {
        assertThat(LineBreaks.pieces("États-Unis d’Amérique")).containsExactly("États-", "Unis", "d’Amérique");
    }
}

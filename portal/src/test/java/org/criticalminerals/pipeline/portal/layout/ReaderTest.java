package org.criticalminerals.pipeline.portal.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Dates and figures in each reader's own form. */
class ReaderTest {

    private static final Instant DEADLINE = Instant.parse("2026-12-08T16:00:00Z");

    @Test
    void aMomentNamesItsZone() {
        assertThat(Reader.of("USA", null).moment(DEADLINE).replace('\u202f', ' '))
                .isEqualTo("December 8, 2026, 11:00 AM EST");
        assertThat(Reader.of("EU", "de-DE,de;q=0.9").moment(DEADLINE)).isEqualTo("8 December 2026, 17:00 CET");
        assertThat(Reader.of("JPN", "ja").moment(DEADLINE)).startsWith("9 December 2026, 01:00");
        assertThat(Reader.of("", "no such language;;").moment(DEADLINE)).isEqualTo("8 December 2026, 16:00 UTC");
    }

    @Test
    void datesKeepTheirPrecision() {
        Reader reader = Reader.of("EU", "en-GB");

        assertThat(reader.date("2029")).isEqualTo("2029");
        assertThat(reader.date("2029-06")).isEqualTo("June 2029");
        assertThat(reader.date("2029-06-03")).isEqualTo("3 June 2029");
        assertThat(reader.date("soon")).isEqualTo("soon");
    }

    @Test
    void figuresKeepAllTheirDigits() {
        Reader reader = Reader.of("USA", "en-US");

        assertThat(reader.number("3800.50")).isEqualTo("3,800.50");
        assertThat(reader.money("1200000000.00", "USD")).isEqualTo("USD\u00a01,200,000,000");
        assertThat(reader.money("0.05", "EUR")).isEqualTo("EUR\u00a00.05");
        assertThat(reader.number("n/a")).isEqualTo("n/a");
    }
}

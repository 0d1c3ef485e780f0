package org.criticalminerals.pipeline.partner.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.criticalminerals.pipeline.partner.deadline.ICalendar.Entry;
import org.junit.jupiter.api.Test;

/** Calendars are what an independent reader of RFC 5545 finds valid, and say what was put into them. */
class ICalendarTest {

    private static final Instant AT = Instant.parse("2026-12-08T16:00:00Z");
    private static final Entry ENTRY = new Entry(
            "review-1@critical-minerals-pipeline",
            AT.minusSeconds(1800),
            AT,
            null,
            Instant.parse("2026-11-24T09:30:15Z"),
            2,
            "Gate to assessment; positions, due \\ “US–EU” – ümläute 鉱物資源 and more words than one line holds",
            "First line\nsecond, line",
            "https://portal.example.org/reviews/1");

    @Test
    void anotherReaderFindsItValidAndReadsTheSame() {
        var calendar =
                Biweekly.parse(ICalendar.write("Deadlines", List.of(ENTRY))).first();

        assertThat(calendar.validate(ICalVersion.V2_0).isEmpty())
                .as(calendar.validate(ICalVersion.V2_0).toString())
                .isTrue();
        VEvent event = calendar.getEvents().getFirst();
        assertThat(event.getUid().getValue()).isEqualTo(ENTRY.uid());
        assertThat(event.getSummary().getValue()).isEqualTo(ENTRY.title());
        assertThat(event.getDescription().getValue()).isEqualTo(ENTRY.description());
        assertThat(event.getUrl().getValue()).isEqualTo(ENTRY.link());
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(AT);
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(AT.minusSeconds(1800));
        assertThat(event.getDateTimeStamp().getValue().toInstant()).isEqualTo(ENTRY.setAt());
        assertThat(event.getSequence().getValue()).isEqualTo(1);
    }

    @Test
    void noLineIsLongerThanSeventyFiveOctetsAndAllEndWell() {
        String text = ICalendar.write("Deadlines", List.of(ENTRY));

        assertThat(text).endsWith("END:VCALENDAR\r\n");
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75))
                .noneMatch(line -> line.contains("\n"));
    }

    @Test
    void anEmptyCalendarIsOneToo() {
        assertThat(Biweekly.parse(ICalendar.write("Deadlines", List.of()))
                        .first()
                        .getEvents())
                .isEmpty();
    }
}

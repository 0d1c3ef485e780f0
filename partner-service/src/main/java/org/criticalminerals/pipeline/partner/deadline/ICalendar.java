package org.criticalminerals.pipeline.partner.deadline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes calendars as programs subscribe to them: RFC 5545, with what RFC 7986 says of a calendar's name and refreshing. */
final class ICalendar {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75;

    private final StringBuilder text = new StringBuilder();

    private ICalendar() {}

    /**
     * An entry: the whole day on which something is due, the half hour that ends with a deadline, or the hour that begins
     * with a meeting, since programs show nothing that has no length.
     *
     * @param uid the same for as long as it is the same thing
     * @param begin when it begins
     * @param end when it is over
     * @param day the day that it fills instead; null where it begins at an instant
     * @param setAt since when that is so
     * @param change the how many-th time it was set, from 1
     * @param title its title
     * @param description more words
     * @param link where to look
     */
    record Entry(
            String uid,
            Instant begin,
            Instant end,
            LocalDate day,
            Instant setAt,
            int change,
            String title,
            String description,
            String link) {}

    /** A calendar. The same entries give the same text, so that a program can tell whether anything changed. */
    static String write(String name, List<Entry> entries) {
        ICalendar calendar = new ICalendar();
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", "-//Critical Minerals Pipeline//Deadlines//EN");
        calendar.line("CALSCALE", "GREGORIAN");
        calendar.line("METHOD", "PUBLISH");
        calendar.line("NAME", escaped(name));
        calendar.line("X-WR-CALNAME", escaped(name));
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        calendar.line("X-PUBLISHED-TTL", "PT1H");
        entries.forEach(calendar::entry);
        calendar.line("END", "VCALENDAR");
        return calendar.text.toString();
    }

    private void entry(Entry entry) {
        line("BEGIN", "VEVENT");
        line("UID", escaped(entry.uid()));
        line("DTSTAMP", UTC.format(entry.setAt()));
        if (entry.day() != null) {
            line("DTSTART;VALUE=DATE", DateTimeFormatter.BASIC_ISO_DATE.format(entry.day()));
            line(
                    "DTEND;VALUE=DATE",
                    DateTimeFormatter.BASIC_ISO_DATE.format(entry.day().plusDays(1)));
        } else {
            line("DTSTART", UTC.format(entry.begin()));
            line("DTEND", UTC.format(entry.end()));
        }
        line("SEQUENCE", Integer.toString(entry.change() - 1));
        line("SUMMARY", escaped(entry.title()));
        line("DESCRIPTION", escaped(entry.description()));
        line("URL", entry.link());
        line("CLASS", "PRIVATE");
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\n", "\\n");
    }

    // A line holds 75 octets at most; it goes on behind a line break and a space, never within a character.
    private void line(String name, String value) {
        int octets = 0;
        for (int point : (name + ":" + value).codePoints().toArray()) {
            String character = Character.toString(point);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += size;
        }
        text.append("\r\n");
    }
}

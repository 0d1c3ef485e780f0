package org.criticalminerals.pipeline.portal.layout;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;

/**
 * How one reader reads dates and figures: the language form that the browser asks for and the zone of the reader's
 * party. A moment always names its zone, since a deadline is the same instant for every party.
 *
 * @param locale the language's form, such as {@code en-US} or {@code en-GB}; always English on pages
 * @param zone the zone in which moments are told
 */
public record Reader(Locale locale, ZoneId zone) {

    private static final Map<String, ZoneId> ZONES = Map.of(
            "USA", ZoneId.of("America/New_York"),
            "EU", ZoneId.of("Europe/Brussels"),
            "JPN", ZoneId.of("Asia/Tokyo"),
            "MEX", ZoneId.of("America/Mexico_City"));

    /**
     * @param party the reader's party; its capital's zone is used, UTC where the party is unknown
     * @param acceptLanguage what the browser sent; only forms of English count, since the pages are in English
     */
    public static Reader of(String party, String acceptLanguage) {
        Locale fallback = "USA".equals(party) ? Locale.US : Locale.UK;
        return new Reader(english(acceptLanguage, fallback), ZONES.getOrDefault(party, ZoneId.of("UTC")));
    }

    /** The same reader in another language, in the form that it has where the reader's party sits. */
    public Reader in(Language language, String party) {
        return language == Language.ENGLISH ? this : new Reader(language.locale(party), zone);
    }

    private static Locale english(String acceptLanguage, Locale fallback) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return fallback;
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .filter(locale -> locale.getLanguage().equals("en")
                            && !locale.getCountry().isEmpty())
                    .findFirst()
                    .orElse(fallback);
        } catch (IllegalArgumentException malformed) {
            return fallback;
        }
    }

    /** A moment with its zone, such as "8 December 2026, 17:00 CET". */
    public String moment(Instant instant) {
        String zoned =
                " " + DateTimeFormatter.ofPattern("zzz", locale).withZone(zone).format(instant);
        if (Language.of(locale) != Language.ENGLISH) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                            .withLocale(locale)
                            .withZone(zone)
                            .format(instant)
                    + zoned;
        }
        return day(instant) + ", "
                + DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(zone)
                        .format(instant)
                + zoned;
    }

    /** A moment in another zone, named by its city, such as "8 December 2026, 17:00 (Brussels)". */
    public String moment(Instant instant, ZoneId there) {
        String id = there.getId();
        Reader elsewhere = new Reader(locale, there);
        return elsewhere.day(instant) + ", "
                + DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(there)
                        .format(instant)
                + " (" + id.substring(id.lastIndexOf('/') + 1).replace('_', ' ') + ")";
    }

    /** Whether another zone's clock shows the same at a moment. */
    public boolean sharesClock(Instant instant, ZoneId there) {
        return zone.getRules().getOffset(instant).equals(there.getRules().getOffset(instant));
    }

    /** The day of a moment in the reader's zone, such as "8 December 2026". */
    public String day(Instant instant) {
        return day(LocalDate.ofInstant(instant, zone));
    }

    /** A day, such as "December 8, 2026" for a reader of the United States. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    /** A date as precise as it was written: a year, a month of a year, or a day. Other text stays as it is. */
    public String date(String written) {
        try {
            return switch (written.length()) {
                case 4 -> Year.parse(written).toString();
                case 7 ->
                    DateTimeFormatter.ofLocalizedPattern("yMMMM")
                            .withLocale(locale)
                            .format(YearMonth.parse(written));
                case 10 -> day(LocalDate.parse(written));
                default -> written;
            };
        } catch (DateTimeParseException asWritten) {
            return written;
        }
    }

    /** A decimal with the reader's separators and all of its digits. Other text stays as it is. */
    public String number(String written) {
        try {
            BigDecimal value = new BigDecimal(written);
            NumberFormat format = NumberFormat.getNumberInstance(locale);
            format.setMinimumFractionDigits(Math.max(0, Math.min(value.scale(), 9)));
            format.setMaximumFractionDigits(Math.max(0, value.scale()));
            return format.format(value);
        } catch (NumberFormatException asWritten) {
            return written;
        }
    }

    /** An amount with its currency's code before it; cents that are zero are left out. */
    public String money(String amount, String currency) {
        try {
            BigDecimal value = new BigDecimal(amount);
            BigDecimal shown = value.stripTrailingZeros().scale() <= 0 ? value.setScale(0) : value;
            return currency + "\u00a0" + number(shown.toPlainString());
        } catch (NumberFormatException | ArithmeticException asWritten) {
            return currency + " " + amount;
        }
    }
}

package org.criticalminerals.pipeline.notification.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.ReviewSubject;
import org.criticalminerals.pipeline.events.SeniorLevel;
import org.criticalminerals.pipeline.notification.recipient.Directory;

/** What templates call for words that stand for codes: stages, outcomes, parties, times. */
public final class Words {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final String WORDS = "/words.properties";

    private final Properties words;
    private final Directory directory;
    private final String readersParty;
    private final ZoneId zone;

    Words(Properties words, Directory directory, String readersParty, ZoneId zone) {
        this.words = words;
        this.directory = directory;
        this.readersParty = readersParty;
        this.zone = zone;
    }

    static Properties load() {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(Words.class.getResourceAsStream(WORDS), StandardCharsets.UTF_8)) {
            words.load(file);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The English word for a value of an enumeration. */
    public String of(Enum<?> value) {
        return value == null
                ? ""
                : words.getProperty(value.getDeclaringClass().getSimpleName() + "." + value.name(), value.name());
    }

    /** What a review is about, as a title says it: {@code Nolans, gate Support}. */
    public String matter(ReviewSubject subject) {
        String what = subject.gate() != null ? "gate " + of(subject.gate()) : change(subject);
        return subject.projectName() == null ? what : subject.projectName() + ", " + what;
    }

    /** What a review is about, as a sentence says it: {@code Nolans at the gate Support}, {@code the suspension of Nolans}. */
    public String question(ReviewSubject subject) {
        if (subject.gate() != null) {
            return subject.projectName() + " at the gate " + of(subject.gate());
        }
        return "the " + change(subject) + (subject.projectName() == null ? "" : " of " + subject.projectName());
    }

    private String change(ReviewSubject subject) {
        return of(subject.type()) + (subject.title() == null ? "" : " “" + subject.title() + "”");
    }

    /** Where a condition belongs: {@code for Nolans under “…”}, or {@code for a change of “…”}. */
    public String place(String projectName, String agreement) {
        return "for " + (projectName == null ? "a change of" : projectName + " under") + " “" + agreement + "”";
    }

    /** A party's name. */
    public String party(String code) {
        return directory.partyName(code);
    }

    /** The names of several parties: "A", "A and B", "A, B and C". */
    public String parties(Collection<String> codes) {
        List<String> names = codes.stream().sorted().map(directory::partyName).toList();
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /** To whom a question has gone: who that is for each party. */
    public String seniorLevel(Collection<SeniorLevel> seniors) {
        return seniors.stream()
                .map(senior -> directory.partyName(senior.party()) + ": " + senior.title())
                .collect(Collectors.joining("; "));
    }

    /** An agency's name. */
    public String agency(String id) {
        return directory.agencyName(id);
    }

    /** Who did something: by name for the own party, by agency for the others (who signs or writes stays inside). */
    public String by(Actor actor) {
        if (actor == null) {
            return words.getProperty("nobody");
        }
        String agency = directory.agencyName(actor.agency());
        return actor.party() != null && actor.party().equals(readersParty) && actor.name() != null
                ? actor.name() + " (" + agency + ")"
                : agency;
    }

    /** A moment in the reader's zone, which is named. */
    public String moment(Instant instant) {
        return moment(instant, zone);
    }

    static String moment(Instant instant, ZoneId zone) {
        return MOMENT.format(instant.atZone(zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone));
    }

    /** A day. */
    public String day(LocalDate date) {
        return DAY.format(date);
    }

    /** Several codes in order, with commas. */
    public String list(Collection<String> codes) {
        return codes == null ? "" : String.join(", ", codes.stream().sorted().toList());
    }
}

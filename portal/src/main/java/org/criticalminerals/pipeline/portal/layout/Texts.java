package org.criticalminerals.pipeline.portal.layout;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Subject;

/**
 * The words for codes on pages: {@code {text:of('stage', candidacy.stage)}} in a template gives "Screening". Those that
 * documents say too lie in {@code texts/codes.properties} in every language, the others in {@code texts/texts.properties}.
 */
@TemplateExtension(namespace = "text")
public final class Texts {

    private static final Words CODES = Words.codes(Locale.ROOT);
    private static final Words ENGLISH = Words.codes(Locale.ENGLISH);
    private static final Words PAGES = Words.of("texts", Locale.ROOT);
    private static final int SHORT = 120;
    private static final long KILO = 1024;
    private static final int TENTHS = 10;
    private static final List<String> COUNTRIES = inOrder();

    private Texts() {}

    /**
     * @param group what kind of code it is
     * @param code the code; null gives an empty text
     * @return the words for it
     */
    public static String of(String group, Object code) {
        return CODES.has(group + "." + code) ? CODES.code(group, code) : PAGES.code(group, code);
    }

    /** What a review decides on, in short: its gate, or what else it asks. */
    public static String matter(Subject subject) {
        if (subject.isGate()) {
            return of("gate", subject.gate());
        }
        return subject.title() == null ? of("matter", subject.type()) : subject.title();
    }

    /** The question of a review, as one would ask it. */
    public static String asked(Subject subject) {
        if (subject.isGate()) {
            return of("question", subject.gate());
        }
        return subject.title() == null ? of("question", subject.type()) : subject.title();
    }

    /** What a review is about: its project, or the agreement where it has none. */
    public static String about(Subject subject, Frame frame) {
        return subject.projectName() == null
                ? frame.names().agreementTitle(subject.agreement())
                : subject.projectName();
    }

    /** Whether there are words for a code. */
    public static boolean has(String group, Object code) {
        return CODES.has(group + "." + code) || PAGES.has(group + "." + code);
    }

    /** The name of a country in English by its ISO 3166 code. */
    public static String country(String code) {
        return ENGLISH.country(code);
    }

    /** The codes of a group in the order in which forms offer them. */
    public static List<String> codes(String group) {
        return List.of(PAGES.of("order." + group).split(","));
    }

    /** The ISO 3166 codes of all countries in the order of their English names. */
    public static List<String> countries() {
        return COUNTRIES;
    }

    /** The id of a field's element. */
    public static String id(String field) {
        return FormErrors.id(field);
    }

    /**
     * What is wrong with a field as a sentence: services say "is missing: …", which needs the field's label before it.
     *
     * @param field the field's name
     * @param error words, or the key of words in the group {@code error}
     */
    public static String message(String field, String error) {
        String words = has("error", error) ? of("error", error) : error;
        return !words.isEmpty() && Character.isLowerCase(words.charAt(0))
                ? (has("label", field)
                                ? of("label", field)
                                : Words.readable(field.substring(field.lastIndexOf('/') + 1)))
                        + " " + words
                : words;
    }

    /** What a field of an agreement is called, such as {@code rules.SCREENING}. */
    public static String agreementField(String field) {
        int dot = field.indexOf('.');
        String group = dot < 0 ? field : field.substring(0, dot);
        String member = dot < 0 ? "" : field.substring(dot + 1);
        return of("agreementField", group) + (member.isEmpty() ? "" : ": " + Words.readable(member));
    }

    /** Words with a number behind them, such as "Condition 2". */
    public static String counted(String words, int number) {
        return words + " " + number;
    }

    /** A text where room is short; the whole stands on its own page. */
    public static String shortened(String text) {
        return text.length() <= SHORT ? text : text.substring(0, SHORT - 1).stripTrailing() + "…";
    }

    /** The field that says what is released of a party's information. */
    public static String releaseField(String party) {
        return "releases/" + party;
    }

    /** How large a file is, as people say it. */
    public static String bytes(long count) {
        if (count < KILO) {
            return count + " bytes";
        }
        return count < KILO * KILO
                ? Math.round(count / (double) KILO) + " KB"
                : Math.round(count * TENTHS / (double) (KILO * KILO)) / (double) TENTHS + " MB";
    }

    /** A value as part of an address's query. */
    public static String query(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** A condition's text, however a service tells it. */
    public static String condition(JsonNode condition) {
        return condition.isTextual()
                ? condition.asText()
                : condition.path("text").asText("");
    }

    private static List<String> inOrder() {
        Collator order = Collator.getInstance(Locale.ENGLISH);
        return Arrays.stream(Locale.getISOCountries())
                .sorted(Comparator.comparing(Texts::country, order))
                .toList();
    }
}

package org.criticalminerals.pipeline.portal.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A language in which the portal has words. */
public enum Language {
    ENGLISH("en", "English", "GB", Set.of("GB", "US")),
    FRENCH("fr", "Français", "FR", Set.of("FR")),
    GERMAN("de", "Deutsch", "DE", Set.of("DE")),
    SPANISH("es", "Español", "ES", Set.of("ES", "MX", "US")),
    JAPANESE("ja", "日本語", "JP", Set.of("JP"));

    // The forms of dates and figures, and the paper, follow the country in which a party's officials sit.
    private static final Map<String, String> COUNTRIES = Map.of("USA", "US", "JPN", "JP", "MEX", "MX");

    private final String code;
    private final String ownName;
    private final String home;
    private final Set<String> countries;

    Language(String code, String ownName, String home, Set<String> countries) {
        this.code = code;
        this.ownName = ownName;
        this.home = home;
        this.countries = countries;
    }

    /** Its ISO 639 code, such as {@code fr}. */
    public String code() {
        return code;
    }

    /** What those who speak it call it. */
    public String ownName() {
        return ownName;
    }

    /** The language's forms where a party's officials sit, such as {@code es-MX}. */
    public Locale locale(String party) {
        return Locale.of(code, COUNTRIES.getOrDefault(party, home));
    }

    /** The language's tag for a locale, such as {@code fr-FR}, in a form that office programs know. */
    public String tag(Locale locale) {
        return code + "-" + (countries.contains(locale.getCountry()) ? locale.getCountry() : home);
    }

    /** All of them, in the order in which they are offered. */
    public static List<Language> all() {
        return List.of(values());
    }

    /** The language of a code or tag, such as {@code fr} or {@code fr-CA}; empty where the portal doesn't have it. */
    public static Optional<Language> named(String tag) {
        String wanted = tag == null
                ? ""
                : Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
        return Arrays.stream(values()).filter(one -> one.code.equals(wanted)).findFirst();
    }

    /** The language of a locale; English where the portal doesn't have it. */
    public static Language of(Locale locale) {
        return named(locale.getLanguage()).orElse(ENGLISH);
    }

    /**
     * The language that a reader wants.
     *
     * @param claim the {@code locale} of the reader's account, which comes first; may be empty
     * @param acceptLanguage what the browser sent; may be null
     * @return the first that the portal has; English where it has none of them
     */
    public static Language preferred(String claim, String acceptLanguage) {
        return Stream.concat(Stream.of(claim), ranges(acceptLanguage))
                .flatMap(tag -> named(tag).stream())
                .findFirst()
                .orElse(ENGLISH);
    }

    private static Stream<String> ranges(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Stream.empty();
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream().map(Locale.LanguageRange::getRange);
        } catch (IllegalArgumentException malformed) {
            return Stream.empty();
        }
    }
}

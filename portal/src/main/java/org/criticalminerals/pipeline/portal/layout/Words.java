package org.criticalminerals.pipeline.portal.layout;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * Words in one language, from a file in {@code texts} and its translations beside it: {@code codes.properties} holds the
 * English ones, {@code codes_fr.properties} the French ones. Patterns follow {@link MessageFormat}, plurals included.
 */
public final class Words {

    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;

    private Words(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /**
     * Words in a reader's language.
     *
     * @param file the file's name without language and ending, such as {@code codes}
     */
    public static Words of(String file, Locale locale) {
        return new Words(ResourceBundle.getBundle("texts." + file, locale, NO_OTHER_LANGUAGE), locale);
    }

    /** The words for codes in a reader's language. */
    public static Words codes(Locale locale) {
        return of("codes", locale);
    }

    /** The words of a key, with values put into them. */
    public String of(String key, Object... values) {
        String words = bundle.getString(key);
        return values.length == 0 ? words : new MessageFormat(words, locale).format(values);
    }

    /** The words of a key, or what stands in their place where there are none. */
    public String or(String key, String otherwise) {
        try {
            return bundle.getString(key);
        } catch (MissingResourceException unknown) {
            return otherwise;
        }
    }

    /**
     * The words for a code. One that has no words is shown as readable as it can be, since services may learn new ones
     * before the portal does.
     *
     * @param group what kind of code it is
     * @param code the code; null gives an empty text
     */
    public String code(String group, Object code) {
        return code == null ? "" : or(group + "." + code, readable(code.toString()));
    }

    /** Whether there are words for a key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** Every key of the file. */
    Set<String> keys() {
        return bundle.keySet();
    }

    /** The name of a country by its ISO 3166 code. */
    public String country(String code) {
        return code == null ? "" : Locale.of("", code).getDisplayCountry(locale);
    }

    /** Names as the language lists them: "A, B and C" by the keys {@code separator} and {@code and}. */
    public String list(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : of("and", String.join(of("separator"), names.subList(0, names.size() - 1)), names.getLast());
    }

    static String readable(String code) {
        String words = code.replace('_', ' ').replace('-', ' ').strip();
        if (words.isEmpty()) {
            return "";
        }
        String lower = words.equals(words.toUpperCase(Locale.ROOT)) && words.length() > 4
                ? words.toLowerCase(Locale.ROOT)
                : words;
        return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }
}

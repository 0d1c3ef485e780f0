package org.criticalminerals.pipeline.project.dossier;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names in the forms by which they are compared and found. */
public final class NameKeys {

    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_WORD = 60;
    private static final char SEPARATOR = '\u001f';
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^)]*\\)");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern DOTS = Pattern.compile("(?<=\\p{L})\\.(?=\\p{L})");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Set<String> NOISE_IN_NAMES =
            Set.of("project", "projects", "the", "mine", "deposit", "projekt", "projet", "proyecto", "progetto");
    private static final Set<String> LEGAL_FORMS = Set.of(
            "ab",
            "ag",
            "as",
            "asa",
            "bv",
            "co",
            "company",
            "corp",
            "corporation",
            "gmbh",
            "holding",
            "holdings",
            "inc",
            "incorporated",
            "kg",
            "kk",
            "limited",
            "lda",
            "llc",
            "llp",
            "lp",
            "ltd",
            "limitada",
            "nv",
            "oy",
            "oyj",
            "plc",
            "pty",
            "pte",
            "sa",
            "sarl",
            "sas",
            "se",
            "sl",
            "slu",
            "spa",
            "srl",
            "sro",
            "the",
            "ulc");

    private NameKeys() {}

    /** A project's name without case, accents, punctuation and words like "Project"; never empty. */
    public static String nameKey(String name) {
        return key(name, NOISE_IN_NAMES);
    }

    /** A promoter's name without case, accents, punctuation, what stands in brackets, and legal forms; never empty. */
    public static String promoterKey(String promoter) {
        String outside = IN_BRACKETS.matcher(promoter).replaceAll(" ");
        return key(plain(outside).isEmpty() ? promoter : outside, LEGAL_FORMS);
    }

    private static String key(String text, Set<String> noise) {
        String plain = plain(text);
        String key = Stream.of(plain.split(" "))
                .filter(word -> !noise.contains(word))
                .collect(Collectors.joining(" "));
        String kept = key.isEmpty() ? plain : key;
        String known = kept.isEmpty() ? text.strip() : kept;
        return known.length() <= LONGEST_KEY ? known : known.substring(0, LONGEST_KEY);
    }

    /** Words in lower case without accents and punctuation, separated by single spaces. */
    public static String plain(String text) {
        String decomposed =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String joined = DOTS.matcher(decomposed).replaceAll("");
        return NO_LETTERS.matcher(joined).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** Equal for projects of equal name and promoter, whatever case and white space: those are one and the same. */
    public static String sameKey(String name, String promoter) {
        return spaced(name) + SEPARATOR + spaced(promoter);
    }

    private static String spaced(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** The words of a text by which it is found, each once. */
    public static List<String> words(String text) {
        return Stream.of(plain(text).split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD))
                .distinct()
                .toList();
    }
}

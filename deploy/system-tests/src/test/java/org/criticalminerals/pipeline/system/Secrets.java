package org.criticalminerals.pipeline.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that appear nowhere else, each of which only some may ever read. */
final class Secrets {

    private static final String SIGN = "canary";
    private static final int LENGTH = 12;
    // Shortened words give themselves away as well.
    private static final Pattern WORD = Pattern.compile(SIGN + "[0-9a-f]{4," + LENGTH + "}", Pattern.CASE_INSENSITIVE);

    /**
     * One of them.
     *
     * @param word the word
     * @param audience the principals that may read it: a party, {@code agency:…}, {@code official:…}, {@code SECRETARIAT}
     * @param where what holds it
     */
    record Secret(String word, Set<String> audience, String where) {

        boolean isFor(Set<String> principals) {
            return !Collections.disjoint(audience, principals);
        }
    }

    private final Map<String, Secret> byWord = new LinkedHashMap<>();

    /** A new word for somebody. */
    String word(String where, Set<String> audience) {
        String word = SIGN + UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH);
        byWord.put(word, new Secret(word, Set.copyOf(audience), where));
        return word;
    }

    /** Nothing holds the words of a text after all. */
    void forget(String text) {
        found(text).forEach(secret -> byWord.remove(secret.word()));
    }

    List<Secret> all() {
        return List.copyOf(byWord.values());
    }

    /** The words in a text that those principals may not read. */
    List<Secret> leaksTo(Set<String> principals, String text) {
        return found(text).stream().filter(secret -> !secret.isFor(principals)).toList();
    }

    /** The words in a text. */
    List<Secret> found(String text) {
        List<Secret> found = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group().toLowerCase(Locale.ROOT);
            byWord.values().stream()
                    .filter(secret -> secret.word().startsWith(word) || word.startsWith(secret.word()))
                    .findFirst()
                    .filter(secret -> !found.contains(secret))
                    .ifPresent(found::add);
        }
        return found;
    }
}

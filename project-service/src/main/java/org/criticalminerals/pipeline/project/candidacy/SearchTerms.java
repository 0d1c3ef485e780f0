package org.criticalminerals.pipeline.project.candidacy;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.criticalminerals.pipeline.project.dossier.Released;
import org.criticalminerals.pipeline.project.vocabulary.Vocabulary;

/** The terms under which a candidacy is found, each with its kind before it. */
final class SearchTerms {

    private SearchTerms() {}

    static String mineral(String code) {
        return "mineral:" + code;
    }

    static String step(String code) {
        return "step:" + code;
    }

    static String country(String code) {
        return "country:" + code;
    }

    static String word(String word) {
        return "word:" + word;
    }

    /** Who sees it: by this term a party's own view is read without passing over others' rows. */
    static String audience(String principal) {
        return "audience:" + principal;
    }

    /** All terms of what is released, of the words of its names, and of those who see it. */
    static Set<String> of(
            Released released, Collection<String> nameWords, Collection<String> audience, Vocabulary vocabulary) {
        Set<String> terms = new LinkedHashSet<>();
        audience.forEach(principal -> terms.add(audience(principal)));
        released.minerals().stream()
                .flatMap(code -> vocabulary.searchTerms(code).stream())
                .forEach(code -> terms.add(mineral(code)));
        released.steps().forEach(code -> terms.add(step(code)));
        released.countries().forEach(code -> terms.add(country(code)));
        nameWords.forEach(name -> terms.add(word(name)));
        return terms;
    }
}

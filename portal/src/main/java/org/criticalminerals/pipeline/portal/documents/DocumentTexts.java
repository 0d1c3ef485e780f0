package org.criticalminerals.pipeline.portal.documents;

import java.util.List;
import java.util.Locale;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Subject;
import org.criticalminerals.pipeline.portal.layout.Language;
import org.criticalminerals.pipeline.portal.layout.Words;

/**
 * The words of documents in one language: those that documents alone say, from {@code texts/documents.properties}, and
 * the words for codes, which pages say too.
 */
final class DocumentTexts {

    private final Words words;
    private final Words codes;
    private final Locale locale;

    private DocumentTexts(Locale locale) {
        this.words = Words.of("documents", locale);
        this.codes = Words.codes(locale);
        this.locale = locale;
    }

    static DocumentTexts in(Locale locale) {
        return new DocumentTexts(locale);
    }

    /** The words of a key, with values put into them. */
    String of(String key, Object... values) {
        return words.of(key, values);
    }

    /** Whether there are words for a key. */
    boolean has(String key) {
        return words.has(key);
    }

    /** The words for a code. */
    String code(String group, Object code) {
        return codes.code(group, code);
    }

    /** The name of a country by its ISO 3166 code. */
    String country(String code) {
        return codes.country(code);
    }

    /** Names as a sentence lists them: "A, B and C". */
    String list(List<String> names) {
        return codes.list(names);
    }

    /** Names as a cell lists them: "A, B, C". */
    String series(List<String> names) {
        return String.join(codes.of("separator"), names);
    }

    /** Something and what belongs to it: "A: B". */
    String pair(String name, String value) {
        return codes.of("pair", name, value);
    }

    /** Sentences that follow each other. */
    String sentences(List<String> sentences) {
        return String.join(words.of("sentenceGap"), sentences);
    }

    /** What a review decides on, in short: its gate, or what else it asks. */
    String matter(Subject subject) {
        if (subject.isGate()) {
            return code("gate", subject.gate());
        }
        return subject.title() == null ? code("matter", subject.type()) : subject.title();
    }

    /** The question of a review, as one would ask it. */
    String asked(Subject subject) {
        if (subject.isGate()) {
            return code("question", subject.gate());
        }
        return subject.title() == null ? code("question", subject.type()) : subject.title();
    }

    /** The language's tag, such as {@code fr-FR}. */
    String language() {
        return Language.of(locale).tag(locale);
    }
}

package org.criticalminerals.pipeline.portal.documents;

import java.time.Instant;
import java.util.List;

/**
 * A document as every writer takes it: what it says, how it is marked, when and for whom it was made.
 *
 * @param file what its file is called after, the same in every language
 * @param kind what kind of document it is, such as "Fact sheet"
 * @param title its title
 * @param subtitle a line below the title; may be empty
 * @param marking who may see it, as every page says
 * @param stamp when and for whom
 * @param sheet the sheet of paper
 * @param blocks what it says
 */
public record OfficialDocument(
        FileName file,
        String kind,
        String title,
        String subtitle,
        String marking,
        Stamp stamp,
        Sheet sheet,
        List<Block> blocks) {

    public OfficialDocument {
        blocks = List.copyOf(blocks);
    }

    /** The same document with a file that is called after something else than its title. */
    OfficialDocument named(String about) {
        return new OfficialDocument(
                new FileName(file.kind(), about), kind, title, subtitle, marking, stamp, sheet, blocks);
    }

    /**
     * What a document's file is called after.
     *
     * @param kind the kind's name in the words' files, such as {@code factSheet}
     * @param about what the document is about
     */
    public record FileName(String kind, String about) {}

    /**
     * What the foot of every page says.
     *
     * @param at when it was made
     * @param forWhom for whom and when, in a sentence
     * @param unclassified that nothing in it is classified
     * @param page the pattern of the page's number: {0} of {1}
     * @param language the language's tag
     */
    public record Stamp(Instant at, String forWhom, String unclassified, String page, String language) {}

    /** The sheet of paper that the reader's country prints on, upright or across. */
    public enum Sheet {
        A4,
        A4_ACROSS,
        LETTER,
        LETTER_ACROSS;

        /** The sheet for a reader. */
        static Sheet of(String country, boolean across) {
            boolean letter = List.of("US", "MX", "CA").contains(country);
            return letter ? (across ? LETTER_ACROSS : LETTER) : across ? A4_ACROSS : A4;
        }

        boolean isLetter() {
            return this == LETTER || this == LETTER_ACROSS;
        }

        boolean isAcross() {
            return this == A4_ACROSS || this == LETTER_ACROSS;
        }
    }
}

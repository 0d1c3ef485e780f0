package org.criticalminerals.pipeline.portal.documents;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openpdf.text.SplitCharacter;
import org.openpdf.text.pdf.PdfChunk;

/**
 * Where a line may end: between words, and in Japanese between almost any two characters, but never before a full stop
 * or a closing bracket, nor after an opening one (the rule that Japanese typesetting calls kinsoku). A French elision
 * stays with its word, a Japanese date's figure with its sign.
 */
final class LineBreaks implements SplitCharacter {

    // The library asks for each character of a text in turn.
    private char[] known = {};
    private boolean[] ends = {};

    @Override
    public boolean isSplitCharacter(int start, int current, int end, char[] text, PdfChunk[] chunks) {
        if (current < 0 || current >= text.length) {
            return false;
        }
        if (!Arrays.equals(text, known)) {
            known = text.clone();
            ends = ends(new String(text));
        }
        return ends[current];
    }

    private static boolean[] ends(String text) {
        boolean[] ends = new boolean[text.length()];
        BreakIterator lines = BreakIterator.getLineInstance(Locale.ROOT);
        lines.setText(text);
        // What follows the text in another typeface isn't known here: only a space ends a line there.
        for (int at = lines.first(); at != BreakIterator.DONE; at = lines.next()) {
            if (at > 0 && mayEnd(text, at)) {
                ends[at - 1] = true;
            }
        }
        return ends;
    }

    private static boolean mayEnd(String text, int at) {
        char before = text.charAt(at - 1);
        if (at == text.length()) {
            return Character.isWhitespace(before);
        }
        return before != '\u2019'
                && before != '\''
                && !(Character.isDigit(before) && Character.isIdeographic(text.codePointAt(at)));
    }

    /** The pieces of a text that a line can't break. */
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        BreakIterator lines = BreakIterator.getLineInstance(Locale.ROOT);
        lines.setText(text);
        int from = lines.first();
        for (int to = lines.next(); to != BreakIterator.DONE; to = lines.next()) {
            if (to == text.length() || mayEnd(text, to)) {
                pieces.add(text.substring(from, to).strip());
                from = to;
            }
        }
        return pieces;
    }
}

package org.criticalminerals.pipeline.portal.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;

/**
 * The typefaces of one PDF, embedded in it: Noto Sans, and Noto Sans JP for what the first has no glyph for (both under
 * the SIL Open Font License). A character that neither can show is written out by its number, never left out.
 */
final class Fonts {

    private static final String FOLDER = "/document-fonts/";

    private final Map<String, BaseFont> loaded = new LinkedHashMap<>();
    private final LineBreaks breaks = new LineBreaks();

    /** Text in a style, each character in a typeface that has it. */
    Phrase phrase(String text, Style style) {
        Phrase phrase = new Phrase();
        phrase.setLeading(style.size() * 1.32f);
        StringBuilder run = new StringBuilder();
        BaseFont current = null;
        for (int codePoint : writable(text).codePoints().toArray()) {
            BaseFont font = follows(current, codePoint) ? current : faceOf(codePoint, style.bold());
            if (font != current && !run.isEmpty()) {
                phrase.add(chunk(run, current, style));
                run.setLength(0);
            }
            current = font;
            run.appendCodePoint(codePoint);
        }
        if (!run.isEmpty()) {
            phrase.add(chunk(run, current, style));
        }
        return phrase;
    }

    private Chunk chunk(StringBuilder run, BaseFont face, Style style) {
        Chunk chunk = new Chunk(run.toString(), new Font(face, style.size(), Font.NORMAL, style.color()));
        chunk.setSplitCharacter(breaks);
        return chunk;
    }

    /** How wide the widest piece of a text is that no line can break, in points. */
    float widest(String text, Style style) {
        float widest = 0;
        for (String piece : LineBreaks.pieces(writable(text))) {
            widest = Math.max(widest, width(piece, style));
        }
        return widest;
    }

    /** How wide a text is on one line, in points. */
    float width(String text, Style style) {
        float width = 0;
        for (int codePoint : text.codePoints().toArray()) {
            width += faceOf(codePoint, style.bold()).getWidthPoint(codePoint, style.size());
        }
        return width;
    }

    // Marks within Japanese text belong to it, so that a line isn't broken before them.
    private boolean follows(BaseFont current, int codePoint) {
        return current != null
                && current != latin(false)
                && current != latin(true)
                && !Character.isLetter(codePoint)
                && !Character.isWhitespace(codePoint)
                && current.charExists(codePoint);
    }

    private BaseFont latin(boolean bold) {
        return face(bold ? "NotoSans-Bold.ttf" : "NotoSans-Regular.ttf");
    }

    private String writable(String text) {
        StringBuilder written = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            if (codePoint == '\n' || faceOf(codePoint, false).charExists(codePoint)) {
                written.appendCodePoint(codePoint);
            } else if (!Character.isISOControl(codePoint)) {
                written.append(String.format("[U+%04X]", codePoint));
            }
        });
        return written.toString();
    }

    private BaseFont faceOf(int codePoint, boolean bold) {
        BaseFont latin = latin(bold);
        return codePoint == '\n' || latin.charExists(codePoint) || !isCovered(codePoint)
                ? latin
                : face(bold ? "NotoSansJP-Bold.ttf" : "NotoSansJP-Regular.ttf");
    }

    private boolean isCovered(int codePoint) {
        return face("NotoSansJP-Regular.ttf").charExists(codePoint);
    }

    private BaseFont face(String file) {
        return loaded.computeIfAbsent(file, name -> {
            try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + name)) {
                return BaseFont.createFont(
                        name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("The typeface " + name + " can't be read", unreadable);
            }
        });
    }

    /**
     * How text looks.
     *
     * @param size in points
     * @param bold whether it is heavy
     * @param color its colour
     */
    record Style(float size, boolean bold, java.awt.Color color) {}
}

package org.criticalminerals.pipeline.portal.documents;

import java.util.List;

/**
 * How much of a dossier a document has room for.
 *
 * @param rows rows of a table
 * @param characters characters of a value
 */
record Room(int rows, int characters) {

    /** All of it, within reason. */
    static final Room WIDE = new Room(60, 4_000);

    /** A project in short. */
    static final Room SHORT = new Room(5, 400);

    /** From ample to tight: a document of fixed length takes the first that fits. */
    static final List<Room> NARROWING = List.of(
            new Room(12, 900),
            new Room(8, 600),
            new Room(6, 400),
            new Room(4, 280),
            new Room(3, 200),
            new Room(2, 140),
            new Room(1, 90),
            new Room(1, 50),
            new Room(0, 40));

    /** A text that fits. */
    String fit(String text, String shortened) {
        if (text.length() <= characters) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
        int space = text.lastIndexOf(' ', end);
        return text.substring(0, space > end * 2 / 3 ? space : end).stripTrailing() + shortened;
    }
}

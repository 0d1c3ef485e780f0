package org.criticalminerals.pipeline.portal.documents;

import java.util.List;

/** A piece of a document. Each writer says what it makes of each kind, so that all formats hold the same. */
public sealed interface Block {

    /**
     * A heading.
     *
     * @param level 1 for a part of the document, 2 for a section, 3 below that
     * @param text the words
     * @param note what stands quietly beside it, such as a marking; may be empty
     */
    record Heading(int level, String text, String note) implements Block {}

    /** Running text; line ends are kept. */
    record Paragraph(String text) implements Block {}

    /** Text that is said aside, in a smaller hand. */
    record Remark(String text) implements Block {}

    /** A sentence that stands out: what is asked, what was decided. */
    record Lead(String text) implements Block {}

    /** Labelled values. */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** A labelled value. */
    record Fact(String label, String value) {}

    /**
     * A table.
     *
     * @param caption what it is; may be empty
     * @param columns its columns
     * @param rows its cells by row; each row has as many as there are columns
     */
    record Table(String caption, List<Column> columns, List<List<String>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A column.
     *
     * @param label its heading
     * @param weight how wide it is against the others
     * @param figure whether it holds figures, which stand at the right
     */
    record Column(String label, int weight, boolean figure) {}

    /** What follows begins on a new page. */
    record NewPage() implements Block {}
}

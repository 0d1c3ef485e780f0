package org.criticalminerals.pipeline.portal.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.criticalminerals.pipeline.portal.layout.Form;

/** Things of one kind, each a row of fields such as {@code clocks/0/name}, with an empty row behind the last. */
final class FieldRows {

    private static final int MOST = 50;

    private FieldRows() {}

    /** Makes the fields of a row from its number and the values of its parts. */
    interface Row {
        List<ActField> of(int index, UnaryOperator<String> valueOfPart);
    }

    /**
     * The rows as they were typed. One without a single word is none; the button {@code remove} names one to drop.
     *
     * @param prefix what the names of the fields begin with, such as {@code clocks/}
     * @param first the part by which a row is known to have been sent
     */
    static List<List<ActField>> typed(Form sent, String prefix, String first, Row make) {
        List<List<ActField>> rows = new ArrayList<>();
        for (int i = 0; i < MOST && sent.has(prefix + i + "/" + first); i++) {
            String at = prefix + i + "/";
            List<ActField> typed = make.of(rows.size(), part -> sent.text(at + part));
            if (!sent.text("remove").equals(Integer.toString(i)) && !isEmpty(typed)) {
                rows.add(typed);
            }
        }
        return withRoom(rows, make);
    }

    /** The rows and an empty one behind them, as long as there may be more. */
    static List<List<ActField>> withRoom(List<List<ActField>> rows, Row make) {
        List<List<ActField>> more = new ArrayList<>(rows);
        if (more.size() < MOST) {
            more.add(make.of(more.size(), part -> ""));
        }
        return List.copyOf(more);
    }

    static boolean isEmpty(List<ActField> row) {
        return row.stream().allMatch(field -> field.value().isEmpty());
    }

    /** What a part of a row says; empty where it says nothing. */
    static String value(List<ActField> row, String part) {
        return row.stream()
                .filter(field -> partOf(field).equals(part))
                .map(ActField::value)
                .findFirst()
                .orElse("");
    }

    /** Which part of its row a field is. */
    static String partOf(ActField field) {
        return field.name().substring(field.name().lastIndexOf('/') + 1);
    }
}

package org.criticalminerals.pipeline.portal.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.criticalminerals.pipeline.portal.client.ReferenceData;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition.Field;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition.Group;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition.Option;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Texts;

/**
 * A section's form as the page draws it, each field with its value and its error.
 *
 * @param groups the groups of fields
 * @param summary the errors that belong to fields, for the list at the top of the page
 * @param general the errors that belong to none
 */
public record FormView(List<GroupView> groups, List<Problem> summary, List<String> general) {

    /** Draws a form. */
    public static FormView of(SectionDefinition definition, SectionForm form, FormErrors errors, ReferenceData names) {
        Drawing drawing = new Drawing(form, errors, names);
        List<GroupView> groups =
                definition.groups().stream().map(drawing::group).toList();
        return new FormView(groups, List.copyOf(drawing.problems), errors.general());
    }

    /** Whether anything is wrong. */
    public boolean isWrong() {
        return !summary.isEmpty() || !general.isEmpty();
    }

    /** How many things are wrong. */
    public int count() {
        return summary.size() + general.size();
    }

    /** A group with its rows; fields that stand once are one row. */
    public record GroupView(Group group, List<RowView> rows) {

        /** Whether another row fits. */
        public boolean isRoom() {
            return rows.size() < group.most();
        }
    }

    /** One row of a list, or the fields that stand once. */
    public record RowView(String name, int number, List<FieldView> fields) {}

    /**
     * One field.
     *
     * @param field its description
     * @param name its name in the form
     * @param value what is typed
     * @param currency for an amount, its currency
     * @param error what is wrong; empty when nothing is
     * @param options what can be chosen
     */
    public record FieldView(
            Field field, String name, String value, String currency, String error, List<Option> options) {

        /** The element's id. */
        public String id() {
            return FormErrors.id(name);
        }

        /** The ids of what describes the element; empty where nothing does. */
        public String describedBy() {
            List<String> ids = new ArrayList<>();
            if (!field.hint().isEmpty()) {
                ids.add(id() + "-hint");
            }
            if (!error.isEmpty()) {
                ids.add(id() + "-error");
            }
            return String.join(" ", ids);
        }
    }

    /** An error in the summary, with the id of the field that it belongs to. */
    public record Problem(String id, String message) {}

    private static final class Drawing {

        private static final List<String> CURRENCIES =
                List.of("USD", "EUR", "JPY", "MXN", "AUD", "BRL", "CAD", "CLP", "GBP", "NOK", "SEK", "ZAR");

        private final SectionForm form;
        private final FormErrors errors;
        private final ReferenceData names;
        private final List<Problem> problems = new ArrayList<>();
        private final List<Option> countries = countries();

        Drawing(SectionForm form, FormErrors errors, ReferenceData names) {
            this.form = form;
            this.errors = errors;
            this.names = names;
        }

        GroupView group(Group group) {
            int count = group.isRepeated() ? form.rows(group) : 1;
            return new GroupView(
                    group,
                    IntStream.range(0, count).mapToObj(row -> row(group, row)).toList());
        }

        private RowView row(Group group, int row) {
            String name = group.isRepeated() ? group.path() + "/" + row : "";
            return new RowView(
                    name,
                    row + 1,
                    group.fields().stream()
                            .map(field -> field(group, row, field))
                            .toList());
        }

        private FieldView field(Group group, int row, Field field) {
            String name = SectionForm.name(group, row, field);
            boolean money = field.type() == FieldType.MONEY;
            String value = form.value(money ? name + "/amount" : name);
            String currency = money ? form.value(name + SectionForm.CURRENCY) : "";
            String error = message(field, name);
            if (!error.isEmpty()) {
                String where = group.isRepeated() ? group.row() + " " + (row + 1) + ": " : "";
                problems.add(new Problem(FormErrors.id(name), where + error));
            }
            return new FieldView(field, name, value, currency, error, options(field, money ? currency : value));
        }

        // Services say "is missing: …"; the field's label makes it a sentence.
        private String message(Field field, String name) {
            String error = errors.at(name);
            if (error.isEmpty()) {
                return "";
            }
            String words = Texts.has("error", error) ? Texts.of("error", error) : error;
            return Character.isLowerCase(words.charAt(0)) ? field.label() + " " + words : words;
        }

        private List<Option> options(Field field, String value) {
            List<Option> options =
                    switch (field.type()) {
                        case COUNTRY -> countries;
                        case MINERAL ->
                            names.vocabulary().minerals().stream()
                                    .map(mineral -> new Option(mineral.code(), mineral.name()))
                                    .toList();
                        case STEP ->
                            names.vocabulary().steps().stream()
                                    .map(step -> new Option(step, Texts.of("step", step)))
                                    .toList();
                        case CHOICE -> field.options();
                        case MONEY ->
                            CURRENCIES.stream()
                                    .map(code -> new Option(code, code))
                                    .toList();
                        case TEXT, LONG_TEXT, DECIMAL, NUMBER, INTEGER, DATE, FLAG, LINES -> List.of();
                    };
            return withValue(options, value, field.type());
        }

        // What is saved can always be chosen again, even where the list doesn't have it.
        private static List<Option> withValue(List<Option> options, String value, FieldType type) {
            boolean free =
                    type == FieldType.TEXT || options.isEmpty() && type != FieldType.MINERAL && type != FieldType.STEP;
            if (free
                    || value.isEmpty()
                    || options.stream().anyMatch(option -> option.value().equals(value))) {
                return options;
            }
            List<Option> more = new ArrayList<>(options);
            more.addFirst(new Option(value, value));
            return more;
        }

        private static List<Option> countries() {
            return Texts.countries().stream()
                    .map(code -> new Option(code, Texts.country(code)))
                    .toList();
        }
    }
}

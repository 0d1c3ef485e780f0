package org.criticalminerals.pipeline.portal.dossier;

import java.util.List;
import org.criticalminerals.pipeline.portal.layout.Words;

/**
 * What a section of a dossier holds and how a page asks for it: the data file {@code dossier-forms.json} has one for
 * each section, words included, so that forms and read-only views come from the same description.
 *
 * @param name the section's name in addresses and JSON
 * @param title its title
 * @param intro what belongs into it, in a sentence or two
 * @param groups its fields, in groups
 */
public record SectionDefinition(String name, String title, String intro, List<Group> groups) {

    public SectionDefinition {
        groups = List.copyOf(groups);
    }

    /**
     * The same section with the words that a reader sees, titles, labels and options, in another language; introduction
     * and hints, which only forms show, stay.
     */
    SectionDefinition in(Words words) {
        return new SectionDefinition(
                name,
                words.or(name, title),
                intro,
                groups.stream().map(group -> group.in(name, words)).toList());
    }

    /**
     * Fields that belong together: once, or as rows of a list.
     *
     * @param title heading above them; may be empty
     * @param hint help below the heading; may be empty
     * @param path for rows, the name of the list in JSON; empty for fields that stand once
     * @param row what one row is called, such as "Site"; empty for fields that stand once
     * @param most how many rows there may be
     * @param fields the fields
     */
    public record Group(String title, String hint, String path, String row, int most, List<Field> fields) {

        public Group {
            title = title == null ? "" : title;
            hint = hint == null ? "" : hint;
            path = path == null ? "" : path;
            row = row == null ? "" : row;
            most = most == 0 ? 100 : most;
            fields = List.copyOf(fields);
        }

        private Group in(String section, Words words) {
            String key = isRepeated() ? section + "." + path : section;
            // A group of single fields has no name of its own; its first field's tells which it is.
            String heading = isRepeated()
                    ? key + ".caption"
                    : key + "." + fields.getFirst().path() + ".caption";
            return new Group(
                    title.isEmpty() ? "" : words.or(heading, title),
                    hint,
                    path,
                    row,
                    most,
                    fields.stream().map(field -> field.in(key, words)).toList());
        }

        /** Whether its fields are rows of a list. */
        public boolean isRepeated() {
            return !path.isEmpty();
        }
    }

    /**
     * One field.
     *
     * @param path where it is in the section or in the row, members separated by {@code /}
     * @param label its label
     * @param hint help; may be empty
     * @param type what is typed
     * @param required whether the section can't be saved without it
     * @param width how wide its input is: a number of characters for which the design system has a width; 0 for all
     * @param options for {@link FieldType#CHOICE}, what can be chosen
     */
    public record Field(
            String path, String label, String hint, FieldType type, boolean required, int width, List<Option> options) {

        public Field {
            hint = hint == null ? "" : hint;
            type = type == null ? FieldType.TEXT : type;
            options = options == null ? List.of() : List.copyOf(options);
        }

        private Field in(String group, Words words) {
            String key = group + "." + path;
            return new Field(
                    path,
                    words.or(key, label),
                    hint,
                    type,
                    required,
                    width,
                    options.stream()
                            .map(one -> new Option(one.value(), words.or(key + "." + one.value(), one.label())))
                            .toList());
        }

        /** What stands for a value: an option's label, or the value itself. */
        public String optionLabel(String value) {
            return options.stream()
                    .filter(option -> option.value().equals(value))
                    .map(Option::label)
                    .findFirst()
                    .orElse(value);
        }
    }

    /** Something to choose. */
    public record Option(String value, String label) {}
}

package org.criticalminerals.pipeline.portal.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.portal.client.ServiceProblem.FieldError;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.Texts;

/**
 * One field of a form by which agreements and parties are changed.
 *
 * @param name its name; parts of one thing have names such as {@code sections/SCREENING}
 * @param type {@code text}, {@code area}, {@code date}, {@code number}, {@code select} or {@code checks}
 * @param options for {@code select} and {@code checks}
 * @param value what is typed or holds; chosen ones of {@code checks} with commas between them
 * @param was what it was before anybody typed
 * @param label what it is called
 * @param hint what to type; empty where that is plain
 */
public record ActField(
        String name, String type, List<Option> options, String value, String was, String label, String hint) {

    static final String BETWEEN = ", ";

    /**
     * A choice.
     *
     * @param value its value
     * @param label its words
     */
    public record Option(String value, String label) {}

    private static ActField of(String name, String type, List<Option> options, String value) {
        String plain = value == null ? "" : value;
        return new ActField(
                name, type, options, plain, plain, Texts.of("actField", group(name)), Texts.of("actHint", group(name)));
    }

    static ActField text(String name, String value) {
        return of(name, "text", List.of(), value);
    }

    static ActField area(String name, String value) {
        return of(name, "area", List.of(), value);
    }

    static ActField number(String name, String value) {
        return of(name, "number", List.of(), value);
    }

    static ActField date(String name, String value) {
        return of(name, "date", List.of(), value);
    }

    static ActField select(String name, String value, List<Option> options) {
        return of(name, "select", options, value);
    }

    /** Boxes of which any can be ticked; what is chosen and not offered any more is offered still. */
    static ActField checks(String name, List<String> chosen, List<Option> options) {
        List<Option> all = Stream.concat(
                        options.stream(),
                        chosen.stream()
                                .filter(one -> options.stream()
                                        .noneMatch(option -> option.value().equals(one)))
                                .map(one -> new Option(one, one)))
                .toList();
        ActField empty = of(name, "checks", all, "");
        String value = empty.inOrder(chosen);
        return new ActField(name, "checks", all, value, value, empty.label(), empty.hint());
    }

    ActField called(String words) {
        return new ActField(name, type, options, value, was, words, hint);
    }

    ActField hinted(String words) {
        return new ActField(name, type, options, value, was, label, words);
    }

    ActField with(String typed) {
        return new ActField(name, type, options, typed, was, label, hint);
    }

    /** The same field with what was typed in it. */
    ActField filled(Form sent) {
        return with(type.equals("checks") ? inOrder(sent.all(name)) : sent.text(name));
    }

    private String inOrder(List<String> chosen) {
        return String.join(
                BETWEEN,
                options.stream().map(Option::value).filter(chosen::contains).toList());
    }

    /** Whether something else is typed than was there. */
    boolean isChanged() {
        return !value.equals(was);
    }

    /** What is typed, word by word. */
    public List<String> values() {
        return Arrays.stream(value.split("[,;\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The type of a line's input. */
    public String input() {
        return type.equals("date") ? "date" : "text";
    }

    /** What it is a part of, such as {@code sections}. */
    String group() {
        return group(name);
    }

    /** Which part it is, such as {@code SCREENING}; empty where it is the whole. */
    String part() {
        int slash = name.indexOf('/');
        return slash < 0 ? "" : name.substring(slash + 1);
    }

    /** The name of the field that shows what a service's error is about; empty where none does. */
    static String shownBy(List<ActField> fields, FieldError error) {
        String path = "/" + error.path();
        return Stream.<Predicate<ActField>>of(
                        field -> path.endsWith("/" + field.name()),
                        field -> path.endsWith("/" + (field.part().isEmpty() ? field.name() : field.part())))
                .flatMap(shows -> fields.stream().filter(shows))
                .map(ActField::name)
                .findFirst()
                .orElse("");
    }

    /** What choosing nothing of a {@code select} means. */
    public String none() {
        return Texts.has("actNone", group()) ? Texts.of("actNone", group()) : "Choose";
    }

    private static String group(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }
}

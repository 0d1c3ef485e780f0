package org.criticalminerals.pipeline.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A state diagram that rules were walked through for: as Mermaid, and as a table for who reads no pictures. */
public final class StateDiagram {

    private final Map<String, Map<String, Set<String>>> transitions = new LinkedHashMap<>();
    private final Set<String> ends = new LinkedHashSet<>();
    private final String beginning;

    /** @param beginning the state in which everything begins */
    public StateDiagram(String beginning) {
        this.beginning = beginning;
    }

    /** A way from one state to another; what stays where it is is not drawn, and what is known is drawn once. */
    public StateDiagram add(String from, String cause, String to) {
        if (from.equals(to)) {
            return this;
        }
        transitions
                .computeIfAbsent(from, state -> new LinkedHashMap<>())
                .computeIfAbsent(to, state -> new LinkedHashSet<>())
                .add(cause);
        return this;
    }

    /** A state from which no way leads. */
    public StateDiagram end(String state) {
        ends.add(state);
        return this;
    }

    /** The diagram and its table. */
    public String render() {
        StringBuilder page = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        states().forEach(state -> page.append("    state \"")
                .append(state)
                .append("\" as ")
                .append(id(state))
                .append('\n'));
        page.append("    [*] --> ").append(id(beginning)).append('\n');
        transitions.forEach((from, ways) -> ways.forEach((to, causes) -> page.append("    ")
                .append(id(from))
                .append(" --> ")
                .append(id(to))
                .append(": ")
                .append(String.join(", ", causes))
                .append('\n')));
        ends.forEach(end -> page.append("    ").append(id(end)).append(" --> [*]\n"));
        page.append("```\n\n| from | by | to |\n|---|---|---|\n");
        transitions.forEach((from, ways) -> ways.forEach((to, causes) -> page.append("| ")
                .append(from)
                .append(" | ")
                .append(String.join(", ", causes))
                .append(" | ")
                .append(to)
                .append(" |\n")));
        return page.toString();
    }

    private Set<String> states() {
        Set<String> states = new LinkedHashSet<>(Set.of(beginning));
        transitions.forEach((from, ways) -> {
            states.add(from);
            states.addAll(ways.keySet());
        });
        states.addAll(ends);
        return states;
    }

    private static String id(String state) {
        return state.replaceAll("[^A-Za-z0-9]+", "_");
    }

    /**
     * Whether a page under {@code deploy/docs/states} is as it is made; with {@code -Dcontract.update=true} it is written
     * instead.
     *
     * @param name the file's name
     * @param made what it has to say
     */
    public static boolean isUpToDate(String name, String made) {
        Path page = Path.of("..", "deploy", "docs", "states", name);
        try {
            if (Boolean.getBoolean("contract.update")) {
                Files.createDirectories(page.getParent());
                Files.writeString(page, made);
            }
            return Files.exists(page) && Files.readString(page).equals(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

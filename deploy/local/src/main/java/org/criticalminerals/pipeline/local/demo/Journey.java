package org.criticalminerals.pipeline.local.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.criticalminerals.pipeline.events.Stage;

/**
 * How far a project of the demonstration goes.
 *
 * @param project its name, as imported
 * @param agreement the agreement under which it goes
 * @param stage the stage that it reaches
 * @param ending what happens to it there
 */
record Journey(String project, String agreement, Stage stage, Ending ending) {

    /** What happens to a candidacy at the end of its journey. */
    enum Ending {
        /** Nothing: it stays where it is. */
        NONE,
        /** The nominating party holds it. */
        HELD,
        /** The next gate is returned, by a final objection. */
        RETURNED,
        /** The next gate lapses, by an abstention. */
        LAPSED
    }

    static List<Journey> read(Path file) throws IOException {
        return Csv.rows(file).stream()
                .map(row -> new Journey(
                        row[0], row[1], Stage.valueOf(row[2]), row[3].isEmpty() ? Ending.NONE : Ending.valueOf(row[3])))
                .toList();
    }
}

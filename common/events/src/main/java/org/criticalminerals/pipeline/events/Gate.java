package org.criticalminerals.pipeline.events;

import java.util.Optional;
import java.util.stream.Stream;

/** A gate, named after the stage that it opens and asked for in the stage before (DOMAIN.md, "Stages and gates"). */
public enum Gate {
    SCREENING(Stage.IDENTIFICATION, Stage.SCREENING),
    ASSESSMENT(Stage.SCREENING, Stage.ASSESSMENT),
    SELECTION(Stage.ASSESSMENT, Stage.SELECTION),
    SUPPORT(Stage.SELECTION, Stage.SUPPORT),
    COMPLETED(Stage.SUPPORT, Stage.COMPLETED);

    private final Stage askedIn;
    private final Stage opens;

    Gate(Stage askedIn, Stage opens) {
        this.askedIn = askedIn;
        this.opens = opens;
    }

    /** The stage in which this gate is asked for. */
    public Stage askedIn() {
        return askedIn;
    }

    /** The stage that an approval opens. */
    public Stage opens() {
        return opens;
    }

    /** The gate that leads on from a stage; none after the last. */
    public static Optional<Gate> after(Stage stage) {
        return Stream.of(values()).filter(gate -> gate.askedIn == stage).findFirst();
    }
}

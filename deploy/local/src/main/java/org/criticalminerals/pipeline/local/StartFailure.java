package org.criticalminerals.pipeline.local;

/** Why the local system can't run, in one line that names the way out; shown to the person at the terminal as it is. */
public final class StartFailure extends RuntimeException {

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.criticalminerals.pipeline.events;

/** The bytes of an event are not the JSON that its type promises; no repetition will mend that. */
public final class MalformedEventException extends RuntimeException {

    public MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}

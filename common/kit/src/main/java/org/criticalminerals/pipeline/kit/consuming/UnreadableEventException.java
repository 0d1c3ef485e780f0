package org.criticalminerals.pipeline.kit.consuming;

/** A record on a topic is no event; it goes to the dead letters at once. */
final class UnreadableEventException extends RuntimeException {

    UnreadableEventException(String reason) {
        super(reason);
    }
}

package org.criticalminerals.pipeline.kit.consuming;

/**
 * An event names something that has not arrived yet; it waits parked and is tried again by itself, never treated as
 * concerning nobody.
 */
public final class NotYetKnownException extends RuntimeException {

    /** @param what the thing that isn't known yet, for example {@code agreement us-eu-mou} */
    public NotYetKnownException(String what) {
        super("Not known yet: " + what);
    }
}

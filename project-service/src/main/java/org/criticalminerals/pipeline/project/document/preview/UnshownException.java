package org.criticalminerals.pipeline.project.document.preview;

/** No picture is made of a file: it is too large, too slow, locked or broken. Its reader may still download it. */
public final class UnshownException extends Exception {

    private static final long serialVersionUID = 1L;

    UnshownException(String message) {
        super(message);
    }

    UnshownException(String message, Throwable cause) {
        super(message, cause);
    }
}

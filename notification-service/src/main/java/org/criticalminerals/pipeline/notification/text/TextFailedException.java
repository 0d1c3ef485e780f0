package org.criticalminerals.pipeline.notification.text;

/** A template could not be rendered; the message names the template and never what was to stand in it. */
public final class TextFailedException extends RuntimeException {

    TextFailedException(String template, Throwable cause) {
        super(
                "The text " + template + " could not be written: "
                        + cause.getClass().getSimpleName(),
                cause);
    }
}

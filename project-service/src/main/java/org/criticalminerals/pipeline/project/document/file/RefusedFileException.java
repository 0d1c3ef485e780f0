package org.criticalminerals.pipeline.project.document.file;

/** A file isn't taken as a document; the message says why and what to send instead. */
public final class RefusedFileException extends Exception {

    private static final long serialVersionUID = 1L;

    public RefusedFileException(String message) {
        super(message);
    }
}

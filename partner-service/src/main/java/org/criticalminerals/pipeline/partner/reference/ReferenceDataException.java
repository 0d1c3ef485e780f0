package org.criticalminerals.pipeline.partner.reference;

/** The reference data can't be loaded; the message names file and field. The service doesn't start with half of it. */
public final class ReferenceDataException extends RuntimeException {

    public ReferenceDataException(String message) {
        super(message);
    }
}

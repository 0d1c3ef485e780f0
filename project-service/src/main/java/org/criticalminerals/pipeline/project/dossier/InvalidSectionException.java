package org.criticalminerals.pipeline.project.dossier;

import java.util.List;
import org.criticalminerals.pipeline.kit.problem.FieldError;

/** What was given for a section breaks its rules. */
public final class InvalidSectionException extends RuntimeException {

    private final transient List<FieldError> errors;

    public InvalidSectionException(List<FieldError> errors) {
        super("Invalid section: " + errors);
        this.errors = List.copyOf(errors);
    }

    /** Each misfit with a pointer to its field. */
    public List<FieldError> errors() {
        return errors;
    }
}

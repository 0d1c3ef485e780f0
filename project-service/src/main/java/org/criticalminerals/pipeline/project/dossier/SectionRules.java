package org.criticalminerals.pipeline.project.dossier;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.List;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.project.dossier.section.SectionContent;
import org.criticalminerals.pipeline.project.vocabulary.Terms;

/** Checks a section against the bounds of its fields and the rules between them. */
public final class SectionRules {

    private static final int MOST_ERRORS = 50;

    private final Validator validator;
    private final Terms terms;

    /**
     * @param validator of Jakarta Validation
     * @param terms the vocabulary
     */
    public SectionRules(Validator validator, Terms terms) {
        this.validator = validator;
        this.terms = terms;
    }

    /**
     * The section with its words replaced by the vocabulary's codes.
     *
     * @throws InvalidSectionException where it breaks rules; at most fifty are told
     */
    public SectionContent check(SectionContent content) {
        List<FieldError> errors = Stream.concat(
                        validator.validate(content).stream().map(SectionRules::error), content.violations(terms))
                .sorted(java.util.Comparator.comparing(FieldError::pointer))
                .distinct()
                .limit(MOST_ERRORS)
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidSectionException(errors);
        }
        return content.normalised(terms);
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        return new FieldError(pointer(violation.getPropertyPath()), violation.getMessage());
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            // The node of a list's element itself has no name of its own.
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}

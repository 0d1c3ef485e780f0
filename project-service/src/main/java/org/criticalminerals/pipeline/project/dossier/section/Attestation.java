package org.criticalminerals.pipeline.project.dossier.section;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.project.vocabulary.Terms;

/**
 * Who vouches for what the dossier says.
 *
 * @param name the person's name
 * @param function the person's function
 * @param date the day of the attestation
 * @param statement what is attested, where it differs from the usual words
 */
public record Attestation(
        @NotNull(message = "is missing: say who attests") @Size(max = 200, message = "must have at most 200 characters")
        String name,

        @NotNull(message = "is missing: say in which function")
        @Size(max = 200, message = "must have at most 200 characters")
        String function,

        @NotNull(message = "is missing: say on which day, like 2026-11-24")
        LocalDate date,

        @Size(max = 4000, message = "must have at most 4000 characters")
        String statement)
        implements SectionContent {

    public Attestation {
        name = Texts.tidy(name);
        function = Texts.tidy(function);
        statement = Texts.tidy(statement);
    }

    @Override
    public Stream<FieldError> violations(Terms terms) {
        return Stream.empty();
    }
}

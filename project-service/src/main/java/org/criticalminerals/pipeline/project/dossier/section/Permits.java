package org.criticalminerals.pipeline.project.dossier.section;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.project.vocabulary.Terms;

/**
 * The permits that the project needs, with the clock that runs on each (in the Union: Art. 11 of Regulation (EU)
 * 2024/1252).
 *
 * @param permits the permits
 * @param notes anything else
 */
public record Permits(
        @NotEmpty(message = "is missing: name at least one permit")
        @Size(max = 100, message = "must have at most 100 entries")
        List<@Valid Permit> permits,

        @Size(max = 4000, message = "must have at most 4000 characters")
        String notes)
        implements SectionContent {

    public Permits {
        permits = Texts.list(permits);
        notes = Texts.tidy(notes);
    }

    @Override
    public Stream<FieldError> violations(Terms terms) {
        return Each.of("/permits", permits, (pointer, permit) -> permit.violations(pointer));
    }

    /**
     * One permit.
     *
     * @param title what it permits
     * @param authority who grants it
     * @param country ISO 3166 code of that authority
     * @param state where it stands
     * @param appliedOn when it was applied for
     * @param decidedOn when it was decided
     * @param clockMonths how many months the authority has
     * @param notes anything else
     */
    public record Permit(
            @NotNull(message = "is missing: say what is permitted")
            @Size(max = 300, message = "must have at most 300 characters")
            String title,

            @NotNull(message = "is missing: say who grants it")
            @Size(max = 300, message = "must have at most 300 characters")
            String authority,

            String country,

            @NotNull(message = "is missing: say where the permit stands")
            State state,

            PartialDate appliedOn,
            PartialDate decidedOn,

            @Min(value = 1, message = "must be from 1 to 240 months")
            @Max(value = 240, message = "must be from 1 to 240 months")
            Integer clockMonths,

            @Size(max = 2000, message = "must have at most 2000 characters")
            String notes) {

        public Permit {
            title = Texts.tidy(title);
            authority = Texts.tidy(authority);
            country = Texts.code(country);
            notes = Texts.tidy(notes);
        }

        Stream<FieldError> violations(String pointer) {
            Stream<FieldError> order = appliedOn != null && decidedOn != null && decidedOn.isSurelyBefore(appliedOn)
                    ? Stream.of(new FieldError(pointer + "/decidedOn", "lies before the application of " + appliedOn))
                    : Stream.empty();
            return Stream.concat(Countries.check(pointer + "/country", country), order);
        }
    }

    /** Where a permit stands. */
    public enum State {
        PLANNED,
        APPLIED,
        GRANTED,
        REFUSED,
        UNDER_APPEAL,
        EXPIRED
    }
}

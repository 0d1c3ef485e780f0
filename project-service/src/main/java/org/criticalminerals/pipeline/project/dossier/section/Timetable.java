package org.criticalminerals.pipeline.project.dossier.section;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.project.vocabulary.Terms;

/**
 * When what happens.
 *
 * @param milestones the milestones
 * @param notes anything else
 */
public record Timetable(
        @NotEmpty(message = "is missing: name at least one milestone")
        @Size(max = 200, message = "must have at most 200 entries")
        List<@Valid Milestone> milestones,

        @Size(max = 4000, message = "must have at most 4000 characters")
        String notes)
        implements SectionContent {

    public Timetable {
        milestones = Texts.list(milestones);
        notes = Texts.tidy(notes);
    }

    @Override
    public Stream<FieldError> violations(Terms terms) {
        return Stream.empty();
    }

    /**
     * One milestone.
     *
     * @param title what is reached
     * @param date when, as precisely as known
     * @param reached whether it is reached already
     * @param notes anything else
     */
    public record Milestone(
            @NotNull(message = "is missing: say what is reached")
            @Size(max = 300, message = "must have at most 300 characters")
            String title,

            @NotNull(message = "is missing: say when; a year is enough")
            PartialDate date,

            Boolean reached,

            @Size(max = 2000, message = "must have at most 2000 characters")
            String notes) {

        public Milestone {
            title = Texts.tidy(title);
            notes = Texts.tidy(notes);
        }
    }
}

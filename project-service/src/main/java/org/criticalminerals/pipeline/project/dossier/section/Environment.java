package org.criticalminerals.pipeline.project.dossier.section;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.project.vocabulary.Terms;

/**
 * What the project does to people and nature, and what is done about it.
 *
 * @param impactAssessment the environmental impact assessment
 * @param communities how communities are engaged
 * @param indigenousPeoples how indigenous peoples are consulted
 * @param biodiversity effects on habitats and species, and what is done about them
 * @param closure rehabilitation and what happens after
 * @param greenhouseGasTonnesPerYear emissions, in tonnes of CO2 equivalent a year
 * @param waterCubicMetresPerYear water taken, in cubic metres a year
 * @param standards standards and certificates it keeps, for example IRMA
 * @param notes anything else
 */
public record Environment(
        @Valid ImpactAssessment impactAssessment,

        @Size(max = 4000, message = "must have at most 4000 characters")
        String communities,

        @Size(max = 4000, message = "must have at most 4000 characters")
        String indigenousPeoples,

        @Size(max = 4000, message = "must have at most 4000 characters")
        String biodiversity,

        @Size(max = 4000, message = "must have at most 4000 characters")
        String closure,

        @DecimalMin(value = "0", message = "must not be negative")
        @Digits(integer = 12, fraction = 3, message = "must be a number of tonnes with at most 3 decimals")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal greenhouseGasTonnesPerYear,

        @DecimalMin(value = "0", message = "must not be negative")
        @Digits(integer = 15, fraction = 3, message = "must be a number of cubic metres with at most 3 decimals")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal waterCubicMetresPerYear,

        @Size(max = 50, message = "must have at most 50 entries")
        List<@Size(max = 200, message = "must have at most 200 characters") String> standards,

        @Size(max = 4000, message = "must have at most 4000 characters")
        String notes)
        implements SectionContent {

    public Environment {
        communities = Texts.tidy(communities);
        indigenousPeoples = Texts.tidy(indigenousPeoples);
        biodiversity = Texts.tidy(biodiversity);
        closure = Texts.tidy(closure);
        greenhouseGasTonnesPerYear = Decimals.normal(greenhouseGasTonnesPerYear);
        waterCubicMetresPerYear = Decimals.normal(waterCubicMetresPerYear);
        standards = Texts.texts(standards);
        notes = Texts.tidy(notes);
    }

    @Override
    public Stream<FieldError> violations(Terms terms) {
        boolean empty = standards.isEmpty()
                && Stream.of(
                                impactAssessment,
                                communities,
                                indigenousPeoples,
                                biodiversity,
                                closure,
                                greenhouseGasTonnesPerYear,
                                waterCubicMetresPerYear,
                                notes)
                        .allMatch(Objects::isNull);
        return empty
                ? Stream.of(new FieldError("/impactAssessment", "is missing: say at least one thing in this section"))
                : Stream.empty();
    }

    /**
     * The environmental impact assessment.
     *
     * @param state where it stands
     * @param authority who decides on it
     * @param decidedOn when it was decided
     */
    public record ImpactAssessment(
            State state,

            @Size(max = 300, message = "must have at most 300 characters")
            String authority,

            PartialDate decidedOn) {

        public ImpactAssessment {
            authority = Texts.tidy(authority);
        }
    }

    /** Where an assessment stands. */
    public enum State {
        NOT_REQUIRED,
        PLANNED,
        UNDER_WAY,
        APPROVED,
        REFUSED
    }
}

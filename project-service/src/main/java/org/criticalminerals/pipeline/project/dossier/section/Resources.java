package org.criticalminerals.pipeline.project.dossier.section;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.project.vocabulary.Terms;

/**
 * What lies in the ground or in the waste, by the United Nations Framework Classification (axes E, F and G) or by a code
 * of the CRIRSCO family, which is bridged to it.
 *
 * @param estimates an estimate for each mineral and class
 * @param notes anything else
 */
public record Resources(
        @NotEmpty(message = "is missing: name at least one estimate")
        @Size(max = 200, message = "must have at most 200 entries")
        List<@Valid Estimate> estimates,

        @Size(max = 4000, message = "must have at most 4000 characters")
        String notes)
        implements SectionContent {

    public Resources {
        estimates = Texts.list(estimates);
        notes = Texts.tidy(notes);
    }

    @Override
    public Stream<FieldError> violations(Terms terms) {
        return Each.of("/estimates", estimates, (pointer, estimate) -> estimate.violations(pointer, terms));
    }

    @Override
    public Resources normalised(Terms terms) {
        return new Resources(
                estimates.stream().map(estimate -> estimate.normalised(terms)).toList(), notes);
    }

    /**
     * An estimate of one mineral in one class.
     *
     * @param mineral mineral, group or product of the vocabulary
     * @param crirsco category of the CRIRSCO family
     * @param unfc UNFC class, three digits for E (1 to 3), F (1 to 4) and G (1 to 4); follows from {@code crirsco}
     * @param tonnes ore or material, in metric tonnes
     * @param gradePercent content of the mineral in it, in percent
     * @param containedTonnes contained mineral, in metric tonnes; not more than {@code tonnes}
     * @param site the site it lies at
     * @param reportedOn date of the report
     * @param source the report
     */
    public record Estimate(
            @NotNull(message = "is missing: name the mineral")
            @Size(max = 200, message = "must have at most 200 characters")
            String mineral,

            Classification crirsco,

            @Pattern(
                    regexp = "[1-3][1-4][1-4]",
                    message = "must be three digits for the axes E (1 to 3), F (1 to 4) and G (1 to 4), like 221")
            String unfc,

            @DecimalMin(value = "0", message = "must not be negative")
            @Digits(integer = 15, fraction = 3, message = "must be a number of tonnes with at most 3 decimals")
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            BigDecimal tonnes,

            @DecimalMin(value = "0", message = "must be from 0 to 100 percent")
            @DecimalMax(value = "100", message = "must be from 0 to 100 percent")
            @Digits(integer = 3, fraction = 8, message = "must have at most 8 decimals")
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            BigDecimal gradePercent,

            @DecimalMin(value = "0", message = "must not be negative")
            @Digits(integer = 15, fraction = 3, message = "must be a number of tonnes with at most 3 decimals")
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            BigDecimal containedTonnes,

            @Size(max = 200, message = "must have at most 200 characters")
            String site,

            PartialDate reportedOn,

            @Size(max = 1000, message = "must have at most 1000 characters")
            String source) {

        public Estimate {
            mineral = Texts.tidy(mineral);
            unfc = Texts.tidy(unfc);
            tonnes = Decimals.normal(tonnes);
            gradePercent = Decimals.normal(gradePercent);
            containedTonnes = Decimals.normal(containedTonnes);
            site = Texts.tidy(site);
            source = Texts.tidy(source);
        }

        Stream<FieldError> violations(String pointer, Terms terms) {
            return Stream.of(
                            terms.checkMineral(pointer + "/mineral", mineral),
                            classified(pointer),
                            containedWithinTonnes(pointer))
                    .flatMap(violations -> violations);
        }

        private Stream<FieldError> classified(String pointer) {
            if (crirsco == null && unfc == null) {
                return Stream.of(new FieldError(
                        pointer + "/unfc", "is missing: say the UNFC class, or the category under crirsco"));
            }
            return crirsco != null && unfc != null && !crirsco.unfc().equals(unfc)
                    ? Stream.of(new FieldError(
                            pointer + "/unfc",
                            crirsco + " bridges to " + crirsco.unfc()
                                    + "; leave one of the two out or make them agree"))
                    : Stream.empty();
        }

        private Stream<FieldError> containedWithinTonnes(String pointer) {
            return tonnes != null && containedTonnes != null && containedTonnes.compareTo(tonnes) > 0
                    ? Stream.of(new FieldError(
                            pointer + "/containedTonnes",
                            "must not exceed the tonnes, of which the contained mineral is a part"))
                    : Stream.empty();
        }

        Estimate normalised(Terms terms) {
            return new Estimate(
                    terms.mineral(mineral).code(),
                    crirsco,
                    unfc == null ? crirsco.unfc() : unfc,
                    tonnes,
                    gradePercent,
                    containedTonnes,
                    site,
                    reportedOn,
                    source);
        }
    }
}

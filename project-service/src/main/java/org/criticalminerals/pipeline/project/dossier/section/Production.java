package org.criticalminerals.pipeline.project.dossier.section;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.project.vocabulary.Terms;

/**
 * What the project will produce.
 *
 * @param lines a line for each mineral and step
 * @param notes anything else
 */
public record Production(
        @NotEmpty(message = "is missing: name at least one mineral with its step")
        @Size(max = 200, message = "must have at most 200 entries")
        List<@Valid Line> lines,

        @Size(max = 4000, message = "must have at most 4000 characters")
        String notes)
        implements SectionContent {

    public Production {
        lines = Texts.list(lines);
        notes = Texts.tidy(notes);
    }

    @Override
    public Stream<FieldError> violations(Terms terms) {
        return Each.of("/lines", lines, (pointer, line) -> line.violations(pointer, terms));
    }

    @Override
    public Production normalised(Terms terms) {
        return new Production(lines.stream().map(line -> line.normalised(terms)).toList(), notes);
    }

    /**
     * Planned production of one mineral at one step.
     *
     * @param mineral mineral, group or product of the vocabulary
     * @param grade its grade, for example {@code battery grade}
     * @param step step of the value chain
     * @param productTonnesPerYear planned product, in metric tonnes a year
     * @param containedTonnesPerYear contained mineral, in metric tonnes a year; not more than the product
     * @param startYear the year in which it starts
     */
    public record Line(
            @NotNull(message = "is missing: name the mineral")
            @Size(max = 200, message = "must have at most 200 characters")
            String mineral,

            @Size(max = 100, message = "must have at most 100 characters")
            String grade,

            @NotNull(message = "is missing: name the step of the value chain")
            @Size(max = 100, message = "must have at most 100 characters")
            String step,

            @DecimalMin(value = "0", message = "must not be negative")
            @Digits(
                    integer = 12,
                    fraction = 6,
                    message = "must be a number of tonnes with at most 12 digits before the point and 6 behind")
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            BigDecimal productTonnesPerYear,

            @DecimalMin(value = "0", message = "must not be negative")
            @Digits(
                    integer = 12,
                    fraction = 6,
                    message = "must be a number of tonnes with at most 12 digits before the point and 6 behind")
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            BigDecimal containedTonnesPerYear,

            @Min(value = 1900, message = "must be a year from 1900 to 2100")
            @Max(value = 2100, message = "must be a year from 1900 to 2100")
            Integer startYear) {

        public Line {
            mineral = Texts.tidy(mineral);
            grade = Texts.tidy(grade);
            step = Texts.tidy(step);
            productTonnesPerYear = Decimals.normal(productTonnesPerYear);
            containedTonnesPerYear = Decimals.normal(containedTonnesPerYear);
        }

        /** A line of which only mineral and step are known. */
        public static Line of(String mineral, String step) {
            return new Line(mineral, null, step, null, null, null);
        }

        Stream<FieldError> violations(String pointer, Terms terms) {
            return Stream.of(
                            terms.checkMineral(pointer + "/mineral", mineral),
                            terms.checkStep(pointer + "/step", step),
                            containedWithinProduct(pointer))
                    .flatMap(violations -> violations);
        }

        private Stream<FieldError> containedWithinProduct(String pointer) {
            return productTonnesPerYear != null
                            && containedTonnesPerYear != null
                            && containedTonnesPerYear.compareTo(productTonnesPerYear) > 0
                    ? Stream.of(new FieldError(
                            pointer + "/containedTonnesPerYear",
                            "must not exceed the product, of which the contained mineral is a part"))
                    : Stream.empty();
        }

        Line normalised(Terms terms) {
            Terms.Mineral known = terms.mineral(mineral);
            return new Line(
                    known.code(),
                    grade == null ? known.grade() : grade,
                    terms.step(step),
                    productTonnesPerYear,
                    containedTonnesPerYear,
                    startYear);
        }
    }
}

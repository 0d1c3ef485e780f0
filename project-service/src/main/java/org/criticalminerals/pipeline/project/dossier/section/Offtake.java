package org.criticalminerals.pipeline.project.dossier.section;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.project.vocabulary.Terms;

/**
 * Who buys what the project makes.
 *
 * @param agreements agreements with buyers
 * @param notes anything else
 */
public record Offtake(
        @NotEmpty(message = "is missing: name at least one buyer")
        @Size(max = 100, message = "must have at most 100 entries")
        List<@Valid Agreement> agreements,

        @Size(max = 4000, message = "must have at most 4000 characters")
        String notes)
        implements SectionContent {

    public Offtake {
        agreements = Texts.list(agreements);
        notes = Texts.tidy(notes);
    }

    @Override
    public Stream<FieldError> violations(Terms terms) {
        return Each.of("/agreements", agreements, (pointer, agreement) -> agreement.violations(pointer, terms));
    }

    @Override
    public Offtake normalised(Terms terms) {
        return new Offtake(
                agreements.stream()
                        .map(agreement -> agreement.normalised(terms))
                        .toList(),
                notes);
    }

    /**
     * An agreement with a buyer.
     *
     * @param buyer who buys
     * @param commitment how firm it is
     * @param mineral mineral, group or product of the vocabulary
     * @param tonnesPerYear amount, in metric tonnes a year
     * @param from beginning of the period
     * @param until end of the period
     * @param takeOrPayPercent share to be paid even if not taken, in percent
     * @param notes anything else
     */
    public record Agreement(
            @NotNull(message = "is missing: say who buys")
            @Size(max = 300, message = "must have at most 300 characters")
            String buyer,

            @NotNull(message = "is missing: say how firm the commitment is")
            Commitment commitment,

            @Size(max = 200, message = "must have at most 200 characters")
            String mineral,

            @DecimalMin(value = "0", message = "must not be negative")
            @Digits(integer = 12, fraction = 6, message = "must be a number of tonnes with at most 6 decimals")
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            BigDecimal tonnesPerYear,

            PartialDate from,
            PartialDate until,

            @DecimalMin(value = "0", message = "must be from 0 to 100 percent")
            @DecimalMax(value = "100", message = "must be from 0 to 100 percent")
            @Digits(integer = 3, fraction = 4, message = "must have at most 4 decimals")
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            BigDecimal takeOrPayPercent,

            @Size(max = 2000, message = "must have at most 2000 characters")
            String notes) {

        public Agreement {
            buyer = Texts.tidy(buyer);
            mineral = Texts.tidy(mineral);
            tonnesPerYear = Decimals.normal(tonnesPerYear);
            takeOrPayPercent = Decimals.normal(takeOrPayPercent);
            notes = Texts.tidy(notes);
        }

        Stream<FieldError> violations(String pointer, Terms terms) {
            Stream<FieldError> order = from != null && until != null && until.isSurelyBefore(from)
                    ? Stream.of(new FieldError(pointer + "/until", "lies before the beginning, " + from))
                    : Stream.empty();
            return Stream.concat(terms.checkMineral(pointer + "/mineral", mineral), order);
        }

        Agreement normalised(Terms terms) {
            return new Agreement(
                    buyer, commitment, terms.codeOr(mineral), tonnesPerYear, from, until, takeOrPayPercent, notes);
        }
    }

    /** How firm an agreement is. */
    public enum Commitment {
        IN_TALKS,
        LETTER_OF_INTENT,
        MEMORANDUM,
        BINDING
    }
}

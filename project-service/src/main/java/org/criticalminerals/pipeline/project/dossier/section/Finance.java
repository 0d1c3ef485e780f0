package org.criticalminerals.pipeline.project.dossier.section;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.project.vocabulary.Terms;

/**
 * What it costs and where the money comes from.
 *
 * @param capex capital expenditure
 * @param opex operating expenditure a year
 * @param need what is still needed
 * @param sources where money comes from
 * @param notes anything else
 */
public record Finance(
        @Valid Money capex,
        @Valid Money opex,
        @Valid Money need,

        @Size(max = 100, message = "must have at most 100 entries")
        List<@Valid Source> sources,

        @Size(max = 4000, message = "must have at most 4000 characters")
        String notes)
        implements SectionContent {

    public Finance {
        sources = Texts.list(sources);
        notes = Texts.tidy(notes);
    }

    @Override
    public Stream<FieldError> violations(Terms terms) {
        Stream<FieldError> empty = capex == null && opex == null && need == null && sources.isEmpty()
                ? Stream.of(new FieldError("/capex", "is missing: say at least one of capex, opex, need and sources"))
                : Stream.empty();
        return Stream.of(
                        empty,
                        Money.check("/capex", capex),
                        Money.check("/opex", opex),
                        Money.check("/need", need),
                        Each.of(
                                "/sources",
                                sources,
                                (pointer, source) -> Money.check(pointer + "/amount", source.amount())))
                .flatMap(violations -> violations);
    }

    /**
     * One source of money.
     *
     * @param name who gives it
     * @param kind what kind of money it is
     * @param amount how much
     * @param secured whether it is committed in writing
     * @param notes anything else
     */
    public record Source(
            @NotNull(message = "is missing: say who gives the money")
            @Size(max = 300, message = "must have at most 300 characters")
            String name,

            Kind kind,
            @Valid Money amount,
            Boolean secured,

            @Size(max = 2000, message = "must have at most 2000 characters")
            String notes) {

        public Source {
            name = Texts.tidy(name);
            notes = Texts.tidy(notes);
        }
    }

    /** Kinds of money. */
    public enum Kind {
        EQUITY,
        LOAN,
        GUARANTEE,
        GRANT,
        OFFTAKE_PREPAYMENT,
        OTHER
    }
}

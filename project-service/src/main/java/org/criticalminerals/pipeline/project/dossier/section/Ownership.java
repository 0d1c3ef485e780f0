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
import java.util.Objects;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.project.vocabulary.Terms;

/**
 * Who owns and who controls the project.
 *
 * @param owners direct owners; their shares don't exceed 100 % together
 * @param beneficialOwners the natural persons and states behind them; likewise
 * @param control who controls it otherwise, for example by contract or golden share
 */
public record Ownership(
        @NotEmpty(message = "is missing: name at least one owner")
        @Size(max = 100, message = "must have at most 100 entries")
        List<@Valid Owner> owners,

        @Size(max = 100, message = "must have at most 100 entries")
        List<@Valid Owner> beneficialOwners,

        @Size(max = 4000, message = "must have at most 4000 characters")
        String control)
        implements SectionContent {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    public Ownership {
        owners = Texts.list(owners);
        beneficialOwners = Texts.list(beneficialOwners);
        control = Texts.tidy(control);
    }

    @Override
    public Stream<FieldError> violations(Terms terms) {
        return Stream.of(
                        sharesWithinAll("/owners", owners),
                        sharesWithinAll("/beneficialOwners", beneficialOwners),
                        Each.of("/owners", owners, (pointer, owner) -> owner.violations(pointer)),
                        Each.of("/beneficialOwners", beneficialOwners, (pointer, owner) -> owner.violations(pointer)))
                .flatMap(violations -> violations);
    }

    private static Stream<FieldError> sharesWithinAll(String pointer, List<Owner> owners) {
        BigDecimal sum = owners.stream()
                .map(Owner::sharePercent)
                .filter(Objects::nonNull)
                .filter(share -> share.compareTo(ALL) <= 0)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(ALL) > 0
                ? Stream.of(new FieldError(
                        pointer, "the shares sum to " + sum.toPlainString() + " %; together they can't exceed 100 %"))
                : Stream.empty();
    }

    /**
     * An owner.
     *
     * @param name its name
     * @param kind what it is
     * @param identifier LEI or org-id
     * @param country ISO 3166 code of its seat or nationality
     * @param sharePercent its share, in percent; null where unknown
     */
    public record Owner(
            @NotNull(message = "is missing: an owner has a name")
            @Size(max = 300, message = "must have at most 300 characters")
            String name,

            Kind kind,

            @Size(max = 100, message = "must have at most 100 characters")
            String identifier,

            String country,

            @DecimalMin(value = "0", message = "must be from 0 to 100 percent")
            @DecimalMax(value = "100", message = "must be from 0 to 100 percent")
            @Digits(integer = 3, fraction = 6, message = "must have at most 6 decimals")
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            BigDecimal sharePercent) {

        public Owner {
            name = Texts.tidy(name);
            identifier = Texts.tidy(identifier);
            country = Texts.code(country);
            sharePercent = Decimals.normal(sharePercent);
        }

        Stream<FieldError> violations(String pointer) {
            return Stream.concat(
                    Identifiers.check(pointer + "/identifier", identifier),
                    Countries.check(pointer + "/country", country));
        }
    }

    /** Kinds of owners. */
    public enum Kind {
        COMPANY,
        PERSON,
        STATE,
        FUND,
        OTHER
    }
}

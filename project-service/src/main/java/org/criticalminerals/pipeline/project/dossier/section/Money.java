package org.criticalminerals.pipeline.project.dossier.section;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;

/**
 * An amount of money, {@code {"amount": "110.00", "currency": "USD"}}.
 *
 * @param amount not negative; in JSON a string, with no more decimals than the currency has
 * @param currency ISO 4217 code
 */
public record Money(
        @NotNull(message = "is missing: an amount of money has an amount")
        @DecimalMin(value = "0", message = "must not be negative")
        @Digits(integer = 18, fraction = 4, message = "must be a number with at most 18 digits before the point")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal amount,

        @NotNull(message = "is missing: say the currency as an ISO 4217 code, for example USD")
        String currency) {

    public Money {
        currency = Texts.code(currency);
        amount = Decimals.atScale(amount, minorUnits(currency).orElse(0));
    }

    Stream<FieldError> violations(String pointer) {
        if (currency == null || amount == null) {
            return Stream.empty();
        }
        Optional<Integer> minorUnits = minorUnits(currency);
        if (minorUnits.isEmpty()) {
            return Stream.of(new FieldError(
                    pointer + "/currency",
                    "\"" + Shown.of(currency) + "\" is no currency of ISO 4217, like USD or EUR"));
        }
        if (amount.scale() > minorUnits.get()) {
            return Stream.of(new FieldError(
                    pointer + "/amount",
                    currency + " has " + minorUnits.get() + " decimals; round the amount to its minor unit"));
        }
        return Stream.empty();
    }

    static Stream<FieldError> check(String pointer, Money money) {
        return money == null ? Stream.empty() : money.violations(pointer);
    }

    // Currencies without a minor unit of their own (gold, test codes) are none that one pays in.
    private static Optional<Integer> minorUnits(String code) {
        try {
            int digits = code == null ? -1 : Currency.getInstance(code).getDefaultFractionDigits();
            return digits < 0 ? Optional.empty() : Optional.of(digits);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package org.criticalminerals.pipeline.project.dossier.section;

import java.math.BigInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;

/**
 * Identifiers of organizations: an LEI (ISO 17442, with its ISO 7064 MOD 97-10 check digits) or an org-id
 * ({@code <register>-<number>}, for example {@code GB-COH-09506667}, org-id.guide).
 */
public final class Identifiers {

    private static final Pattern LEI = Pattern.compile("[A-Z0-9]{18}[0-9]{2}");
    private static final Pattern ORG_ID =
            Pattern.compile("[A-Z]{2,3}-[A-Z0-9_]{2,12}-[A-Za-z0-9][A-Za-z0-9._/-]{0,79}");
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private Identifiers() {}

    static Stream<FieldError> check(String pointer, String identifier) {
        if (identifier == null || ORG_ID.matcher(identifier).matches()) {
            return Stream.empty();
        }
        if (!LEI.matcher(identifier).matches()) {
            return Stream.of(
                    new FieldError(
                            pointer,
                            "must be an LEI (20 letters and digits) or an org-id like GB-COH-09506667; leave it out if unknown"));
        }
        return hasValidCheckDigits(identifier)
                ? Stream.empty()
                : Stream.of(new FieldError(
                        pointer, "is no valid LEI: its check digits don't match; compare it with the register"));
    }

    /** Whether the check digits of an LEI are right: its letters as numbers (A = 10), modulo 97, give 1. */
    static boolean hasValidCheckDigits(String lei) {
        StringBuilder digits = new StringBuilder(2 * lei.length());
        lei.chars().forEach(character -> digits.append(Character.getNumericValue(character)));
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).equals(BigInteger.ONE);
    }
}

package org.criticalminerals.pipeline.project.dossier.section;

import java.math.BigDecimal;

/** Gives equal decimals one form, so that equal contents have equal hashes. */
final class Decimals {

    private static final int LONGEST = 40;

    private Decimals() {}

    /** Without trailing zeros behind the point and never in exponent form; oversized ones stay for validation to refuse. */
    static BigDecimal normal(BigDecimal value) {
        if (value == null || isOversized(value)) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** At least with these decimal places, for money; a value with more keeps them for validation to refuse. */
    static BigDecimal atScale(BigDecimal value, int places) {
        if (value == null || isOversized(value)) {
            return value;
        }
        BigDecimal normal = normal(value);
        return normal.scale() < places ? normal.setScale(places) : normal;
    }

    // Rescaling 1e999999999 would fill the memory.
    private static boolean isOversized(BigDecimal value) {
        return value.precision() > LONGEST || Math.abs((long) value.scale()) > LONGEST;
    }
}

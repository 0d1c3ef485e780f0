package org.criticalminerals.pipeline.partner.party;

import java.time.LocalDate;

/**
 * What an agency is called for a time.
 *
 * @param name its full name
 * @param shortName its short name
 * @param validFrom the first day on which it is called so; null since ever
 * @param validTo the last day on which it is called so; null until further notice
 */
public record AgencyName(String name, String shortName, LocalDate validFrom, LocalDate validTo) {

    /** Whether the agency is called so on a day. */
    boolean holdsOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }
}

package org.criticalminerals.pipeline.partner.party;

import java.time.LocalDate;
import java.util.List;

/**
 * An agency as the reference data writes it.
 *
 * @param id its id, for example {@code us-state}
 * @param name its full name, where none of {@code names} holds
 * @param shortName its short name, where none of {@code names} holds
 * @param party its party, {@code SECRETARIAT} for the joint secretariat, null for participants that belong to none
 * @param territory ISO 3166 codes that it watches as a Member State; empty otherwise
 * @param names what it is called for a time, the first that holds on a day; empty where its name has no dates
 * @param closedOn the first day on which it acts no more; null while it does
 */
public record AgencyDefinition(
        String id,
        String name,
        String shortName,
        String party,
        List<String> territory,
        List<AgencyName> names,
        LocalDate closedOn) {
    public AgencyDefinition {
        territory = territory == null ? List.of() : List.copyOf(territory);
        names = names == null ? List.of() : List.copyOf(names);
    }

    /** What it is called on a day. */
    public AgencyName nameOn(LocalDate day) {
        return names.stream()
                .filter(called -> called.holdsOn(day))
                .findFirst()
                .orElseGet(() -> new AgencyName(name, shortName, null, null));
    }

    /** Whether it acts on a day. */
    public boolean isOpenOn(LocalDate day) {
        return closedOn == null || day.isBefore(closedOn);
    }

    /** The same agency of a party. */
    AgencyDefinition of(String code) {
        return new AgencyDefinition(id, name, shortName, code, territory, names, closedOn);
    }
}

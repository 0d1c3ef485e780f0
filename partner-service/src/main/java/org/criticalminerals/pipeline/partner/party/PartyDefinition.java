package org.criticalminerals.pipeline.partner.party;

import java.util.Collection;
import java.util.List;
import org.criticalminerals.pipeline.partner.calendar.PartyCalendar;

/**
 * A party as the reference data writes it, with its calendar.
 *
 * @param code its code, for example {@code USA}
 * @param name its name
 * @param territory ISO 3166 codes of its territory
 * @param calendar on which days its officials work
 * @param markings its words for markings; null where it has none of its own
 */
public record PartyDefinition(
        String code, String name, List<String> territory, PartyCalendar calendar, MarkingLabels markings) {
    public PartyDefinition {
        territory = territory == null ? List.of() : List.copyOf(territory);
    }

    /** The same party with its calendar written out further. */
    PartyDefinition with(PartyCalendar other) {
        return new PartyDefinition(code, name, territory, other, markings);
    }

    /** Whether one of these ISO 3166 codes is of its territory, so that it is the host of a site there. */
    public boolean isHostOf(Collection<String> siteCountries) {
        return territory.stream().anyMatch(siteCountries::contains);
    }
}

package org.criticalminerals.pipeline.partner.party;

import java.util.List;

/**
 * An agency as the reference data writes it.
 *
 * @param id its id, for example {@code us-state}
 * @param name its full name
 * @param shortName its short name
 * @param party its party, {@code SECRETARIAT} for the joint secretariat, null for participants that belong to none
 * @param territory ISO 3166 codes that it watches as a Member State; empty otherwise
 */
public record AgencyDefinition(String id, String name, String shortName, String party, List<String> territory) {
    public AgencyDefinition {
        territory = territory == null ? List.of() : List.copyOf(territory);
    }
}

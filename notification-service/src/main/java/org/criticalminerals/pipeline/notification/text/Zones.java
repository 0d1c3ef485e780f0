package org.criticalminerals.pipeline.notification.text;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * In which zone the officials of a party are told times; a party without one is told UTC.
 *
 * @param byParty the zone by party
 */
public record Zones(Map<String, ZoneId> byParty) {

    public Zones {
        byParty = Map.copyOf(byParty);
    }

    /** The zone of a party's officials. */
    public ZoneId of(String party) {
        return byParty.getOrDefault(party, ZoneOffset.UTC);
    }
}

package org.criticalminerals.pipeline.notification.recipient;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What telling people needs of an agreement.
 *
 * @param code its code
 * @param version its version
 * @param title its title, which is public
 * @param parties its parties
 * @param leads the lead agency by party
 */
public record Agreement(String code, int version, String title, List<String> parties, Map<String, String> leads) {

    public Agreement {
        parties = List.copyOf(parties);
        leads = Map.copyOf(leads);
    }

    /** The agency that leads for a party; empty where the party has none here. */
    public Optional<String> leadOf(String party) {
        return Optional.ofNullable(leads.get(party));
    }

    /** The lead agencies, in the order of the parties. */
    public List<String> leadAgencies() {
        return parties.stream().flatMap(party -> leadOf(party).stream()).toList();
    }
}

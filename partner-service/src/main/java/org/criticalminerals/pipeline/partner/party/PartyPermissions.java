package org.criticalminerals.pipeline.partner.party;

import java.util.Optional;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.Roles;

/**
 * Who may change a party's data and its agencies: the joint secretariat everybody's, an administrator the own party's. A
 * pure function.
 */
final class PartyPermissions {

    private PartyPermissions() {}

    /**
     * Why an official may not.
     *
     * @param rule stable name of the rule
     * @param wayOut who may
     */
    record Denied(String rule, String wayOut) {}

    /**
     * Why an official may not change a party's own data; empty where they may.
     *
     * @param act what is to change; null to ask about any
     */
    static Optional<Denied> denied(ActingOfficial official, PartyAct act, String party) {
        if (act instanceof PartyAct.TerritoryChanges && !official.isCoordinator()) {
            return Optional.of(new Denied(
                    "not-coordinator",
                    "A party's territory says for all parties who is host of a site. Ask the joint secretariat to"
                            + " change it."));
        }
        return denied(official, party);
    }

    /**
     * Why an official may not change agencies of a party; empty where they may.
     *
     * @param party the party; null for participants that belong to none
     */
    static Optional<Denied> denied(ActingOfficial official, String party) {
        boolean isOwn = official.has(Roles.ADMINISTRATOR) && official.party().equals(party);
        return official.isCoordinator() || isOwn
                ? Optional.empty()
                : Optional.of(new Denied(
                        "not-administrator",
                        (party == null ? "" : "An administrator of " + party + " or ")
                                + "a coordinator of the joint secretariat changes this. Ask one of them."));
    }
}

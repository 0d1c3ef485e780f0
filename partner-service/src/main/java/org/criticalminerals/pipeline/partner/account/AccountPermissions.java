package org.criticalminerals.pipeline.partner.account;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.Roles;
import org.criticalminerals.pipeline.kit.releasability.Audience;

/**
 * Who administers which officials: an administrator those of the own party, a signatory those of the own agency, a
 * coordinator those of the joint secretariat; nobody themselves. A pure function.
 */
final class AccountPermissions {

    private static final Set<String> OF_SIGNATORY = Set.of(Roles.DESK_OFFICER, Roles.SIGNATORY, Roles.SUPPORT_OFFICER);
    private static final Set<String> OF_ADMINISTRATOR =
            Set.of(Roles.DESK_OFFICER, Roles.SIGNATORY, Roles.SUPPORT_OFFICER, Roles.AUDITOR, Roles.ADMINISTRATOR);
    private static final Set<String> OF_COORDINATOR = Set.of(Roles.COORDINATOR);

    private AccountPermissions() {}

    /**
     * Why an official may not.
     *
     * @param rule stable name of the rule
     * @param wayOut who may, or what to do instead
     */
    record Denied(String rule, String wayOut) {}

    /** The roles that an official may grant and withdraw; empty where they administer nobody. */
    static Set<String> grantable(ActingOfficial official) {
        if (official.has(Roles.ADMINISTRATOR)) {
            return OF_ADMINISTRATOR;
        }
        if (official.isCoordinator() && official.party().equals(Audience.SECRETARIAT)) {
            return OF_COORDINATOR;
        }
        return official.maySign() ? OF_SIGNATORY : Set.of();
    }

    /** Whether an official administers all agencies of the party, not the own one alone. */
    static boolean isPartyWide(ActingOfficial official) {
        return official.has(Roles.ADMINISTRATOR);
    }

    /** Whether an official administers the officials of an agency. */
    static boolean administers(ActingOfficial official, String party, String agency) {
        return !grantable(official).isEmpty()
                && official.party().equals(party)
                && (isPartyWide(official) || official.agency().equals(agency));
    }

    /** Why an official may not give an account these roles in place of those it has; empty where they may. */
    static Optional<Denied> deniedRoles(ActingOfficial official, String subject, Set<String> now, Set<String> wanted) {
        Set<String> touched = new TreeSet<>(now);
        touched.addAll(wanted);
        touched.removeIf(role -> now.contains(role) && wanted.contains(role));
        touched.removeAll(grantable(official));
        if (official.subject().equals(subject)) {
            return Optional.of(new Denied(
                    "own-account", "Nobody changes the own roles. Ask a colleague who administers your agency."));
        }
        return touched.isEmpty() ? Optional.empty() : Optional.of(notYours(touched));
    }

    /** Why an official may not let somebody with these roles leave; empty where they may. */
    static Optional<Denied> deniedDeparture(ActingOfficial official, String subject, Set<String> roles) {
        return deniedRoles(official, subject, roles, Set.of());
    }

    private static Denied notYours(Set<String> roles) {
        return new Denied(
                "role-not-yours",
                "You can't grant or withdraw " + String.join(", ", roles) + ". Ask an administrator of your party"
                        + (roles.contains(Roles.COORDINATOR) || roles.contains(Roles.SYSTEM)
                                ? " about what else would do."
                                : "."));
    }
}

package org.criticalminerals.pipeline.kit.identity;

import java.util.Set;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.kit.releasability.Audience;

/**
 * The official on whose behalf a request acts, as the token tells (ARCHITECTURE.md, "Identity and access").
 *
 * @param subject the identity provider's identifier
 * @param username the sign-in name
 * @param name the full name
 * @param email the e-mail address; null where the token has none
 * @param agency the agency's id, for example {@code us-state}
 * @param party the agency's party, {@link Audience#SECRETARIAT} for the coordinator
 * @param roles realm roles, see {@link Roles}
 */
public record ActingOfficial(
        String subject, String username, String name, String email, String agency, String party, Set<String> roles) {

    public ActingOfficial {
        roles = Set.copyOf(roles);
    }

    /** Whether the official holds a realm role. */
    public boolean has(String role) {
        return roles.contains(role);
    }

    /** Whether the official may sign for the agency. */
    public boolean maySign() {
        return has(Roles.SIGNATORY);
    }

    /** Whether the official may do a desk officer's work; signatories may too. */
    public boolean mayDraft() {
        return has(Roles.DESK_OFFICER) || has(Roles.SIGNATORY);
    }

    /** Whether the official is of the joint secretariat. */
    public boolean isCoordinator() {
        return has(Roles.COORDINATOR);
    }

    /** The principals under which this official may see things. */
    public Set<String> audience() {
        return Set.of(Audience.EVERYONE, party, Audience.agency(agency), Audience.official(subject));
    }

    /** This official as events and histories name them. */
    public Actor actor() {
        return new Actor(subject, name, agency, party);
    }
}

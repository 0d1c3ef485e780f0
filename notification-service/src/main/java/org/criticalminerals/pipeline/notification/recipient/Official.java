package org.criticalminerals.pipeline.notification.recipient;

import java.util.Set;
import org.criticalminerals.pipeline.kit.identity.Roles;
import org.criticalminerals.pipeline.kit.releasability.Audience;

/**
 * Someone who can be told something, as the identity provider knows them.
 *
 * @param subject identifier in the identity provider
 * @param name full name
 * @param email e-mail address; null where none is known
 * @param agency the agency's id
 * @param party the agency's party
 * @param roles realm roles
 */
public record Official(String subject, String name, String email, String agency, String party, Set<String> roles) {

    public Official {
        roles = Set.copyOf(roles);
    }

    /** Whether this official signs for the agency. */
    public boolean signs() {
        return roles.contains(Roles.SIGNATORY);
    }

    /** Whether this official keeps the agency's desk. */
    public boolean keepsDesk() {
        return roles.contains(Roles.DESK_OFFICER);
    }

    /** Whether this official coordinates between the parties. */
    public boolean coordinates() {
        return roles.contains(Roles.COORDINATOR);
    }

    /** Whether something released to these principals is released to this official. */
    public boolean mayKnow(Set<String> releasableTo) {
        return releasableTo.contains(Audience.EVERYONE)
                || releasableTo.contains(party)
                || releasableTo.contains(Audience.agency(agency))
                || releasableTo.contains(Audience.official(subject));
    }
}

package org.criticalminerals.pipeline.partner.party;

import java.util.Set;
import java.util.TreeSet;
import org.criticalminerals.pipeline.kit.identity.Roles;

/**
 * An official as the identity provider knows them.
 *
 * @param subject identifier in the identity provider
 * @param username sign-in name
 * @param name full name
 * @param email e-mail address; null where none is kept
 * @param agency the agency's id
 * @param party the agency's party
 * @param roles realm roles
 */
public record Official(
        String subject, String username, String name, String email, String agency, String party, Set<String> roles) {
    public Official {
        roles = new TreeSet<>(roles);
    }

    /** Whether the official signs for the agency. */
    public boolean maySign() {
        return roles.contains(Roles.SIGNATORY);
    }

    /** Whether the official does a desk officer's work; signatories may too. */
    public boolean mayDraft() {
        return roles.contains(Roles.DESK_OFFICER) || maySign();
    }

    /** Whether they no longer do their work for that agency, by what is told of them now. */
    boolean hasLeft(Official now) {
        return !agency.equals(now.agency) || mayDraft() && !now.mayDraft();
    }
}

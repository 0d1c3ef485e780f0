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
 * @param managed whether they come through their party's own sign-in service, which alone says for which agency; known at
 *     a reading of the identity provider, and not kept
 */
public record Official(
        String subject,
        String username,
        String name,
        String email,
        String agency,
        String party,
        Set<String> roles,
        boolean managed) {
    public Official {
        roles = new TreeSet<>(roles);
    }

    /** An official of whom nobody says that another service manages them. */
    public Official(
            String subject,
            String username,
            String name,
            String email,
            String agency,
            String party,
            Set<String> roles) {
        this(subject, username, name, email, agency, party, roles, false);
    }

    /** What is kept of them. */
    Official kept() {
        return new Official(subject, username, name, email, agency, party, roles);
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

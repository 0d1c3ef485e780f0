package org.criticalminerals.pipeline.partner.party;

import java.util.Set;
import java.util.TreeSet;

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
}

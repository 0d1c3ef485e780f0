package org.criticalminerals.pipeline.portal.security;

import java.util.Set;

/**
 * The signed-in official, as the access token tells. What the official may do is decided by the services; the portal
 * reads this only to greet, to choose what to show first, and to leave out what would be refused anyway.
 *
 * @param subject stable id
 * @param username sign-in name
 * @param name full name
 * @param agency agency id, empty where the token names none
 * @param party party code, empty where the token names none
 * @param roles realm roles
 * @param locale the language that the account asks for, empty where it asks for none
 */
public record Official(
        String subject, String username, String name, String agency, String party, Set<String> roles, String locale) {

    public Official {
        roles = Set.copyOf(roles);
    }

    /** Whether the official writes dossiers and nominates: desk officers, and signatories who may do the same. */
    public boolean mayDraft() {
        return roles.contains("desk-officer") || roles.contains("signatory");
    }

    /** Whether the official signs positions for the party where the agency is its lead. */
    public boolean maySign() {
        return roles.contains("signatory");
    }

    /** Whether the official writes in discussions. */
    public boolean mayDiscuss() {
        return mayDraft() || roles.contains("support-officer") || isCoordinator();
    }

    /** Whether the official administers the party's agencies and officials. */
    public boolean isAdministrator() {
        return roles.contains("administrator");
    }

    /** Whether the official administers officials: the party's, the own agency's, or the secretariat's. */
    public boolean isAdministering() {
        return isAdministrator() || maySign() || isCoordinator();
    }

    /** Whether the official reads the own party's part of the record of acts. */
    public boolean readsRecord() {
        return roles.contains("auditor") || roles.contains("administrator");
    }

    /** Whether the official belongs to the joint secretariat, which sees for all parties and decides for none. */
    public boolean isCoordinator() {
        return roles.contains("coordinator");
    }
}

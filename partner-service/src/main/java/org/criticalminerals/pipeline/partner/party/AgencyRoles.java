package org.criticalminerals.pipeline.partner.party;

import java.util.List;

/** Tells what agencies have to do under agreements; owned by another subject. */
public interface AgencyRoles {

    /**
     * An agency's role under an agreement that hasn't ended.
     *
     * @param agreement the agreement's code
     * @param party for which party
     * @param role what it is
     */
    record AgencyRole(String agreement, String party, Role role) {}

    /** What an agency is under an agreement. */
    enum Role {
        /** Its signatories sign for the party. */
        LEAD,
        /** Its signatories are told of what wasn't decided in time. */
        SENIOR,
        /** It is asked to clear, and the party signs only once it has. */
        MANDATORY,
        /** It is asked to clear. */
        CONSULTED
    }

    /** The roles of an agency, by agreement. */
    List<AgencyRole> of(String agency);
}

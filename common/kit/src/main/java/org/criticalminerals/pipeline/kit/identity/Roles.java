package org.criticalminerals.pipeline.kit.identity;

import java.util.Set;

/** The realm roles of officials and systems, as the identity provider names them. */
public final class Roles {

    public static final String DESK_OFFICER = "desk-officer";
    public static final String SIGNATORY = "signatory";
    public static final String SUPPORT_OFFICER = "support-officer";
    public static final String COORDINATOR = "coordinator";
    public static final String AUDITOR = "auditor";
    public static final String ADMINISTRATOR = "administrator";
    public static final String SYSTEM = "system";

    /** The roles that people hold. */
    public static final Set<String> OF_PEOPLE =
            Set.of(DESK_OFFICER, SIGNATORY, SUPPORT_OFFICER, COORDINATOR, AUDITOR, ADMINISTRATOR);

    private Roles() {}
}

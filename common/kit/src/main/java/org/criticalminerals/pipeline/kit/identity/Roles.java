package org.criticalminerals.pipeline.kit.identity;

/** The realm roles of officials and systems, as the identity provider names them. */
public final class Roles {

    public static final String DESK_OFFICER = "desk-officer";
    public static final String SIGNATORY = "signatory";
    public static final String SUPPORT_OFFICER = "support-officer";
    public static final String COORDINATOR = "coordinator";
    public static final String AUDITOR = "auditor";
    public static final String ADMINISTRATOR = "administrator";
    public static final String SYSTEM = "system";

    private Roles() {}
}

package org.criticalminerals.pipeline.partner.agreement;

/** What an act changes of an agreement; an agreement says for each kind how it is agreed. */
public enum ActKind {
    FOUNDATION,
    PARTY_JOINS,
    PARTY_LEAVES,
    LEAD,
    SENIOR_LEVEL,
    CONSULTED,
    MANDATORY_CLEARANCE,
    LIFECYCLE,
    SCOPE,
    RULE,
    DEADLINES,
    CLOCKS,
    REQUIRED_SECTIONS,
    MARKING_DEFAULTS,
    CONFIDENTIAL_SECTIONS,
    REQUIRED_CHECKLISTS,
    HOST_CONSENT,
    SIGNING,
    AMENDMENT,
    EDITORIAL
}

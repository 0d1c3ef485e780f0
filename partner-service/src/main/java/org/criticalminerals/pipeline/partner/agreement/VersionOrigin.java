package org.criticalminerals.pipeline.partner.agreement;

/** Where a version of an agreement came from. */
public enum VersionOrigin {
    /** A file of the reference data. */
    FILE,
    /** A change that was proposed and agreed here. */
    ADMINISTERED
}

package org.criticalminerals.pipeline.partner.committee;

/** How a committee meets. */
public enum MeetingForm {
    IN_PERSON,
    VIDEO,
    HYBRID,
    WRITTEN
}

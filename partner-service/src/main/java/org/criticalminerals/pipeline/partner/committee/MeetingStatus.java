package org.criticalminerals.pipeline.partner.committee;

/** Where a meeting stands, as it is stored and shown; {@link MeetingState} says what leads on from each. */
public enum MeetingStatus {
    PLANNED("planned"),
    CONVENED("convened"),
    HELD("held"),
    MINUTES_OUT("waiting for the approval of its minutes"),
    CLOSED("closed"),
    CANCELLED("cancelled");

    private final String words;

    MeetingStatus(String words) {
        this.words = words;
    }

    /** The status within a sentence. */
    String words() {
        return words;
    }
}

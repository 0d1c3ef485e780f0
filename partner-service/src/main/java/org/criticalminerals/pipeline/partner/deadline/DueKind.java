package org.criticalminerals.pipeline.partner.deadline;

/** What falls due. */
public enum DueKind {
    /** A review: until then parties can take their positions. */
    REVIEW("positions are due");

    private final String words;

    DueKind(String words) {
        this.words = words;
    }

    /** What falls due, as a calendar's title ends. */
    String words() {
        return words;
    }
}

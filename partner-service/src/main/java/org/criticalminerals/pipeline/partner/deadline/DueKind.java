package org.criticalminerals.pipeline.partner.deadline;

/** What falls due. */
public enum DueKind {
    /** A review: until then parties can take their positions. */
    REVIEW("positions are due"),
    /** A clearance that the official's agency was asked for: until then it answers. */
    CLEARANCE("a clearance is due"),
    /** A condition of an approval: until the end of that day it has to be fulfilled. */
    CONDITION("a condition is due"),
    /** A clock of an agreement, or of a project selected under it: until then what it waits for has to happen. */
    CLOCK("a clock of the agreement runs out"),
    /** A meeting of the joint committee: then it begins. */
    MEETING("the joint committee meets"),
    /** An action item of such a meeting: until the end of that day it has to be done. */
    ACTION("an action item of the joint committee is due");

    private final String words;

    DueKind(String words) {
        this.words = words;
    }

    /** What falls due, as a calendar's title ends. */
    String words() {
        return words;
    }
}

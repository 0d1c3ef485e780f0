package org.criticalminerals.pipeline.notification.text;

import java.time.ZoneId;
import org.criticalminerals.pipeline.notification.recipient.Official;
import org.criticalminerals.pipeline.notification.recipient.Why;

/**
 * For whom a text is written. Officials who agree in all of this read the same words, so these are written once.
 *
 * @param party the reader's party
 * @param why why it concerns the reader
 * @param zone the zone in which the reader is told times
 */
public record Reader(String party, Why why, ZoneId zone) {

    /** An official as reader. */
    public static Reader of(Official official, Why why, Zones zones) {
        return new Reader(official.party(), why, zones.of(official.party()));
    }

    /** Whether the reader stands for the senior level of a party. */
    public boolean isSenior() {
        return why == Why.SENIOR;
    }

    /** Whether something is awaited of the reader. */
    public boolean toSign() {
        return why.actionRequired();
    }
}

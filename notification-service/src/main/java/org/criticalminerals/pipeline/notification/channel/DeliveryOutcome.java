package org.criticalminerals.pipeline.notification.channel;

import java.time.Duration;

/** What became of one try to deliver a notice. */
public sealed interface DeliveryOutcome {

    /** The other side took it. */
    record Delivered() implements DeliveryOutcome {}

    /**
     * It may work later.
     *
     * @param after how long to wait
     * @param why what stood in the way
     */
    record Retry(Duration after, String why) implements DeliveryOutcome {}

    /**
     * It will never work.
     *
     * @param why what is wrong
     */
    record Failed(String why) implements DeliveryOutcome {}
}

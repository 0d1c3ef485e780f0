package org.criticalminerals.pipeline.notification.channel;

/** A way out of the system. It is called outside of any transaction and may block, for a bounded time. */
public interface DeliveryChannel {

    /** Which channel this is. */
    Channel channel();

    /**
     * Tries to deliver.
     *
     * @param message what
     * @param attempt the number of this try, from 1
     * @return what became of it; never throws
     */
    DeliveryOutcome deliver(Message message, int attempt);
}

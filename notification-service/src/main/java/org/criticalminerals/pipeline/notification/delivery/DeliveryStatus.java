package org.criticalminerals.pipeline.notification.delivery;

/** Where a delivery stands. */
public enum DeliveryStatus {
    /** Not tried yet. */
    PENDING,
    /** The other side took it. */
    DELIVERED,
    /** Tried in vain; tried again later. */
    RETRYING,
    /** Given up; the reason stands beside it. */
    FAILED
}

package org.criticalminerals.pipeline.notification.channel;

/** A way in which a notice reaches an official; each is delivered and tried again for itself. */
public enum Channel {
    /** The inbox of the portal; delivered with the row that it is. */
    INBOX,
    /** A mail that says that something waits and nothing about it. */
    EMAIL
}

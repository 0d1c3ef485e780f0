package org.criticalminerals.pipeline.notification.recipient;

/**
 * An official who is to be told of an event.
 *
 * @param official the official
 * @param why why it concerns them
 */
public record Recipient(Official official, Why why) {}

package org.criticalminerals.pipeline.notification.reference;

/**
 * An official came, went, or has other duties; said inside the transaction that changes the copy.
 *
 * @param subject the official
 * @param agency the agency they are in now
 */
public record OfficialChanged(String subject, String agency) {}

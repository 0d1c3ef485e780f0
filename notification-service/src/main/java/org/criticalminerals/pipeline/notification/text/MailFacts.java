package org.criticalminerals.pipeline.notification.text;

import java.time.Instant;

/**
 * All that a mail may tell.
 *
 * @param type the event's type
 * @param agreement title of the agreement; null where there is none
 * @param toSign whether the reader's signature is awaited
 * @param deadline until when; null where there is none
 * @param link where to read more; null where there is no such place
 */
public record MailFacts(String type, String agreement, boolean toSign, Instant deadline, String link) {}

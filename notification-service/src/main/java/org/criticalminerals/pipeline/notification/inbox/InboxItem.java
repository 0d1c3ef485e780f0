package org.criticalminerals.pipeline.notification.inbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A notice as its official reads it, in the list and in the stream.
 *
 * @param id its id
 * @param sequence its place in the inbox; grows
 * @param at when it happened
 * @param type the event's type
 * @param title one line
 * @param body a few sentences of plain text
 * @param link the portal's page to read more on, without the portal's address
 * @param projectId the project; null where it is about none
 * @param projectName its name; null where unknown
 * @param agreement code of the agreement; null where it falls under none
 * @param actionRequired whether something is still awaited of the reader
 * @param deadline until when; null where there is no deadline
 * @param read whether it was marked as read
 */
public record InboxItem(
        UUID id,
        long sequence,
        Instant at,
        String type,
        String title,
        String body,
        String link,
        UUID projectId,
        String projectName,
        String agreement,
        boolean actionRequired,
        Instant deadline,
        boolean read) {}

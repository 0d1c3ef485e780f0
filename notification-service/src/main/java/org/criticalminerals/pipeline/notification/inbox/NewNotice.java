package org.criticalminerals.pipeline.notification.inbox;

import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.notification.recipient.Recipient;
import org.criticalminerals.pipeline.notification.text.NoticeText;

/**
 * A row that is to stand in an official's inbox.
 *
 * @param id its id
 * @param recipient for whom and why
 * @param subject what it is about
 * @param text what it says
 * @param failure why its own text could not be written; null where it could
 * @param actionRequired whether something is awaited of the official
 * @param mailed whether it goes out by mail too
 */
record NewNotice(
        UUID id,
        Recipient recipient,
        Subject subject,
        NoticeText text,
        String failure,
        boolean actionRequired,
        boolean mailed) {

    NewNotice withoutAction() {
        return new NewNotice(id, recipient, subject, text, failure, false, mailed);
    }

    /**
     * What a notice is about, the same for all who are told.
     *
     * @param eventId the event
     * @param type its type
     * @param at when it happened
     * @param link the page to read more on, below the portal's address
     * @param projectId the project; null where it is about none
     * @param projectName its name; null where the event has none
     * @param agreement code of the agreement; null where it falls under none
     * @param agreementTitle its title
     * @param reviewId the review; null where it is about none
     * @param deadline until when; null where there is no deadline
     */
    record Subject(
            UUID eventId,
            String type,
            Instant at,
            String link,
            UUID projectId,
            String projectName,
            String agreement,
            String agreementTitle,
            UUID reviewId,
            Instant deadline) {

        Subject until(Instant newDeadline) {
            return new Subject(
                    eventId, type, at, link, projectId, projectName, agreement, agreementTitle, reviewId, newDeadline);
        }
    }
}

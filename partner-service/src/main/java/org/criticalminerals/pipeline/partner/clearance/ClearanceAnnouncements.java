package org.criticalminerals.pipeline.partner.clearance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.partner.review.ReviewProgress;

/** Tells a party, and nobody else, what its agencies ask and answer; in the transaction in which it happens. */
@ApplicationScoped
class ClearanceAnnouncements {

    private final Outbox outbox;
    private final ReviewProgress reviews;

    ClearanceAnnouncements(Outbox outbox, ReviewProgress reviews) {
        this.outbox = outbox;
        this.reviews = reviews;
    }

    void requested(Preparation preparation, Clearance clearance, ActingOfficial by) {
        publish(
                preparation,
                new ReviewEvent.ClearanceRequested(
                        clearance.reviewId,
                        reviews.subjectOf(clearance.reviewId),
                        clearance.party,
                        clearance.lead,
                        clearance.agency,
                        clearance.mandatory,
                        clearance.draftVersion,
                        clearance.question,
                        clearance.dueAt,
                        clearance.requestedAt,
                        by == null ? null : by.actor()),
                by == null ? null : by.party());
    }

    void given(Preparation preparation, GivenClearance given, List<String> missing, ActingOfficial by) {
        publish(
                preparation,
                new ReviewEvent.ClearanceGiven(
                        given.reviewId,
                        reviews.subjectOf(given.reviewId),
                        given.party,
                        preparation.lead,
                        given.agency,
                        given.answer,
                        given.version,
                        given.draftVersion,
                        given.comment,
                        missing,
                        given.answeredAt,
                        by.actor()),
                by.party());
    }

    void reminderDue(Preparation preparation, Clearance clearance, Instant now) {
        publish(
                preparation,
                new ReviewEvent.ClearanceReminderDue(
                        clearance.reviewId,
                        reviews.subjectOf(clearance.reviewId),
                        clearance.party,
                        clearance.lead,
                        clearance.agency,
                        clearance.mandatory,
                        !now.isBefore(clearance.dueAt),
                        clearance.dueAt,
                        now),
                null);
    }

    private void publish(Preparation preparation, ReviewEvent event, String actingParty) {
        preparation.revision++;
        outbox.publish(event, preparation.revision, Set.of(preparation.releasableTo), actingParty);
    }
}

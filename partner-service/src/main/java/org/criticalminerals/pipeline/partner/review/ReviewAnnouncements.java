package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.events.Condition;
import org.criticalminerals.pipeline.events.PartyReasons;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.outbox.Outbox;

/** Tells the other services what happens to reviews, in the transaction in which it happens. */
@ApplicationScoped
class ReviewAnnouncements {

    private final Outbox outbox;

    ReviewAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    void opened(Review review) {
        var rule = review.ruleInForce();
        publish(
                review,
                new ReviewEvent.ReviewOpened(
                        review.id,
                        review.subject(),
                        review.rule,
                        review.sentence(),
                        rule.deciding(),
                        rule.deciding().stream()
                                .filter(rule.explicit()::contains)
                                .toList(),
                        review.leads,
                        review.openedAt,
                        review.deadline),
                null);
    }

    void refused(Review review) {
        publish(
                review,
                new ReviewEvent.ReviewRefused(review.subject(), review.reason, review.explanation, review.openedAt),
                null);
    }

    void positionTaken(Review review, Position position, List<String> pending, String packageTitle) {
        publish(
                review,
                new ReviewEvent.PositionTaken(
                        review.id,
                        review.subject(),
                        position.party,
                        position.agency,
                        position.decision,
                        position.isFinal,
                        position.version,
                        position.reasons,
                        position.toConditions(),
                        pending,
                        position.takenAt,
                        position.reserveUntil,
                        packageTitle),
                Set.of(position.releasableTo),
                position.party);
    }

    void informationRequested(Review review, InformationRequest request) {
        publish(
                review,
                new ReviewEvent.InformationRequested(
                        review.id,
                        review.subject(),
                        request.party,
                        request.question,
                        request.runsOnAt,
                        request.askedAt),
                request.party);
    }

    void informationAnswered(Review review, InformationRequest request, List<String> pending) {
        publish(
                review,
                new ReviewEvent.InformationAnswered(
                        review.id,
                        review.subject(),
                        request.party,
                        request.question,
                        request.answer,
                        request.answeringParty,
                        request.answeringAgency,
                        pending,
                        request.answeredAt),
                request.answeringParty);
    }

    void clockResumed(Review review, List<String> pending, Instant now) {
        publish(review, new ReviewEvent.ClockResumed(review.id, review.subject(), pending, review.deadline, now), null);
    }

    void reserveExpired(Review review, String party, List<String> pending, Instant at) {
        publish(review, new ReviewEvent.ReserveExpired(review.id, review.subject(), party, pending, at), null);
    }

    void voiceLost(Review review, String party, List<String> pending, Instant now) {
        publish(review, new ReviewEvent.VoiceLost(review.id, review.subject(), party, pending, now), null);
    }

    void voiceRegained(Review review, String party, List<String> pending, Instant now) {
        publish(review, new ReviewEvent.VoiceRegained(review.id, review.subject(), party, pending, now), null);
    }

    void packaged(Review review, ReviewPackages.Bundle bundle, String party, Instant at) {
        publish(
                review,
                new ReviewEvent.ReviewPackaged(
                        review.id, review.subject(), bundle.id(), bundle.title(), bundle.meeting(), party, at),
                bundle.among(review.audience()),
                party);
    }

    void carvedOut(Review review, ReviewPackages.Bundle bundle, String reasons, ActingOfficial by, Instant at) {
        publish(
                review,
                new ReviewEvent.ReviewCarvedOut(
                        review.id, review.subject(), bundle.id(), bundle.title(), by.party(), by.agency(), reasons, at),
                bundle.among(review.audience()),
                by.party());
    }

    void extensionProposed(Review review, ReviewExtension extension, List<String> awaited) {
        publish(
                review,
                new ReviewEvent.ExtensionProposed(
                        review.id,
                        review.subject(),
                        extension.number,
                        extension.party,
                        extension.workingDays,
                        extension.reasons,
                        awaited,
                        extension.proposedAt),
                extension.party);
    }

    void extended(Review review, ReviewExtension extension, List<String> pending) {
        publish(
                review,
                new ReviewEvent.ReviewExtended(
                        review.id, review.subject(), extension.number, pending, review.deadline, extension.agreedAt),
                null);
    }

    void escalated(Review review, List<String> pending) {
        publish(
                review,
                new ReviewEvent.ReviewEscalated(
                        review.id, review.subject(), pending, review.escalatedAt, review.deadline, review.seniorLevel),
                null);
    }

    void reminderDue(Review review, List<String> pending, Instant now) {
        publish(
                review,
                new ReviewEvent.ReviewReminderDue(review.id, review.subject(), pending, review.deadline, now),
                null);
    }

    void concluded(Review review, List<PartyReasons> positions, List<Condition> conditions, String actingParty) {
        publish(
                review,
                new ReviewEvent.ReviewConcluded(
                        review.id,
                        review.subject(),
                        review.outcome,
                        review.cause,
                        review.explanation,
                        positions,
                        conditions,
                        review.concludedAt),
                actingParty);
    }

    private void publish(Review review, ReviewEvent event, String actingParty) {
        publish(review, event, review.audience(), actingParty);
    }

    private void publish(Review review, ReviewEvent event, Set<String> audience, String actingParty) {
        outbox.publish(event, review.revision, audience, actingParty);
    }
}

package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.calendar.CalendarEndsException;

/** Gives the parties more time where all who decide consent (DOMAIN.md, "Deadline"). */
@ApplicationScoped
class ExtensionService {

    private static final int LONGEST = 60;

    private final ReviewRepository reviews;
    private final ExtensionRepository extensions;
    private final SigningRights rights;
    private final ExtensionCourse course;
    private final ReviewAnnouncements announcements;

    ExtensionService(
            ReviewRepository reviews,
            ExtensionRepository extensions,
            SigningRights rights,
            ExtensionCourse course,
            ReviewAnnouncements announcements) {
        this.reviews = reviews;
        this.extensions = extensions;
        this.rights = rights;
        this.course = course;
        this.announcements = announcements;
    }

    /** Proposes more time; the proposing party consents by it. */
    @Transactional
    ReviewExtension propose(UUID reviewId, ActingOfficial official, NewExtension proposal, Instant now) {
        Review review = lockRunning(reviewId, official, now);
        Integer days = proposal == null ? null : proposal.workingDays();
        if (days == null || days < 1 || days > LONGEST) {
            throw Problems.invalid("/workingDays", "must be from 1 to " + LONGEST);
        }
        String reasons = ReviewChecks.text("/reasons", proposal.reasons());
        List<ReviewExtension> before = extensions.of(List.of(reviewId)).getOrDefault(reviewId, List.of());
        before.stream().filter(open -> open.agreedAt == null).findFirst().ifPresent(open -> {
            throw Problems.conflict(
                    "extension-proposed",
                    "A proposal waits for consents",
                    open.party + " has proposed " + open.workingDays + " working days (number " + open.number
                            + "). Consent to that one.");
        });
        ReviewExtension extension = new ReviewExtension();
        extension.reviewId = reviewId;
        extension.number = before.size() + 1;
        extension.party = official.party();
        extension.workingDays = days;
        extension.reasons = reasons;
        extension.proposedAt = now;
        extension.releasableTo = review.releasableTo;
        extensions.persist(extension);
        extensions.flush();
        consent(review, extension, official, now);
        review.revision++;
        announcements.extensionProposed(review, extension, course.awaited(review, extension));
        extendWhereAllConsent(review, extension, now);
        return extension;
    }

    /** Consents to a proposal for the own party; the last consent moves the deadline. Consenting twice changes nothing. */
    @Transactional
    ReviewExtension consent(UUID reviewId, int number, String party, ActingOfficial official, Instant now) {
        Review review = lockRunning(reviewId, official, now);
        if (!official.party().equals(party)) {
            throw Problems.forbidden(
                    "foreign-party", "You act for " + official.party() + "; only " + party + " consents for itself.");
        }
        ReviewExtension extension = extensions.find(reviewId, number).orElseThrow(() -> Problems.notFound("extension"));
        if (extension.agreedAt == null) {
            if (course.awaited(review, extension).contains(party)) {
                consent(review, extension, official, now);
            }
            extendWhereAllConsent(review, extension, now);
        }
        return extension;
    }

    private Review lockRunning(UUID reviewId, ActingOfficial official, Instant now) {
        Review review = reviews.lock(reviewId).orElseThrow(() -> Problems.notFound("review"));
        ReviewChecks.requireOpen(review, now);
        if (!ReviewChecks.signsForDecidingParty(review, official)) {
            throw Problems.forbidden(
                    "not-signatory",
                    "More time is a matter of the signatories of the leads of "
                            + String.join(", ", review.ruleInForce().deciding()) + ". Ask one of your party's.");
        }
        if (rights.among(List.of(review), official, now).isEmpty()) {
            throw Problems.forbidden(
                    "kept-from-signing",
                    "You don't sign on this review, so you give no more time for it either. Ask another signatory of "
                            + official.party() + ".");
        }
        if (review.clockStoppedAt != null) {
            throw Problems.conflict(
                    "clock-stands",
                    "The clock stands still",
                    "A question waits for its answer, so no deadline runs. Propose more time once it runs on.");
        }
        return review;
    }

    private void consent(Review review, ReviewExtension extension, ActingOfficial official, Instant now) {
        ExtensionConsent consent = new ExtensionConsent();
        consent.reviewId = review.id;
        consent.number = extension.number;
        consent.party = official.party();
        consent.agency = official.agency();
        consent.consentedAt = now;
        consent.releasableTo = review.releasableTo;
        extensions.consent(consent);
    }

    private void extendWhereAllConsent(Review review, ReviewExtension extension, Instant now) {
        try {
            course.extendWhereAllConsent(review, extension, now);
        } catch (CalendarEndsException e) {
            throw Problems.conflict("calendar-ends", "The calendar ends before", e.getMessage() + ".");
        }
    }
}

package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;

/** Takes the answers to what parties asked in a review (DOMAIN.md, "Deadline"): the clock runs on, and they are awaited. */
@ApplicationScoped
class InformationService {

    private final ReviewRepository reviews;
    private final PositionRepository positions;
    private final InformationRequestRepository requests;
    private final ReviewPauses pauses;
    private final ReviewCourse course;
    private final ReviewAnnouncements announcements;

    InformationService(
            ReviewRepository reviews,
            PositionRepository positions,
            InformationRequestRepository requests,
            ReviewPauses pauses,
            ReviewCourse course,
            ReviewAnnouncements announcements) {
        this.reviews = reviews;
        this.positions = positions;
        this.requests = requests;
        this.pauses = pauses;
        this.course = course;
        this.announcements = announcements;
    }

    /**
     * Answers a party's question for the party that nominated the project.
     *
     * @param now when the server received it
     */
    @Transactional
    InformationRequest answer(UUID reviewId, ActingOfficial official, NewAnswer answer, Instant now) {
        Review review = reviews.lock(reviewId).orElseThrow(() -> Problems.notFound("review"));
        requireAnswerer(review, official);
        ReviewChecks.requireOpen(review, now);
        String text = ReviewChecks.text("/answer", answer == null ? null : answer.answer());
        InformationRequest request = requests.find(reviewId, answer.party() == null ? "" : answer.party())
                .orElseThrow(() -> Problems.invalid("/party", "must be a party that asked for information here"));
        if (request.isAnswered()) {
            throw Problems.conflict(
                    "question-answered",
                    "The question is answered already",
                    request.answeringParty + " answered it on " + request.answeredAt + ". Read the review again.");
        }
        if (request.replacedAt != null) {
            throw Problems.conflict(
                    "question-withdrawn",
                    "The question is asked no more",
                    request.party + " has taken another position meanwhile. Read the review again.");
        }
        request.answer = text;
        request.answeredAt = now;
        request.answeringParty = official.party();
        request.answeringAgency = official.agency();
        request.end(now);
        positions.expect(review, List.of(request.party), now);
        review.revision++;
        announcements.informationAnswered(review, request, positions.awaited(review));
        List<Position> latest = positions.latest(reviewId);
        pauses.settle(review, latest, now);
        course.afterAct(review, latest, now, official.party());
        return request;
    }

    static boolean mayAnswer(Review review, ActingOfficial official) {
        return official.party().equals(review.nominatingParty) && (official.mayDraft() || official.isCoordinator());
    }

    private static void requireAnswerer(Review review, ActingOfficial official) {
        if (!mayAnswer(review, official)) {
            throw Problems.forbidden(
                    "not-nominating-party",
                    "A desk officer or a signatory of " + review.nominatingParty
                            + ", which brought the question in, answers. Send them what you know.");
        }
    }
}

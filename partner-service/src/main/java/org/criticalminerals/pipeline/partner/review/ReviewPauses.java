package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Decision;
import org.criticalminerals.pipeline.partner.review.rules.Deadline;

/**
 * What makes a review wait: questions, for which its clock stands, and reserves, which run out (DOMAIN.md, "Deadline" and
 * "Positions"). Whoever calls it has locked the review's row.
 */
@ApplicationScoped
class ReviewPauses {

    private final PositionRepository positions;
    private final InformationRequestRepository requests;
    private final ReviewClock clock;
    private final ExtensionCourse extensions;
    private final ReviewAnnouncements announcements;

    ReviewPauses(
            PositionRepository positions,
            InformationRequestRepository requests,
            ReviewClock clock,
            ExtensionCourse extensions,
            ReviewAnnouncements announcements) {
        this.positions = positions;
        this.requests = requests;
        this.clock = clock;
        this.extensions = extensions;
        this.announcements = announcements;
    }

    /** A party took a position: its former question is moot, a new one stops the clock. */
    void afterPosition(Review review, Position position, List<Position> latest) {
        Instant now = position.takenAt;
        requests.find(review.id, position.party).ifPresent(request -> request.replace(now));
        if (position.decision == Decision.REQUEST_INFORMATION) {
            ask(review, position);
        }
        settle(review, latest, now);
    }

    /**
     * The time of a review after a position.
     *
     * @param deadline until when the parties may speak
     * @param questionEnds when the position's own question has had its time; null where it asks nothing
     */
    record Time(Deadline deadline, Instant questionEnds) {}

    /** What a position would make of a review's time; nothing is done. */
    Time timeAfter(Review review, Position position) {
        boolean asks = position.decision == Decision.REQUEST_INFORMATION;
        boolean stands = asks
                || review.clockStoppedAt != null
                        && requests.of(review.id).stream()
                                .filter(request -> !request.party.equals(position.party))
                                .anyMatch(request ->
                                        request.stopsTheClock() && position.takenAt.isBefore(request.runsOnAt));
        Instant at =
                review.clockStoppedAt == null || stands ? review.deadline : clock.resumed(review, position.takenAt);
        return new Time(
                new Deadline(at, review.escalatedAt != null, stands),
                asks ? clock.endOfQuestion(review, position.takenAt) : null);
    }

    private void ask(Review review, Position position) {
        InformationRequest request = new InformationRequest();
        request.reviewId = review.id;
        request.party = position.party;
        request.question = position.reasons;
        request.askedAt = position.takenAt;
        request.runsOnAt = clock.endOfQuestion(review, position.takenAt);
        request.releasableTo = review.releasableTo;
        requests.persist(request);
        clock.stop(review, position.takenAt);
        review.revision++;
        announcements.informationRequested(review, request);
    }

    /** Lets what has had its time end, and the clock run on where no question stops it any more. */
    void settle(Review review, List<Position> latest, Instant now) {
        List<InformationRequest> asked = requests.of(review.id);
        asked.stream().filter(request -> !now.isBefore(request.runsOnAt)).forEach(request -> request.end(now));
        if (review.clockStoppedAt != null && asked.stream().noneMatch(InformationRequest::stopsTheClock)) {
            clock.resume(review, now);
            positions.moveDeadline(review);
            announcements.clockResumed(review, positions.awaited(review), now);
            extensions.settleOpen(review, now);
        }
        expire(review, latest, now);
        review.wakeAt = next(review, asked, latest, now);
        clock.reschedule(review);
    }

    // Being awaited again is what tells a reserve that ran out from one that still holds.
    private void expire(Review review, List<Position> latest, Instant now) {
        List<String> awaited = positions.awaited(review);
        reserves(latest)
                .filter(reserve -> ReviewClock.endOfReserve(review, reserve).isBefore(now))
                .filter(reserve -> !awaited.contains(reserve.party))
                .filter(reserve -> !Set.of(review.withoutVoice).contains(reserve.party))
                .forEach(reserve -> {
                    positions.expect(review, List.of(reserve.party), ReviewClock.endOfReserve(review, reserve));
                    review.revision++;
                    announcements.reserveExpired(
                            review,
                            reserve.party,
                            positions.awaited(review),
                            ReviewClock.endOfReserve(review, reserve));
                });
    }

    private static Instant next(Review review, List<InformationRequest> asked, List<Position> latest, Instant now) {
        return Stream.concat(
                        asked.stream().filter(InformationRequest::stopsTheClock).map(request -> request.runsOnAt),
                        // Behind the instant itself, at which a reserve still holds.
                        reserves(latest)
                                .map(reserve -> ReviewClock.endOfReserve(review, reserve)
                                        .plusMillis(1))
                                .filter(now::isBefore))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Stream<Position> reserves(List<Position> latest) {
        return latest.stream().filter(position -> position.decision == Decision.RESERVE);
    }
}

package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.ReviewSubject;
import org.criticalminerals.pipeline.partner.review.rules.Standing;
import org.criticalminerals.pipeline.partner.review.rules.Verdict;

/**
 * Lets other subjects find a review and have it looked at again when something of theirs changes what its rule sees: a
 * state's consent, a party that can't act.
 */
@ApplicationScoped
public class ReviewProgress {

    private final ReviewRepository reviews;
    private final PositionRepository positions;
    private final ReviewCourse course;
    private final ExtensionCourse extensions;
    private final ReviewAnnouncements announcements;
    private final Instance<PartiesWithoutVoice> withoutVoice;

    ReviewProgress(
            ReviewRepository reviews,
            PositionRepository positions,
            ReviewCourse course,
            ExtensionCourse extensions,
            ReviewAnnouncements announcements,
            @Any Instance<PartiesWithoutVoice> withoutVoice) {
        this.reviews = reviews;
        this.positions = positions;
        this.course = course;
        this.extensions = extensions;
        this.announcements = announcements;
        this.withoutVoice = withoutVoice;
    }

    /** A review, as far as whoever acts may know it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ReviewFacts> find(UUID review) {
        return reviews.findByIdOptional(review).map(Review::facts);
    }

    /** Some reviews, as far as whoever acts may know them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<ReviewFacts> find(Collection<UUID> ids) {
        return reviews.list("id in ?1", ids).stream().map(Review::facts).toList();
    }

    /** A review with its row locked until the end of the transaction: the first act of whatever hangs on it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ReviewFacts> lock(UUID review) {
        return reviews.lock(review).map(Review::facts);
    }

    /** The open review of a candidacy with its row locked; empty where none is open. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ReviewFacts> lockOpen(UUID projectId, String agreement) {
        return reviews.lockOpen(projectId, agreement).map(Review::facts);
    }

    /** What a review is about, as events tell it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ReviewSubject subjectOf(UUID review) {
        return reviews.findByIdOptional(review)
                .map(Review::subject)
                .orElseThrow(() -> new IllegalStateException("There is no review " + review));
    }

    /** The project that a review is about; empty where it has none, or whoever acts may not know of it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<UUID> projectOf(UUID review) {
        return reviews.projectOf(review);
    }

    /** The open reviews of a project in the order of their ids, to be locked in it; one for each agreement at most. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> openOf(UUID project) {
        return reviews.openOf(project);
    }

    /**
     * Asks the rule again what the positions make of an open review, without the parties that can't act by now. After the
     * deadline nothing happens here: the timer concludes, with what was there in time.
     *
     * @param review the review
     * @param now the moment of the act that may have changed it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reconsider(UUID review, Instant now) {
        reviews.lock(review)
                .filter(Review::isOpen)
                .filter(open -> !open.deadlineInForce().hasPassed(now))
                .ifPresent(open -> {
                    List<Position> latest = positions.latest(open.id);
                    awaitWhoCanAct(open, latest, now);
                    // A review that ends by this has no use for more time.
                    if (course.verdict(open, latest, now) instanceof Verdict.Open) {
                        extensions.settleOpen(open, now);
                    }
                    course.afterAct(open, latest, now, null);
                });
    }

    /** Nothing is awaited of parties without a voice; one that has its voice again is awaited again. */
    private void awaitWhoCanAct(Review review, List<Position> latest, Instant now) {
        Set<String> before = Set.of(review.withoutVoice);
        SortedSet<String> silenced = withoutVoice.stream()
                .flatMap(source -> source.on(review.id).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> lost =
                silenced.stream().filter(party -> !before.contains(party)).toList();
        List<String> regained = List.of(review.parties).stream()
                .filter(party -> before.contains(party) && !silenced.contains(party))
                .toList();
        review.withoutVoice = silenced.toArray(String[]::new);
        lost.forEach(party -> positions.heard(review.id, party));
        positions.expect(
                review,
                review.ruleInForce().deciding().stream()
                        .filter(regained::contains)
                        .filter(party -> latest.stream()
                                .noneMatch(position -> position.party.equals(party)
                                        && !(position.standing() instanceof Standing.Silent)))
                        .toList(),
                now);
        announce(review, lost, regained, now);
    }

    private void announce(Review review, List<String> lost, List<String> regained, Instant now) {
        if (lost.isEmpty() && regained.isEmpty()) {
            return;
        }
        review.revision++;
        List<String> awaited = positions.awaited(review);
        lost.forEach(party -> announcements.voiceLost(review, party, awaited, now));
        regained.forEach(party -> announcements.voiceRegained(review, party, awaited, now));
    }
}

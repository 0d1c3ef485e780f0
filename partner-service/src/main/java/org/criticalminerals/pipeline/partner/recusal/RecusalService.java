package org.criticalminerals.pipeline.partner.recusal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.FreeText;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.party.Official;
import org.criticalminerals.pipeline.partner.party.OfficialService;
import org.criticalminerals.pipeline.partner.review.ReviewFacts;
import org.criticalminerals.pipeline.partner.review.ReviewProgress;

/**
 * Keeps officials out of reviews in which they have a conflict of interest. The review's row is locked first, as it is for
 * a signature: of a recusal and a signature at the same moment one comes first, and the other sees it.
 */
@ApplicationScoped
public class RecusalService {

    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_SUBJECT = 100;

    private final RecusalRepository recusals;
    private final ReviewProgress reviews;
    private final OfficialService officials;
    private final Clock clock;

    RecusalService(RecusalRepository recusals, ReviewProgress reviews, OfficialService officials, Clock clock) {
        this.recusals = recusals;
        this.reviews = reviews;
        this.officials = officials;
        this.clock = clock;
    }

    /** Who keeps out of each of these reviews, as subjects of the identity provider; as far as the reader may know. */
    @Transactional
    public Map<UUID, Set<String>> recused(Collection<ReviewFacts> of) {
        if (of.isEmpty()) {
            return Map.of();
        }
        List<Recusal> inForce =
                recusals.inForce(of.stream().map(ReviewFacts::id).toList(), projectsOf(of));
        Map<UUID, Set<String>> recused = new HashMap<>();
        for (ReviewFacts review : of) {
            recused.put(
                    review.id(),
                    inForce.stream()
                            .filter(one -> one.official != null && reaches(one, review))
                            .map(one -> one.official)
                            .collect(Collectors.toSet()));
        }
        return recused;
    }

    /** Those of some reviews of which an official keeps out; as far as the reader may know. */
    @Transactional
    public Set<UUID> closedTo(Collection<ReviewFacts> of, String official) {
        return recused(of).entrySet().stream()
                .filter(one -> one.getValue().contains(official))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Refuses what somebody may not do who keeps out of the review.
     *
     * @param what what they want to do, as in "you can't … on it"
     */
    @Transactional
    public void requireNotRecused(ReviewFacts review, ActingOfficial official, String what) {
        requireNotRecused(reaching(review), review, official, what);
    }

    /** Refuses a signature that a recusal stands against: of who signs, or of the party as a whole. */
    @Transactional
    void requireMaySign(ReviewFacts review, ActingOfficial official) {
        List<Recusal> reaching = reaching(review);
        requireNotRecused(reaching, review, official, "sign");
        if (reaching.stream().anyMatch(one -> one.scope == RecusalScope.PARTY && one.party.equals(official.party()))) {
            throw Problems.conflict(
                    "party-cannot-act",
                    "Your party can't act",
                    "A signatory of your agency declared that your party can't act on this review. To sign, have that"
                            + " taken back at /api/v1/reviews/" + review.id() + "/recusals.");
        }
    }

    private static void requireNotRecused(
            List<Recusal> reaching, ReviewFacts review, ActingOfficial official, String what) {
        if (reaching.stream().anyMatch(one -> official.subject().equals(one.official))) {
            throw Problems.forbidden(
                    "recused",
                    "You keep out of this review because of a conflict of interest, so you can't " + what
                            + " on it. Leave it to a colleague; if the conflict has ended, a signatory of your agency"
                            + " can take the recusal back at /api/v1/reviews/" + review.id() + "/recusals.");
        }
    }

    /** The recusals in force that bear on a review, as far as the reader may know. */
    private List<Recusal> reaching(ReviewFacts review) {
        return recusals.inForce(List.of(review.id()), projectsOf(List.of(review))).stream()
                .filter(one -> reaches(one, review))
                .toList();
    }

    /** The recusals on a review, the newest first; those of the own party. */
    @Transactional
    List<RecusalView> list(UUID reviewId, UUID before, int limit) {
        ReviewFacts review = reviews.find(reviewId).orElseThrow(() -> Problems.notFound("review"));
        return recusals.of(reviewId, review.projectId(), before, limit).stream()
                .map(RecusalView::of)
                .toList();
    }

    /** Records a recusal, and lets the reviews that it touches go on without whom it silences. */
    @Transactional
    RecusalView record(UUID reviewId, ActingOfficial by, NewRecusal request) {
        if (request == null) {
            throw Problems.invalid("", "The body must hold the recusal, at least its reason");
        }
        RecusalScope scope = scope(request.scope());
        String reason = FreeText.required(
                "/reason", request.reason(), LONGEST_TEXT, "must say why; only your own party sees it");
        List<ReviewFacts> touched = lock(reviewId, scope);
        ReviewFacts review = touched.getFirst();
        requireOpen(review, scope);
        Recusal recusal = new Recusal();
        recusal.scope = scope;
        if (scope == RecusalScope.PARTY) {
            declare(review, by, request);
        } else {
            recuse(recusal, review, by, request);
        }
        requireNew(recusal, review, by);
        recusal.id = Ids.next();
        recusal.reviewId = review.id();
        recusal.projectId = review.projectId();
        recusal.party = by.party();
        recusal.agency = by.agency();
        recusal.reason = reason;
        recusal.recordedBy = by.subject();
        recusal.recordedByName = by.name();
        recusal.recordedAt = clock.instant();
        recusal.releasableTo = new String[] {by.party()};
        recusals.persistAndFlush(recusal);
        touched.forEach(one -> weigh(one, by.party(), by.agency(), recusal.recordedAt));
        return RecusalView.of(recusal);
    }

    /** Takes a recusal back: entered in error, or its conflict has ended. */
    @Transactional
    RecusalView withdraw(UUID reviewId, UUID id, ActingOfficial by, String why) {
        String note = FreeText.required("/note", why, LONGEST_TEXT, "must say why the recusal no longer holds");
        RecusalScope scope = recusals.scopeOf(
                        id, reviewId, reviews.projectOf(reviewId).orElse(null))
                .orElseThrow(() -> Problems.notFound("recusal"));
        List<ReviewFacts> touched = lock(reviewId, scope);
        Recusal recusal = recusals.lock(id).orElseThrow(() -> Problems.notFound("recusal"));
        if (!recusal.agency.equals(by.agency()) || !by.maySign() || by.subject().equals(recusal.official)) {
            throw Problems.forbidden(
                    "not-another-signatory",
                    "A recusal is taken back by a signatory of " + recusal.agency
                            + " other than the one who keeps out. Ask one of them.");
        }
        if (recusal.withdrawnAt != null) {
            throw Problems.conflict(
                    "recusal-over",
                    "The recusal is over already",
                    recusal.withdrawnByName + " took it back on " + recusal.withdrawnAt + ".");
        }
        recusal.withdrawnAt = clock.instant();
        recusal.withdrawnBy = by.subject();
        recusal.withdrawnByName = by.name();
        recusal.withdrawalNote = note;
        recusals.flush();
        touched.forEach(one -> weigh(one, by.party(), by.agency(), recusal.withdrawnAt));
        return RecusalView.of(recusal);
    }

    /** Recusals on the project reach a review that opens later. */
    void apply(ReviewFacts opened) {
        Set<String> touched =
                reaching(opened).stream().map(one -> one.party).collect(Collectors.toCollection(TreeSet::new));
        Instant now = clock.instant();
        touched.stream()
                .filter(opened.leads()::containsKey)
                .forEach(party -> weigh(opened, party, opened.leads().get(party), now));
    }

    /** Whoever leaves may have been the last who could sign where others keep out. */
    void withoutOneOf(String agency, String party) {
        Set<UUID> touched = new TreeSet<>();
        for (Recusal one : recusals.inForceOf(agency)) {
            touched.add(one.reviewId);
            if (one.scope == RecusalScope.PROJECT) {
                touched.addAll(reviews.openOf(one.projectId));
            }
        }
        Instant now = clock.instant();
        touched.stream().flatMap(id -> reviews.lock(id).stream()).forEach(review -> weigh(review, party, agency, now));
    }

    /** Says whether a party has a voice on a review, and has the review go on where that changed. */
    private void weigh(ReviewFacts review, String party, String agency, Instant now) {
        if (!review.isOpen()
                || now.isAfter(review.deadline())
                || !agency.equals(review.leads().get(party))) {
            return;
        }
        List<Recusal> inForce =
                reaching(review).stream().filter(one -> one.party.equals(party)).toList();
        boolean silent = RecusalRules.isWithoutVoice(
                officials.signatoriesOf(agency).stream().map(Official::subject).collect(Collectors.toSet()),
                inForce.stream()
                        .map(one -> one.official)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                review.editors(),
                inForce.stream().anyMatch(one -> one.scope == RecusalScope.PARTY));
        boolean was = recusals.withoutVoice(review.id()).contains(party);
        if (silent == was) {
            return;
        }
        if (silent) {
            recusals.silence(review.id(), party, now, review.releasableTo());
        } else {
            recusals.giveVoice(review.id(), party);
        }
        reviews.reconsider(review.id(), now);
    }

    private static boolean reaches(Recusal recusal, ReviewFacts review) {
        return switch (recusal.scope) {
            case REVIEW, PARTY -> recusal.reviewId.equals(review.id());
            case PROJECT -> Objects.equals(recusal.projectId, review.projectId());
        };
    }

    /** The review, first, with the others that are touched; locked in the order of their ids, so that nobody waits in a circle. */
    private List<ReviewFacts> lock(UUID reviewId, RecusalScope scope) {
        Set<UUID> ids = new TreeSet<>(Set.of(reviewId));
        if (scope == RecusalScope.PROJECT) {
            reviews.projectOf(reviewId).ifPresent(project -> ids.addAll(reviews.openOf(project)));
        }
        Map<UUID, ReviewFacts> locked = ids.stream()
                .flatMap(id -> reviews.lock(id).stream())
                .collect(Collectors.toMap(ReviewFacts::id, review -> review));
        ReviewFacts first = Optional.ofNullable(locked.remove(reviewId)).orElseThrow(() -> Problems.notFound("review"));
        return Stream.concat(Stream.of(first), locked.values().stream()).toList();
    }

    private static List<UUID> projectsOf(Collection<ReviewFacts> reviews) {
        return reviews.stream()
                .map(ReviewFacts::projectId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private void requireOpen(ReviewFacts review, RecusalScope scope) {
        if (scope == RecusalScope.PROJECT && review.projectId() == null) {
            throw Problems.invalid("/scope", "must be REVIEW or PARTY: this review is about no project");
        }
        if (scope != RecusalScope.PROJECT
                && (!review.isOpen() || clock.instant().isAfter(review.deadline()))) {
            throw Problems.conflict(
                    "review-over",
                    "The review is over",
                    "Nobody can act on this review any more, so nobody needs to keep out of it. For what comes of the"
                            + " project later, send \"scope\": \"PROJECT\".");
        }
    }

    private static void declare(ReviewFacts review, ActingOfficial by, NewRecusal request) {
        if (request.official() != null || request.substitute() != null) {
            throw Problems.invalid(
                    "/scope", "PARTY says that the whole party can't act: leave out official and substitute");
        }
        if (!by.maySign() || !by.agency().equals(review.leads().get(by.party()))) {
            throw Problems.forbidden(
                    "not-lead-signatory",
                    "That a party can't act is declared by a signatory of its lead agency, "
                            + review.leads().getOrDefault(by.party(), "which it has none of here") + ".");
        }
    }

    private void recuse(Recusal recusal, ReviewFacts review, ActingOfficial by, NewRecusal request) {
        String subject = subject("/official", request.official());
        if (subject == null || subject.equals(by.subject())) {
            if (!by.mayDraft()) {
                throw Problems.forbidden(
                        "not-an-official-of-reviews",
                        "Only desk officers and signatories work on positions, so only they can keep out of one.");
            }
            recusal.official = by.subject();
            recusal.officialName = by.name();
        } else {
            if (!by.maySign()) {
                throw Problems.forbidden(
                        "not-signatory",
                        "You can keep out of a review yourself; a colleague is kept out by a signatory of your agency.");
            }
            Official colleague = colleague("/official", subject, by);
            recusal.official = colleague.subject();
            recusal.officialName = colleague.name();
        }
        String substitute = subject("/substitute", request.substitute());
        if (substitute != null) {
            Official other = colleague("/substitute", substitute, by);
            if (!other.maySign()
                    || other.subject().equals(recusal.official)
                    || review.editors().contains(other.subject())
                    || recused(List.of(review)).get(review.id()).contains(other.subject())) {
                throw Problems.invalid(
                        "/substitute",
                        "must be another signatory of your agency who doesn't keep out of the review and had no hand in"
                                + " its dossier");
            }
            recusal.substitute = other.subject();
            recusal.substituteName = other.name();
        }
    }

    private Official colleague(String pointer, String subject, ActingOfficial by) {
        return officials
                .find(subject)
                .filter(official -> official.agency().equals(by.agency()) && official.mayDraft())
                .orElseThrow(() -> Problems.invalid(
                        pointer, "must be a desk officer or signatory of your agency; see /api/v1/officials"));
    }

    private void requireNew(Recusal recusal, ReviewFacts review, ActingOfficial by) {
        boolean known = reaching(review).stream()
                .filter(one -> one.party.equals(by.party()))
                .anyMatch(one -> Objects.equals(one.official, recusal.official)
                        && (one.scope == recusal.scope || one.scope == RecusalScope.PROJECT));
        if (known) {
            throw Problems.conflict(
                    "already-recused",
                    "Recorded already",
                    recusal.official == null
                            ? "Your party has said already that it can't act on this review."
                            : recusal.officialName + " keeps out of this review already.");
        }
    }

    private static RecusalScope scope(String name) {
        return name == null
                ? RecusalScope.REVIEW
                : Arrays.stream(RecusalScope.values())
                        .filter(scope -> scope.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Problems.invalid("/scope", "must be REVIEW, PROJECT or PARTY"));
    }

    private static String subject(String pointer, String subject) {
        if (subject == null || subject.isEmpty()) {
            return null;
        }
        if (subject.length() > LONGEST_SUBJECT || subject.indexOf('\0') >= 0) {
            throw Problems.invalid(pointer, "must be a subject of the identity provider; see /api/v1/officials");
        }
        return subject;
    }
}

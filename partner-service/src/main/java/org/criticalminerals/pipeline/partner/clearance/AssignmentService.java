package org.criticalminerals.pipeline.partner.clearance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.FreeText;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.party.Official;
import org.criticalminerals.pipeline.partner.party.OfficialService;
import org.criticalminerals.pipeline.partner.recusal.RecusalService;
import org.criticalminerals.pipeline.partner.review.ReviewFacts;
import org.criticalminerals.pipeline.partner.review.ReviewProgress;

/** Who of an agency has its work on reviews in hand. Each command locks the preparations' rows first. */
@ApplicationScoped
public class AssignmentService {

    private static final int LONGEST_NOTE = 1_000;
    private static final int LONGEST_SUBJECT = 100;

    private final PreparationRepository preparations;
    private final PreparationAccess access;
    private final ReviewProgress reviews;
    private final RecusalService recusals;
    private final OfficialService officials;
    private final Clock clock;

    AssignmentService(
            PreparationRepository preparations,
            PreparationAccess access,
            ReviewProgress reviews,
            RecusalService recusals,
            OfficialService officials,
            Clock clock) {
        this.preparations = preparations;
        this.access = access;
        this.reviews = reviews;
        this.recusals = recusals;
        this.officials = officials;
        this.clock = clock;
    }

    /**
     * To whom something is given over HTTP.
     *
     * @param official a desk officer or signatory of the own agency; absent to give it back to the desk
     * @param note what they should know; absent where nothing
     */
    public record Assignment(String official, String note) {}

    /** Gives the draft to a colleague of the lead, or back to its desk. */
    @Transactional
    void assign(UUID reviewId, ActingOfficial official, Assignment request) {
        Preparation preparation = access.lock(reviewId, official);
        ReviewFacts review = access.requireOpen(reviewId);
        access.requireLead(preparation, official, "gives it to somebody");
        Optional<Official> to = colleague(review, request, official);
        preparation.assign(
                to.map(Official::subject).orElse(null),
                to.map(Official::name).orElse(null),
                note(request),
                clock.instant());
        preparation.revision++;
    }

    /** Gives a clearance to a colleague of the agency that is asked, or back to its desk. */
    @Transactional
    void assignClearance(UUID reviewId, String agency, ActingOfficial official, Assignment request) {
        Preparation preparation = access.lock(reviewId, official);
        ReviewFacts review = access.requireOpen(reviewId);
        Clearance clearance = preparations
                .clearance(reviewId, official.party(), agency)
                .orElseThrow(() -> Problems.notFound("clearance"));
        access.requireOwn(clearance, official, "gives it to somebody");
        Optional<Official> to = colleague(review, request, official);
        clearance.assign(
                to.map(Official::subject).orElse(null), to.map(Official::name).orElse(null), note(request));
        preparation.revision++;
    }

    /** What became of the wish to give one review's work to somebody. */
    enum Result {
        /** They have it in hand. */
        ASSIGNED,
        /** They keep out of the review because of a conflict of interest. */
        RECUSED,
        /** The own agency neither drafts on the review nor is asked to clear. */
        NOTHING_TO_DO,
        /** The review is over. */
        NOT_OPEN,
        /** There is no such review, or the own party prepares nothing on it. */
        NOT_FOUND
    }

    /**
     * What became of one review.
     *
     * @param review the review
     * @param about what is known of it; null where there is none
     * @param result what became of it
     * @param kind {@code DRAFT} or {@code CLEARANCE} where something was given; else null
     */
    record Outcome(UUID review, ReviewFacts about, Result result, String kind) {}

    /**
     * Gives the own agency's work on some reviews to a colleague, or back to the desk: the draft where it is the lead, its
     * clearance where it is asked. What can't be done for one doesn't keep the others.
     *
     * @param ids the reviews
     * @param request to whom, with a note for all of them
     * @return what became of each, in the order asked
     */
    @Transactional
    List<Outcome> assignAll(Collection<UUID> ids, ActingOfficial official, Assignment request) {
        if (!official.mayDraft()) {
            throw Problems.forbidden(
                    "not-desk-officer",
                    "Work is given to colleagues by desk officers and signatories of its agency, and your account has"
                            + " neither of these roles.");
        }
        Official to = colleague(request, official).orElse(null);
        String note = note(request);
        Map<UUID, Preparation> locked = byReview(preparations.lock(ids, official.party()), one -> one.reviewId);
        Map<UUID, ReviewFacts> known = byReview(reviews.find(locked.keySet()), ReviewFacts::id);
        Map<UUID, Clearance> asked = byReview(
                preparations.clearances(locked.keySet(), official.party(), official.agency()), one -> one.reviewId);
        Set<UUID> closed = to == null ? Set.of() : recusals.closedTo(known.values(), to.subject());
        Map<UUID, Outcome> outcomes = new HashMap<>();
        for (UUID id : ids) {
            ReviewFacts review = locked.containsKey(id) ? known.get(id) : null;
            outcomes.computeIfAbsent(
                    id,
                    one -> review == null
                            ? new Outcome(one, null, Result.NOT_FOUND, null)
                            : give(review, locked.get(one), asked.get(one), official, closed.contains(one), to, note));
        }
        return ids.stream().map(outcomes::get).toList();
    }

    private Outcome give(
            ReviewFacts review,
            Preparation preparation,
            Clearance clearance,
            ActingOfficial official,
            boolean isClosed,
            Official to,
            String note) {
        if (!review.isOpen() || !preparation.open) {
            return new Outcome(review.id(), review, Result.NOT_OPEN, null);
        }
        boolean drafts = official.agency().equals(preparation.lead);
        if (!drafts && clearance == null) {
            return new Outcome(review.id(), review, Result.NOTHING_TO_DO, null);
        }
        if (isClosed) {
            return new Outcome(review.id(), review, Result.RECUSED, null);
        }
        String subject = to == null ? null : to.subject();
        String name = to == null ? null : to.name();
        if (drafts) {
            preparation.assign(subject, name, note, clock.instant());
        } else {
            clearance.assign(subject, name, note);
        }
        preparation.revision++;
        return new Outcome(review.id(), review, Result.ASSIGNED, drafts ? "DRAFT" : "CLEARANCE");
    }

    private static <T> Map<UUID, T> byReview(List<T> rows, Function<T, UUID> review) {
        return rows.stream().collect(Collectors.toMap(review, Function.identity()));
    }

    /**
     * Something that an official has in hand.
     *
     * @param reviewId the review
     * @param projectName its project
     * @param kind {@code DRAFT} or {@code CLEARANCE}
     */
    public record InHand(UUID reviewId, String projectName, String kind) {}

    /** What an official has in hand on open reviews. */
    @Transactional
    public List<InHand> inHand(String official) {
        List<InHand> inHand = new ArrayList<>();
        preparations.inHandOf(official).forEach(one -> inHand.add(new InHand(one.reviewId, one.projectName, "DRAFT")));
        preparations
                .clearancesInHandOf(official)
                .forEach(one -> inHand.add(new InHand(one.reviewId, one.projectName, "CLEARANCE")));
        return List.copyOf(inHand);
    }

    /**
     * Gives all that an official has in hand to another, or back to the desks of their agency. Who keeps out of a review
     * gets nothing of it: that goes to the desk as well.
     *
     * @param to the successor; null for the desk
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<InHand> pass(String from, Official to, String note) {
        Instant now = clock.instant();
        List<InHand> passed = new ArrayList<>();
        for (Preparation preparation : preparations.lockInHandOf(from)) {
            Official successor = to != null && keepsOut(preparation, to) ? null : to;
            String subject = successor == null ? null : successor.subject();
            String name = successor == null ? null : successor.name();
            if (from.equals(preparation.assignee)) {
                preparation.assign(subject, name, note, now);
                passed.add(new InHand(preparation.reviewId, preparation.projectName, "DRAFT"));
            }
            preparations.clearances(preparation.reviewId, preparation.party).stream()
                    .filter(clearance -> clearance.open && !clearance.answered && from.equals(clearance.assignee))
                    .forEach(clearance -> {
                        clearance.assign(subject, name, note);
                        passed.add(new InHand(clearance.reviewId, clearance.projectName, "CLEARANCE"));
                    });
            preparation.revision++;
        }
        return List.copyOf(passed);
    }

    private boolean keepsOut(Preparation preparation, Official official) {
        return reviews.find(preparation.reviewId)
                .map(review ->
                        !recusals.closedTo(List.of(review), official.subject()).isEmpty())
                .orElse(false);
    }

    private Optional<Official> colleague(ReviewFacts review, Assignment request, ActingOfficial by) {
        Optional<Official> found = colleague(request, by);
        if (found.isPresent()
                && !recusals.closedTo(List.of(review), found.get().subject()).isEmpty()) {
            throw Problems.invalid("/official", "keeps out of this review because of a conflict of interest");
        }
        return found;
    }

    private Optional<Official> colleague(Assignment request, ActingOfficial by) {
        if (request == null || request.official() == null || request.official().isEmpty()) {
            return Optional.empty();
        }
        if (request.official().length() > LONGEST_SUBJECT || request.official().indexOf('\0') >= 0) {
            throw Problems.invalid("/official", "must be a subject of the identity provider; see /api/v1/officials");
        }
        return Optional.of(officials
                .find(request.official())
                .filter(one -> one.agency().equals(by.agency()) && one.mayDraft())
                .orElseThrow(() -> Problems.invalid(
                        "/official", "must be a desk officer or signatory of your agency; see /api/v1/officials")));
    }

    private static String note(Assignment request) {
        return request == null ? null : FreeText.optional("/note", request.note(), LONGEST_NOTE);
    }
}

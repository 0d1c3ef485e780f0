package org.criticalminerals.pipeline.partner.clearance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.clearance.PreparationView.AnswerView;
import org.criticalminerals.pipeline.partner.clearance.PreparationView.Assignee;
import org.criticalminerals.pipeline.partner.clearance.PreparationView.ClearanceView;
import org.criticalminerals.pipeline.partner.clearance.PreparationView.DraftView;
import org.criticalminerals.pipeline.partner.clearance.PreparationView.Person;
import org.criticalminerals.pipeline.partner.recusal.RecusalService;
import org.criticalminerals.pipeline.partner.review.ReviewFacts;
import org.criticalminerals.pipeline.partner.review.ReviewProgress;

/** Reads how the reader's own party prepares its positions; another party's isn't there for anybody. */
@ApplicationScoped
class PreparationQueries {

    private final PreparationRepository preparations;
    private final ReviewProgress reviews;
    private final RecusalService recusals;
    private final Clock clock;

    PreparationQueries(
            PreparationRepository preparations, ReviewProgress reviews, RecusalService recusals, Clock clock) {
        this.preparations = preparations;
        this.reviews = reviews;
        this.recusals = recusals;
        this.clock = clock;
    }

    /** All of it on one review. */
    @Transactional
    PreparationView get(UUID reviewId, ActingOfficial reader) {
        ReviewFacts review = reviews.find(reviewId).orElseThrow(() -> Problems.notFound("review"));
        Preparation preparation = require(reviewId, reader);
        List<Clearance> asked = preparations.clearances(reviewId, reader.party());
        DraftPosition draft = preparations.latestDraft(reviewId, reader.party()).orElse(null);
        boolean mayAct = mayAct(review, reader);
        boolean ofLead = mayAct && reader.agency().equals(preparation.lead);
        return new PreparationView(
                reviewId,
                preparation.party,
                preparation.lead,
                Assignee.of(preparation.assignee, preparation.assigneeName, preparation.assignmentNote),
                draft == null ? null : DraftView.of(draft),
                views(asked, draft, reader, mayAct),
                List.of(preparation.consulted),
                missing(preparation, asked),
                ofLead ? List.of("DRAFT", "ASK", "ASSIGN") : List.of());
    }

    /** What was asked on one review, and what was answered. */
    @Transactional
    List<ClearanceView> clearances(UUID reviewId, ActingOfficial reader) {
        return get(reviewId, reader).clearances();
    }

    /** One clearance. */
    @Transactional
    ClearanceView clearance(UUID reviewId, String agency, ActingOfficial reader) {
        return clearances(reviewId, reader).stream()
                .filter(clearance -> clearance.agency().equals(agency))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("clearance"));
    }

    /** The versions of the own party's draft, the newest first. */
    @Transactional
    List<DraftView> drafts(UUID reviewId, int before, int limit, ActingOfficial reader) {
        require(reviewId, reader);
        return preparations.drafts(reviewId, reader.party(), before, limit).stream()
                .map(DraftView::of)
                .toList();
    }

    /** The versions of an agency's answer, the newest first. */
    @Transactional
    List<AnswerView> answers(UUID reviewId, String agency, int before, int limit, ActingOfficial reader) {
        require(reviewId, reader);
        return preparations.answers(reviewId, reader.party(), agency, before, limit).stream()
                .map(AnswerView::of)
                .toList();
    }

    /** What waits for an agency of the own party, the most urgent first. */
    @Transactional
    List<ClearanceView> waitingFor(String agency, PreparationRepository.After after, int limit, ActingOfficial reader) {
        List<Clearance> rows = preparations.waitingFor(agency, after, limit);
        boolean mayAnswer = reader.mayDraft();
        Map<UUID, GivenClearance> given =
                preparations
                        .latestAnswers(rows.stream().map(row -> row.reviewId).toList(), reader.party())
                        .stream()
                        .filter(one -> one.agency.equals(agency))
                        .collect(Collectors.toMap(one -> one.reviewId, Function.identity()));
        Instant now = clock.instant();
        return rows.stream()
                .map(row -> view(row, given.get(row.reviewId), null, reader, mayAnswer, now))
                .toList();
    }

    private Preparation require(UUID reviewId, ActingOfficial reader) {
        return preparations.find(reviewId, reader.party()).orElseThrow(() -> Problems.notFound("preparation"));
    }

    private boolean mayAct(ReviewFacts review, ActingOfficial reader) {
        return review.isOpen()
                && reader.mayDraft()
                && !recusals.recused(List.of(review)).get(review.id()).contains(reader.subject());
    }

    static List<String> missing(Preparation preparation, List<Clearance> asked) {
        Set<String> answered = asked.stream()
                .filter(clearance -> clearance.answered)
                .map(clearance -> clearance.agency)
                .collect(Collectors.toSet());
        return ClearanceRules.missing(List.of(preparation.mandatory), answered);
    }

    private List<ClearanceView> views(
            List<Clearance> asked, DraftPosition draft, ActingOfficial reader, boolean mayAct) {
        Map<String, GivenClearance> given = asked.isEmpty()
                ? Map.of()
                : preparations.latestAnswers(List.of(asked.getFirst().reviewId), reader.party()).stream()
                        .collect(Collectors.toMap(one -> one.agency, Function.identity()));
        Instant now = clock.instant();
        return asked.stream()
                .map(clearance -> view(clearance, given.get(clearance.agency), draft, reader, mayAct, now))
                .toList();
    }

    private static ClearanceView view(
            Clearance clearance,
            GivenClearance given,
            DraftPosition draft,
            ActingOfficial reader,
            boolean mayAct,
            Instant now) {
        List<String> permitted = new ArrayList<>();
        if (mayAct && clearance.open && reader.agency().equals(clearance.agency)) {
            permitted.add("ANSWER");
            permitted.add("ASSIGN");
        }
        if (mayAct && clearance.open && clearance.answered && reader.agency().equals(clearance.lead)) {
            permitted.add("ASK_AGAIN");
        }
        return new ClearanceView(
                clearance.reviewId,
                clearance.type,
                clearance.projectId,
                clearance.projectName,
                clearance.agreement,
                clearance.gate,
                clearance.lead,
                clearance.agency,
                clearance.mandatory,
                clearance.question,
                clearance.draftVersion,
                Person.of(clearance.requestedBy, clearance.requestedByName),
                clearance.requestedAt,
                clearance.dueAt,
                ClearanceRules.standing(
                                clearance.answered,
                                given == null ? null : given.draftVersion,
                                draft == null ? null : Integer.valueOf(draft.version),
                                clearance.dueAt,
                                now)
                        .name(),
                given == null ? null : AnswerView.of(given),
                Assignee.of(clearance.assignee, clearance.assigneeName, clearance.assignmentNote),
                List.copyOf(permitted));
    }
}

package org.criticalminerals.pipeline.project.candidacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.CandidacyStatus;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.project.dossier.DossierReading;
import org.criticalminerals.pipeline.project.dossier.section.Countries;
import org.criticalminerals.pipeline.project.history.By;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.PartyAct;
import org.criticalminerals.pipeline.project.vocabulary.Vocabulary;

/** Reads candidacies as the acting official may see them. */
@ApplicationScoped
public class CandidacyReading {

    private static final int BOARD_ITEMS = 20;
    private static final int BOARD_COUNT = 1_000;
    private static final int LONGEST_CODE = 100;

    private final Candidacies candidacies;
    private final GateRequests requests;
    private final ChangeRequests changes;
    private final SupportEnds supportEnds;
    private final CandidacyAccess access;
    private final GateRequesting gates;
    private final DossierReading dossiers;
    private final Vocabulary vocabulary;

    CandidacyReading(
            Candidacies candidacies,
            GateRequests requests,
            ChangeRequests changes,
            SupportEnds supportEnds,
            CandidacyAccess access,
            GateRequesting gates,
            DossierReading dossiers,
            Vocabulary vocabulary) {
        this.candidacies = candidacies;
        this.requests = requests;
        this.changes = changes;
        this.supportEnds = supportEnds;
        this.access = access;
        this.gates = gates;
        this.dossiers = dossiers;
        this.vocabulary = vocabulary;
    }

    /** The candidacies of projects, in short. */
    public Map<UUID, List<CandidacyView.Brief>> briefs(Collection<UUID> projects) {
        return candidacies.of(projects).stream()
                .collect(Collectors.groupingBy(
                        row -> row.projectId, Collectors.mapping(CandidacyView::brief, Collectors.toList())));
    }

    /** A candidacy with all that belongs to it; 404 where it isn't there or isn't released. */
    public CandidacyView.Detail detail(UUID project, String agreement, ActingOfficial reader) {
        CandidacyRow row = require(project, agreement);
        AgreementState state = access.requireAgreement(agreement);
        CandidacyView.Summary summary = CandidacyView.summary(row);
        List<CandidacyView.Request> asked = requests.of(row.id).stream()
                .map(request -> request(request, reader))
                .toList();
        return new CandidacyView.Detail(
                summary.projectId(),
                summary.projectName(),
                summary.promoter(),
                summary.agreement(),
                summary.stage(),
                summary.status(),
                summary.version(),
                summary.stageSince(),
                summary.submittedAt(),
                summary.nominatingParty(),
                summary.nominatingAgency(),
                summary.minerals(),
                summary.steps(),
                summary.countries(),
                summary.pendingGateRequest(),
                summary.waitingOn(),
                summary.deadline(),
                summary.reviewId(),
                summary.lastOutcome(),
                row.askedCause,
                summary.nextGate(),
                missing(row, state, reader),
                undisclosedTo(row, state, reader),
                asked,
                row.suspended,
                changes.of(row.id).stream()
                        .map(change -> change(row, change, state, reader))
                        .toList(),
                supportEnds.of(row.id).stream()
                        .map(end -> new CandidacyView.SupportEnd(
                                end.key.party(), end.reasons, end.endedAt, By.of(end.endedBy, reader)))
                        .toList(),
                row.nominatorLeft,
                CandidacyAccess.permitted(row, state, reader));
    }

    private List<String> missing(CandidacyRow row, AgreementState agreement, ActingOfficial reader) {
        Gate gate = Gate.after(row.stage).orElse(null);
        if (gate == null || !reader.party().equals(row.nominatingParty)) {
            return List.of();
        }
        return gates.missing(dossiers.get(row.projectId), agreement, gate);
    }

    private List<String> undisclosedTo(CandidacyRow row, AgreementState agreement, ActingOfficial reader) {
        return Gate.after(row.stage)
                .filter(gate -> reader.party().equals(row.nominatingParty))
                .map(gate -> gates.undisclosed(dossiers.get(row.projectId), agreement, gate))
                .map(List::copyOf)
                .orElse(List.of());
    }

    /** A gate request; 404 where it isn't there or isn't released. */
    public CandidacyView.Request request(UUID project, String agreement, int number, ActingOfficial reader) {
        CandidacyRow row = require(project, agreement);
        return requests.findByIdOptional(new GateRequestRow.Key(row.id, number))
                .map(request -> request(request, reader))
                .orElseThrow(() -> Problems.notFound("gate request"));
    }

    /** A change request; 404 where it isn't there or isn't released. */
    public CandidacyView.Change change(UUID project, String agreement, int number, ActingOfficial reader) {
        CandidacyRow row = require(project, agreement);
        return changes.findByIdOptional(new ChangeRequestRow.Key(row.id, number))
                .map(change -> change(row, change, access.requireAgreement(agreement), reader))
                .orElseThrow(() -> Problems.notFound("change request"));
    }

    private static CandidacyView.Change change(
            CandidacyRow row, ChangeRequestRow change, AgreementState agreement, ActingOfficial reader) {
        boolean isPending = row.pendingChange != null && row.pendingChange == change.key.number();
        return new CandidacyView.Change(
                change.key.number(),
                change.type,
                change.state,
                change.requestingParty,
                change.cause,
                change.reasons,
                new CandidacyView.Notice(change.noticeSentOn, change.noticeReference),
                change.replyUntil,
                change.requestedAt,
                By.of(change.requestedBy, reader),
                change.replyText == null
                        ? null
                        : new CandidacyView.Reply(
                                change.replyReceivedOn,
                                change.replyText,
                                change.replyReference,
                                By.of(change.replyBy, reader)),
                change.dossierVersion,
                change.reviewAskedAt,
                change.reviewId,
                change.deadline,
                isPending && row.changeWithdrawalAsked,
                change.outcome,
                change.explanation,
                change.concludedAt,
                isPending ? permitted(row, change, agreement, reader) : List.of());
    }

    private static List<String> permitted(
            CandidacyRow row, ChangeRequestRow change, AgreementState agreement, ActingOfficial reader) {
        List<String> permitted = new ArrayList<>();
        boolean mayReply = ChangeRules.act(row.state(), ChangeRules.Act.REPLY) instanceof ChangeRules.Done;
        if (mayReply
                && change.replyText == null
                && CandidacyAccess.isAllowed(reader, PartyAct.RECORD_REPLY, agreement)) {
            permitted.add(PartyAct.RECORD_REPLY.name());
        }
        boolean mayWithdraw = ChangeRules.act(row.state(), ChangeRules.Act.WITHDRAW) instanceof ChangeRules.Done;
        if (mayWithdraw
                && change.requestingParty.equals(reader.party())
                && CandidacyAccess.isAllowed(reader, PartyAct.WITHDRAW_CHANGE, agreement)) {
            permitted.add(PartyAct.WITHDRAW_CHANGE.name());
        }
        return List.copyOf(permitted);
    }

    private CandidacyRow require(UUID project, String agreement) {
        return candidacies.find(project, agreement).orElseThrow(() -> Problems.notFound("candidacy"));
    }

    private static CandidacyView.Request request(GateRequestRow row, ActingOfficial reader) {
        return new CandidacyView.Request(
                row.key.number(),
                row.gate,
                row.state,
                row.dossierVersion,
                row.dossierHash,
                row.note,
                row.requestedAt,
                By.of(row.requestedBy, reader),
                row.reviewId,
                row.deadline,
                row.outcome,
                row.explanation,
                row.conditions,
                row.concludedAt);
    }

    /**
     * What a caller narrows the pipeline to; null for all.
     *
     * @param mineral as it is written, resolved by the vocabulary
     * @param step likewise
     * @param country ISO 3166 code
     * @param text words of project and promoter
     */
    public record Query(
            String agreement,
            String stage,
            String status,
            String party,
            String mineral,
            String step,
            String country,
            String text) {}

    /** A page of the pipeline, newest first. */
    public Page<CandidacyView.Summary> list(Query query, String cursor, Integer limit, ActingOfficial reader) {
        int size = Limit.of(limit);
        List<CandidacyRow> rows = candidacies.page(filter(query, reader), Cursor.id(cursor), size + 1);
        return Page.of(rows, size, row -> Cursor.encode(row.id)).map(CandidacyView::summary);
    }

    /**
     * Checks what a caller narrows the pipeline to.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where a filter means nothing
     */
    public void check(Query query, ActingOfficial reader) {
        filter(query, reader);
    }

    /** How many candidacies entered the stage in which they are after an instant, counted no further than {@code most}. */
    public int countSince(Query query, Instant since, int most, ActingOfficial reader) {
        return candidacies.countSince(filter(query, reader), since, most);
    }

    /**
     * What a review is about.
     *
     * @param deadline until when it waits, or waited
     * @param state what became of the gate request that it decides on
     */
    public record UnderReview(
            UUID reviewId,
            UUID projectId,
            String projectName,
            String agreement,
            Gate gate,
            GateRequestState state,
            Instant deadline) {}

    /** What some reviews are about, as far as the acting official may see it. */
    public Map<UUID, UnderReview> underReview(Collection<UUID> reviews) {
        List<GateRequestRow> rows = requests.underReview(reviews);
        Map<UUID, CandidacyRow> about = rows.isEmpty()
                ? Map.of()
                : candidacies
                        .list(
                                "id in ?1",
                                rows.stream()
                                        .map(row -> row.key.candidacyId())
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(row -> row.id, row -> row));
        return rows.stream()
                .filter(row -> about.containsKey(row.key.candidacyId()))
                .map(row -> underReview(row, about.get(row.key.candidacyId())))
                .collect(Collectors.toMap(UnderReview::reviewId, one -> one));
    }

    private static UnderReview underReview(GateRequestRow request, CandidacyRow candidacy) {
        return new UnderReview(
                request.reviewId,
                candidacy.projectId,
                candidacy.projectName,
                candidacy.agreement,
                request.gate,
                request.state,
                request.deadline);
    }

    // A candidacy is released to parties as a whole, so the reader's party finds all that they may see.
    private static String audience(ActingOfficial reader) {
        return SearchTerms.audience(reader.party());
    }

    private Candidacies.Filter filter(Query query, ActingOfficial reader) {
        List<String> terms = new ArrayList<>();
        terms.add(audience(reader));
        if (isGiven(query.mineral())) {
            terms.add(SearchTerms.mineral(mineral(query.mineral())));
        }
        if (isGiven(query.step())) {
            terms.add(SearchTerms.step(step(query.step())));
        }
        if (isGiven(query.country())) {
            terms.add(SearchTerms.country(country(query.country())));
        }
        return new Candidacies.Filter(
                code("/agreement", query.agreement()),
                choice("/stage", Stage.class, query.stage()),
                choice("/status", CandidacyStatus.class, query.status()),
                code("/party", query.party()),
                terms,
                DossierReading.words(query.text()));
    }

    private String mineral(String written) {
        String code = bounded("/mineral", written);
        if (vocabulary.mineral(code).code() == null) {
            throw Problems.invalid("/mineral", vocabulary.unknownMineral(code));
        }
        return vocabulary.mineral(code).code();
    }

    private String step(String written) {
        String code = vocabulary.step(bounded("/step", written));
        if (code == null) {
            throw Problems.invalid("/step", vocabulary.unknownStep(written));
        }
        return code;
    }

    private static String country(String written) {
        String code = written.strip().toUpperCase(Locale.ROOT);
        if (!Countries.isCode(code)) {
            throw Problems.invalid("/country", "must be a country code of ISO 3166 with two letters, like AU");
        }
        return code;
    }

    private static String code(String pointer, String given) {
        return isGiven(given) ? bounded(pointer, given.strip()) : null;
    }

    private static String bounded(String pointer, String given) {
        if (given.length() > LONGEST_CODE) {
            throw Problems.invalid(pointer, "must have at most " + LONGEST_CODE + " characters");
        }
        return given;
    }

    private static boolean isGiven(String value) {
        return value != null && !value.isBlank();
    }

    private static <E extends Enum<E>> E choice(String pointer, Class<E> type, String given) {
        if (!isGiven(given)) {
            return null;
        }
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(given.strip()))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(
                        pointer,
                        "must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }

    /** The pipeline by stage: the newest twenty of each and how many there are, counted up to a thousand. */
    public CandidacyView.Board board(String agreement, ActingOfficial reader) {
        String code = code("/agreement", agreement);
        Map<Stage, Integer> counts = candidacies.counts(audience(reader), code, BOARD_COUNT + 1);
        return new CandidacyView.Board(Stream.of(Stage.values())
                .map(stage -> new CandidacyView.BoardStage(
                        stage,
                        Math.min(counts.get(stage), BOARD_COUNT),
                        counts.get(stage) > BOARD_COUNT,
                        candidacies
                                .page(
                                        new Candidacies.Filter(
                                                code, stage, null, null, List.of(audience(reader)), List.of()),
                                        null,
                                        BOARD_ITEMS)
                                .stream()
                                .map(CandidacyView::summary)
                                .toList()))
                .toList());
    }
}

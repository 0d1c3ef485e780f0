package org.criticalminerals.pipeline.partner.criteria;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.partner.candidacy.Candidacy;
import org.criticalminerals.pipeline.partner.candidacy.CandidacyService;
import org.criticalminerals.pipeline.partner.candidacy.ReadersChanged;
import org.criticalminerals.pipeline.partner.criteria.AnswerRepository.Place;
import org.criticalminerals.pipeline.partner.criteria.CriteriaSetService.AskedSet;
import org.criticalminerals.pipeline.partner.criteria.CriteriaSetService.AskedSets;
import org.criticalminerals.pipeline.partner.criteria.CriteriaView.AnswerView;
import org.criticalminerals.pipeline.partner.criteria.rules.Completeness;
import org.criticalminerals.pipeline.partner.json.StoredJson;

/** Takes a party's answers, and shows them to the others when the party says so. The candidacy's row is locked first. */
@ApplicationScoped
class AnswerService {

    private final CandidacyService candidacies;
    private final CriteriaSetService sets;
    private final AnswerRepository answers;
    private final Outbox outbox;
    private final Clock clock;

    AnswerService(
            CandidacyService candidacies,
            CriteriaSetService sets,
            AnswerRepository answers,
            Outbox outbox,
            Clock clock) {
        this.candidacies = candidacies;
        this.sets = sets;
        this.answers = answers;
        this.outbox = outbox;
        this.clock = clock;
    }

    void follow(@Observes ReadersChanged changed) {
        answers.follow(changed.agreement());
    }

    /** Answers an item for the official's party: a new version, seen by that party alone. */
    @Transactional
    AnswerView answer(
            UUID project,
            String agreement,
            String setCode,
            String itemCode,
            ActingOfficial official,
            NewAnswer request) {
        Candidacy candidacy = candidacies.lock(project, agreement);
        AskedSet set = sets.askedUnder(agreement, candidacy.siteCountries()).require(setCode);
        CriteriaSet.Item item = requireItem(set, itemCode);
        requireAnswers(set, official);
        requireValid(request);
        Place place = new Place(project, agreement, setCode, itemCode, official.party());
        int current = answers.before(place, Integer.MAX_VALUE, 1).stream()
                .mapToInt(answer -> answer.version)
                .findFirst()
                .orElse(0);
        requireReplacement(current, request.replaces());

        Answer answer = answer(place, set, item, official, request, current + 1);
        AnswerScore score = score(answer, official, request);
        answers.add(answer, author(answer, official), score);
        return AnswerView.of(answer, item, official.name(), score == null ? null : score.score);
    }

    /** Shows the official's party's answers on a set to the other parties, once all are there. */
    @Transactional
    void release(UUID project, String agreement, String setCode, ActingOfficial official) {
        Candidacy candidacy = candidacies.lock(project, agreement);
        AskedSets asked = sets.askedUnder(agreement, candidacy.siteCountries());
        AskedSet set = asked.require(setCode);
        requireAnswers(set, official);
        requireLead(asked, official);
        List<Answer> own = answers.latest(project, agreement).stream()
                .filter(answer -> answer.criteriaSet.equals(setCode) && answer.party.equals(official.party()))
                .toList();
        requireComplete(set, own, asked);
        List<Answer> fresh = new ArrayList<>(own);
        fresh.removeIf(answer -> answer.released
                || own.stream()
                        .anyMatch(other ->
                                other.released && other.item.equals(answer.item) && other.version > answer.version));
        if (fresh.isEmpty()) {
            throw Problems.conflict(
                    "nothing-to-release",
                    "Nothing new to release",
                    "The other parties see all of your party's answers on this set already.");
        }
        fresh.forEach(answer -> {
            answer.released = true;
            answer.releasableTo = candidacy.releasableTo().stream().sorted().toArray(String[]::new);
        });
        outbox.publish(
                new ReviewEvent.CriteriaReleased(
                        project,
                        candidacy.projectName(),
                        agreement,
                        setCode,
                        set.definition().title(),
                        official.party(),
                        official.agency(),
                        clock.instant()),
                candidacy.revision(),
                candidacy.releasableTo(),
                official.party());
    }

    private static CriteriaSet.Item requireItem(AskedSet set, String code) {
        CriteriaSet.Item item =
                set.definition().item(code).orElseThrow(() -> Problems.notFound("item of this criteria set"));
        return set.item(item.code())
                .orElseThrow(() -> Problems.conflict(
                        "item-not-applicable",
                        "The item doesn't apply",
                        "“" + item.title() + "” applies to projects "
                                + switch (item.applies()) {
                                    case ALWAYS -> "anywhere";
                                    case TERRITORY ->
                                        "with a site on the territory of "
                                                + set.definition().party();
                                    case ELSEWHERE ->
                                        "with a site outside the territory of "
                                                + set.definition().party();
                                }
                                + ", and this one has none there. Leave it out."));
    }

    private static void requireAnswers(AskedSet set, ActingOfficial official) {
        if (!mayAnswer(set, official)) {
            List<String> agencies = set.definition().agencies();
            throw Problems.forbidden(
                    "not-answering",
                    "“" + set.definition().title() + "” is answered by desk officers and signatories of "
                            + (agencies.isEmpty()
                                    ? "the agencies of " + String.join(" and ", set.parties())
                                    : String.join(" and ", agencies))
                            + ". Ask one of them.");
        }
    }

    /** Whether an official may answer a set for the own party. */
    static boolean mayAnswer(AskedSet set, ActingOfficial official) {
        List<String> agencies = set.definition().agencies();
        return official.mayDraft()
                && set.parties().contains(official.party())
                && (agencies.isEmpty() || agencies.contains(official.agency()));
    }

    /** Whether an official may show the own party's answers to the others. */
    static boolean mayRelease(AskedSets asked, AskedSet set, ActingOfficial official) {
        return mayAnswer(set, official)
                && official.agency().equals(asked.agreement().leads().get(official.party()));
    }

    private static void requireLead(AskedSets asked, ActingOfficial official) {
        String lead = asked.agreement().leads().get(official.party());
        if (!official.agency().equals(lead)) {
            throw Problems.forbidden(
                    "not-lead",
                    "Under " + asked.agreement().title() + ", " + lead + " speaks for " + official.party()
                            + " to the other parties. Ask its desk to release the answers.");
        }
    }

    private static void requireComplete(AskedSet set, List<Answer> own, AskedSets asked) {
        List<Completeness.Open> open = Completeness.openForRelease(
                set.asked(), own.stream().map(Answer::toGiven).toList(), asked.today());
        if (!open.isEmpty()) {
            throw Problems.conflict(
                    "answers-incomplete",
                    "Answers are missing",
                    "Your party's answers on “" + set.definition().title() + "” are released together. Answer first: "
                            + open.stream().map(one -> one.item().title()).collect(Collectors.joining("; ")) + ".",
                    Map.of(
                            "missing",
                            open.stream().map(one -> one.item().code()).toList()));
        }
    }

    private static void requireValid(NewAnswer request) {
        if (request == null) {
            throw Problems.invalid("", "The body must hold the answer, at least answer and evidence");
        }
        List<FieldError> errors = NewAnswerCheck.errors(request);
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    private static void requireReplacement(int current, Integer replaces) {
        int replaced = replaces == null ? 0 : replaces;
        if (current != replaced) {
            throw Problems.conflict(
                    "stale-answer",
                    "Your party's answer is another",
                    current == 0
                            ? "Your party has no answer on this item yet. Leave out \"replaces\"."
                            : "Your party's answer is at version " + current + ". Read it, and send \"replaces\": "
                                    + current + " to replace it.",
                    Map.of("currentVersion", current));
        }
    }

    private Answer answer(
            Place place, AskedSet set, CriteriaSet.Item item, ActingOfficial official, NewAnswer request, int version) {
        Answer answer = new Answer();
        answer.id = Ids.next();
        answer.projectId = place.project();
        answer.agreement = place.agreement();
        answer.criteriaSet = place.set();
        answer.setVersion = set.version();
        answer.item = place.item();
        answer.itemHash = StoredJson.hash(item);
        answer.party = official.party();
        answer.version = version;
        answer.agency = official.agency();
        answer.answer = NewAnswerCheck.answer(request.answer()).orElseThrow();
        answer.evidence = request.evidence().strip();
        answer.reference = NewAnswer.stripped(request.reference());
        answer.link = NewAnswer.stripped(request.link());
        answer.validFrom = request.validFrom();
        answer.validUntil = request.validUntil();
        answer.answeredAt = clock.instant();
        answer.releasableTo = new String[] {official.party()};
        return answer;
    }

    private static AnswerAuthor author(Answer answer, ActingOfficial official) {
        AnswerAuthor author = new AnswerAuthor();
        author.answerId = answer.id;
        author.subject = official.subject();
        author.name = official.name();
        author.releasableTo = new String[] {official.party()};
        return author;
    }

    /** Gives the score of an answer; null where there is none. */
    private static AnswerScore score(Answer answer, ActingOfficial official, NewAnswer request) {
        if (request.score() == null) {
            return null;
        }
        AnswerScore score = new AnswerScore();
        score.answerId = answer.id;
        score.score = request.score().shortValue();
        score.releasableTo = new String[] {Audience.agency(official.agency())};
        return score;
    }
}

package org.criticalminerals.pipeline.partner.criteria;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.candidacy.Candidacy;
import org.criticalminerals.pipeline.partner.candidacy.CandidacyService;
import org.criticalminerals.pipeline.partner.candidacy.GateRequirement.OpenItem;
import org.criticalminerals.pipeline.partner.criteria.AnswerRepository.Place;
import org.criticalminerals.pipeline.partner.criteria.CriteriaSetService.AskedSet;
import org.criticalminerals.pipeline.partner.criteria.CriteriaSetService.AskedSets;
import org.criticalminerals.pipeline.partner.criteria.CriteriaView.AnswerView;
import org.criticalminerals.pipeline.partner.criteria.CriteriaView.PartyAnswers;
import org.criticalminerals.pipeline.partner.criteria.rules.Completeness;

/** Reads what the parties answered as one official may see it. */
@ApplicationScoped
class CriteriaQueries {

    private static final String ANSWER = "ANSWER";
    private static final String RELEASE = "RELEASE";

    private final CandidacyService candidacies;
    private final CriteriaSetService sets;
    private final AnswerRepository answers;

    CriteriaQueries(CandidacyService candidacies, CriteriaSetService sets, AnswerRepository answers) {
        this.candidacies = candidacies;
        this.sets = sets;
        this.answers = answers;
    }

    /** Every criteria set that a candidacy is asked, with what the parties answered. */
    @Transactional
    List<CriteriaView> list(UUID project, String agreement, ActingOfficial reader) {
        Candidacy candidacy = candidacies.require(project, agreement);
        AskedSets asked = sets.askedUnder(agreement, candidacy.siteCountries());
        Shown shown = shown(answers.latest(project, agreement));
        return asked.sets().stream()
                .map(set -> new CriteriaView(
                        set.code(),
                        set.version(),
                        set.definition().title(),
                        set.definition().sources(),
                        set.definition().note(),
                        set.gates(),
                        set.items(),
                        set.parties().stream()
                                .map(party -> party(candidacy, asked, set, party, shown, reader))
                                .toList()))
                .toList();
    }

    /** The versions of a party's answer, the newest first. */
    @Transactional
    List<AnswerView> versions(Place place, int before, int limit) {
        Candidacy candidacy = candidacies.require(place.project(), place.agreement());
        AskedSet set =
                sets.askedUnder(place.agreement(), candidacy.siteCountries()).require(place.set());
        CriteriaSet.Item item = set.definition().item(place.item()).orElse(null);
        Shown shown = shown(answers.before(place, before, limit));
        return shown.answers().stream().map(answer -> shown.view(answer, item)).toList();
    }

    private Shown shown(List<Answer> rows) {
        return new Shown(rows, answers.authors(rows), answers.scores(rows));
    }

    /** Answers with what the reader may know beside them. */
    private record Shown(List<Answer> answers, Map<UUID, String> authors, Map<UUID, Short> scores) {

        AnswerView view(Answer answer, CriteriaSet.Item item) {
            return AnswerView.of(answer, item, authors.get(answer.id), scores.get(answer.id));
        }

        List<Answer> of(AskedSet set, String party) {
            return answers.stream()
                    .filter(answer -> answer.criteriaSet.equals(set.code()) && answer.party.equals(party))
                    .toList();
        }
    }

    private static PartyAnswers party(
            Candidacy candidacy, AskedSets asked, AskedSet set, String party, Shown shown, ActingOfficial reader) {
        List<Answer> all = shown.of(set, party);
        List<Completeness.Open> open = Completeness.openForGate(
                set.asked(), all.stream().map(Answer::toGiven).toList(), asked.today());
        Map<String, Answer> latest = all.stream()
                .collect(Collectors.toMap(
                        answer -> answer.item, Function.identity(), (a, b) -> a.version > b.version ? a : b));
        return new PartyAnswers(
                party,
                open.isEmpty(),
                open.stream().map(CriteriaQueries::item).toList(),
                set.items().stream()
                        .filter(item -> latest.containsKey(item.code()))
                        .map(item -> shown.view(latest.get(item.code()), item))
                        .toList(),
                permitted(candidacy, asked, set, party, latest, reader));
    }

    static OpenItem item(Completeness.Open open) {
        return new OpenItem(open.item().code(), open.item().title(), open.why().name());
    }

    private static List<String> permitted(
            Candidacy candidacy,
            AskedSets asked,
            AskedSet set,
            String party,
            Map<String, Answer> latest,
            ActingOfficial reader) {
        List<String> permitted = new ArrayList<>();
        if (candidacy.isOver() || !party.equals(reader.party()) || !AnswerService.mayAnswer(set, reader)) {
            return permitted;
        }
        permitted.add(ANSWER);
        boolean complete = Completeness.openForRelease(
                        set.asked(),
                        latest.values().stream().map(Answer::toGiven).toList(),
                        asked.today())
                .isEmpty();
        boolean fresh = latest.values().stream().anyMatch(answer -> !answer.released);
        if (complete && fresh && AnswerService.mayRelease(asked, set, reader)) {
            permitted.add(RELEASE);
        }
        return permitted;
    }
}

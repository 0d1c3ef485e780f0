package org.criticalminerals.pipeline.partner.criteria;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.partner.candidacy.Candidacy;
import org.criticalminerals.pipeline.partner.candidacy.GateRequirement;
import org.criticalminerals.pipeline.partner.criteria.CriteriaSetService.AskedSet;
import org.criticalminerals.pipeline.partner.criteria.CriteriaSetService.AskedSets;
import org.criticalminerals.pipeline.partner.criteria.rules.Completeness;
import org.criticalminerals.pipeline.partner.review.OpeningRule;
import org.criticalminerals.pipeline.partner.review.ReviewFacts;

/** No gate opens its review before each party has answered what the agreement asks there, and shown it to the others. */
@ApplicationScoped
class ChecklistRule implements OpeningRule, GateRequirement {

    private static final String CODE = "CHECKLIST_MISSING";

    private final CriteriaSetService sets;
    private final AnswerRepository answers;

    ChecklistRule(CriteriaSetService sets, AnswerRepository answers) {
        this.sets = sets;
        this.answers = answers;
    }

    @Override
    public Optional<OpeningRule.Missing> missing(ReviewFacts review) {
        if (review.gate() == null) {
            return Optional.empty();
        }
        List<GateRequirement.Missing> missing =
                missing(review.projectId(), review.agreement(), review.gate(), review.siteCountries());
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new OpeningRule.Missing(
                        CODE,
                        missing.stream()
                                        .map(GateRequirement.Missing::explanation)
                                        .collect(Collectors.joining(" ")) + " Then ask again."));
    }

    @Override
    public List<GateRequirement.Missing> missing(Candidacy candidacy, Gate gate) {
        return missing(candidacy.projectId(), candidacy.agreement(), gate, candidacy.siteCountries());
    }

    private List<GateRequirement.Missing> missing(
            UUID project, String agreement, Gate gate, Collection<String> siteCountries) {
        AskedSets asked = sets.askedUnder(agreement, siteCountries);
        List<AskedSet> ofGate = asked.of(gate);
        if (ofGate.isEmpty()) {
            return List.of();
        }
        List<Answer> given = answers.latest(project, agreement);
        return ofGate.stream()
                .flatMap(set -> set.parties().stream().flatMap(party -> missing(asked, set, party, given).stream()))
                .toList();
    }

    private static Optional<GateRequirement.Missing> missing(
            AskedSets asked, AskedSet set, String party, List<Answer> given) {
        List<Completeness.Open> open = Completeness.openForGate(
                set.asked(),
                given.stream()
                        .filter(answer -> answer.criteriaSet.equals(set.code()) && answer.party.equals(party))
                        .map(Answer::toGiven)
                        .toList(),
                asked.today());
        if (open.isEmpty()) {
            return Optional.empty();
        }
        String items = open.stream().map(one -> one.item().title()).collect(Collectors.joining("; "));
        return Optional.of(new GateRequirement.Missing(
                CODE,
                Blocks.OPENING,
                party,
                set.definition().title(),
                open.stream().map(CriteriaQueries::item).toList(),
                party + " has to answer and release on “" + set.definition().title() + "”: " + items + "."));
    }
}

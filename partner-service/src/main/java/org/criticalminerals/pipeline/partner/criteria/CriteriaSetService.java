package org.criticalminerals.pipeline.partner.criteria;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.agreement.AgreementCheck;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.criteria.rules.Completeness;
import org.criticalminerals.pipeline.partner.json.StoredJson;
import org.criticalminerals.pipeline.partner.party.PartyDefinition;
import org.criticalminerals.pipeline.partner.party.PartyService;

/** Gives the criteria sets that an agreement asks for, and takes new versions of them from the reference data. */
@ApplicationScoped
public class CriteriaSetService {

    private final CriteriaSetRepository sets;
    private final AgreementService agreements;
    private final PartyService parties;
    private final Clock clock;

    CriteriaSetService(CriteriaSetRepository sets, AgreementService agreements, PartyService parties, Clock clock) {
        this.sets = sets;
        this.agreements = agreements;
        this.parties = parties;
        this.clock = clock;
    }

    /**
     * A criteria set that an agreement asks for.
     *
     * @param version its version
     * @param definition what it says
     * @param gates the gates that ask for it
     * @param parties the parties that answer it
     * @param items the items that apply to the project
     */
    record AskedSet(
            int version, CriteriaSet definition, Set<Gate> gates, List<String> parties, List<CriteriaSet.Item> items) {

        String code() {
            return definition.code();
        }

        /** What the items ask, for the rules. */
        List<Completeness.Asked> asked() {
            return items.stream()
                    .map(item -> new Completeness.Asked(item.code(), item.title(), StoredJson.hash(item)))
                    .toList();
        }

        /** The item of a code that applies to the project. */
        Optional<CriteriaSet.Item> item(String code) {
            return items.stream().filter(item -> item.code().equals(code)).findFirst();
        }
    }

    /**
     * What an agreement asks of a project.
     *
     * @param agreement the agreement
     * @param sets its sets, in the order of the gates that ask for them
     * @param today the day where the agreement's clock hangs
     */
    record AskedSets(AgreementDefinition agreement, List<AskedSet> sets, LocalDate today) {

        /** The sets that a gate asks for. */
        List<AskedSet> of(Gate gate) {
            return sets.stream().filter(set -> set.gates().contains(gate)).toList();
        }

        /**
         * The set of a code.
         *
         * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where the agreement asks for none of that code
         */
        AskedSet require(String code) {
            return sets.stream()
                    .filter(set -> set.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> Problems.notFound("criteria set under this agreement"));
        }
    }

    /** What an agreement asks of a project whose sites lie in these countries. */
    @Transactional
    AskedSets askedUnder(String code, Collection<String> siteCountries) {
        AgreementDefinition agreement = agreements
                .find(code)
                .orElseThrow(() -> Problems.notFound("agreement"))
                .definition();
        Map<String, Set<Gate>> gates = new HashMap<>();
        Set<String> codes = new LinkedHashSet<>();
        for (Gate gate : Gate.values()) {
            for (String set : agreement.requiredChecklists().getOrDefault(gate, List.of())) {
                codes.add(set);
                gates.computeIfAbsent(set, any -> new TreeSet<>()).add(gate);
            }
        }
        Map<String, CriteriaSetRow> rows =
                sets.latest(codes).stream().collect(Collectors.toMap(row -> row.code, Function.identity()));
        Map<String, List<String>> territories = parties.find(agreement.parties()).stream()
                .collect(Collectors.toMap(PartyDefinition::code, PartyDefinition::territory));
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), agreement.deadlines().zone());
        return new AskedSets(
                agreement,
                codes.stream()
                        .filter(rows::containsKey)
                        .map(rows::get)
                        .map(row -> new AskedSet(
                                row.version,
                                row.definition,
                                gates.get(row.code),
                                row.definition.answeredBy(agreement.parties()),
                                row.definition.itemsOf(
                                        siteCountries,
                                        territories.getOrDefault(String.valueOf(row.definition.party()), List.of()))))
                        .toList(),
                today);
    }

    /** The criteria sets that there are, in their latest versions and in the order of their codes. */
    @Transactional
    public List<CriteriaSet> list(String after, int limit) {
        return sets.after(after, limit).stream().map(row -> row.definition).toList();
    }

    /** What is wrong with the criteria sets that an agreement asks for: each has to be there, and some party to answer it. */
    @Transactional
    public List<AgreementCheck.Fault> faults(AgreementDefinition agreement) {
        Set<String> codes = new TreeSet<>();
        agreement.requiredChecklists().values().forEach(codes::addAll);
        Map<String, CriteriaSet> known =
                sets.latest(codes).stream().collect(Collectors.toMap(row -> row.code, row -> row.definition));
        List<AgreementCheck.Fault> faults = new ArrayList<>();
        agreement
                .requiredChecklists()
                .forEach((gate, asked) -> asked.forEach(code -> {
                    CriteriaSet set = known.get(code);
                    String field = "requiredChecklists." + gate;
                    if (set == null) {
                        faults.add(new AgreementCheck.Fault(field, code + " is no criteria set that is known"));
                    } else if (set.answeredBy(agreement.parties()).isEmpty()) {
                        faults.add(new AgreementCheck.Fault(
                                field,
                                code + " is answered by " + set.party() + ", which is no party of this agreement"));
                    }
                }));
        return faults;
    }

    /**
     * Takes a checked set in the current worker transaction: where its content is new, it gets a new version beside the
     * earlier ones.
     *
     * @return whether anything changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean load(CriteriaSet definition) {
        String hash = StoredJson.hash(definition);
        Optional<CriteriaSetRow> latest =
                sets.latest(List.of(definition.code())).stream().findFirst();
        if (latest.isPresent() && latest.get().hash.equals(hash)) {
            return false;
        }
        CriteriaSetRow row = new CriteriaSetRow();
        row.code = definition.code();
        row.version = latest.map(known -> known.version).orElse(0) + 1;
        row.hash = hash;
        row.definition = definition;
        row.loadedAt = clock.instant();
        sets.add(row);
        return true;
    }
}

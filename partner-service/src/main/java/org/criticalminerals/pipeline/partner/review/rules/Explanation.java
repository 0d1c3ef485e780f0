package org.criticalminerals.pipeline.partner.review.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.criticalminerals.pipeline.events.ConclusionCause;
import org.criticalminerals.pipeline.partner.review.rules.Finding.Kind;
import org.criticalminerals.pipeline.partner.review.rules.Standing.Abstains;
import org.criticalminerals.pipeline.partner.review.rules.Standing.Approves;
import org.criticalminerals.pipeline.partner.review.rules.Standing.Asks;
import org.criticalminerals.pipeline.partner.review.rules.Standing.Objects;
import org.criticalminerals.pipeline.partner.review.rules.Standing.Reserves;
import org.criticalminerals.pipeline.partner.review.rules.Standing.Silent;

/**
 * Why a review ended as it did, in parts that can be said in every reader's language.
 *
 * @param cause what ended it
 * @param facts what each party did, those who did the same together
 * @param lacks what an approval lacked; empty where there was one
 */
public record Explanation(ConclusionCause cause, List<Finding> facts, List<Finding> lacks) {

    public Explanation {
        facts = List.copyOf(facts);
        lacks = List.copyOf(lacks);
    }

    /** Why a question was withdrawn; without a party where nobody is known to have done it. */
    public static Explanation withdrawn(Finding.Kind done, String party) {
        return new Explanation(
                ConclusionCause.WITHDRAWAL,
                List.of(Finding.of(done, party == null ? List.of() : List.of(party))),
                List.of());
    }

    static Explanation of(ConclusionCause cause, Map<String, Standing> standings, List<Finding> lacks) {
        return new Explanation(cause, facts(standings), lacks);
    }

    /** It in one English sentence. */
    public String sentence() {
        return (cause == ConclusionCause.DEADLINE ? "At the deadline " : "") + said(facts)
                + (lacks.isEmpty() ? "" : ": " + said(lacks)) + ".";
    }

    private static String said(List<Finding> findings) {
        return join(findings.stream().map(Finding::words).toList());
    }

    // Parties in the agreement's order.
    private static List<Finding> facts(Map<String, Standing> standings) {
        List<Finding> facts = new ArrayList<>();
        add(facts, standings, Kind.APPROVED, s -> s instanceof Approves a && a.byOwnAct() && !a.withConditions());
        add(facts, standings, Kind.APPROVED_WITH_CONDITIONS, s -> s instanceof Approves a && a.withConditions());
        add(facts, standings, Kind.CONSENTED_BY_SILENCE, s -> s instanceof Approves a && !a.byOwnAct());
        add(facts, standings, Kind.FINALLY_OBJECTED, s -> s instanceof Objects o && o.isFinal());
        add(facts, standings, Kind.OBJECTED, s -> s instanceof Objects o && !o.isFinal());
        add(facts, standings, Kind.RESERVED, s -> s instanceof Reserves);
        add(facts, standings, Kind.ASKED, s -> s instanceof Asks);
        add(facts, standings, Kind.ABSTAINED, s -> s instanceof Abstains a && a.byOwnAct());
        add(facts, standings, Kind.COULD_NOT_ACT, s -> s instanceof Abstains a && !a.byOwnAct());
        add(facts, standings, Kind.SAID_NOTHING, s -> s instanceof Silent);
        return facts;
    }

    /** Names as a sentence lists them: {@code A, B and C}. */
    static String join(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    private static void add(
            List<Finding> facts, Map<String, Standing> standings, Kind kind, Predicate<Standing> which) {
        List<String> parties = standings.keySet().stream()
                .filter(party -> which.test(standings.get(party)))
                .toList();
        if (!parties.isEmpty()) {
            facts.add(Finding.of(kind, parties));
        }
    }
}

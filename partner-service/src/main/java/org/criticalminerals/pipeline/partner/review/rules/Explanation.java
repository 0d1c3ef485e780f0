package org.criticalminerals.pipeline.partner.review.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.criticalminerals.pipeline.events.ConclusionCause;
import org.criticalminerals.pipeline.partner.review.rules.Standing.Abstains;
import org.criticalminerals.pipeline.partner.review.rules.Standing.Approves;
import org.criticalminerals.pipeline.partner.review.rules.Standing.Asks;
import org.criticalminerals.pipeline.partner.review.rules.Standing.Objects;
import org.criticalminerals.pipeline.partner.review.rules.Standing.Reserves;
import org.criticalminerals.pipeline.partner.review.rules.Standing.Silent;

/** Says in plain English what the parties did, for the explanation of an outcome. */
final class Explanation {

    private Explanation() {}

    /** What each party did, those who did the same together; parties in the agreement's order. */
    static String facts(Map<String, Standing> standings, ConclusionCause cause) {
        List<String> facts = new ArrayList<>();
        add(facts, standings, "approved", s -> s instanceof Approves a && a.byOwnAct() && !a.withConditions());
        add(facts, standings, "approved with conditions", s -> s instanceof Approves a && a.withConditions());
        add(facts, standings, "consented by silence", s -> s instanceof Approves a && !a.byOwnAct());
        add(facts, standings, "finally objected", s -> s instanceof Objects o && o.isFinal());
        add(facts, standings, "objected", s -> s instanceof Objects o && !o.isFinal());
        add(facts, standings, "reserved a position", s -> s instanceof Reserves);
        add(facts, standings, "asked for information", s -> s instanceof Asks);
        add(facts, standings, "abstained", s -> s instanceof Abstains a && a.byOwnAct());
        add(facts, standings, "could not act", s -> s instanceof Abstains a && !a.byOwnAct());
        add(facts, standings, "said nothing", s -> s instanceof Silent);
        return (cause == ConclusionCause.DEADLINE ? "At the deadline " : "") + join(facts);
    }

    /** Names as a sentence lists them: {@code A, B and C}. */
    static String join(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    private static void add(
            List<String> facts, Map<String, Standing> standings, String verb, Predicate<Standing> which) {
        List<String> parties = standings.keySet().stream()
                .filter(party -> which.test(standings.get(party)))
                .toList();
        if (!parties.isEmpty()) {
            facts.add(join(parties) + " " + verb);
        }
    }
}

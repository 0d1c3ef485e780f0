package org.criticalminerals.pipeline.partner.review.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.criticalminerals.pipeline.events.Rule.Silence;

/** What holds for every rule and every set of positions. */
class ReviewRulesPropertiesTest {

    private static final Instant AT = Instant.parse("2026-12-08T16:00:00Z");
    private static final List<String> PARTIES = List.of("USA", "EU", "JPN", "MEX");
    private static final Standing SILENT = new Standing.Silent();
    private static final List<Standing> EVERY_STANDING = List.of(
            new Standing.Approves(true, false),
            new Standing.Approves(true, true),
            new Standing.Objects(false),
            new Standing.Objects(true),
            new Standing.Reserves(),
            new Standing.Asks(),
            new Standing.Abstains(true),
            new Standing.Abstains(false),
            SILENT);

    @Property
    void theOrderOfPositionsDoesntMatter(
            @ForAll("rules") RuleInForce rule,
            @ForAll("standings") Map<String, Standing> standings,
            @ForAll("consents") HostConsents consents,
            @ForAll("deadlines") Deadline deadline,
            @ForAll("moments") Instant now,
            @ForAll Random random) {
        List<String> parties = new ArrayList<>(standings.keySet());
        Collections.shuffle(parties, random);
        Map<String, Standing> shuffled = new LinkedHashMap<>();
        parties.forEach(party -> shuffled.put(party, standings.get(party)));

        assertThat(ReviewRules.evaluate(rule, shuffled, consents, deadline, now))
                .isEqualTo(ReviewRules.evaluate(rule, standings, consents, deadline, now));
    }

    @Property
    void silenceNeverApprovesForAnExplicitParty(
            @ForAll("rules") RuleInForce rule,
            @ForAll("standings") Map<String, Standing> standings,
            @ForAll("consents") HostConsents consents,
            @ForAll("deadlines") Deadline deadline,
            @ForAll("moments") Instant now) {
        Map<String, Standing> silent = new HashMap<>(standings);
        rule.explicit().forEach(silent::remove);

        Verdict verdict = ReviewRules.evaluate(rule, silent, consents, deadline, now);

        if (!rule.explicit().isEmpty() && verdict instanceof Verdict.Concluded concluded) {
            assertThat(concluded.outcome().approves()).isFalse();
        }
    }

    @Property
    void nothingIsApprovedWithoutThePartiesThatTheRuleRequires(
            @ForAll("rules") RuleInForce rule,
            @ForAll("standings") Map<String, Standing> standings,
            @ForAll("consents") HostConsents consents,
            @ForAll("deadlines") Deadline deadline,
            @ForAll("moments") Instant now) {
        Verdict verdict = ReviewRules.evaluate(rule, standings, consents, deadline, now);

        if (verdict instanceof Verdict.Concluded concluded
                && concluded.outcome().approves()) {
            assertThat(rule.explicit()).allMatch(party -> standings.get(party) instanceof Standing.Approves);
            assertThat(rule.veto()).noneMatch(party -> standings.get(party) instanceof Standing.Objects);
            assertThat(rule.deciding()).anyMatch(party -> standings.get(party) instanceof Standing.Approves);
            assertThat(consents.areGiven()).isTrue();
            Set<String> approving = rule.deciding().stream()
                    .filter(party -> standings.getOrDefault(party, SILENT) instanceof Standing.Approves
                            || isTacit(rule, party, standings, deadline, now))
                    .collect(Collectors.toSet());
            Set<String> speaking = rule.deciding().stream()
                    .filter(party -> !(standings.get(party) instanceof Standing.Abstains))
                    .collect(Collectors.toSet());
            assertThat(approving).hasSizeGreaterThanOrEqualTo(rule.minimumApprovals());
            switch (rule.counting()) {
                case Counting.Unanimity u -> assertThat(approving).isEqualTo(speaking);
                case Counting.Quorum quorum -> assertThat(approving).hasSizeGreaterThanOrEqualTo(quorum.approvals());
                case Counting.QualifiedMajority majority ->
                    assertThat(new BigDecimal(weight(majority, approving)))
                            .isGreaterThanOrEqualTo(
                                    majority.threshold().multiply(new BigDecimal(weight(majority, speaking))));
                case Counting.LeadParty lead ->
                    assertThat(standings.get(lead.party())).isInstanceOf(Standing.Approves.class);
            }
        }
    }

    private static boolean isTacit(
            RuleInForce rule, String party, Map<String, Standing> standings, Deadline deadline, Instant now) {
        return rule.silence() == Silence.TACIT_CONSENT
                && now.isAfter(deadline.at())
                && !rule.explicit().contains(party)
                && standings.getOrDefault(party, SILENT) instanceof Standing.Silent;
    }

    private static int weight(Counting.QualifiedMajority majority, Set<String> parties) {
        return parties.stream().mapToInt(majority.weights()::get).sum();
    }

    @Property
    void whatIsSettledConcludesAndWhatIsntWaitsForItsDeadline(
            @ForAll("rules") RuleInForce rule, @ForAll("standings") Map<String, Standing> standings) {
        boolean settled = rule.deciding().stream()
                .allMatch(party -> standings.getOrDefault(party, SILENT).isSettled());

        Verdict verdict = ReviewRules.evaluate(rule, standings, HostConsents.GIVEN, new Deadline(AT, false), AT);

        if (settled) {
            assertThat(verdict).isInstanceOf(Verdict.Concluded.class);
        } else if (!rule.concludeEarly()) {
            assertThat(verdict).isInstanceOf(Verdict.Open.class);
        }
    }

    @Property
    void anExtendedReviewAlwaysEndsAtItsDeadline(
            @ForAll("rules") RuleInForce rule, @ForAll("standings") Map<String, Standing> standings) {
        assertThat(ReviewRules.evaluate(rule, standings, HostConsents.GIVEN, new Deadline(AT, true), AT.plusMillis(1)))
                .isInstanceOf(Verdict.Concluded.class);
    }

    /** Concluded is final: once positions decided, neither the deadline nor an extension changes what they decided. */
    @Property
    void aVerdictByPositionStaysTheSameWheneverItIsLookedAtAgain(
            @ForAll("rules") RuleInForce rule,
            @ForAll("standings") Map<String, Standing> standings,
            @ForAll("consents") HostConsents consents,
            @ForAll("deadlines") Deadline later,
            @ForAll("moments") Instant now) {
        Verdict first = ReviewRules.evaluate(rule, standings, consents, new Deadline(AT, false), AT.minusSeconds(60));

        if (first instanceof Verdict.Concluded concluded) {
            Verdict again = ReviewRules.evaluate(rule, standings, consents, later, now);
            if (again instanceof Verdict.Concluded same) {
                assertThat(same.outcome()).isEqualTo(concluded.outcome());
            } else {
                // Were it still open, an approval that failed would only ever be put to the senior level.
                assertThat(again).isInstanceOf(Verdict.Escalated.class);
                assertThat(rule.silence()).isEqualTo(Silence.ESCALATE);
                assertThat(concluded.outcome().approves()).isFalse();
            }
        }
    }

    @Property
    void approvedAndOutOfReachExcludeEachOther(
            @ForAll("rules") RuleInForce rule, @ForAll("standings") Map<String, Standing> standings) {
        Map<String, Standing> all = complete(rule, standings);

        assertThat(ReviewRules.approves(rule, all) && ReviewRules.canNoLongerApprove(rule, all))
                .isFalse();
    }

    /** The two columns of the verdict table say the same as trying every way in which the undecided could turn. */
    @Property(tries = 300)
    void certaintyIsWhatEveryWayGives(
            @ForAll("rules") RuleInForce rule, @ForAll("standings") Map<String, Standing> standings) {
        Map<String, Standing> all = complete(rule, standings);
        List<Map<String, Standing>> ways = waysToTurn(all);
        boolean objected = all.values().stream().anyMatch(Standing.Objects.class::isInstance);
        Set<Boolean> verdicts =
                ways.stream().map(way -> ReviewRules.approves(rule, way)).collect(Collectors.toSet());

        assertThat(ReviewRules.isCertain(rule, all)).isEqualTo(!objected && verdicts.size() == 1);
        assertThat(ReviewRules.canNoLongerApprove(rule, all)).isEqualTo(verdicts.equals(Set.of(false)));
    }

    /** Concluding early gives the verdict that waiting gives, whatever those say who are not heard yet. */
    @Property(tries = 300)
    void concludingEarlyGivesWhatWaitingGives(
            @ForAll("rules") RuleInForce rule, @ForAll("standings") Map<String, Standing> standings) {
        RuleInForce early = new RuleInForce(
                rule.counting(),
                rule.deciding(),
                rule.veto(),
                rule.explicit(),
                rule.advisory(),
                rule.minimumApprovals(),
                rule.silence(),
                rule.escalationDays(),
                true);
        Deadline deadline = new Deadline(AT, true);

        Verdict verdict = ReviewRules.evaluate(early, standings, HostConsents.GIVEN, deadline, AT);

        if (verdict instanceof Verdict.Concluded concluded) {
            for (Map<String, Standing> way : waysToTurn(complete(rule, standings))) {
                Verdict.Concluded waiting = (Verdict.Concluded)
                        ReviewRules.evaluate(rule, way, HostConsents.GIVEN, deadline, AT.plusSeconds(1));
                assertThat(waiting.outcome().approves())
                        .isEqualTo(concluded.outcome().approves());
            }
        }
    }

    private static List<Map<String, Standing>> waysToTurn(Map<String, Standing> standings) {
        List<Map<String, Standing>> ways = List.of(standings);
        for (Map.Entry<String, Standing> entry : standings.entrySet()) {
            if (entry.getValue().isUndecided()) {
                ways = ways.stream()
                        .flatMap(way -> EVERY_STANDING.stream().map(turn -> {
                            Map<String, Standing> turned = new LinkedHashMap<>(way);
                            turned.put(entry.getKey(), turn);
                            return turned;
                        }))
                        .toList();
            }
        }
        return ways;
    }

    private static Map<String, Standing> complete(RuleInForce rule, Map<String, Standing> standings) {
        Map<String, Standing> all = new LinkedHashMap<>();
        rule.deciding().forEach(party -> all.put(party, standings.getOrDefault(party, SILENT)));
        return all;
    }

    @Provide
    Arbitrary<Deadline> deadlines() {
        return Arbitraries.of(new Deadline(AT, false), new Deadline(AT, true));
    }

    @Provide
    Arbitrary<HostConsents> consents() {
        Arbitrary<Set<String>> states = Arbitraries.of("KZ", "AU").set().ofMaxSize(2);
        return Arbitraries.oneOf(
                Arbitraries.just(HostConsents.GIVEN),
                Combinators.combine(states, states).as(HostConsents::new));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.of(AT.minusSeconds(60), AT, AT.plusSeconds(1));
    }

    @Provide
    Arbitrary<Map<String, Standing>> standings() {
        return Arbitraries.maps(Arbitraries.of(PARTIES), Arbitraries.of(EVERY_STANDING));
    }

    @Provide
    Arbitrary<RuleInForce> rules() {
        Arbitrary<List<String>> deciding =
                Arbitraries.integers().between(1, PARTIES.size()).map(count -> PARTIES.subList(0, count));
        return deciding.flatMap(parties -> Combinators.combine(
                        counting(parties),
                        subset(parties),
                        subset(parties),
                        Arbitraries.integers().between(1, parties.size()),
                        Arbitraries.of(Silence.values()),
                        Arbitraries.of(true, false))
                .as((counting, veto, explicit, minimum, silence, early) ->
                        new RuleInForce(counting, parties, veto, explicit, List.of(), minimum, silence, 10, early)));
    }

    private static Arbitrary<Counting> counting(List<String> parties) {
        return Arbitraries.oneOf(
                Arbitraries.just(new Counting.Unanimity()),
                Arbitraries.integers().between(1, parties.size()).map(Counting.Quorum::new),
                Arbitraries.of(parties).map(Counting.LeadParty::new),
                majority(parties));
    }

    private static Arbitrary<Counting> majority(List<String> parties) {
        Arbitrary<List<Integer>> weights =
                Arbitraries.integers().between(1, 5).list().ofSize(parties.size());
        Arbitrary<BigDecimal> threshold =
                Arbitraries.integers().between(1, 100).map(percent -> BigDecimal.valueOf(percent, 2));
        return Combinators.combine(weights, threshold)
                .as((each, part) -> new Counting.QualifiedMajority(
                        IntStream.range(0, parties.size()).boxed().collect(Collectors.toMap(parties::get, each::get)),
                        part));
    }

    private static Arbitrary<Set<String>> subset(List<String> parties) {
        return Arbitraries.of(parties).set().ofMaxSize(parties.size());
    }
}

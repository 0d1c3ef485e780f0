package org.criticalminerals.pipeline.partner.review.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.criticalminerals.pipeline.events.Rule.Silence;

/**
 * For every rule and every set of standings: what is foreseen with a position is what happens when it is signed and time
 * goes on, step by step, while nobody else speaks.
 */
class ForesightPropertiesTest {

    private static final Instant AT = Instant.parse("2026-12-08T16:00:00Z");
    private static final List<String> PARTIES = List.of("USA", "EU", "JPN", "MEX");
    private static final List<Standing> EVERY_STANDING = List.of(
            new Standing.Approves(true, false),
            new Standing.Approves(true, true),
            new Standing.Objects(false),
            new Standing.Objects(true),
            new Standing.Reserves(),
            new Standing.Asks(),
            new Standing.Abstains(true),
            new Standing.Abstains(false),
            new Standing.Silent());

    @Property
    void whatIsForeseenHappens(
            @ForAll("rules") RuleInForce rule,
            @ForAll("standings") Map<String, Standing> before,
            @ForAll("consents") HostConsents consents,
            @ForAll("parties") String party,
            @ForAll("signed") Standing signed) {
        Map<String, Standing> after = new HashMap<>(before);
        after.put(party, signed);
        Deadline deadline = new Deadline(AT, false);

        Foresight foresight = Foresight.from(rule, after, consents, deadline, AT);

        switch (foresight) {
            case Foresight.Ends ends ->
                assertThat(ReviewRules.evaluate(rule, after, consents, deadline, AT))
                        .isEqualTo(ends.verdict());
            case Foresight.GoesOn on -> {
                assertThat(ReviewRules.evaluate(rule, after, consents, deadline, AT))
                        .isEqualTo(new Verdict.Open(on.pending()));
                assertThat(live(rule, after, consents)).isEqualTo(on.end());
                assertThat(on.escalation().isPresent())
                        .isEqualTo(
                                ReviewRules.evaluate(rule, after, consents, deadline, AT.plusMillis(1))
                                        instanceof Verdict.Escalated);
            }
        }
    }

    // As the timer does it: behind the deadline, and once more behind an extended one.
    private static Verdict live(RuleInForce rule, Map<String, Standing> standings, HostConsents consents) {
        Verdict first = ReviewRules.evaluate(rule, standings, consents, new Deadline(AT, false), AT.plusSeconds(5));
        Instant extended = AT.plusSeconds(864_000);
        return first instanceof Verdict.Escalated
                ? ReviewRules.evaluate(rule, standings, consents, new Deadline(extended, true), extended.plusSeconds(5))
                : first;
    }

    @Provide
    Arbitrary<HostConsents> consents() {
        return Arbitraries.of(
                HostConsents.GIVEN,
                new HostConsents(Set.of("CL"), Set.of()),
                new HostConsents(Set.of(), Set.of("CL")),
                new HostConsents(Set.of("AU"), Set.of("CL")));
    }

    @Provide
    Arbitrary<String> parties() {
        return Arbitraries.of(PARTIES);
    }

    @Provide
    Arbitrary<Standing> signed() {
        return Arbitraries.of(EVERY_STANDING).filter(standing -> !(standing instanceof Standing.Silent));
    }

    @Provide
    Arbitrary<Map<String, Standing>> standings() {
        return Arbitraries.maps(Arbitraries.of(PARTIES), Arbitraries.of(EVERY_STANDING));
    }

    @Provide
    Arbitrary<RuleInForce> rules() {
        Arbitrary<Set<String>> some = Arbitraries.of(PARTIES).set().ofMaxSize(PARTIES.size());
        Arbitrary<Counting> counting = Arbitraries.oneOf(
                Arbitraries.just(new Counting.Unanimity()),
                Arbitraries.integers().between(1, PARTIES.size()).map(Counting.Quorum::new),
                Arbitraries.of(PARTIES).map(Counting.LeadParty::new),
                Arbitraries.integers()
                        .between(1, 100)
                        .map(percent -> new Counting.QualifiedMajority(
                                Map.of("USA", 3, "EU", 3, "JPN", 2, "MEX", 1), BigDecimal.valueOf(percent, 2))));
        return Combinators.combine(
                        counting,
                        some,
                        some,
                        Arbitraries.integers().between(1, PARTIES.size()),
                        Arbitraries.of(Silence.values()),
                        Arbitraries.of(true, false))
                .as((count, veto, explicit, minimum, silence, early) ->
                        new RuleInForce(count, PARTIES, veto, explicit, List.of(), minimum, silence, 10, early));
    }
}

package org.criticalminerals.pipeline.partner.review.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.events.Outcome;
import org.junit.jupiter.api.Test;

/** What a site state's missing or refused consent does to a review that waits for it (DOMAIN.md, "Host consent"). */
class HostConsentsTest {

    private static final Deadline DEADLINE = new Deadline(Instant.parse("2026-12-08T16:00:00Z"), false);
    private static final Instant BEFORE = DEADLINE.at().minusSeconds(3600);
    private static final Instant AFTER = DEADLINE.at().plusSeconds(1);
    private static final HostConsents MISSING = new HostConsents(Set.of("KZ"), Set.of());
    private static final HostConsents REFUSED = new HostConsents(Set.of(), Set.of("KZ"));

    private static final RuleInForce LAPSES = Rules.unanimity("USA", "EU").lapse();
    private static final Map<String, Standing> ALL_APPROVE =
            Map.of("USA", new Standing.Approves(true, false), "EU", new Standing.Approves(true, false));
    private static final Map<String, Standing> ONE_OBJECTS =
            Map.of("USA", new Standing.Approves(true, false), "EU", new Standing.Objects(true));

    @Test
    void whereAllApproveAMissingConsentIsWaitedFor() {
        assertThat(ReviewRules.evaluate(LAPSES, ALL_APPROVE, MISSING, DEADLINE, BEFORE))
                .isInstanceOf(Verdict.Open.class);
    }

    @Test
    void whereTheyDoNotApproveNobodyWaitsForIt() {
        assertThat(outcome(LAPSES, ONE_OBJECTS, MISSING, BEFORE)).isEqualTo(Outcome.RETURNED);
    }

    @Test
    void missingAtTheDeadlineItLapsesAndSaysWhose() {
        assertThat(ReviewRules.evaluate(LAPSES, ALL_APPROVE, MISSING, DEADLINE, AFTER))
                .isInstanceOfSatisfying(Verdict.Concluded.class, concluded -> {
                    assertThat(concluded.outcome()).isEqualTo(Outcome.LAPSED);
                    assertThat(concluded.explanation()).contains("the consent of KZ as site state was missing");
                });
    }

    @Test
    void missingAtTheDeadlineItEscalatesFirstWhereTheRuleDoes() {
        RuleInForce escalates = Rules.unanimity("USA", "EU").escalate(10);

        assertThat(ReviewRules.evaluate(escalates, ALL_APPROVE, MISSING, DEADLINE, AFTER))
                .isInstanceOf(Verdict.Escalated.class);
    }

    @Test
    void silenceNeverStandsForAState() {
        RuleInForce tacit = Rules.unanimity("USA", "EU").tacit();
        Map<String, Standing> oneSilent = Map.of("USA", new Standing.Approves(true, false));

        assertThat(outcome(tacit, oneSilent, MISSING, AFTER)).isEqualTo(Outcome.LAPSED);
    }

    @Test
    void refusedItReturnsAsSoonAsTheLastPartyHasSpoken() {
        assertThat(outcome(LAPSES, ALL_APPROVE, REFUSED, BEFORE)).isEqualTo(Outcome.RETURNED);
    }

    @Test
    void concludingEarlyItIsWaitedForToo() {
        RuleInForce early = Rules.quorum(2, "USA", "EU", "JPN").early().lapse();

        assertThat(ReviewRules.evaluate(early, ALL_APPROVE, MISSING, DEADLINE, BEFORE))
                .isInstanceOf(Verdict.Open.class);
    }

    private static Outcome outcome(
            RuleInForce rule, Map<String, Standing> standings, HostConsents consents, Instant now) {
        return ((Verdict.Concluded) ReviewRules.evaluate(rule, standings, consents, DEADLINE, now)).outcome();
    }
}

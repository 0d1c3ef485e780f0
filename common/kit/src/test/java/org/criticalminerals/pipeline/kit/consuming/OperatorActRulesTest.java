package org.criticalminerals.pipeline.kit.consuming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.kit.consuming.OperatorAct.State;
import org.junit.jupiter.api.Test;

class OperatorActRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Actor ASKS = new Actor("a", "A", "us-state", "USA");
    private static final Actor COLLEAGUE = new Actor("b", "B", "us-doe", "USA");
    private static final Actor OTHER = new Actor("c", "C", "eu-grow", "EU");

    @Test
    void anotherPartyDecidesOnce() {
        assertThat(OperatorActRules.decide(act(State.REQUESTED), OTHER)).isEmpty();
        assertThat(OperatorActRules.decide(act(State.REQUESTED), ASKS)).isPresent();
        assertThat(OperatorActRules.decide(act(State.REQUESTED), COLLEAGUE)).isPresent();
        assertThat(OperatorActRules.decide(act(State.APPROVED), OTHER)).isPresent();
    }

    @Test
    void whoAskedDoesItOnceWhileTheApprovalHolds() {
        assertThat(OperatorActRules.execute(act(State.APPROVED), ASKS, NOW)).isEmpty();
        assertThat(OperatorActRules.execute(act(State.APPROVED), OTHER, NOW)).isPresent();
        assertThat(OperatorActRules.execute(act(State.APPROVED), ASKS, NOW.plusSeconds(1)))
                .map(OperatorActRules.Refusal::rule)
                .hasValue("approval-expired");
        for (State state : new State[] {State.REQUESTED, State.REFUSED, State.DONE, State.FAILED}) {
            assertThat(OperatorActRules.execute(act(state), ASKS, NOW))
                    .as(state.name())
                    .isPresent();
        }
    }

    private static OperatorAct act(State state) {
        return new OperatorAct(
                UUID.randomUUID(),
                OperatorAct.Kind.READ,
                "consumer",
                "topic",
                "key",
                "event",
                null,
                "why",
                state,
                ASKS,
                NOW,
                OTHER,
                NOW,
                "fine",
                NOW,
                null,
                null);
    }
}

package org.criticalminerals.pipeline.partner.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.partner.committee.MeetingState.Cancelled;
import org.criticalminerals.pipeline.partner.committee.MeetingState.Closed;
import org.criticalminerals.pipeline.partner.committee.MeetingState.Convened;
import org.criticalminerals.pipeline.partner.committee.MeetingState.Held;
import org.criticalminerals.pipeline.partner.committee.MeetingState.IllegalMoveException;
import org.criticalminerals.pipeline.partner.committee.MeetingState.MinutesOut;
import org.criticalminerals.pipeline.partner.committee.MeetingState.Planned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every move from every state: those in the table lead on, all others are refused. */
class MeetingStateTest {

    private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");
    private static final Instant UNTIL = AT.plusSeconds(86_400);

    private static final List<MeetingState> STATES = List.of(
            new Planned(),
            new Convened(AT),
            new Held(AT, 0),
            new MinutesOut(AT, 1, AT, UNTIL),
            new Closed(AT, 1, List.of(), AT),
            new Cancelled("No quorum", AT));

    private static final Map<String, UnaryOperator<MeetingState>> MOVES = Map.of(
            "convene", state -> state.convene(AT),
            "cancel", state -> state.cancel("No quorum", AT),
            "hold", state -> state.hold(AT),
            "circulate", state -> state.circulate(AT, UNTIL),
            "reopen", MeetingState::reopen,
            "approve", state -> state.approve(List.of("EU"), AT));

    private static final Map<MeetingStatus, Map<String, MeetingStatus>> LEGAL = Map.of(
            MeetingStatus.PLANNED,
            Map.of("convene", MeetingStatus.CONVENED, "cancel", MeetingStatus.CANCELLED),
            MeetingStatus.CONVENED,
            Map.of("hold", MeetingStatus.HELD, "cancel", MeetingStatus.CANCELLED),
            MeetingStatus.HELD,
            Map.of("circulate", MeetingStatus.MINUTES_OUT),
            MeetingStatus.MINUTES_OUT,
            Map.of("reopen", MeetingStatus.HELD, "approve", MeetingStatus.CLOSED));

    static Stream<Arguments> legal() {
        return cells(true);
    }

    static Stream<Arguments> illegal() {
        return cells(false);
    }

    private static Stream<Arguments> cells(boolean legal) {
        return STATES.stream().flatMap(state -> MOVES.keySet().stream()
                .sorted()
                .filter(move -> LEGAL.getOrDefault(state.status(), Map.of()).containsKey(move) == legal)
                .map(move -> arguments(state, move)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("legal")
    void leadsOn(MeetingState state, String move) {
        MeetingState next = MOVES.get(move).apply(state);

        assertThat(next.status()).isEqualTo(LEGAL.get(state.status()).get(move));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("illegal")
    void isRefused(MeetingState state, String move) {
        assertThatThrownBy(() -> MOVES.get(move).apply(state))
                .isInstanceOfSatisfying(IllegalMoveException.class, refused -> assertThat(refused.from())
                        .isEqualTo(state.status()));
    }

    @Test
    void anObjectionMakesTheNextVersionAnother() {
        MinutesOut first = new Held(AT, 0).circulate(AT, UNTIL);

        MinutesOut second = first.reopen().circulate(UNTIL, UNTIL.plusSeconds(1));

        assertThat(first.minutesVersion()).isEqualTo(1);
        assertThat(second.minutesVersion()).isEqualTo(2);
        assertThat(second.heldAt()).isEqualTo(AT);
    }

    @Test
    void aMeetingKeepsTheStateThatItEnters() {
        for (MeetingState state : STATES) {
            Meeting meeting = new Meeting();

            meeting.enter(state);

            assertThat(meeting.status()).isEqualTo(state.status());
            assertThat(meeting.state().getClass()).isEqualTo(state.getClass());
        }
    }
}

package org.criticalminerals.pipeline.partner.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.criticalminerals.pipeline.kit.testing.StateDiagram;
import org.criticalminerals.pipeline.partner.committee.MeetingState.IllegalMoveException;
import org.junit.jupiter.api.Test;

/** The state diagram of a meeting, drawn by trying every move in every state. */
class MeetingDiagramTest {

    private static final Instant AT = Instant.parse("2026-12-08T16:00:00Z");

    private static final List<MeetingState> STATES = List.of(
            new MeetingState.Planned(),
            new MeetingState.Convened(AT),
            new MeetingState.Held(AT, 0),
            new MeetingState.MinutesOut(AT, 1, AT, AT),
            new MeetingState.Closed(AT, 1, List.of(), AT),
            new MeetingState.Cancelled("Storm", AT));
    private static final Map<String, UnaryOperator<MeetingState>> MOVES = moves();

    @Test
    void theDiagramOfAMeetingIsUpToDate() {
        StateDiagram diagram = new StateDiagram(MeetingStatus.PLANNED.name());
        for (MeetingState state : STATES) {
            boolean isOver = true;
            for (var move : MOVES.entrySet()) {
                try {
                    MeetingState next = move.getValue().apply(state);
                    diagram.add(
                            state.status().name(), move.getKey(), next.status().name());
                    isOver = false;
                } catch (IllegalMoveException refused) {
                    // No way leads on by this move.
                }
            }
            if (isOver) {
                diagram.end(state.status().name());
            }
        }
        String page = "# Meeting of a joint committee\n\n"
                + "Made from `MeetingState` by trying every move in every state; a test compares this page with it, and"
                + " `-Dcontract.update=true`\n"
                + "writes it. What no arrow shows is refused. Action items of a meeting that was held live on after it is"
                + " closed.\n\n"
                + diagram.render();

        assertThat(STATES).extracting(MeetingState::status).containsExactly(MeetingStatus.values());
        assertThat(StateDiagram.isUpToDate("meeting.md", page))
                .as("deploy/docs/states/meeting.md is up to date; else run this test with -Dcontract.update=true")
                .isTrue();
    }

    private static Map<String, UnaryOperator<MeetingState>> moves() {
        Map<String, UnaryOperator<MeetingState>> moves = new LinkedHashMap<>();
        moves.put("convened", state -> state.convene(AT));
        moves.put("cancelled", state -> state.cancel("Storm", AT));
        moves.put("took place", state -> state.hold(AT));
        moves.put("minutes circulated", state -> state.circulate(AT, AT));
        moves.put("a party objects to the minutes", MeetingState::reopen);
        moves.put("all approve the minutes, or are silent until the deadline", state -> state.approve(List.of(), AT));
        return moves;
    }
}

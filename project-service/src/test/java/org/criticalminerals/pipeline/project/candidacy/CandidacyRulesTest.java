package org.criticalminerals.pipeline.project.candidacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.CandidacyStatus;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.events.WithdrawalCause;
import org.criticalminerals.pipeline.project.candidacy.CandidacyRules.Action;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Ended;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Free;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.OnHold;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Pending;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every cell of the tables candidacy state × review event and candidacy state × action, in every stage. A cell is written
 * {@code <next standing>:<what followed>}; {@code -} is nothing.
 *
 * <p>Standings: F free, P requested, V under review, each with r, w or h where the withdrawal of the request, the
 * candidacy's withdrawal or its hold was asked; H on hold, S suspended, W withdrawn, X rejected, D deselected. What followed: A asked
 * of the review, G gate asked, U under review, n noted, R request refused, C request closed, M stage moved, S selected, X
 * rejected, L asked too late, H held, E resumed, W withdrawn.
 */
class CandidacyRulesTest {

    private static final int REQUEST = 3;
    private static final UUID REVIEW = new UUID(7, 7);

    // M* is a move that also selects where the stage opened is SUPPORT.
    private static final Map<String, String> ON_NEWS = rows("""
               | opened refused position escalated reminder progress APPROVED CONDITIONS RETURNED REJECTED LAPSED WITHDRAWN
            F  | -      -       -        -         -        -        -        -          -        -        -      -
            P  | V:U    F:R     V:Un     V:Un      V:Un     V:Un     F:CM*    F:CM*      F:C      X:CX     F:C    F:C
            Pr | Vr:U   F:R     Vr:Un    Vr:Un     Vr:Un    Vr:Un    F:CM*L   F:CM*L     F:CL     X:CXL    F:CL   F:C
            Pw | Vw:U   W:RW    Vw:Un    Vw:Un     Vw:Un    Vw:Un    F:CM*L   F:CM*L     F:CL     X:CXL    F:CL   W:CW
            Ph | Vh:U   H:RH    Vh:Un    Vh:Un     Vh:Un    Vh:Un    F:CM*L   F:CM*L     F:CL     X:CXL    F:CL   H:CH
            V  | -      -       V:n      V:n       V:n      V:n      F:CM*    F:CM*      F:C      X:CX     F:C    F:C
            Vr | -      -       Vr:n     Vr:n      Vr:n     Vr:n     F:CM*L   F:CM*L     F:CL     X:CXL    F:CL   F:C
            Vw | -      -       Vw:n     Vw:n      Vw:n     Vw:n     F:CM*L   F:CM*L     F:CL     X:CXL    F:CL   W:CW
            Vh | -      -       Vh:n     Vh:n      Vh:n     Vh:n     F:CM*L   F:CM*L     F:CL     X:CXL    F:CL   H:CH
            H  | -      -       -        -         -        -        -        -          -        -        -      -
            S  | -      -       -        -         -        -        -        -          -        -        -      -
            W  | -      -       -        -         -        -        -        -          -        -        -      -
            X  | -      -       -        -         -        -        -        -          -        -        -      -
            D  | -      -       -        -         -        -        -        -          -        -        -      -
            """);

    private static final Map<String, String> ON_ACTION = rows("""
               | REQUEST_GATE         WITHDRAW_REQUEST HOLD              RESUME                WITHDRAW
            F  | P:G                  no-gate-request  H:H               candidacy-not-on-hold W:W
            P  | gate-request-pending Pr:A             Ph:A              candidacy-not-on-hold Pw:A
            Pr | gate-request-pending withdrawal-asked withdrawal-asked  candidacy-not-on-hold withdrawal-asked
            Pw | gate-request-pending withdrawal-asked withdrawal-asked  candidacy-not-on-hold withdrawal-asked
            Ph | gate-request-pending withdrawal-asked withdrawal-asked  candidacy-not-on-hold withdrawal-asked
            V  | gate-request-pending Vr:A             Vh:A              candidacy-not-on-hold Vw:A
            Vr | gate-request-pending withdrawal-asked withdrawal-asked  candidacy-not-on-hold withdrawal-asked
            Vw | gate-request-pending withdrawal-asked withdrawal-asked  candidacy-not-on-hold withdrawal-asked
            Vh | gate-request-pending withdrawal-asked withdrawal-asked  candidacy-not-on-hold withdrawal-asked
            H  | candidacy-on-hold    no-gate-request  candidacy-on-hold F:E                   W:W
            S  | candidacy-suspended  no-gate-request  candidacy-on-hold candidacy-suspended   W:W
            W  | candidacy-ended      candidacy-ended  candidacy-ended   candidacy-ended       candidacy-ended
            X  | candidacy-ended      candidacy-ended  candidacy-ended   candidacy-ended       candidacy-ended
            D  | candidacy-ended      candidacy-ended  candidacy-ended   candidacy-ended       candidacy-ended
            """);

    // While the parties are to review a change; the request stays as it is.
    private static final Map<String, String> ON_ACTION_WITH_CHANGE = rows("""
               | REQUEST_GATE         WITHDRAW_REQUEST HOLD              RESUME                WITHDRAW
            F  | change-pending       no-gate-request  H:H               candidacy-not-on-hold change-pending
            H  | candidacy-on-hold    no-gate-request  candidacy-on-hold F:E                   change-pending
            S  | candidacy-suspended  no-gate-request  candidacy-on-hold candidacy-suspended   change-pending
            """);

    @ParameterizedTest(name = "{0} × {1}: {2}")
    @MethodSource("actionCellsWithChange")
    void actionsLeaveAPendingChangeAsItIs(CandidacyState state, Action action, String expected) {
        CandidacyRules.Result result = CandidacyRules.act(state, action, REQUEST);

        assertThat(code(Stage.SUPPORT, result)).isEqualTo(expected);
        if (result instanceof CandidacyRules.Done done) {
            assertThat(done.next().change()).isEqualTo(state.change());
        }
    }

    static Stream<Arguments> actionCellsWithChange() {
        return CandidacyRules.standings(REQUEST, REVIEW).stream()
                .filter(standing -> ON_ACTION_WITH_CHANGE.containsKey(code(standing)))
                .flatMap(standing -> ChangeRulesTest.changes(SubjectType.SUSPENSION)
                        .map(change -> new CandidacyState(Stage.SUPPORT, standing, change)))
                .flatMap(state -> Stream.of(Action.values())
                        .map(action -> Arguments.of(
                                state,
                                action,
                                ON_ACTION_WITH_CHANGE.get(code(state.standing()))
                                        .split("\\s+")[action.ordinal()])));
    }

    @ParameterizedTest(name = "{0} {1} × {2}: {3}")
    @MethodSource("newsCells")
    void newsDoesWhatTheTableSays(Stage stage, Standing standing, ReviewNews news, String expected) {
        CandidacyRules.Result result = CandidacyRules.on(new CandidacyState(stage, standing), news);

        assertThat(code(stage, result)).isEqualTo(expected);
    }

    static Stream<Arguments> newsCells() {
        List<ReviewNews> events = CandidacyTable.news(REQUEST, REVIEW);
        return states().flatMap(state -> {
            String[] cells = ON_NEWS.get(code(state.standing())).split("\\s+");
            assertThat(cells).hasSameSizeAs(events);
            List<Arguments> row = new ArrayList<>();
            for (int column = 0; column < cells.length; column++) {
                boolean selects = state.stage() == Stage.SELECTION;
                row.add(Arguments.of(
                        state.stage(),
                        state.standing(),
                        events.get(column),
                        cells[column].replace("M*", selects ? "MS" : "M")));
            }
            return row.stream();
        });
    }

    @ParameterizedTest(name = "{0} {1} × {2}: {3}")
    @MethodSource("actionCells")
    void actionsDoWhatTheTableSays(Stage stage, Standing standing, Action action, String expected) {
        CandidacyRules.Result result = CandidacyRules.act(new CandidacyState(stage, standing), action, REQUEST);

        assertThat(code(stage, result)).isEqualTo(expected);
    }

    static Stream<Arguments> actionCells() {
        return states().flatMap(state -> {
            String[] cells = ON_ACTION.get(code(state.standing())).split("\\s+");
            boolean isCompleted = state.stage() == Stage.COMPLETED && state.standing() instanceof Free;
            return Stream.of(Action.values())
                    .map(action -> Arguments.of(
                            state.stage(),
                            state.standing(),
                            action,
                            isCompleted ? "candidacy-completed" : cells[action.ordinal()]));
        });
    }

    @Test
    void newsOfAnotherRequestOrReviewChangesNothing() {
        CandidacyState pending = new CandidacyState(Stage.SCREENING, new Pending(REQUEST, REVIEW, null));

        for (ReviewNews news : CandidacyTable.news(REQUEST - 1, REVIEW)) {
            assertThat(CandidacyRules.on(pending, news)).isInstanceOf(CandidacyRules.Ignored.class);
        }
        for (ReviewNews news : CandidacyTable.news(REQUEST, new UUID(8, 8))) {
            assertThat(CandidacyRules.on(pending, news)).isInstanceOf(CandidacyRules.Ignored.class);
        }
    }

    @Test
    void aConclusionToldTwiceMovesOnce() {
        CandidacyState pending = new CandidacyState(Stage.SCREENING, new Pending(REQUEST, REVIEW, null));
        ReviewNews approved = new ReviewNews.Concluded(REQUEST, REVIEW, Outcome.APPROVED);

        CandidacyState moved = ((CandidacyRules.Done) CandidacyRules.on(pending, approved)).next();

        assertThat(moved.stage()).isEqualTo(Stage.ASSESSMENT);
        assertThat(CandidacyRules.on(moved, approved)).isInstanceOf(CandidacyRules.Ignored.class);
    }

    @Test
    void thePageOfTheTablesIsUpToDate() throws IOException {
        Path page = Path.of("candidacy-states.md");
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "candidacy-states.md"), CandidacyTable.render());

        assertThat(Files.exists(page) && Files.readString(page).equals(CandidacyTable.render()))
                .as("candidacy-states.md is up to date; else copy target/candidacy-states.md over it")
                .isTrue();
    }

    private static Stream<CandidacyState> states() {
        return Stream.of(Stage.values()).flatMap(stage -> CandidacyRules.standings(REQUEST, REVIEW).stream()
                // No gate follows the last stage, so nothing can be pending there.
                .filter(standing -> stage != Stage.COMPLETED || !(standing instanceof Pending))
                .map(standing -> new CandidacyState(stage, standing)));
    }

    static Map<String, String> rows(String table) {
        Map<String, String> rows = new LinkedHashMap<>();
        table.lines().skip(1).forEach(line -> {
            String[] halves = line.split("\\|");
            rows.put(halves[0].strip(), halves[1].strip());
        });
        return rows;
    }

    private static String code(Stage before, CandidacyRules.Result result) {
        return switch (result) {
            case CandidacyRules.Ignored ignored -> "-";
            case CandidacyRules.Refused refused -> refused.rule();
            case CandidacyRules.Done done -> {
                boolean moves = done.consequences().stream().anyMatch(Consequence.StageMoved.class::isInstance);
                assertThat(done.next().stage()).isEqualTo(moves ? Stage.values()[before.ordinal() + 1] : before);
                yield code(done.next().standing()) + ":"
                        + done.consequences().stream()
                                .map(CandidacyRulesTest::code)
                                .collect(Collectors.joining());
            }
        };
    }

    static String code(Standing standing) {
        return switch (standing) {
            case Free free -> "F";
            case Pending pending -> (pending.review() == null ? "P" : "V") + code(pending.asked());
            case OnHold hold -> hold.suspended() ? "S" : "H";
            case Ended ended ->
                ended.status() == CandidacyStatus.REJECTED
                        ? "X"
                        : ended.status().name().substring(0, 1);
        };
    }

    private static String code(WithdrawalCause cause) {
        return switch (cause) {
            case null -> "";
            case REQUEST_WITHDRAWN -> "r";
            case CANDIDACY_WITHDRAWN -> "w";
            case CANDIDACY_HELD -> "h";
        };
    }

    private static String code(Consequence consequence) {
        return switch (consequence) {
            case Consequence.GateAsked asked -> "G";
            case Consequence.UnderReview review -> "U";
            case Consequence.Noted noted -> "n";
            case Consequence.RequestRefused refused -> "R";
            case Consequence.RequestClosed closed -> "C";
            case Consequence.StageMoved moved -> "M";
            case Consequence.Selected selected -> "S";
            case Consequence.Rejected rejected -> "X";
            case Consequence.WithdrawalAsked asked -> "A";
            case Consequence.AskedTooLate late -> "L";
            case Consequence.Held held -> "H";
            case Consequence.Resumed resumed -> "E";
            case Consequence.Withdrawn withdrawn -> "W";
        };
    }
}

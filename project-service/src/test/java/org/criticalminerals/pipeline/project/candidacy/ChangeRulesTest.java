package org.criticalminerals.pipeline.project.candidacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Free;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.OnHold;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Pending;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.PendingChange;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.PendingChange.Phase;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every cell of what parties can ask for after the selection, what can be done to it, and what its review does. A cell is
 * written {@code <standing>/<phase>:<effects>}; {@code -} is nothing. Phases: 0 no change, N notice given, R requested, V
 * under review, each with w where its end was asked. Standings as in {@link CandidacyRulesTest}.
 */
class ChangeRulesTest {

    private static final int NUMBER = 2;
    private static final UUID REVIEW = new UUID(7, 7);

    // Standing and stage; early are the stages before SUPPORT.
    private static final Map<String, String> REQUESTS = CandidacyRulesTest.rows("""
                         | MATERIAL_CHANGE      SUSPENSION           DESELECTION
            F early      | not-selected         not-selected         not-selected
            F SUPPORT    | F/N:NOTICED          F/N:NOTICED          F/N:NOTICED
            F COMPLETED  | candidacy-completed  candidacy-completed  F/N:NOTICED
            P early      | not-selected         not-selected         not-selected
            P SUPPORT    | gate-request-pending gate-request-pending gate-request-pending
            V early      | not-selected         not-selected         not-selected
            V SUPPORT    | gate-request-pending gate-request-pending gate-request-pending
            H early      | not-selected         not-selected         not-selected
            H SUPPORT    | H/N:NOTICED          H/N:NOTICED          H/N:NOTICED
            H COMPLETED  | candidacy-completed  candidacy-completed  H/N:NOTICED
            S early      | not-selected         not-selected         not-selected
            S SUPPORT    | S/N:NOTICED          suspended-already    S/N:NOTICED
            S COMPLETED  | candidacy-completed  candidacy-completed  S/N:NOTICED
            W any        | candidacy-ended      candidacy-ended      candidacy-ended
            X any        | candidacy-ended      candidacy-ended      candidacy-ended
            D any        | candidacy-ended      candidacy-ended      candidacy-ended
            """);

    private static final Map<String, String> ACTS = CandidacyRulesTest.rows("""
               | REPLY             ASK_REVIEW        WITHDRAW
            0  | no-change-pending no-change-pending no-change-pending
            N  | N:REPLIED         R:REVIEW_ASKED    0:TAKEN_BACK
            R  | reply-too-late    review-asked      Rw:WITHDRAWAL_ASKED
            Rw | reply-too-late    review-asked      withdrawal-asked
            V  | reply-too-late    review-asked      Vw:WITHDRAWAL_ASKED
            Vw | reply-too-late    review-asked      withdrawal-asked
            """);

    // A is an approval: what it does depends on what was to be reviewed.
    private static final Map<String, String> NEWS = CandidacyRulesTest.rows("""
               | opened           refused   position               escalated              reminder               progress               APPROVED CONDITIONS RETURNED REJECTED LAPSED WITHDRAWN
            0  | -                -         -                      -                      -                      -                      -        -          -        -        -      -
            N  | -                -         -                      -                      -                      -                      -        -          -        -        -      -
            R  | V:UNDER_REVIEW   0:REFUSED V:UNDER_REVIEW,NOTED   V:UNDER_REVIEW,NOTED   V:UNDER_REVIEW,NOTED   V:UNDER_REVIEW,NOTED   A        A          0:CLOSED 0:CLOSED 0:CLOSED 0:CLOSED
            Rw | Vw:UNDER_REVIEW  0:REFUSED Vw:UNDER_REVIEW,NOTED  Vw:UNDER_REVIEW,NOTED  Vw:UNDER_REVIEW,NOTED  Vw:UNDER_REVIEW,NOTED  A        A          0:CLOSED 0:CLOSED 0:CLOSED 0:CLOSED
            V  | -                -         V:NOTED                V:NOTED                V:NOTED                V:NOTED                A        A          0:CLOSED 0:CLOSED 0:CLOSED 0:CLOSED
            Vw | -                -         Vw:NOTED               Vw:NOTED               Vw:NOTED               Vw:NOTED               A        A          0:CLOSED 0:CLOSED 0:CLOSED 0:CLOSED
            """);

    private static final Map<String, String> APPROVALS = CandidacyRulesTest.rows("""
              | MATERIAL_CHANGE   SUSPENSION           DESELECTION
            F | F/0:CLOSED        S/0:CLOSED,SUSPENDED D/0:CLOSED,DESELECTED
            H | H/0:CLOSED        S/0:CLOSED,SUSPENDED D/0:CLOSED,DESELECTED
            S | F/0:CLOSED,LIFTED S/0:CLOSED,SUSPENDED D/0:CLOSED,DESELECTED
            """);

    @ParameterizedTest(name = "{0} asked for {1}: {2}")
    @MethodSource("requests")
    void requestsDoWhatTheTableSays(CandidacyState state, SubjectType type, String expected) {
        assertThat(code(ChangeRules.request(state, type, NUMBER))).isEqualTo(expected);
    }

    static Stream<Arguments> requests() {
        return Stream.of(Stage.values())
                .flatMap(stage -> CandidacyRules.standings(1, REVIEW).stream()
                        .filter(standing -> stage != Stage.COMPLETED || !(standing instanceof Pending))
                        .map(standing -> new CandidacyState(stage, standing)))
                .flatMap(state -> {
                    String standing = CandidacyRulesTest.code(state.standing()).substring(0, 1);
                    String stage = state.stage().ordinal() < Stage.SUPPORT.ordinal()
                            ? "early"
                            : state.stage().name();
                    String cells = REQUESTS.getOrDefault(standing + " " + stage, REQUESTS.get(standing + " any"));
                    return ofTypes((type, column) -> Arguments.of(state, type, cells.split("\\s+")[column]));
                });
    }

    @Test
    void aSecondChangeIsNotAskedForWhileOneIsPending() {
        for (Standing standing : standings()) {
            changes(SubjectType.SUSPENSION).forEach(change -> {
                CandidacyState state = new CandidacyState(Stage.SUPPORT, standing, change);
                for (SubjectType type : ChangeRules.TYPES) {
                    assertThat(code(ChangeRules.request(state, type, NUMBER))).isEqualTo("change-pending");
                }
            });
        }
    }

    @ParameterizedTest(name = "{0} × {1}: {2}")
    @MethodSource("acts")
    void actsDoWhatTheTableSays(CandidacyState state, ChangeRules.Act act, String expected) {
        assertThat(code(ChangeRules.act(state, act))).isEqualTo(expected);
    }

    static Stream<Arguments> acts() {
        return states().flatMap(state -> Stream.of(ChangeRules.Act.values())
                .map(act -> Arguments.of(
                        state, act, with(state, ACTS.get(phase(state.change())).split("\\s+")[act.ordinal()]))));
    }

    @ParameterizedTest(name = "{0} × {1}: {2}")
    @MethodSource("news")
    void newsDoesWhatTheTableSays(CandidacyState state, ReviewNews news, String expected) {
        assertThat(code(ChangeRules.on(state, news))).isEqualTo(expected);
    }

    static Stream<Arguments> news() {
        List<ReviewNews> events = CandidacyTable.news(NUMBER, REVIEW);
        return states().flatMap(state -> {
            String[] cells = NEWS.get(phase(state.change())).split("\\s+");
            assertThat(cells).hasSameSizeAs(events);
            List<Arguments> row = new ArrayList<>();
            for (int column = 0; column < cells.length; column++) {
                String expected = cells[column].equals("A") ? approval(state) : with(state, cells[column]);
                row.add(Arguments.of(state, events.get(column), expected));
            }
            return row.stream();
        });
    }

    private static String approval(CandidacyState state) {
        int column = ChangeRules.TYPES.indexOf(state.change().type());
        return APPROVALS.get(CandidacyRulesTest.code(state.standing())).split("\\s+")[column];
    }

    @Test
    void newsOfAnotherChangeOrReviewChangesNothing() {
        CandidacyState state = new CandidacyState(
                Stage.SUPPORT,
                new Free(),
                new PendingChange(NUMBER, SubjectType.DESELECTION, Phase.UNDER_REVIEW, REVIEW, false));

        for (ReviewNews news : CandidacyTable.news(NUMBER - 1, REVIEW)) {
            assertThat(ChangeRules.on(state, news)).isInstanceOf(ChangeRules.Ignored.class);
        }
        for (ReviewNews news : CandidacyTable.news(NUMBER, new UUID(8, 8))) {
            assertThat(ChangeRules.on(state, news)).isInstanceOf(ChangeRules.Ignored.class);
        }
    }

    @Test
    void noChangeIsPendingWhereNoneCanBeReviewed() {
        PendingChange change = new PendingChange(NUMBER, SubjectType.SUSPENSION, Phase.NOTICE_GIVEN, null, false);

        assertThatIllegalArgumentException().isThrownBy(() -> new CandidacyState(Stage.SELECTION, new Free(), change));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CandidacyState(Stage.SUPPORT, new Pending(1, null, null), change));
    }

    /** A change in every phase. */
    static Stream<PendingChange> changes(SubjectType type) {
        return Stream.of(
                new PendingChange(NUMBER, type, Phase.NOTICE_GIVEN, null, false),
                new PendingChange(NUMBER, type, Phase.REQUESTED, null, false),
                new PendingChange(NUMBER, type, Phase.REQUESTED, null, true),
                new PendingChange(NUMBER, type, Phase.UNDER_REVIEW, REVIEW, false),
                new PendingChange(NUMBER, type, Phase.UNDER_REVIEW, REVIEW, true));
    }

    private static List<Standing> standings() {
        return List.of(new Free(), new OnHold(), new OnHold(true));
    }

    private static Stream<CandidacyState> states() {
        return standings().stream()
                .flatMap(standing -> Stream.concat(
                        Stream.of(new CandidacyState(Stage.SUPPORT, standing)),
                        ChangeRules.TYPES.stream()
                                .flatMap(ChangeRulesTest::changes)
                                .map(change -> new CandidacyState(Stage.SUPPORT, standing, change))));
    }

    private interface Cell {
        Arguments of(SubjectType type, int column);
    }

    private static Stream<Arguments> ofTypes(Cell cell) {
        return ChangeRules.TYPES.stream().map(type -> cell.of(type, ChangeRules.TYPES.indexOf(type)));
    }

    // What only moves the change leaves the standing as it is.
    private static String with(CandidacyState state, String cell) {
        return cell.contains(":") ? CandidacyRulesTest.code(state.standing()) + "/" + cell : cell;
    }

    private static String code(ChangeRules.Result result) {
        return switch (result) {
            case ChangeRules.Ignored ignored -> "-";
            case ChangeRules.NotNow notNow -> notNow.refusal().rule();
            case ChangeRules.Done done ->
                CandidacyRulesTest.code(done.next().standing()) + "/"
                        + phase(done.next().change()) + ":"
                        + String.join(
                                ",", done.effects().stream().map(Enum::name).toList());
        };
    }

    private static String phase(PendingChange change) {
        if (change == null) {
            return "0";
        }
        String phase =
                switch (change.phase()) {
                    case NOTICE_GIVEN -> "N";
                    case REQUESTED -> "R";
                    case UNDER_REVIEW -> "V";
                };
        return change.withdrawalAsked() ? phase + "w" : phase;
    }
}

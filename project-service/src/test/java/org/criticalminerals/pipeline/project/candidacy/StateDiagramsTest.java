package org.criticalminerals.pipeline.project.candidacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.kit.testing.StateDiagram;
import org.criticalminerals.pipeline.project.candidacy.CandidacyRules.Action;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Ended;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Free;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.OnHold;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Pending;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.PendingChange;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.PendingChange.Phase;
import org.criticalminerals.pipeline.project.candidacy.CandidacyState.Standing;
import org.junit.jupiter.api.Test;

/** The state diagrams of candidacies are drawn from the rules. */
class StateDiagramsTest {

    private static final int NUMBER = 1;
    private static final UUID REVIEW = new UUID(0, 1);

    @Test
    void theDiagramsOfCandidaciesAreUpToDate() {
        String page = "# Candidacy\n\n"
                + "Made from `CandidacyRules` and `ChangeRules`; a test compares this page with them, and"
                + " `-Dcontract.update=true`\nwrites it. Every cell stands in"
                + " [one table](../../../project-service/candidacy-states.md).\n\n"
                + "## Stages\n\nThe end of a review moves a candidacy on; its party can withdraw it in every stage.\n\n"
                + stages()
                + "\n## Within a stage\n\nWhat its party does in capitals, what the review tells in small letters; an"
                + " approval opens the next stage.\n\n"
                + standings()
                + "\n## A change after the selection\n\nA party asks, the promoter has notice and may reply, the parties"
                + " decide.\n\n"
                + changes();

        assertThat(StateDiagram.isUpToDate("candidacy.md", page))
                .as("deploy/docs/states/candidacy.md is up to date; else run this test with -Dcontract.update=true")
                .isTrue();
    }

    private static String stages() {
        StateDiagram diagram = new StateDiagram(Stage.IDENTIFICATION.name());
        for (Stage stage : Stage.values()) {
            if (stage == Stage.COMPLETED) {
                continue;
            }
            CandidacyState pending = new CandidacyState(stage, new Pending(NUMBER, REVIEW, null));
            CandidacyTable.news(NUMBER, REVIEW).forEach(news -> {
                if (CandidacyRules.on(pending, news) instanceof CandidacyRules.Done done) {
                    diagram.add(stage.name(), CandidacyTable.name(news), end(done.next()));
                }
            });
        }
        for (Stage stage : List.of(Stage.SUPPORT, Stage.COMPLETED)) {
            CandidacyState reviewed = new CandidacyState(stage, new Free(), change(SubjectType.DESELECTION));
            CandidacyTable.news(NUMBER, REVIEW).forEach(news -> {
                if (ChangeRules.on(reviewed, news) instanceof ChangeRules.Done done
                        && done.next().standing() instanceof Ended) {
                    diagram.add(stage.name(), "DESELECTION " + CandidacyTable.name(news), end(done.next()));
                }
            });
        }
        return diagram.end("REJECTED").end("DESELECTED").render();
    }

    private static String end(CandidacyState state) {
        return state.standing() instanceof Ended ended
                ? ended.status().name()
                : state.stage().name();
    }

    private static String standings() {
        StateDiagram diagram = new StateDiagram("free");
        for (Standing standing : CandidacyRules.standings(NUMBER, REVIEW)) {
            CandidacyState state = new CandidacyState(Stage.SELECTION, standing);
            for (Action action : Action.values()) {
                if (CandidacyRules.act(state, action, NUMBER) instanceof CandidacyRules.Done done) {
                    diagram.add(CandidacyTable.name(standing), action.name(), within(done.next()));
                }
            }
            CandidacyTable.news(NUMBER, REVIEW).forEach(news -> {
                if (CandidacyRules.on(state, news) instanceof CandidacyRules.Done done) {
                    diagram.add(
                            CandidacyTable.name(standing), "review " + CandidacyTable.name(news), within(done.next()));
                }
            });
            if (standing instanceof Ended) {
                diagram.end(CandidacyTable.name(standing));
            }
        }
        return diagram.end("next stage").render();
    }

    private static String within(CandidacyState next) {
        return next.stage() == Stage.SELECTION ? CandidacyTable.name(next.standing()) : "next stage";
    }

    private static String changes() {
        StateDiagram diagram = new StateDiagram("none");
        for (SubjectType type : ChangeRules.TYPES) {
            CandidacyState free = new CandidacyState(Stage.SUPPORT, new Free());
            if (ChangeRules.request(free, type, NUMBER) instanceof ChangeRules.Done done) {
                diagram.add("none", "request", CandidacyTable.nameOfChange(done.next()));
            }
            ChangeRulesTest.changes(type).forEach(change -> {
                for (Standing standing : List.of(new Free(), new OnHold(true))) {
                    draw(diagram, new CandidacyState(Stage.SUPPORT, standing, change));
                }
            });
        }
        return diagram.end("suspended").end("deselected").render();
    }

    private static void draw(StateDiagram diagram, CandidacyState state) {
        String from = CandidacyTable.nameOfChange(state);
        for (ChangeRules.Act act : ChangeRules.Act.values()) {
            if (ChangeRules.act(state, act) instanceof ChangeRules.Done done) {
                diagram.add(from, act.name(), CandidacyTable.nameOfChange(done.next()));
            }
        }
        int number = state.change().number();
        UUID review = state.change().review() == null ? REVIEW : state.change().review();
        CandidacyTable.news(number, review).forEach(news -> {
            if (ChangeRules.on(state, news) instanceof ChangeRules.Done done) {
                diagram.add(from, cause(state, done, news), after(done));
            }
        });
    }

    private static String cause(CandidacyState state, ChangeRules.Done done, ReviewNews news) {
        boolean isOfType = done.effects().stream()
                .anyMatch(effect -> effect == ChangeEffect.SUSPENDED
                        || effect == ChangeEffect.LIFTED
                        || effect == ChangeEffect.DESELECTED);
        return "review " + CandidacyTable.name(news)
                + (isOfType ? " of a " + ChangeRules.inWords(state.change().type()) : "");
    }

    private static String after(ChangeRules.Done done) {
        if (done.effects().contains(ChangeEffect.SUSPENDED)) {
            return "suspended";
        }
        if (done.effects().contains(ChangeEffect.DESELECTED)) {
            return "deselected";
        }
        return done.effects().contains(ChangeEffect.LIFTED)
                ? "suspension lifted"
                : CandidacyTable.nameOfChange(done.next());
    }

    private static PendingChange change(SubjectType type) {
        return new PendingChange(NUMBER, type, Phase.UNDER_REVIEW, REVIEW, false);
    }
}

package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.criticalminerals.pipeline.events.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Governments decide, over weeks: each scenario with its outcome, its events in order, those who were told, and a history
 * from which somebody who was not there understands why.
 */
@ExtendWith(ScenarioSystem.class)
class GovernanceE2ET {

    private static final String OPENED = "minerals.review.opened.v1";
    private static final String TAKEN = "minerals.review.position-taken.v1";
    private static final String REMINDED = "minerals.review.reminder-due.v1";
    private static final String CONCLUDED = "minerals.review.concluded.v1";
    private static final String MOVED = "minerals.candidacy.stage-changed.v1";

    /** The joint secretariat: sees what all parties of an agreement see, and takes part in nothing. */
    private static final String ONLOOKER = "coordinator";

    @Test
    void silenceConsentsWhereTheRuleSaysSo(Scenario scenario) {
        NominatedProject project = scenario.nominated("Silence consents", "AU");
        Candidacy candidacy = project.submittedUnder("us-eu-mou");
        Round round = candidacy.asksForNextGate();
        round.approves("USA");

        round.passesDeadline();

        JsonNode review = round.concluded();
        assertThat(review.path("outcome").asText()).isEqualTo("APPROVED");
        assertThat(candidacy.stage()).isEqualTo("SCREENING");
        assertThat(project.events(Topics.REVIEWS, CONCLUDED, 1))
                .startsWith(OPENED, TAKEN)
                .endsWith(CONCLUDED);
        assertThat(project.events(Topics.PROJECTS, MOVED, 1))
                .containsSubsequence("minerals.candidacy.submitted.v1", "minerals.candidacy.gate-requested.v1", MOVED);
        project.isToldTo("eu-grow-signatory", MOVED);
        project.isToldTo("us-state-desk", MOVED);
        assertThat(project.historyFor(ONLOOKER))
                .containsSubsequence(
                        "REVIEW_OPENED us-eu-mou",
                        "rule: All of USA and EU must approve; who says nothing by ",
                        "(Brussels) consents.",
                        "POSITION_TAKEN us-eu-mou by USA/us-state {",
                        "decision: APPROVE",
                        "REVIEW_CONCLUDED us-eu-mou by the system {",
                        "cause: DEADLINE",
                        "explanation: At the deadline USA approved and EU consented by silence.",
                        "outcome: APPROVED",
                        "STAGE_CHANGED us-eu-mou by the system {from: IDENTIFICATION, outcome: APPROVED, to: SCREENING}");
    }

    @Test
    void anObjectionInTheLastHourReturnsTheRequest(Scenario scenario) {
        NominatedProject project = scenario.nominated("Last hour", "AU");
        Candidacy candidacy = project.submittedUnder("us-eu-mou");
        Round round = candidacy.asksForNextGate();
        round.approves("USA");
        round.untilDeadlineMinus(Duration.ofMinutes(30));
        scenario.api().await("the reminder of the silent party", () -> reminded(project));
        round.objects("EU", "The owner of the mine changed last week: tell us who it is");
        // Not final: until the deadline it is a consultation.
        assertThat(round.now().path("status").asText()).isEqualTo("OPEN");

        round.passesDeadline();

        // What arrives now is late, whether or not the timer has looked yet.
        assertThatThrownBy(() -> round.takes("EU", Map.of("decision", "APPROVE", "replaces", 1)))
                .hasMessageContaining(": 409 ")
                .hasMessageMatching("(?s).*:(deadline-passed|review-concluded)\".*");
        JsonNode review = round.concluded();
        assertThat(review.path("outcome").asText()).isEqualTo("RETURNED");
        assertThat(candidacy.stage()).isEqualTo("IDENTIFICATION");
        assertThat(project.events(Topics.REVIEWS, CONCLUDED, 1))
                .containsExactly(OPENED, TAKEN, REMINDED, TAKEN, CONCLUDED);
        assertThat(project.events(Topics.PROJECTS, "minerals.candidacy.gate-requested.v1", 1))
                .doesNotContain(MOVED);
        project.isToldTo("eu-grow-signatory", REMINDED);
        project.isToldTo("us-state-signatory", CONCLUDED);
        project.isToldTo("eu-grow-desk", CONCLUDED);
        assertThat(project.historyFor(ONLOOKER))
                .containsSubsequence(
                        "rule: All of USA and EU must approve; who says nothing by ",
                        "POSITION_TAKEN us-eu-mou by USA/us-state {",
                        "REVIEW_REMINDER us-eu-mou by the system {",
                        "pendingParties: [\"EU\"]",
                        "POSITION_TAKEN us-eu-mou by EU/eu-grow {",
                        "decision: OBJECT",
                        "reasons: The owner of the mine changed last week: tell us who it is",
                        "REVIEW_CONCLUDED us-eu-mou by the system {",
                        "cause: DEADLINE",
                        "explanation: At the deadline USA approved and EU objected: both had to approve",
                        "outcome: RETURNED")
                .doesNotContain("STAGE_CHANGED");
    }

    @Test
    void threeOfFourAreEnoughUnderTheInitiative(Scenario scenario) {
        NominatedProject project = scenario.nominated("Three of four", "AU");
        Candidacy candidacy = project.submittedUnder("plurilateral-initiative");
        Round round = candidacy.asksForNextGate();
        round.approves("USA", "EU", "JPN");
        round.objects("MEX", "We would rather wait for the text of the initiative");
        assertThat(round.now().path("status").asText()).isEqualTo("OPEN");

        round.passesDeadline();

        JsonNode review = round.concluded();
        assertThat(review.path("outcome").asText()).isEqualTo("APPROVED");
        assertThat(candidacy.stage()).isEqualTo("SCREENING");
        assertThat(project.events(Topics.REVIEWS, CONCLUDED, 1))
                .containsExactly(OPENED, TAKEN, TAKEN, TAKEN, TAKEN, CONCLUDED);
        project.isToldTo("mx-se-signatory", MOVED);
        project.isToldTo("eu-trade-signatory", MOVED);
        assertThat(project.historyFor(ONLOOKER))
                .containsSubsequence(
                        "rule: At least 3 of USA, EU, JPN and MEX must approve",
                        "POSITION_TAKEN plurilateral-initiative by USA/us-ustr {",
                        "POSITION_TAKEN plurilateral-initiative by EU/eu-trade {",
                        "POSITION_TAKEN plurilateral-initiative by JPN/jp-meti {",
                        "POSITION_TAKEN plurilateral-initiative by MEX/mx-se {",
                        "reasons: We would rather wait for the text of the initiative",
                        "cause: DEADLINE",
                        "explanation: At the deadline USA, EU and JPN approved and MEX objected.",
                        "outcome: APPROVED",
                        "STAGE_CHANGED plurilateral-initiative");
    }

    @Test
    void oneProjectGoesTwoWaysUnderTwoAgreements(Scenario scenario) {
        NominatedProject project = scenario.nominated("Two ways", "AU");
        Candidacy memorandum = project.submittedUnder("us-eu-mou");
        Candidacy framework = project.submittedUnder("us-japan-framework");
        Round withTheUnion = memorandum.asksForNextGate();
        Round withJapan = framework.asksForNextGate();

        withTheUnion.approves("USA", "EU");
        withJapan.approves("USA");
        withJapan.objectsFinally("JPN", "The offtake is bound to a buyer outside both parties");

        assertThat(withTheUnion.concluded().path("outcome").asText()).isEqualTo("APPROVED");
        assertThat(withJapan.concluded().path("outcome").asText()).isEqualTo("RETURNED");
        assertThat(memorandum.stage()).isEqualTo("SCREENING");
        assertThat(framework.stage()).isEqualTo("IDENTIFICATION");
        assertThat(project.events(Topics.REVIEWS, CONCLUDED, 2))
                .containsExactly(OPENED, OPENED, TAKEN, TAKEN, CONCLUDED, TAKEN, TAKEN, CONCLUDED);
        project.isToldTo("eu-grow-desk", MOVED);
        project.isToldTo("jp-meti-deputy", CONCLUDED);
        assertThat(project.historyFor(ONLOOKER))
                .contains(
                        "explanation: USA and EU approved.",
                        "STAGE_CHANGED us-eu-mou",
                        "reasons: The offtake is bound to a buyer outside both parties",
                        "explanation: USA approved and JPN finally objected: both had to approve")
                .doesNotContain("STAGE_CHANGED us-japan-framework");
        // What happens under the other agreement doesn't exist for those who aren't its parties.
        assertThat(project.historyFor("eu-grow-desk"))
                .contains("STAGE_CHANGED us-eu-mou")
                .doesNotContain("us-japan-framework", "JPN");
        assertThat(project.historyFor("jp-meti-signatory"))
                .contains("REVIEW_CONCLUDED us-japan-framework")
                .doesNotContain("us-eu-mou", "EU/");
    }

    private static Boolean reminded(NominatedProject project) {
        return project.historyFor(ONLOOKER).contains("REVIEW_REMINDER") ? true : null;
    }
}

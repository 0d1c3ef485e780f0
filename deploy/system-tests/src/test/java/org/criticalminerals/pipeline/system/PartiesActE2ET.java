package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.criticalminerals.pipeline.events.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who acts for a party and how: a party that can't act, a host state that says nothing, a delegation that ends, a rule
 * that changes meanwhile, and a committee that decides many candidacies at once; over weeks, with real processes.
 */
@ExtendWith(ScenarioSystem.class)
class PartiesActE2ET {

    private static final String CONCLUDED = "minerals.review.concluded.v1";
    private static final String ESCALATED = "minerals.review.escalated.v1";
    private static final String MOVED = "minerals.candidacy.stage-changed.v1";
    private static final String ONLOOKER = "coordinator";

    @Test
    void threeOfFourDecideWhereOneIsRecused(Scenario scenario) {
        NominatedProject project = scenario.nominated("Recused", "AU");
        Candidacy candidacy = project.submittedUnder("plurilateral-initiative");
        Round round = candidacy.asksForNextGate();
        round.approves("USA", "EU");
        scenario.api()
                .post(
                        "mx-se-signatory",
                        Steps.REVIEWS,
                        round.path() + "/recusals",
                        null,
                        Map.of("scope", "PARTY", "reason", "The ministry holds shares of the promoter"));
        assertThat(round.now().path("withoutVoice").toString()).contains("MEX");
        assertThat(round.now().path("status").asText()).isEqualTo("OPEN");

        round.approves("JPN");

        // Nobody is left who could still speak, so that it ends at once: a recusal doesn't lower the quorum.
        assertThat(round.concluded().path("outcome").asText()).isEqualTo("APPROVED");
        assertThat(candidacy.stage()).isEqualTo("SCREENING");
        assertThat(project.events(Topics.REVIEWS, CONCLUDED, 1)).endsWith(CONCLUDED);
        project.isToldTo("mx-se-signatory", MOVED);
        project.isToldTo("jp-meti-signatory", "minerals.review.voice-lost.v1");
        assertThat(project.historyFor(ONLOOKER))
                .containsSubsequence(
                        "rule: At least 3 of USA, EU, JPN and MEX must approve",
                        "VOICE_LOST plurilateral-initiative by the system",
                        "party: MEX",
                        "explanation: USA, EU and JPN approved and MEX could not act.",
                        "outcome: APPROVED");
        // Why a party can't act is its own affair.
        assertThat(project.historyFor("us-ustr-signatory")).doesNotContain("holds shares");
    }

    @Test
    void aHostStateThatSaysNothingLetsTheSelectionLapse(Scenario scenario) {
        NominatedProject project = scenario.nominated("Silent host", "KZ");
        Candidacy candidacy = project.submittedUnder("us-japan-framework");
        for (String stage : List.of("SCREENING", "ASSESSMENT", "SELECTION")) {
            if (!stage.equals("SCREENING")) {
                candidacy.hasItsAnswersFor(stage);
            }
            Round round = candidacy.asksForNextGate();
            round.approves("USA", "JPN");
            round.concluded();
            assertThat(candidacy.stage()).isEqualTo(stage);
        }
        candidacy.mayBeDisclosed();
        Round selection = candidacy.asksForNextGate();
        selection.approves("USA", "JPN");
        assertThat(selection.now().path("status").asText()).isEqualTo("OPEN");
        Instant first = selection.deadline();
        selection.passesDeadline();
        project.events(Topics.REVIEWS, ESCALATED, 1);
        assertThat(selection.deadline()).isAfter(first);

        selection.passesDeadline();

        assertThat(selection.concluded().path("outcome").asText()).isEqualTo("LAPSED");
        assertThat(candidacy.stage()).isEqualTo("SELECTION");
        project.isToldTo("us-doe-signatory", ESCALATED);
        project.isToldTo("jp-meti-signatory", CONCLUDED);
        assertThat(project.historyFor(ONLOOKER))
                .containsSubsequence(
                        "STAGE_CHANGED us-japan-framework",
                        "GATE_REQUESTED us-japan-framework",
                        "REVIEW_ESCALATED us-japan-framework by the system",
                        "REVIEW_CONCLUDED us-japan-framework by the system",
                        "explanation: At the deadline USA and JPN approved: the consent of KZ as site state was missing.",
                        "outcome: LAPSED");
    }

    @Test
    void aDelegationThatEndsInMidReviewSignsNoMore(Scenario scenario) {
        NominatedProject project = scenario.nominated("Delegated", "AU");
        Candidacy candidacy = project.submittedUnder("us-eu-mou");
        Round round = candidacy.asksForNextGate();
        Map<String, String> approval = Map.of("decision", "ABSTAIN", "reasons", "Until the signatory is back");
        assertThatThrownBy(() -> sign(scenario, "us-state-desk", round, approval))
                .hasMessageContaining(": 403 ")
                .hasMessageContaining("not-signatory");
        String delegate = subjectOf(scenario, "us-state-desk");
        scenario.api()
                .post(
                        "us-state-signatory",
                        Steps.REVIEWS,
                        "/api/v1/delegations",
                        null,
                        Map.of(
                                "delegate",
                                delegate,
                                "endsAt",
                                scenario.now().plus(Duration.ofDays(3)).toString(),
                                "note",
                                "While I travel"));
        sign(scenario, "us-state-desk", round, approval);

        scenario.until(scenario.now().plus(Duration.ofDays(4)));

        assertThatThrownBy(() -> sign(scenario, "us-state-desk", round, Map.of("decision", "APPROVE", "replaces", 1)))
                .hasMessageContaining(": 403 ")
                .hasMessageContaining("not-signatory");
        round.takes("USA", Map.of("decision", "APPROVE", "reasons", "It fits the scope", "replaces", 1));
        round.approves("EU");
        assertThat(round.concluded().path("outcome").asText()).isEqualTo("APPROVED");
        assertThat(candidacy.stage()).isEqualTo("SCREENING");
        project.isToldTo("eu-grow-signatory", MOVED);
        // The own party reads both names of the act that was lent; the other party reads neither.
        assertThat(versions(scenario, "us-state-signatory", round))
                .extracting(
                        version -> version.path("by").path("name").asText(),
                        version -> version.path("by").path("onBehalfOf").asText())
                .containsExactly(tuple("Margaret Ellison", "null"), tuple("Priya Raman", "Margaret Ellison"));
        assertThat(versions(scenario, "eu-grow-signatory", round).toString()).doesNotContain("Raman", "Ellison");
        assertThat(project.historyFor(ONLOOKER))
                .containsSubsequence(
                        "POSITION_TAKEN us-eu-mou by USA/us-state",
                        "decision: ABSTAIN",
                        "POSITION_TAKEN us-eu-mou by USA/us-state",
                        "decision: APPROVE",
                        "explanation: USA and EU approved.");
    }

    @Test
    void aRuleThatIsAmendedBindsReviewsThatOpenLater(Scenario scenario) {
        String agreement = "us-mexico-action-plan";
        NominatedProject before = scenario.nominated("Old rule", "MX");
        Candidacy first = before.submittedUnder(agreement);
        Round running = first.asksForNextGate();
        String change = "/api/v1/agreements/" + agreement + "/changes";
        String id = scenario.api()
                .post(
                        ONLOOKER,
                        Steps.REVIEWS,
                        change,
                        null,
                        Map.of(
                                "reason",
                                "Silence was taken for consent too often",
                                "acts",
                                List.of(Map.of(
                                        "type",
                                        "RULE",
                                        "gate",
                                        "SCREENING",
                                        "rule",
                                        Map.of("kind", "UNANIMITY", "silence", "LAPSE", "workingDays", 10)))))
                .body()
                .path("id")
                .asText();
        for (String party : List.of("USA", "MEX")) {
            scenario.api()
                    .post(
                            Signatories.of(agreement, party),
                            Steps.REVIEWS,
                            change + "/" + id + "/consents",
                            null,
                            Map.of("consents", true));
        }
        scenario.api().await("the change to take effect", () -> inEffect(scenario, change + "/" + id));
        NominatedProject after = scenario.nominated("New rule", "MX");
        Candidacy second = after.submittedUnder(agreement);
        Round later = second.asksForNextGate();
        running.approves("USA");
        later.approves("USA");

        later.passesDeadline();
        running.passesDeadline();

        assertThat(running.concluded().path("outcome").asText()).isEqualTo("APPROVED");
        assertThat(later.concluded().path("outcome").asText()).isEqualTo("LAPSED");
        assertThat(first.stage()).isEqualTo("SCREENING");
        assertThat(second.stage()).isEqualTo("IDENTIFICATION");
        assertThat(before.historyFor(ONLOOKER)).contains("says nothing by ", "MEX consented by silence");
        assertThat(after.historyFor(ONLOOKER))
                .contains("it lapses, or is returned where a party objects", "MEX said nothing: both had to approve");
    }

    @Test
    void aCommitteeDecidesTwelveCandidaciesWithTwoCarveOuts(Scenario scenario) {
        String agreement = "us-eu-action-plan";
        List<NominatedProject> projects = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> scenario.nominated("Package " + number, "AU"))
                .toList();
        List<Candidacy> candidacies = projects.stream()
                .map(project -> project.submittedUnder(agreement))
                .toList();
        List<Round> rounds =
                candidacies.stream().map(Candidacy::asksForNextGate).toList();
        String meeting = scenario.api()
                .post(
                        ONLOOKER,
                        Steps.REVIEWS,
                        "/api/v1/meetings",
                        null,
                        Map.of(
                                "agreement",
                                agreement,
                                "title",
                                "Spring session",
                                "startsAt",
                                scenario.now().plus(Duration.ofDays(5)).toString(),
                                "zone",
                                "Europe/Brussels",
                                "form",
                                "VIDEO",
                                "place",
                                "By video",
                                "chairingParty",
                                "EU"))
                .body()
                .path("id")
                .asText();
        String packages = "/api/v1/packages";
        String bundle = scenario.api()
                .post(
                        ONLOOKER,
                        Steps.REVIEWS,
                        packages,
                        null,
                        Map.of(
                                "agreement",
                                agreement,
                                "title",
                                "Spring package",
                                "meetingId",
                                meeting,
                                "reviews",
                                rounds.stream().map(Round::id).toList()))
                .body()
                .path("id")
                .asText();
        List<Map<String, Object>> carveOuts = new ArrayList<>();
        carveOuts.add(Map.of(
                "reviewId",
                rounds.get(3).id(),
                "decision",
                "OBJECT",
                "final",
                true,
                "reasons",
                "The permit is missing"));
        carveOuts.add(Map.of("reviewId", rounds.get(7).id(), "reasons", "For the next meeting"));

        for (String party : List.of("USA", "EU")) {
            scenario.api()
                    .post(
                            Signatories.of(agreement, party),
                            Steps.REVIEWS,
                            packages + "/" + bundle + "/signatures",
                            null,
                            Map.of(
                                    "decision", "APPROVE",
                                    "reasons", "Agreed in the committee",
                                    "carveOuts", party.equals("EU") ? carveOuts : List.of()));
        }

        for (int i = 0; i < rounds.size(); i++) {
            if (i != 3 && i != 7) {
                assertThat(rounds.get(i).concluded().path("outcome").asText()).isEqualTo("APPROVED");
                assertThat(candidacies.get(i).stage()).isEqualTo("SCREENING");
                assertThat(projects.get(i).events(Topics.REVIEWS, CONCLUDED, 1)).containsOnlyOnce(CONCLUDED);
            }
        }
        assertThat(rounds.get(3).concluded().path("outcome").asText()).isEqualTo("RETURNED");
        assertThat(candidacies.get(3).stage()).isEqualTo("IDENTIFICATION");
        assertThat(rounds.get(7).now().path("status").asText()).isEqualTo("OPEN");
        projects.getFirst().isToldTo("eu-trade-signatory", MOVED);
        assertThat(projects.get(3).historyFor(ONLOOKER))
                .contains("reasons: The permit is missing", "explanation: USA approved and EU finally objected");
        assertThat(projects.getFirst().historyFor(ONLOOKER))
                .containsSubsequence(
                        "REVIEW_PACKAGED us-eu-action-plan by",
                        "meeting: Spring session",
                        "package: Spring package",
                        "POSITION_TAKEN",
                        "package: Spring package",
                        "reasons: Agreed in the committee",
                        "explanation: USA and EU approved.");
        projects.get(7).isToldTo("us-ustr-signatory", "minerals.review.carved-out.v1");
        assertThat(projects.get(7).historyFor(ONLOOKER))
                .containsSubsequence(
                        "REVIEW_PACKAGED",
                        "CARVED_OUT us-eu-action-plan by EU/eu-trade",
                        "package: Spring package",
                        "reasons: For the next meeting");
    }

    private static List<JsonNode> versions(Scenario scenario, String official, Round round) {
        return Steps.items(scenario.api().get(official, Steps.REVIEWS, round.path() + "/positions/USA"))
                .toList();
    }

    private static void sign(Scenario scenario, String official, Round round, Map<String, ?> position) {
        scenario.api().put(official, Steps.REVIEWS, round.path() + "/positions/USA", null, position);
    }

    /** An official's identifier, as their own token says it. */
    private static String subjectOf(Scenario scenario, String official) {
        String claims = scenario.api().tokenOf(official).split("\\.")[1];
        return new JsonPath(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8)).getString("sub");
    }

    private static JsonNode inEffect(Scenario scenario, String change) {
        JsonNode now = scenario.api().get(ONLOOKER, Steps.REVIEWS, change).body();
        return now.path("state").asText().equals("IN_EFFECT") ? now : null;
    }
}

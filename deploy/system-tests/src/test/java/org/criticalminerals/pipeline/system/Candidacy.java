package org.criticalminerals.pipeline.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.criticalminerals.pipeline.local.demo.GatePreparation;

/** A project under one agreement in a scenario. */
final class Candidacy {

    private final Scenario scenario;
    private final NominatedProject project;
    private final String agreement;

    Candidacy(Scenario scenario, NominatedProject project, String agreement) {
        this.scenario = scenario;
        this.project = project;
        this.agreement = agreement;
    }

    /** Asks for the next gate; gives back the round that begins. */
    Round asksForNextGate() {
        int number = scenario.api()
                .post(
                        asking(),
                        Steps.PROJECTS,
                        path() + "/gate-requests",
                        scenario.steps().etag(asking(), path()),
                        Map.of("note", "Please decide"))
                .body()
                .path("number")
                .asInt();
        return new Round(
                scenario, agreement, scenario.api().await("the review of request " + number, () -> openReview(number)));
    }

    /** Has look-alikes settled, and the criteria answered and released by all parties, that a gate waits for. */
    void hasItsAnswersFor(String gate) {
        GatePreparation preparation = preparation();
        preparation.settleFor(gate);
        preparation.answerFor(gate);
    }

    /** Has it recorded that the promoter consents to disclosure, which a selection waits for. */
    void mayBeDisclosed() {
        preparation().disclose("disclosure");
    }

    private GatePreparation preparation() {
        return new GatePreparation(scenario.api(), project.id(), agreement, party -> Signatories.of(agreement, party));
    }

    /** Its stage, once no gate request is pending. */
    String stage() {
        return scenario.api()
                .await("the end of the gate request under " + agreement, () -> {
                    JsonNode candidacy =
                            scenario.api().get(asking(), Steps.PROJECTS, path()).body();
                    return candidacy.path("pendingGateRequest").isNull() ? candidacy : null;
                })
                .path("stage")
                .asText();
    }

    private String openReview(int number) {
        return Steps.items(scenario.api()
                        .get(
                                asking(),
                                Steps.REVIEWS,
                                "/api/v1/reviews?status=OPEN&project=" + project.id() + "&agreement=" + agreement))
                .filter(review -> review.path("subject").path("gateRequest").asInt() == number)
                .map(review -> review.path("id").asText())
                .findFirst()
                .orElse(null);
    }

    private String path() {
        return Steps.project(project.id()) + "/candidacies/" + agreement;
    }

    private String asking() {
        return Signatories.of(agreement, "USA");
    }
}

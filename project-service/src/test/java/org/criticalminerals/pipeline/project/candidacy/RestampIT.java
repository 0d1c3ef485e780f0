package org.criticalminerals.pipeline.project.candidacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.project.testing.Api;
import org.criticalminerals.pipeline.project.testing.PartnerService;
import org.criticalminerals.pipeline.project.testing.ProjectServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parties join and leave an agreement: who sees candidacies and dossiers then, and what stays as it was delivered. */
@QuarkusTest
@ProjectServiceTest
class RestampIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, String> TWO = Map.of("USA", "us-state", "EU", "eu-grow");
    private static final Map<String, String> THREE = Map.of("USA", "us-state", "EU", "eu-grow", "JPN", "jp-meti");

    private final Api desk = Api.as("us-doe-desk");
    private final Api japan = Api.as("jp-meti-desk");
    private PartnerService partners;

    @BeforeEach
    void begin() {
        partners = new PartnerService();
        partners.tellReferenceData();
        desk.awaitReferenceData();
        partners.tellMembers(TWO);
        await().atMost(PATIENCE)
                .until(() -> japan.get("/projects/" + submitted()).extract().statusCode() == 404);
    }

    @AfterEach
    void end() {
        partners.tellMembers(TWO);
        partners.close();
    }

    @Test
    void aPartyThatJoinsSeesWhatIsAndOneThatLeftSeesItNoMore() {
        UUID project = submitted();
        desk.fill(
                        project,
                        "finance",
                        "{\"marking\":{\"kind\":\"RELEASABLE_TO\",\"parties\":[\"USA\",\"EU\"]},"
                                + "\"capex\":{\"amount\":\"5\",\"currency\":\"USD\"}}")
                .statusCode(200);
        String etag = desk.tag("/projects/" + project);
        japan.get("/projects/" + project).statusCode(404);

        partners.tellMembers(THREE);

        await().atMost(PATIENCE)
                .untilAsserted(() -> japan.get("/projects/" + project).statusCode(200));
        japan.get(Api.candidacy(project)).statusCode(200).body("stage", equalTo("IDENTIFICATION"));
        assertThat(japan.read("/projects/" + project).getList("sections.section", String.class))
                .contains("identity", "sites", "production")
                .doesNotContain("finance");
        assertThat(japan.read("/candidacies?agreement=us-eu-mou&limit=100").getList("items.projectId", UUID.class))
                .contains(project);
        assertThat(japan.read("/projects/" + project + "/history").getList("items"))
                .as("what happened before it joined was told to others")
                .isEmpty();
        assertThat(desk.tag("/projects/" + project)).isEqualTo(etag);

        partners.tellMembers(TWO);

        await().atMost(PATIENCE)
                .untilAsserted(() -> japan.get("/projects/" + project).statusCode(404));
        japan.get(Api.candidacy(project)).statusCode(404);
        assertThat(japan.read("/candidacies?agreement=us-eu-mou&limit=100").getList("items.projectId", UUID.class))
                .doesNotContain(project);
        Api.as("eu-grow-desk").get("/projects/" + project).statusCode(200);
    }

    @Test
    void manyCandidaciesAreMetInBatches() {
        List<UUID> projects = java.util.stream.IntStream.range(0, 7)
                .mapToObj(index -> submitted())
                .toList();

        partners.tellMembers(THREE);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        japan.read("/candidacies?agreement=us-eu-mou&limit=100").getList("items.projectId", UUID.class))
                .containsAll(projects));
    }

    @Test
    void theNominatingPartyKeepsItsOwnWhenItLeaves() {
        UUID project = submitted();

        partners.tellMembers(Map.of("EU", "eu-grow", "JPN", "jp-meti"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> japan.get(Api.candidacy(project)).statusCode(200));
        desk.get(Api.candidacy(project))
                .statusCode(200)
                .body("permitted", empty())
                .body("nominatorLeft", equalTo(true))
                .body("waitingOn", containsInAnyOrder("EU", "JPN"));
    }

    @Test
    void whatItsPartyLeftIsHeldAndWithdrawnByTheLeadsThatRemain() {
        UUID project = submitted();
        String path = Api.candidacy(project);
        partners.tellMembers(Map.of("EU", "eu-grow", "JPN", "jp-meti"));
        Api europe = Api.as("eu-grow-signatory");
        await().atMost(PATIENCE)
                .untilAsserted(() -> europe.get(path).body("permitted", containsInAnyOrder("HOLD", "WITHDRAW")));
        Api.as("us-state-signatory")
                .act(project, "hold", "{\"reasons\":\"we left\"}")
                .statusCode(403)
                .body("type", endsWith("lead-signatory"));

        europe.act(project, "hold", "{\"reasons\":\"its party left the agreement\"}")
                .statusCode(200)
                .body("status", equalTo("ON_HOLD"));

        Api.as("eu-trade-signatory")
                .act(project, "resumption", "{\"reasons\":\"we want it\"}")
                .statusCode(403)
                .body("detail", containsString("eu-grow, jp-meti"));
        europe.act(project, "withdrawal", "{\"reasons\":\"nobody takes it up\"}")
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"));
        desk.requestGate(project).statusCode(403).body("type", endsWith("nominator-left"));
    }

    private UUID submitted() {
        UUID project = desk.nominateComplete("Joining " + UUID.randomUUID());
        desk.submit(project).statusCode(201);
        return project;
    }
}

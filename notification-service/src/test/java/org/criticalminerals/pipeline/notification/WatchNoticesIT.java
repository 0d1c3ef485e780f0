package org.criticalminerals.pipeline.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who watches a project is told what becomes of it, as far as it is released to them and for as long as they watch. */
@QuarkusTest
@ServiceTest
class WatchNoticesIT {

    private static final Producers PRODUCERS = new Producers(LocalPlatform.shared());
    private static final String WATCHER = "eu-trade-signatory";
    private static final String STRANGER = "mx-se-signatory";
    private static final String CONCERNED = "eu-grow-desk";

    private final UUID project = UUID.randomUUID();
    private final Samples events = Samples.byDesk(project, UUID.randomUUID());

    @BeforeEach
    void aKnownProject() {
        PRODUCERS.tellReference();
        PRODUCERS.tell(events.nominated(), Samples.PARTIES);
        PRODUCERS.tell(events.submitted(), Samples.PARTIES);
        awaitTold(CONCERNED, 1);
    }

    @AfterAll
    static void close() {
        PRODUCERS.close();
    }

    @Test
    void watchersAreToldOfStageStatusAndDossier() {
        watch(WATCHER, true, 0);
        watch(STRANGER, true, 0);
        watch(CONCERNED, true, 0);

        PRODUCERS.tell(events.stageChanged(Stage.IDENTIFICATION, Stage.SCREENING, Outcome.APPROVED), Samples.PARTIES);
        PRODUCERS.tell(events.dossierChanged(), Set.of("EU"));
        PRODUCERS.tell(events.dossierChanged(), Set.of("USA"));
        PRODUCERS.tell(events.held(), Samples.PARTIES);

        awaitTold(CONCERNED, 4);
        assertThat(told(WATCHER))
                .containsExactly(
                        "minerals.candidacy.held.v1",
                        "minerals.project.dossier-changed.v1",
                        "minerals.candidacy.stage-changed.v1");
        // What they may not see does not exist for them.
        assertThat(told(STRANGER)).isEmpty();
        // Whom it concerns anyway is told once.
        assertThat(told(CONCERNED)).doesNotHaveDuplicates();
    }

    @Test
    void whoWatchesNoMoreIsToldNoMoreWhateverComesLate() {
        watch(WATCHER, false, 2);
        watch(WATCHER, true, 1);

        PRODUCERS.tell(events.held(), Samples.PARTIES);

        awaitTold(CONCERNED, 2);
        assertThat(told(WATCHER)).isEmpty();
    }

    private void watch(String username, boolean watched, int second) {
        PRODUCERS.tell(
                events.watchChanged(watched, Samples.AT.plusSeconds(second), username),
                Set.of(Audience.official(People.subject(username))));
    }

    private void awaitTold(String username, int notices) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(told(username)).hasSize(notices));
    }

    private List<String> told(String username) {
        return given().auth()
                .oauth2(Tokens.of(username))
                .get("/api/v1/notifications?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.projectId == '" + project + "' }.type");
    }
}

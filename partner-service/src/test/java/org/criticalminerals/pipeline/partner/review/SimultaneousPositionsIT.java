package org.criticalminerals.pipeline.partner.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.Test;

/** Two officials give the last two positions at the same moment, a hundred times: nobody is refused, one outcome. */
@QuarkusTest
@PartnerServiceTest
class SimultaneousPositionsIT {

    private static final int TIMES = 100;
    private static final String APPROVE = "{\"decision\": \"APPROVE\"}";

    @Inject
    MovableClock clock;

    @Test
    void bothAreTakenAndTheReviewConcludesOnce() throws Exception {
        clock.reset();
        List<UUID> projects = new ArrayList<>();
        try (Kafka kafka = new Kafka(clock)) {
            for (int i = 0; i < TIMES; i++) {
                UUID project = Ids.next();
                projects.add(project);
                kafka.gateRequested(project, "us-eu-mou", Gate.SCREENING, 1, "AU");
            }
        }

        List<String> answers = new ArrayList<>();
        try (ExecutorService officials = Executors.newFixedThreadPool(2)) {
            CyclicBarrier moment = new CyclicBarrier(2);
            for (UUID project : projects) {
                UUID review = Api.review(project);
                Future<JsonPath> usa = officials.submit(() -> sign(moment, "us-state-signatory", review, "USA"));
                Future<JsonPath> eu = officials.submit(() -> sign(moment, "eu-grow-signatory", review, "EU"));
                answers.add(usa.get().getString("status"));
                answers.add(eu.get().getString("status"));
            }
        }

        assertThat(answers).filteredOn("OPEN"::equals).hasSize(TIMES);
        assertThat(answers).filteredOn("CONCLUDED"::equals).hasSize(TIMES);
        try (Kafka.Listener events = new Kafka.Listener(Topics.REVIEWS)) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                Map<String, List<String>> types = events.typesByKey();
                assertThat(projects).allSatisfy(project -> assertThat(types.get(project.toString()))
                        .containsExactly(
                                "minerals.review.opened.v1",
                                "minerals.review.position-taken.v1",
                                "minerals.review.position-taken.v1",
                                "minerals.review.concluded.v1"));
            });
        }
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("pipeline_reviews_concluded_total{outcome=\"APPROVED\""))
                .body(containsString("pipeline_reviews_open"))
                .body(containsString("pipeline_reviews_overdue"));
    }

    private static JsonPath sign(CyclicBarrier moment, String official, UUID review, String party) throws Exception {
        moment.await();
        return Api.sign(official, review, party, APPROVE)
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}

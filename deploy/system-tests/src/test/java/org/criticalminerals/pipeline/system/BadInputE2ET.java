package org.criticalminerals.pipeline.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.testing.TopicReader;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is sent, the answer is a problem that says what is wrong, or a dead letter; the system goes on. */
@ExtendWith(SystemUnderTest.class)
class BadInputE2ET {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void malformedJson(LocalSystemProcess system, Steps steps) {
        problem(as(steps, "us-doe-desk").body("{\"name\": ").post(url(system, "/api/v1/projects")), 400);
    }

    @Test
    void anUnknownMineralIsNamed(LocalSystemProcess system, Steps steps) {
        String project = steps.nominated(Steps.unique("Unobtainable"));

        problem(
                        as(steps, "us-doe-desk")
                                .header("If-Match", steps.etag("us-doe-desk", Steps.project(project)))
                                .body("{\"lines\": [{\"mineral\": \"unobtainium\", \"step\": \"MINING\"}]}")
                                .put(url(system, Steps.project(project) + "/dossier/production")),
                        400)
                .body(containsString("unobtainium"))
                .body("errors.pointer", hasItem("/lines/0/mineral"));
    }

    @Test
    void aGateWithoutItsSectionsSaysWhatIsMissing(LocalSystemProcess system, Steps steps) {
        String project = steps.nominated(Steps.unique("Bare"));
        steps.api()
                .post(
                        Steps.DESK,
                        Steps.PROJECTS,
                        Steps.project(project) + "/candidacies",
                        steps.etag(Steps.DESK, Steps.project(project)),
                        Map.of("agreement", Steps.AGREEMENT));

        problem(
                        as(steps, "us-doe-desk")
                                .header("If-Match", steps.etag("us-doe-desk", Steps.candidacy(project)))
                                .body("{}")
                                .post(url(system, Steps.candidacy(project) + "/gate-requests")),
                        409)
                .body(containsString("sites"))
                .body(containsString("attestation"));
    }

    @Test
    void aSecondRequestWhileOneIsPending(LocalSystemProcess system, Steps steps) {
        String project = steps.submitted(Steps.unique("Twice"));
        steps.ask(project);
        // That its review opened changes the candidacy once more.
        await().until(() -> steps.history(project).contains("REVIEW_OPENED"));

        problem(
                as(steps, "us-state-signatory")
                        .header("If-Match", steps.etag("us-state-signatory", Steps.candidacy(project)))
                        .body("{}")
                        .post(url(system, Steps.candidacy(project) + "/gate-requests")),
                409);
    }

    @Test
    void aForeignPartyEditsNothingAndSignsForNobodyElse(LocalSystemProcess system, Steps steps) {
        String project = steps.submitted(Steps.unique("Foreign"));
        String review = steps.ask(project);

        problem(
                as(steps, "eu-grow-desk")
                        .header("If-Match", steps.etag("eu-grow-desk", Steps.project(project)))
                        .body("{\"sites\": [{\"country\": \"AU\"}]}")
                        .put(url(system, Steps.project(project) + "/dossier/sites")),
                403);
        problem(
                as(steps, "eu-grow-signatory")
                        .body("{\"decision\": \"APPROVE\"}")
                        .put(system.url(Steps.REVIEWS)
                                .resolve(Steps.position(review, "USA"))
                                .toString()),
                403);
        // Japan is no party of this agreement: for it neither exists.
        problem(as(steps, "jp-meti-signatory").get(url(system, Steps.project(project))), 404);
        problem(
                as(steps, "jp-meti-signatory")
                        .get(system.url(Steps.REVIEWS)
                                .resolve("/api/v1/reviews/" + review)
                                .toString()),
                404);
    }

    @Test
    void aStaleVersionAndNoVersion(LocalSystemProcess system, Steps steps) {
        String project = steps.nominated(Steps.unique("Stale"));
        String stale = steps.etag(Steps.DESK, Steps.project(project));
        steps.put(project, "sites", Map.of("sites", List.of(Map.of("country", "AU"))));
        String sites = "{\"sites\": [{\"country\": \"CA\"}]}";
        String section = url(system, Steps.project(project) + "/dossier/sites");

        problem(as(steps, Steps.DESK).header("If-Match", stale).body(sites).put(section), 412);
        problem(as(steps, Steps.DESK).body(sites).put(section), 428);
    }

    @Test
    void twoMegabytesOfText(LocalSystemProcess system, Steps steps) {
        String name = "x".repeat(2_000_000);

        int status = as(steps, Steps.DESK)
                .body("{\"name\": \"" + name + "\", \"promoter\": {\"name\": \"p\"}}")
                .post(url(system, "/api/v1/projects"))
                .statusCode();

        assertThat(status).isIn(400, 413);
    }

    @Test
    void aTokenOfAnotherRealm(LocalSystemProcess system) {
        String foreign = given().contentType("application/x-www-form-urlencoded")
                .formParams(Map.of(
                        "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin"))
                .post(system.url("keycloak")
                        .resolve("/realms/master/protocol/openid-connect/token")
                        .toString())
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");

        problem(given().auth().oauth2(foreign).get(url(system, "/api/v1/projects")), 401);
    }

    @Test
    void anUnknownTypeAndBytesThatAreNoJsonOnATopicStopNothing(LocalSystemProcess system, Steps steps) {
        String project = steps.submitted(Steps.unique("Goes on"));
        String strange = UUID.randomUUID().toString();
        send(system, strange, "minerals.review.invented.v1", "{}".getBytes(StandardCharsets.UTF_8));
        send(system, strange, "minerals.review.concluded.v1", new byte[] {(byte) 0xca, (byte) 0xfe, 0});

        String review = steps.ask(project);
        steps.approve(review, "USA");
        steps.approve(review, "EU");

        assertThat(steps.settled(project).path("stage").asText()).isEqualTo("SCREENING");
        try (TopicReader dead = new TopicReader(system.platform(), Topics.deadLetterTopic(Topics.REVIEWS))) {
            assertThat(dead.until(read -> read.stream().anyMatch(record -> strange.equals(record.key()))))
                    .filteredOn(record -> strange.equals(record.key()))
                    .allSatisfy(record -> {
                        assertThat(record.value()).containsExactly(0xca, 0xfe, 0);
                        assertThat(TopicReader.header(record, EventHeaders.TYPE))
                                .isEqualTo("minerals.review.concluded.v1");
                        assertThat(TopicReader.header(record, "dlq-reason")).isNotBlank();
                    });
        }
    }

    private static void send(LocalSystemProcess system, String key, String type, byte[] payload) {
        Map<String, Object> config = new HashMap<>(system.platform().kafkaClient("partner-service"));
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.REVIEWS, key, payload);
            Map.of(
                            EventHeaders.ID,
                            UUID.randomUUID().toString(),
                            EventHeaders.TYPE,
                            type,
                            EventHeaders.SOURCE,
                            "/partner-service",
                            EventHeaders.TIME,
                            "2026-11-24T09:00:00Z")
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record);
        }
    }

    private static RequestSpecification as(Steps steps, String official) {
        return given().auth().oauth2(steps.api().tokenOf(official)).contentType(ContentType.JSON);
    }

    private static ValidatableResponse problem(io.restassured.response.Response answer, int status) {
        return answer.then()
                .statusCode(status)
                .contentType(PROBLEM)
                .body("type", startsWith("urn:pipeline:problem:"))
                .body("detail", containsString(" "));
    }

    private static String url(LocalSystemProcess system, String path) {
        return system.url(Steps.PROJECTS).resolve(path).toString();
    }
}

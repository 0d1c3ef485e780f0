package org.criticalminerals.pipeline.project.watch;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.ReviewSubject;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.kit.testing.TopicReader;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.project.testing.Api;
import org.criticalminerals.pipeline.project.testing.PartnerService;
import org.criticalminerals.pipeline.project.testing.ProjectServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an official watches and the searches that an official keeps: their own, and only of what they may see. */
@QuarkusTest
@ProjectServiceTest
class WatchIT {

    private final Api desk = Api.as("us-doe-desk");
    // Their own for each test.
    private final String watcher = "eu-grow-" + UUID.randomUUID() + "-desk";

    @BeforeEach
    void tellReferenceData() {
        try (PartnerService reviews = new PartnerService()) {
            reviews.tellReferenceData();
        }
        desk.awaitReferenceData();
    }

    @Test
    void projectsAndReviewsAreWatchedAsTheyStand() {
        UUID project = desk.nominateComplete("Watched");
        desk.submit(project).statusCode(201);
        UUID review = open(project);

        put("/watches/projects/" + project).statusCode(200).body("watched", equalTo(true));
        put("/watches/reviews/" + review).statusCode(200);
        put("/watches/reviews/" + review).statusCode(200);

        get("/watches")
                .body("items.kind", contains("REVIEW", "PROJECT"))
                .body("items.projectName", contains("Watched", "Watched"))
                .body("items[0].gate", equalTo("SCREENING"))
                .body("items[0].state", equalTo("UNDER_REVIEW"))
                .body("items[0].deadline", notNullValue())
                .body("items[1].candidacies.stage", contains("IDENTIFICATION"));
        String next = get("/watches?limit=1")
                .body("items.kind", contains("REVIEW"))
                .extract()
                .path("next");
        get("/watches?limit=1&cursor=" + next).body("items.kind", contains("PROJECT"));
        get("/watches?kind=PROJECT").body("items.id", contains(project.toString()));
        get("/watches/reviews/" + review).body("watched", equalTo(true));
        as(watcher).delete("/api/v1/watches/reviews/" + review).then().statusCode(200);
        get("/watches/reviews/" + review).body("watched", equalTo(false));
    }

    @Test
    void watchingAProjectAndWatchingItNoMoreIsToldForTheWatcherAlone() {
        UUID project = desk.nominateComplete("Followed");
        desk.submit(project).statusCode(201);
        UUID review = open(project);

        put("/watches/projects/" + project).statusCode(200);
        put("/watches/projects/" + project).statusCode(200);
        put("/watches/reviews/" + review).statusCode(200);
        as(watcher).delete("/api/v1/watches/projects/" + project).then().statusCode(200);
        as(watcher).delete("/api/v1/watches/projects/" + project).then().statusCode(200);

        try (TopicReader topic = new TopicReader(LocalPlatform.shared(), Topics.PROJECTS)) {
            var told =
                    topic
                            .until(records -> records.stream()
                                            .filter(record -> isWatch(record, project))
                                            .count()
                                    >= 2)
                            .stream()
                            .filter(record -> isWatch(record, project))
                            .toList();
            assertThat(told)
                    .extracting(record -> new JsonPath(new String(record.value(), UTF_8)).getBoolean("watched"))
                    .containsExactly(true, false);
            assertThat(told)
                    .extracting(record -> TopicReader.header(record, EventHeaders.RELEASABLE_TO))
                    .containsOnly("official:" + Tokens.subject(watcher));
        }
    }

    private static boolean isWatch(ConsumerRecord<String, byte[]> record, UUID project) {
        return project.toString().equals(record.key())
                && "minerals.project.watch-changed.v1".equals(TopicReader.header(record, EventHeaders.TYPE));
    }

    @Test
    void whatOneMayNotSeeCantBeWatched() {
        UUID draft = desk.nominate("Secret draft", "Somebody");

        put("/watches/projects/" + draft).statusCode(404);
        put("/watches/reviews/" + UUID.randomUUID()).statusCode(404);
        put("/watches/meetings/" + draft).statusCode(404);
        get("/watches/projects/" + draft).body("watched", equalTo(false));
    }

    @Test
    void manyAreMarkedAtOnceAndEachIsAnsweredFor() {
        UUID project = desk.nominateComplete("Marked");
        desk.submit(project).statusCode(201);
        UUID unknown = UUID.randomUUID();

        post("/watches", """
            {"items": [{"kind": "PROJECT", "id": "%s"}, {"kind": "REVIEW", "id": "%s"}]}\
            """.formatted(project, unknown))
                .statusCode(200)
                .body("items.result", contains("WATCHED", "NOT_FOUND"));
        post("/watches", "{\"items\": [{\"kind\": \"MEETING\", \"id\": \"%s\"}, null]}".formatted(unknown))
                .statusCode(400)
                .body("errors.pointer", contains("/items/0/kind", "/items/1/kind"));
        post("/watches", "{\"items\": []}").statusCode(400);
    }

    @Test
    void nobodyElseSeesWhatIsWatchedEvenInTheDatabase() throws SQLException {
        UUID project = desk.nominateComplete("Quietly watched");
        desk.submit(project).statusCode(201);
        put("/watches/projects/" + project).statusCode(200);
        post("/saved-searches", "{\"name\": \"Quiet\", \"filters\": {}}").statusCode(201);

        try (Connection connection =
                DriverManager.getConnection(LocalPlatform.shared().jdbcUrl("project"), "project_app", "project_app")) {
            connection.setAutoCommit(false);
            for (String table : List.of("watch", "saved_search")) {
                actFor(connection, Tokens.subject("eu-grow-signatory"));
                assertThat(count(connection, table, Tokens.subject(watcher))).isZero();
                actFor(connection, Tokens.subject(watcher));
                assertThat(count(connection, table, Tokens.subject(watcher))).isEqualTo(1);
            }
        }
    }

    @Test
    void aSearchCountsWhatIsNewSinceOneLooked() {
        String id = post(
                        "/saved-searches",
                        "{\"name\": \" Australia \", \"filters\": {\"country\": \"AU\", \"party\": \"USA\"}}")
                .statusCode(201)
                .body("name", equalTo("Australia"))
                .body("news", equalTo(0))
                .extract()
                .path("id");
        UUID project = desk.nominateComplete("New in Australia");
        desk.submit(project).statusCode(201);

        assertThat(get("/saved-searches").extract().<Integer>path("items[0].news"))
                .isPositive();
        get("/saved-searches").body("items.filters.country", contains("AU")).body("items.capped", contains(false));
        post("/saved-searches/" + id + "/look", "").statusCode(204);
        get("/saved-searches").body("items.news", contains(0));
        as("us-doe-desk").delete("/api/v1/saved-searches/" + id).then().statusCode(404);
        as(watcher).delete("/api/v1/saved-searches/" + id).then().statusCode(204);
        get("/saved-searches").body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"\", \"filters\": {}}",
                "{\"name\": \"x\"}",
                "{\"name\": \"x\", \"filters\": {\"mineral\": \"unobtainium\"}}",
                "{\"name\": \"x\", \"filters\": {\"colour\": \"blue\"}}",
                "{\"name\": \"a\\nb\", \"filters\": {}}"
            })
    void faultySearchesAreTold(String body) {
        post("/saved-searches", body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aNameIsTakenOnce() {
        post("/saved-searches", "{\"name\": \"Mine\", \"filters\": {}}").statusCode(201);

        post("/saved-searches", "{\"name\": \"mine\", \"filters\": {}}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/name"));
    }

    private UUID open(UUID project) {
        int version = desk.requestGate(project).statusCode(201).extract().path("dossierVersion");
        UUID review = UUID.randomUUID();
        ReviewSubject subject = PartnerService.subject(project, Gate.SCREENING, 1, version);
        try (PartnerService reviews = new PartnerService()) {
            reviews.opened(review, subject);
        }
        desk.awaitCandidacy(project, "reviewId", review.toString());
        return review;
    }

    private static RequestSpecification as(String official) {
        String agency = official.startsWith("eu-grow") ? "eu-grow" : "us-doe";
        String party = agency.startsWith("eu") ? "EU" : "USA";
        return given().auth()
                .oauth2(Tokens.of(official, agency, party, Set.of("desk-officer")))
                .contentType(ContentType.JSON);
    }

    private ValidatableResponse get(String path) {
        return as(watcher).get("/api/v1" + path).then();
    }

    private ValidatableResponse put(String path) {
        return as(watcher).put("/api/v1" + path).then();
    }

    private ValidatableResponse post(String path, String body) {
        return as(watcher).body(body).post("/api/v1" + path).then();
    }

    private static void actFor(Connection connection, String subject) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select set_config('pipeline.party', 'EU', true), set_config('pipeline.agency', 'eu-grow', true),"
                        + " set_config('pipeline.official', ?, true)")) {
            statement.setString(1, subject);
            statement.execute();
        }
    }

    private static int count(Connection connection, String table, String official) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*) from " + table + " where official = ?")) {
            statement.setString(1, official);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}

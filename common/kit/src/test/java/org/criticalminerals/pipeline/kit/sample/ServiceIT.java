package org.criticalminerals.pipeline.kit.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.kit.identity.Roles;
import org.criticalminerals.pipeline.kit.testing.PlatformResource;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a service gets from the kit, on real PostgreSQL: who sees what, what errors look like, what is done once. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = {
            @ResourceArg(name = PlatformResource.SERVICE, value = "project-service"),
            @ResourceArg(name = PlatformResource.DATABASE, value = "project")
        })
@WithTestResource(OidcWiremockTestResource.class)
class ServiceIT {

    private static final int SYSTEM_REQUESTS_A_MINUTE = 20;

    @Inject
    WorkerTransactions worker;

    @Inject
    Notes notes;

    @Inject
    AgroalDataSource application;

    @BeforeEach
    void empty() {
        worker.run(() -> worker.onConnection(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("delete from note; delete from outbox; delete from idempotency_key");
            }
        }));
    }

    @Test
    void nobodyIsAnonymous() {
        given().get("/notes").then().statusCode(401);
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        given().auth()
                .oauth2(Tokens.forAnotherAudience("us-doe-desk"))
                .get("/notes")
                .then()
                .statusCode(401);
    }

    @Test
    void aPartySeesItsOwnRowsAlone() {
        create("us-doe-desk", "ours");
        create("eu-grow-desk", "theirs");

        given().auth().oauth2(Tokens.of("us-doe-desk")).get("/notes").then().body("text", contains("ours"));
        given().auth().oauth2(Tokens.of("eu-grow-desk")).get("/notes").then().body("text", contains("theirs"));
    }

    @Test
    void theWorkerSeesEverything() {
        create("us-doe-desk", "ours");
        create("eu-grow-desk", "theirs");

        assertThat(worker.call(() -> notes.count())).isEqualTo(2);
    }

    @Test
    void theIdentityDoesNotSurviveInThePool() throws SQLException {
        create("us-doe-desk", "ours");

        try (Connection connection = application.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select (select count(*) from note), coalesce(current_setting('pipeline.party', true), '')")) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
            assertThat(rows.getString(2)).isEmpty();
        }
    }

    @Test
    void aConstraintAtTheCommitIsALostRace() {
        create("us-doe-desk", "same");

        post("us-doe-desk", "same", null)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:pipeline:problem:lost-race"));
    }

    @Test
    void aChangeSaysWhichVersionItKnows() {
        String location = create("us-doe-desk", "first").extract().header("Location");

        change(location, null, "second").statusCode(428);
        change(location, "\"7\"", "second").statusCode(412).body("currentETag", equalTo("\"0\""));
        change(location, "\"0\"", "second").statusCode(200);
        change(location, "\"0\"", "third").statusCode(412);
    }

    @Test
    void whatIsNotOursIsNotThere() {
        create("eu-grow-desk", "theirs");
        UUID theirs = worker.call(() -> notes.listAll().getFirst().id);

        String notOurs = change("/notes/" + theirs, "\"0\"", "x")
                .statusCode(404)
                .extract()
                .asString();
        String notThere = change("/notes/" + UUID.randomUUID(), "\"0\"", "x")
                .statusCode(404)
                .extract()
                .asString();

        assertThat(notOurs.replace(theirs.toString(), "")).hasSameSizeAs(notThere.replaceAll("[0-9a-f-]{36}", ""));
    }

    @Test
    void malformedJsonIsTheCallersFault() {
        given().auth()
                .oauth2(Tokens.of("us-doe-desk"))
                .contentType(ContentType.JSON)
                .body("{\"text\": ")
                .post("/notes")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:pipeline:problem:malformed-json"));
    }

    @Test
    void whoAsksTooOftenIsToldHowLongToWait() {
        String system = Tokens.of("usa-casework", "us-doe", "USA", Set.of(Roles.SYSTEM));
        for (int i = 0; i < SYSTEM_REQUESTS_A_MINUTE; i++) {
            given().auth().oauth2(system).get("/notes").then().statusCode(200);
        }

        String wait = given().auth()
                .oauth2(system)
                .get("/notes")
                .then()
                .statusCode(429)
                .body("type", equalTo("urn:pipeline:problem:too-many-requests"))
                .extract()
                .header("Retry-After");
        assertThat(Integer.parseInt(wait)).isBetween(1, 60);
        given().auth().oauth2(Tokens.of("us-doe-desk")).get("/notes").then().statusCode(200);
    }

    @Test
    void answersAreDataAndStayInNoCache() {
        given().auth()
                .oauth2(Tokens.of("us-doe-desk"))
                .get("/notes")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", startsWith("default-src 'none'"));
    }

    @Test
    void tracingEchoesNothing() {
        given().auth()
                .oauth2(Tokens.of("us-doe-desk"))
                .request("TRACE", "/notes")
                .then()
                .statusCode(405);
    }

    @Test
    void whatTheFrameworkRefusesHasTheSameForm() {
        var official = given().auth().oauth2(Tokens.of("us-doe-desk"));

        official.get("/nowhere").then().statusCode(404).body("type", equalTo("urn:pipeline:problem:not-found"));
        given().auth()
                .oauth2(Tokens.of("us-doe-desk"))
                .delete("/notes")
                .then()
                .statusCode(405)
                .body("type", equalTo("urn:pipeline:problem:method-not-allowed"));
        given().auth()
                .oauth2(Tokens.of("us-doe-desk"))
                .contentType("text/plain")
                .body("x")
                .post("/notes")
                .then()
                .statusCode(415)
                .body("type", equalTo("urn:pipeline:problem:unsupported-media-type"));
    }

    @Test
    void aRepeatedPostGetsTheFirstAnswer() {
        String first =
                post("us-doe-desk", "once", "key-1").statusCode(201).extract().header("Location");

        String second =
                post("us-doe-desk", "once", "key-1").statusCode(201).extract().header("Location");
        post("us-doe-desk", "other", "key-1").statusCode(422).body("type", startsWith("urn:pipeline:problem:"));

        assertThat(second).isEqualTo(first);
        assertThat(worker.call(() -> notes.count())).isEqualTo(1);
    }

    @Test
    void twoEqualPostsAtOnceActOnce() throws Exception {
        Callable<Integer> call =
                () -> post("us-doe-desk", "at once", "key-2").extract().statusCode();

        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> answers = threads.invokeAll(List.of(call, call, call, call));

            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }
        assertThat(worker.call(() -> notes.count())).isEqualTo(1);
    }

    @Test
    void anEventIsWrittenWithItsActOrNotAtAll() {
        create("us-doe-desk", "kept");
        post("us-doe-desk", "rolled back", "key-3").statusCode(409);

        assertThat(outboxRows()).isEqualTo(1);
        assertThat(worker.call(() -> notes.count())).isEqualTo(1);
    }

    private long outboxRows() {
        return worker.call(() -> worker.onConnection(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from outbox")) {
                rows.next();
                return rows.getLong(1);
            }
        }));
    }

    private ValidatableResponse create(String official, String text) {
        return post(official, text, null).statusCode(201);
    }

    private ValidatableResponse post(String official, String text, String key) {
        var request = given().auth().oauth2(Tokens.of(official)).contentType(ContentType.JSON);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.body("{\"text\": \"" + text + "\"}").post("/notes").then();
    }

    private ValidatableResponse change(String location, String ifMatch, String text) {
        var request = given().auth().oauth2(Tokens.of("us-doe-desk")).contentType(ContentType.JSON);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.body("{\"text\": \"" + text + "\"}").put(location).then();
    }
}

package org.criticalminerals.pipeline.project.overview;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.Roles;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.project.testing.PartnerService;
import org.criticalminerals.pipeline.project.testing.ProjectServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dead letter that may be marked: nobody reads, mends, replays or drops it alone. */
@QuarkusTest
@ProjectServiceTest
class OperatorActIT {

    private static final String TOPIC = "minerals.reviews.v1";
    private static final String CONSUMER = "project-service.reviews";
    private static final String CANARY = "canary-of-a-marked-letter";
    private static final String USA = admin("us-state-administrator", "us-state", "USA");
    private static final String COLLEAGUE = admin("us-doe-administrator", "us-doe", "USA");
    private static final String EU = admin("eu-grow-administrator", "eu-grow", "EU");

    private final String key = UUID.randomUUID().toString();

    private String sendUnreadable() {
        String id = UUID.randomUUID().toString();
        try (PartnerService partners = new PartnerService()) {
            partners.send(
                    TOPIC,
                    key,
                    Map.of(
                            "ce_id", id,
                            "ce_type", "minerals.review.opened.v1",
                            "ce_source", "/partner-service",
                            "ce_time", "2026-11-24T10:00:00Z"),
                    ("{\"" + CANARY + "\": tru").getBytes(StandardCharsets.UTF_8));
        }
        return id;
    }

    @BeforeEach
    void aDeadLetter() {
        sendUnreadable();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> get(USA, "?limit=100").body("items.key", hasItem(key)));
    }

    @Test
    void itIsReadByTheWordOfTwoPartiesAndOnce() {
        get(USA, "?limit=100").body(not(containsString(CANARY)));
        String act = request(USA, "READ");
        get(EU, "/acts").body("items.id", hasItem(act)).body(not(containsString(CANARY)));

        post(USA, act, "execution").statusCode(409).body("type", endsWith("approval-missing"));
        post(USA, act, "approval").statusCode(403).body("type", endsWith("second-party-decides"));
        post(COLLEAGUE, act, "approval").statusCode(403).body("type", endsWith("second-party-decides"));
        post(EU, act, "approval").statusCode(200).body("state", equalTo("APPROVED"));
        post(EU, act, "execution").statusCode(403).body("type", endsWith("requester-executes"));
        post(COLLEAGUE, act, "execution").statusCode(403);

        post(USA, act, "execution").statusCode(200).body("letter.content", containsString(CANARY));
        post(USA, act, "execution")
                .statusCode(409)
                .body("type", endsWith("operator-act-done"))
                .body(not(containsString(CANARY)));
    }

    @Test
    void whatIsRefusedIsNotDone() {
        String act = request(EU, "DROP");

        post(USA, act, "refusal").statusCode(200).body("state", equalTo("REFUSED"));

        post(EU, act, "execution").statusCode(409).body("type", endsWith("operator-act-refused"));
        post(USA, act, "approval").statusCode(409);
        get(USA, "?limit=100").body("items.key", hasItem(key));
    }

    @Test
    void aReplayThatFailsTellsNothingOfTheContentAndADropFreesTheKey() {
        String replay = request(USA, "REPLAY");
        post(EU, replay, "approval").statusCode(200);
        post(USA, replay, "execution")
                .statusCode(409)
                .body("type", endsWith("operator-act-failed"))
                .body(not(containsString(CANARY)));

        String drop = request(USA, "DROP");
        post(EU, drop, "approval").statusCode(200);
        post(USA, drop, "execution").statusCode(200).body("letter", nullValue());

        get(USA, "?limit=100").body("items.key", not(hasItem(key)));
    }

    @Test
    void whatWaitsBehindADroppedEventIsTriedByItself() {
        String behind = sendUnreadable();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> get(USA, "?limit=100").body(letter("waiting"), equalTo(1)));
        String drop = request(USA, "DROP");
        post(EU, drop, "approval").statusCode(200);

        post(USA, drop, "execution").statusCode(200);

        // It can't be read either: that it is the dead letter now shows that it was tried.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> get(USA, "?limit=100").body(letter("eventId"), equalTo(behind)));
    }

    private String letter(String field) {
        return "items.find { it.key == '" + key + "' }." + field;
    }

    @Test
    void whatIsMendedTakesEffectWhenReplayed() {
        String mend = given(USA)
                .body(body("MEND", ",\"content\":\"{}\""))
                .post("/api/v1/dead-letters/acts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        post(EU, mend, "approval").statusCode(200);
        post(USA, mend, "execution").statusCode(200).body("act.outcome", containsString("mended"));
        String read = request(USA, "READ");
        post(EU, read, "approval").statusCode(200);

        post(USA, read, "execution").statusCode(200).body("letter.content", equalTo("{}"));
    }

    @Test
    void othersHaveNoBusinessHere() {
        String desk = Tokens.of("us-doe-desk");
        get(desk, "").statusCode(403);
        given(desk)
                .body(body("READ", ""))
                .post("/api/v1/dead-letters/acts")
                .then()
                .statusCode(403);
        io.restassured.RestAssured.given().get("/api/v1/dead-letters").then().statusCode(401);
        given(USA)
                .body(body("READ", "").replace(key, UUID.randomUUID().toString()))
                .post("/api/v1/dead-letters/acts")
                .then()
                .statusCode(404);
        given(USA)
                .body(body("MEND", ""))
                .post("/api/v1/dead-letters/acts")
                .then()
                .statusCode(400);
    }

    @Test
    void theDatabaseKnowsNoApprovalByTheSameParty() throws SQLException {
        String act = request(USA, "READ");
        try (Connection connection = DriverManager.getConnection(
                        LocalPlatform.shared().jdbcUrl("project"), "project_worker", "project_worker");
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.executeUpdate(
                            "update operator_act set state = 'APPROVED', decided_party = 'USA' where id = '" + act
                                    + "'"));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() ->
                            statement.executeUpdate("update operator_act set state = 'DONE' where id = '" + act + "'"));
        }
    }

    private String request(String token, String act) {
        return given(token)
                .body(body(act, ""))
                .post("/api/v1/dead-letters/acts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String body(String act, String more) {
        return "{\"act\":\"%s\",\"consumer\":\"%s\",\"topic\":\"%s\",\"key\":\"%s\",\"reason\":\"It holds a key back\"%s}"
                .formatted(act, CONSUMER, TOPIC, key, more);
    }

    private static ValidatableResponse get(String token, String path) {
        return given(token).get("/api/v1/dead-letters" + path).then();
    }

    private static ValidatableResponse post(String token, String act, String verb) {
        return given(token)
                .body("{\"reason\":\"We agree\"}")
                .post("/api/v1/dead-letters/acts/" + act + "/" + verb)
                .then();
    }

    private static RequestSpecification given(String token) {
        return io.restassured.RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private static String admin(String username, String agency, String party) {
        return Tokens.of(username, agency, party, Set.of(Roles.ADMINISTRATOR));
    }
}

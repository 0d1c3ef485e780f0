package org.criticalminerals.pipeline.partner.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.partner.reference.ReferenceLoader;
import org.criticalminerals.pipeline.partner.reference.TestAgreements;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions that stop the clock, reserves that run out, time given by consent, and sealed positions. */
@QuarkusTest
@PartnerServiceTest
class PausesIT {

    private static final String MOU = "us-eu-mou";
    private static final String APPROVE = "{\"decision\": \"APPROVE\"}";
    private static final String ASK = "{\"decision\": \"REQUEST_INFORMATION\", \"reasons\": \"Who holds the shares?\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A Monday without holidays near it: SCREENING's ten working days end on Monday, 16 March 2026, 17:00 in Brussels. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    @Inject
    MovableClock clock;

    @Inject
    ReferenceLoader references;

    private final UUID project = Ids.next();
    private Kafka kafka;
    private Kafka.Listener events;

    @BeforeEach
    void connect() {
        clock.moveTo(MONDAY);
        kafka = new Kafka(clock);
        events = new Kafka.Listener(Topics.REVIEWS);
    }

    @AfterEach
    void disconnect() {
        clock.reset();
        kafka.close();
        events.close();
    }

    @Test
    void aQuestionStopsTheClockAndItsAnswerLetsItRunOn() {
        UUID review = open(MOU, Gate.SCREENING);
        clock.moveTo(Instant.parse("2026-03-10T09:00:00Z"));
        Api.sign("us-state-signatory", review, "USA", ASK).statusCode(201).body("status", equalTo("OPEN"));
        Api.get("eu-grow-desk", "/api/v1/reviews/" + review)
                .body("clockStoppedAt", notNullValue())
                .body("questions[0].question", equalTo("Who holds the shares?"))
                .body("questions[0].runsOnAt", equalTo("2026-03-24T16:00:00Z"))
                .body("rule.sentence", containsString("once the clock runs on"))
                .body("permitted", hasItem("ANSWER"));
        // Beyond the old deadline nothing ends while the clock stands.
        clock.moveTo(Instant.parse("2026-03-18T09:00:00Z"));
        await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> "OPEN"
                .equals(Api.get("coordinator", "/api/v1/reviews/" + review)
                        .extract()
                        .path("status")));

        answer("eu-grow-desk", review, "{\"party\": \"USA\", \"answer\": \"The promoter alone, see the annex\"}")
                .statusCode(201)
                .body("answeringAgency", equalTo("eu-grow"));

        // Four working days were left (11, 12, 13 and 16 March): 19, 20, 23, 24 March.
        Api.get("us-state-signatory", "/api/v1/reviews/" + review)
                .body("clockStoppedAt", nullValue())
                .body("deadline", equalTo("2026-03-24T16:00:00Z"))
                .body("pending.party", contains("USA", "EU"))
                .body("questions[0].answer", equalTo("The promoter alone, see the annex"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.typesOf(project))
                .containsExactly(
                        "minerals.review.opened.v1",
                        "minerals.review.position-taken.v1",
                        "minerals.review.information-requested.v1",
                        "minerals.review.information-answered.v1",
                        "minerals.review.clock-resumed.v1"));
        Api.sign("us-state-signatory", review, "USA", ASK.replace("}", ", \"replaces\": 1}"))
                .statusCode(409)
                .body("type", containsString("question-asked"))
                .body("detail", containsString("once in a round"));
    }

    @Test
    void aResumedClockHasAtLeastThreeWorkingDays() {
        UUID review = open(MOU, Gate.SCREENING);
        clock.moveTo(Instant.parse("2026-03-16T09:00:00Z"));
        Api.sign("us-state-signatory", review, "USA", ASK).statusCode(201);

        answer("eu-grow-signatory", review, "{\"party\": \"USA\", \"answer\": \"As said\"}")
                .statusCode(201);

        Api.get("us-state-signatory", "/api/v1/reviews/" + review).body("deadline", equalTo("2026-03-19T16:00:00Z"));
    }

    @Test
    void anUnansweredQuestionHasItsTimeAndStaysAQuestion() {
        UUID review = open(MOU, Gate.SCREENING);
        Api.sign("us-state-signatory", review, "USA", ASK).statusCode(201);
        Api.sign("eu-grow-signatory", review, "EU", APPROVE).statusCode(201);
        clock.moveTo(Instant.parse("2026-03-16T16:00:01Z"));
        await().atMost(PATIENCE).untilAsserted(() -> Api.get("us-state-desk", "/api/v1/reviews/" + review)
                .body("clockStoppedAt", nullValue())
                .body("pending", empty()));
        // All ten days are there again: from 16 March on to 30 March, in summer time.
        Api.get("us-state-desk", "/api/v1/reviews/" + review).body("deadline", equalTo("2026-03-30T15:00:00Z"));

        clock.moveTo(Instant.parse("2026-03-30T15:00:10Z"));

        assertThat(Api.reviewWhen(review, "CONCLUDED").getString("explanation"))
                .startsWith("At the deadline EU approved and USA asked for information");
        Api.get("us-state-desk", "/api/v1/reviews/" + review).body("outcome", equalTo("LAPSED"));
    }

    @Test
    void whoReplacesItsQuestionLetsTheClockRunOn() {
        UUID review = open(MOU, Gate.SCREENING);
        Api.sign("us-state-signatory", review, "USA", ASK).statusCode(201);

        Api.sign("us-state-signatory", review, "USA", "{\"decision\": \"APPROVE\", \"replaces\": 1}")
                .statusCode(200);

        Api.get("eu-grow-desk", "/api/v1/reviews/" + review)
                .body("clockStoppedAt", nullValue())
                .body("permitted", not(hasItem("ANSWER")));
        answer("eu-grow-desk", review, "{\"party\": \"USA\", \"answer\": \"Late\"}")
                .statusCode(409)
                .body("type", containsString("question-withdrawn"));
    }

    @Test
    void onlyTheNominatingPartyAnswersAndOnlyOnce() {
        UUID review = open(MOU, Gate.SCREENING);
        Api.sign("us-state-signatory", review, "USA", ASK).statusCode(201);
        String answer = "{\"party\": \"USA\", \"answer\": \"As said\"}";
        answer("us-state-desk", review, answer).statusCode(403).body("type", containsString("not-nominating-party"));
        answer("jp-meti-signatory", review, answer).statusCode(404);
        answer("eu-grow-desk", review, "{\"party\": \"USA\", \"answer\": \" \"}")
                .statusCode(400);
        answer("eu-grow-desk", review, "{\"party\": \"EU\", \"answer\": \"x\"}").statusCode(400);
        answer("eu-grow-desk", review, answer).statusCode(201);

        answer("eu-grow-desk", review, answer).statusCode(409).body("type", containsString("question-answered"));
    }

    @Test
    void aReserveThatRunsOutIsToldAndStillCountsAsOne() {
        UUID review = open(MOU, Gate.SCREENING);
        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201);
        Api.sign("eu-grow-signatory", review, "EU", """
                        {"decision": "RESERVE", "reasons": "Scrutiny of a parliament", "reserveUntil": "2026-03-09"}""").statusCode(201).body("reserveUntil", equalTo("2026-03-09"));
        Api.get("eu-grow-desk", "/api/v1/reviews/" + review).body("pending", empty());

        clock.moveTo(Instant.parse("2026-03-09T16:00:01Z"));

        await().atMost(PATIENCE).untilAsserted(() -> Api.get("eu-grow-desk", "/api/v1/reviews/" + review)
                .body("pending.party", contains("EU"))
                .body("status", equalTo("OPEN")));
        clock.moveTo(Instant.parse("2026-03-16T16:00:10Z"));
        // Silence would have consented under this rule; a reserve isn't silence.
        assertThat(Api.reviewWhen(review, "CONCLUDED").getString("outcome")).isEqualTo("LAPSED");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.typesOf(project))
                .containsOnlyOnce("minerals.review.reserve-expired.v1"));
    }

    @Test
    void aReserveNeedsItsReasonAndADayToCome() {
        UUID review = open(MOU, Gate.SCREENING);

        Api.sign("eu-grow-signatory", review, "EU", "{\"decision\": \"RESERVE\"}")
                .statusCode(400)
                .body("errors.pointer", contains("/reasons", "/reserveUntil"));
        Api.sign("eu-grow-signatory", review, "EU", """
                        {"decision": "RESERVE", "reasons": "Scrutiny", "reserveUntil": "2026-02-27"}""")
                .statusCode(400)
                .body("errors.pointer", contains("/reserveUntil"));
        Api.sign("eu-grow-signatory", review, "EU", """
                        {"decision": "APPROVE", "reserveUntil": "2026-03-09"}""")
                .statusCode(400)
                .body("errors[0].detail", containsString("belongs to RESERVE"));
    }

    @Test
    void allConsentingGiveThemselvesMoreTime() {
        UUID review = open(MOU, Gate.SCREENING);
        extend("us-state-desk", review, 5).statusCode(403);
        extend("us-state-signatory", review, 0).statusCode(400);
        extend("us-state-signatory", review, 5)
                .statusCode(201)
                .body("number", equalTo(1))
                .body("deadline", nullValue());
        extend("eu-grow-signatory", review, 3).statusCode(409).body("type", containsString("extension-proposed"));
        consent("us-state-deputy", review, "EU").statusCode(403);

        consent("eu-grow-signatory", review, "EU").statusCode(200).body("deadline", equalTo("2026-03-23T16:00:00Z"));

        consent("eu-grow-deputy", review, "EU").statusCode(200);
        Api.get("us-state-desk", "/api/v1/reviews/" + review)
                .body("deadline", equalTo("2026-03-23T16:00:00Z"))
                .body("extensions[0].consented", contains("USA", "EU"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.typesOf(project))
                .containsExactly(
                        "minerals.review.opened.v1",
                        "minerals.review.extension-proposed.v1",
                        "minerals.review.extended.v1"));
    }

    @Test
    void sealedPositionsShowAtTheConclusionAndNotBefore() throws Exception {
        TestAgreements.load(
                references,
                "sealed-test",
                mou -> mou.replace("\"SCREENING\": { \"kind\"", "\"SCREENING\": { \"sealed\": true, \"kind\""));
        UUID review = open("sealed-test", Gate.SCREENING);
        Api.sign("us-state-signatory", review, "USA", "{\"decision\": \"OBJECT\", \"reasons\": \"canary-usa\"}")
                .statusCode(201);

        Api.get("eu-grow-signatory", "/api/v1/reviews/" + review)
                .body("positions", empty())
                .body("pending.party", contains("EU"));
        Api.get("eu-grow-signatory", "/api/v1/reviews/" + review + "/positions/USA")
                .body("items", empty());
        assertThat(positionsSeenBy("EU", "eu-grow", review)).isEmpty();
        assertThat(positionsSeenBy("USA", "us-state", review)).containsExactly("USA");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.of(project.toString()))
                .filteredOn(event -> event.type().equals("minerals.review.position-taken.v1"))
                .singleElement()
                .satisfies(event -> assertThat(event.headers().get(EventHeaders.RELEASABLE_TO))
                        .isEqualTo("USA")));
        Api.sign("us-state-signatory", review, "USA", "{\"decision\": \"APPROVE\", \"replaces\": 1}")
                .statusCode(200);
        Api.sign("eu-grow-signatory", review, "EU", APPROVE).statusCode(201);

        assertThat(Api.reviewWhen(review, "CONCLUDED").getString("outcome")).isEqualTo("APPROVED");
        Api.get("eu-grow-signatory", "/api/v1/reviews/" + review)
                .body("positions.party", contains("USA", "EU"))
                .body("positions.decision", contains("APPROVE", "APPROVE"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.of(project.toString()))
                .filteredOn(event -> event.type().equals("minerals.review.concluded.v1"))
                .singleElement()
                .satisfies(event -> assertThat(event.as(ReviewEvent.class))
                        .isInstanceOfSatisfying(
                                ReviewEvent.ReviewConcluded.class,
                                concluded -> assertThat(concluded.positions()).hasSize(2))));
    }

    private UUID open(String agreement, Gate gate) {
        kafka.gateRequested(project, agreement, gate, 1, "EU");
        return Api.review(project);
    }

    private static ValidatableResponse answer(String official, UUID review, String body) {
        return post(official, "/api/v1/reviews/" + review + "/answers", body);
    }

    private static ValidatableResponse extend(String official, UUID review, int days) {
        return post(
                official,
                "/api/v1/reviews/" + review + "/extensions",
                "{\"workingDays\": " + days + ", \"reasons\": \"Two holidays fall into it\"}");
    }

    private static ValidatableResponse consent(String official, UUID review, String party) {
        return given().auth()
                .oauth2(Tokens.of(official))
                .put("/api/v1/reviews/{id}/extensions/1/consents/{party}", review, party)
                .then();
    }

    private static ValidatableResponse post(String official, String path, String body) {
        return given().auth()
                .oauth2(Tokens.of(official))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path)
                .then();
    }

    private static List<String> positionsSeenBy(String party, String agency, UUID review) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        LocalPlatform.shared().jdbcUrl("partner"), "partner_app", "partner_app");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('pipeline.party', '" + party + "', true),"
                    + " set_config('pipeline.agency', '" + agency + "', true)");
            List<String> seen = new java.util.ArrayList<>();
            try (ResultSet rows =
                    statement.executeQuery("select party from position where review_id = '" + review + "'")) {
                while (rows.next()) {
                    seen.add(rows.getString(1));
                }
            }
            return seen;
        }
    }
}

package org.criticalminerals.pipeline.partner.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.ConclusionCause;
import org.criticalminerals.pipeline.events.Decision;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.outbox.EventRecords;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A review from the request on Kafka to its conclusion on Kafka, with positions over HTTP. */
@QuarkusTest
@PartnerServiceTest
class ReviewJourneyIT {

    private static final String MOU = "us-eu-mou";
    private static final String APPROVE = "{\"decision\": \"APPROVE\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    MovableClock clock;

    private final UUID project = Ids.next();
    private Kafka kafka;
    private Kafka.Listener events;

    @BeforeEach
    void connect() {
        clock.reset();
        kafka = new Kafka(clock);
        events = new Kafka.Listener(Topics.REVIEWS, Topics.deadLetterTopic(Topics.PROJECTS));
    }

    @AfterEach
    void disconnect() {
        clock.reset();
        kafka.close();
        events.close();
    }

    @Test
    void twoPartiesApproveAndEveryoneIsTold() {
        UUID review = open(Gate.SCREENING);

        Api.get("us-state-desk", "/api/v1/reviews/" + review)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("status", equalTo("OPEN"))
                .body("subject.projectName", equalTo("Nolans"))
                .body("subject.gate", equalTo("SCREENING"))
                .body("round", equalTo(1))
                .body("rule.sentence", startsWith("All of USA and EU must approve; who says nothing by "))
                .body("pending.party", contains("USA", "EU"))
                .body("pending.find { it.party == 'USA' }.agency", equalTo("us-state"))
                .body("pending.find { it.party == 'EU' }.agency", nullValue())
                .body("permitted", empty());
        Api.get("us-state-signatory", "/api/v1/reviews/" + review).body("permitted", hasItem("SIGN"));

        Api.sign("us-state-deputy", review, "USA", APPROVE)
                .statusCode(201)
                .header("Location", endsWith("/api/v1/reviews/" + review + "/positions/USA"))
                .body("decision", equalTo("APPROVE"))
                .body("version", equalTo(1))
                .body("final", equalTo(false))
                .body("by.name", equalTo("us-state-deputy"))
                .body("status", equalTo("OPEN"))
                .body("outcome", nullValue());
        Api.get("eu-grow-desk", "/api/v1/reviews/" + review)
                .header("ETag", "\"1\"")
                .body("positions.decision", contains("APPROVE"))
                .body("positions[0].by.agency", equalTo("us-state"))
                .body("positions[0].by.name", nullValue())
                .body("pending.party", contains("EU"));
        Api.sign("eu-grow-signatory", review, "EU", """
                        {"decision": "APPROVE_WITH_CONDITIONS", "reasons": "Good project",
                         "conditions": [{"text": "Permit granted", "dueOn": "2030-01-31"}], "dossierVersion": 7}""")
                .statusCode(201)
                .body("conditions[0].text", equalTo("Permit granted"))
                .body("status", equalTo("CONCLUDED"))
                .body("outcome", equalTo("APPROVED_WITH_CONDITIONS"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.typesOf(project))
                .containsExactly(
                        "minerals.review.opened.v1",
                        "minerals.review.position-taken.v1",
                        "minerals.review.position-taken.v1",
                        "minerals.review.concluded.v1"));
        List<Kafka.Heard> heard = events.of(project.toString());
        assertThat(heard)
                .extracting(event -> event.headers().get(EventHeaders.AGGREGATE_VERSION))
                .containsExactly("1", "2", "3", "4");
        assertThat(heard).allSatisfy(event -> assertThat(event.headers().get(EventHeaders.RELEASABLE_TO))
                .isEqualTo("EU,SECRETARIAT,USA"));
        assertThat(heard.get(1).as(ReviewEvent.class))
                .isInstanceOfSatisfying(ReviewEvent.PositionTaken.class, taken -> {
                    assertThat(taken.party()).isEqualTo("USA");
                    assertThat(taken.pendingParties()).containsExactly("EU");
                });
        assertThat(new String(heard.get(1).payload(), StandardCharsets.UTF_8)).doesNotContain("us-state-deputy");
        assertThat(heard.get(3).as(ReviewEvent.class))
                .isInstanceOfSatisfying(ReviewEvent.ReviewConcluded.class, concluded -> {
                    assertThat(concluded.reviewId()).isEqualTo(review);
                    assertThat(concluded.outcome()).isEqualTo(Outcome.APPROVED_WITH_CONDITIONS);
                    assertThat(concluded.cause()).isEqualTo(ConclusionCause.POSITION);
                    assertThat(concluded.explanation()).isEqualTo("USA approved and EU approved with conditions.");
                    assertThat(concluded.positions())
                            .extracting(position -> position.party() + " " + position.decision())
                            .containsExactly("USA APPROVE", "EU " + Decision.APPROVE_WITH_CONDITIONS);
                    assertThat(concluded.conditions()).singleElement().satisfies(condition -> assertThat(
                                    condition.party())
                            .isEqualTo("EU"));
                });
    }

    @Test
    void aFinalObjectionReturns() {
        UUID review = open(Gate.ASSESSMENT);

        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201);
        Api.sign(
                        "eu-grow-signatory",
                        review,
                        "EU",
                        "{\"decision\": \"OBJECT\", \"final\": true, \"reasons\": \"Control is unclear\"}")
                .statusCode(201)
                .body("status", equalTo("CONCLUDED"))
                .body("outcome", equalTo("RETURNED"));
    }

    @Test
    void anAbstentionLapsesTheReview() {
        UUID review = open(Gate.SCREENING);

        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201);
        Api.sign("eu-grow-signatory", review, "EU", "{\"decision\": \"ABSTAIN\", \"reasons\": \"No view\"}")
                .statusCode(201)
                .body("outcome", equalTo("LAPSED"));
    }

    @Test
    void aPartyReplacesItsPositionUntilTheConclusion() {
        UUID review = open(Gate.SCREENING);
        String objection = "{\"decision\": \"OBJECT\", \"reasons\": \"Not yet\"%s}";

        Api.sign("eu-grow-signatory", review, "EU", objection.formatted("")).statusCode(201);
        Api.sign("eu-grow-deputy", review, "EU", APPROVE)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:position-exists"))
                .body("currentVersion", equalTo(1));
        Api.sign("eu-grow-deputy", review, "EU", "{\"decision\": \"APPROVE\", \"replaces\": 2}")
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:stale-position"));
        Api.sign("eu-grow-deputy", review, "EU", "{\"decision\": \"APPROVE\", \"replaces\": 1}")
                .statusCode(200)
                .body("version", equalTo(2));
        Api.sign("us-state-signatory", review, "USA", "{\"decision\": \"APPROVE\", \"replaces\": 1}")
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:stale-position"));
        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201).body("outcome", equalTo("APPROVED"));
        Api.sign("us-state-signatory", review, "USA", objection.formatted(", \"replaces\": 1"))
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:review-concluded"))
                .body("outcome", equalTo("APPROVED"))
                .body("detail", containsString("asked for again"));

        Api.get("us-state-desk", "/api/v1/reviews/" + review + "/positions/EU?limit=1")
                .body("items.version", contains(2))
                .body("items[0].by.name", nullValue())
                .body("next", notNullValue());
        Api.get("eu-grow-desk", "/api/v1/reviews/" + review + "/positions/EU")
                .body("items.version", contains(2, 1))
                .body("items.by.name", contains("eu-grow-deputy", "eu-grow-signatory"));
    }

    @Test
    void theSameRequestTwiceOpensOneReview() {
        var request = kafka.gateRequest(project, MOU, Gate.SCREENING, 1, "EU", "AU");

        kafka.send(request);
        kafka.send(request);
        UUID other = Ids.next();
        kafka.gateRequested(other, MOU, Gate.SCREENING, 1, "AU");
        Api.review(other);

        assertThat(Api.review(project)).isNotNull();
        // The two projects may lie in different partitions, which keep no order between them.
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(events.typesOf(other)).hasSize(1);
            assertThat(events.typesOf(project)).isNotEmpty();
        });
        assertThat(events.typesOf(project)).containsExactly("minerals.review.opened.v1");
    }

    @Test
    void aSecondQuestionWhileOneIsOpenIsRefused() {
        open(Gate.SCREENING);

        kafka.gateRequested(project, MOU, Gate.SCREENING, 2, "AU");

        UUID refused = Api.reviews(project, 2).getFirst();
        Api.get("us-state-desk", "/api/v1/reviews/" + refused)
                .body("status", equalTo("REFUSED"))
                .body("reason", equalTo("REVIEW_OPEN"))
                .body("deadline", nullValue());
        Api.sign("us-state-signatory", refused, "USA", APPROVE)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:review-refused"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.typesOf(project))
                .containsExactly("minerals.review.opened.v1", "minerals.review.refused.v1"));
    }

    @Test
    void anotherPartysCandidateIsRefused() {
        kafka.send(kafka.gateRequest(project, MOU, Gate.SCREENING, 1, "JPN", "AU"));

        Api.get("us-state-desk", "/api/v1/reviews/" + Api.review(project))
                .body("reason", equalTo("NOT_A_PARTY"))
                .body("explanation", containsString("JPN is no party"));
    }

    @Test
    void askingAgainIsAnotherRound() {
        UUID first = open(Gate.SCREENING);
        Api.sign("us-state-signatory", first, "USA", APPROVE).statusCode(201);
        Api.sign("eu-grow-signatory", first, "EU", "{\"decision\": \"ABSTAIN\", \"reasons\": \"No view\"}")
                .statusCode(201);

        kafka.gateRequested(project, MOU, Gate.SCREENING, 2, "AU");

        UUID second = Api.reviews(project, 2).getFirst();
        Api.get("us-state-desk", "/api/v1/reviews/" + second)
                .body("round", equalTo(2))
                .body("positions", empty());
    }

    @Test
    void aHostOfThePlurilateralInitiativeHasToApproveItself() {
        kafka.gateRequested(project, "plurilateral-initiative", Gate.SCREENING, 1, "MX", "AU");

        UUID review = Api.review(project);
        Api.get("jp-meti-signatory", "/api/v1/reviews/" + review)
                .body("decidingParties", contains("USA", "EU", "JPN", "MEX"))
                .body("explicitParties", contains("MEX"))
                .body("permitted", hasItem("SIGN"));
        Api.sign("us-ustr-signatory", review, "USA", APPROVE).statusCode(201);
        Api.sign("eu-trade-signatory", review, "EU", APPROVE).statusCode(201);
        Api.sign("jp-meti-signatory", review, "JPN", APPROVE).statusCode(201).body("status", equalTo("OPEN"));
        Api.sign("mx-se-deputy", review, "MEX", APPROVE).statusCode(201).body("outcome", equalTo("APPROVED"));
    }

    @Test
    void withdrawalEndsAnOpenReviewAndComesTooLateForOneThatIsOver() {
        UUID withdrawn = open(Gate.SCREENING);
        kafka.withdrawalRequested(project, MOU, 1, clock.instant());

        assertThat(Api.reviewWhen(withdrawn, "CONCLUDED").getString("outcome")).isEqualTo("WITHDRAWN");
        Api.get("us-state-desk", "/api/v1/reviews/" + withdrawn)
                .body("explanation", equalTo("EU withdrew the gate request."))
                .body("pending", empty());

        kafka.gateRequested(project, MOU, Gate.SCREENING, 2, "AU");
        UUID approved = Api.reviews(project, 2).getFirst();
        Api.sign("us-state-signatory", approved, "USA", APPROVE).statusCode(201);
        Api.sign("eu-grow-signatory", approved, "EU", APPROVE).body("outcome", equalTo("APPROVED"));
        kafka.withdrawalRequested(project, MOU, 2, clock.instant());
        kafka.gateRequested(project, MOU, Gate.ASSESSMENT, 3, "AU");
        Api.reviews(project, 3);

        Api.get("us-state-desk", "/api/v1/reviews/" + approved).body("outcome", equalTo("APPROVED"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events.typesOf(project)).endsWith("minerals.review.opened.v1"));
        assertThat(events.typesOf(project))
                .filteredOn("minerals.review.concluded.v1"::equals)
                .hasSize(2);
    }

    @Test
    void silenceConsentsAtTheDeadlineAndLateAnswersAreRefused() {
        UUID review = open(Gate.SCREENING);
        Instant deadline = deadline(review);
        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201);

        // Within the grace after the deadline: the timer waits, and the late answer is refused all the same.
        clock.moveTo(deadline.plusMillis(1));
        Api.sign("eu-grow-signatory", review, "EU", APPROVE)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:deadline-passed"));
        clock.moveTo(deadline.plusSeconds(6));

        assertThat(Api.reviewWhen(review, "CONCLUDED").getString("outcome")).isEqualTo("APPROVED");
        Api.get("eu-grow-desk", "/api/v1/reviews/" + review)
                .body("explanation", equalTo("At the deadline USA approved and EU consented by silence."))
                .body("because.cause", equalTo("DEADLINE"))
                .body("because.facts.kind", contains("APPROVED", "CONSENTED_BY_SILENCE"))
                .body("because.facts[1].names", contains("EU"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events.typesOf(project)).endsWith("minerals.review.concluded.v1"));
    }

    @Test
    void silenceIsRemindedOfOnceThenEscalatesOnceThenLapses() {
        UUID review = open(Gate.SUPPORT);
        Instant deadline = deadline(review);
        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201);

        clock.moveTo(deadline.minusSeconds(3600));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events.typesOf(project)).endsWith("minerals.review.reminder-due.v1"));
        clock.moveTo(deadline.plusSeconds(6));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events.typesOf(project)).endsWith("minerals.review.escalated.v1"));
        Api.get("us-state-desk", "/api/v1/reviews/" + review)
                .header("ETag", "\"2\"")
                .body("status", equalTo("OPEN"))
                .body("escalatedAt", notNullValue())
                .body("seniorLevel.party", contains("USA", "EU"))
                .body("seniorLevel.agency", contains("us-state", "eu-grow"))
                .body("seniorLevel[0].title", equalTo("Under Secretary of State for Economic Affairs"))
                .body("pending.party", contains("EU"));
        Instant extended = deadline(review);
        assertThat(extended).isAfter(deadline.plus(Duration.ofDays(13)));
        clock.moveTo(extended.plusSeconds(6));

        assertThat(Api.reviewWhen(review, "CONCLUDED").getString("outcome")).isEqualTo("LAPSED");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.typesOf(project))
                .containsExactly(
                        "minerals.review.opened.v1",
                        "minerals.review.position-taken.v1",
                        "minerals.review.reminder-due.v1",
                        "minerals.review.escalated.v1",
                        "minerals.review.concluded.v1"));
    }

    @Test
    void aWithdrawalAskedAfterTheDeadlineComesTooLate() {
        UUID review = open(Gate.SCREENING);
        Instant deadline = deadline(review);
        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201);

        clock.moveTo(deadline.plusSeconds(1));
        kafka.withdrawalRequested(project, MOU, 1, clock.instant());

        assertThat(Api.reviewWhen(review, "CONCLUDED").getString("outcome")).isEqualTo("APPROVED");
    }

    @Test
    void whatIsNoEventGoesToTheDeadLettersAndTheRestGoesOn() {
        UUID poisoned = Ids.next();
        Map<String, String> headers =
                new HashMap<>(EventRecords.toRow(new org.criticalminerals.pipeline.events.EventEnvelope<>(
                                Ids.next(),
                                "/project-service",
                                poisoned.toString(),
                                clock.instant(),
                                "EU",
                                1,
                                Set.of("EU"),
                                kafka.gateRequest(poisoned, MOU, Gate.SCREENING, 1, "EU", "AU")))
                        .headers());

        kafka.send(poisoned.toString(), headers, new byte[] {(byte) 0xff, 0x00, 0x7b});
        headers.put(EventHeaders.ID, Ids.next().toString());
        headers.put(EventHeaders.TYPE, "minerals.candidacy.blessed.v1");
        kafka.send(project.toString(), headers, "{}".getBytes(StandardCharsets.UTF_8));
        UUID review = open(Gate.SCREENING);

        assertThat(review).isNotNull();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.of(poisoned.toString()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.topic()).isEqualTo(Topics.deadLetterTopic(Topics.PROJECTS))));
    }

    @Test
    void listsAreFilteredAndPaged() {
        UUID first = open(Gate.SCREENING);
        UUID other = Ids.next();
        kafka.gateRequested(other, "us-mexico-action-plan", Gate.SCREENING, 1, "MX");
        kafka.send(kafka.gateRequest(other, "us-mexico-action-plan", Gate.SCREENING, 2, "MEX", "MX"));
        UUID mexican = Api.reviews(other, 2).getFirst();

        Api.get("us-state-desk", "/api/v1/reviews?agreement=us-mexico-action-plan&status=OPEN&project=" + other)
                .body("items.id", contains(mexican.toString()));
        Api.get("us-state-desk", "/api/v1/reviews?pendingOn=MEX&project=" + other)
                .body("items.id", contains(mexican.toString()));
        Api.get("us-state-desk", "/api/v1/reviews?pendingOn=MEX&project=" + project)
                .body("items", empty());
        Api.get("eu-grow-desk", "/api/v1/reviews?project=" + other).body("items", empty());
        Api.get("mx-se-signatory", "/api/v1/reviews?limit=100")
                .body("items.id", hasItem(mexican.toString()))
                .body("items.subject.agreement", not(hasItem(MOU)));
        given().auth()
                .oauth2(Tokens.of("ca-nrcan-desk", "ca-nrcan", "CAN", Set.of("desk-officer")))
                .get("/api/v1/reviews")
                .then()
                .statusCode(200)
                .body("items", empty());
        Api.get("eu-grow-desk", "/api/v1/reviews/" + mexican).statusCode(404);
        String next = Api.get("coordinator", "/api/v1/reviews?project=" + other + "&limit=1")
                .body("items.id", contains(mexican.toString()))
                .extract()
                .path("next");
        Api.get("coordinator", "/api/v1/reviews?project=" + other + "&limit=1&cursor=" + next)
                .body("items.status", contains("REFUSED"))
                .body("next", nullValue());
        String nextPending = Api.get("coordinator", "/api/v1/reviews?pendingOn=USA&limit=1")
                .body("items", not(empty()))
                .extract()
                .path("next");
        Api.get("coordinator", "/api/v1/reviews?limit=100&pendingOn=USA&cursor=" + nextPending)
                .statusCode(200);
        Api.get("coordinator", "/api/v1/reviews?pendingOn=USA&limit=100").body("items.id", hasItem(first.toString()));
    }

    private UUID open(Gate gate) {
        kafka.gateRequested(project, MOU, gate, 1, "AU");
        return Api.review(project);
    }

    private static Instant deadline(UUID review) {
        return Instant.parse(
                Api.get("coordinator", "/api/v1/reviews/" + review).extract().path("deadline"));
    }
}

package org.criticalminerals.pipeline.partner.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewReminderDue;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On whom reviews wait, over all of them, and reminding those. */
@QuarkusTest
@PartnerServiceTest
class WaitingOnWhomIT {

    private static final String APPROVE = "{\"decision\": \"APPROVE\"}";

    @Inject
    MovableClock clock;

    private Kafka kafka;

    @BeforeEach
    void connect() {
        clock.reset();
        kafka = new Kafka(clock);
    }

    @AfterEach
    void disconnect() {
        clock.reset();
        kafka.close();
    }

    @Test
    void reviewsAreFoundByPartyAgencyAndDeadline() {
        UUID soon = open(Ids.next(), "us-eu-mou", Gate.SCREENING);
        UUID late = open(Ids.next(), "us-eu-mou", Gate.SUPPORT);
        UUID trade = open(Ids.next(), "us-eu-action-plan", Gate.SCREENING);

        assertThat(list("us-state-desk", "agency=us-state&limit=100"))
                .contains(soon, late)
                .doesNotContain(trade);
        assertThat(list("us-ustr-desk", "agency=us-ustr&limit=100"))
                .contains(trade)
                .doesNotContain(soon, late);
        assertThat(list("us-state-desk", "pendingOn=EU&agreement=us-eu-action-plan&limit=100"))
                .contains(trade)
                .doesNotContain(soon);
        assertThat(list("us-state-desk", "dueWithin=20&limit=100"))
                .contains(soon, trade)
                .doesNotContain(late);
        assertThat(list("us-state-desk", "overdue=true&limit=100")).doesNotContain(soon, late, trade);
        Api.get("us-state-desk", "/api/v1/reviews?agency=eu-grow&pendingOn=EU")
                .statusCode(400)
                .body("errors.pointer", hasItem("/agency"));
    }

    @Test
    void openReviewsComeByDeadlinePageByPage() {
        open(Ids.next(), "us-eu-mou", Gate.SUPPORT);
        open(Ids.next(), "us-eu-mou", Gate.SCREENING);
        open(Ids.next(), "us-eu-mou", Gate.ASSESSMENT);

        List<String> deadlines = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        String cursor = "";
        do {
            var page = Api.get("us-state-desk", "/api/v1/reviews?sort=deadline&status=OPEN&limit=2" + cursor)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            deadlines.addAll(page.getList("items.deadline"));
            ids.addAll(page.getList("items.id", UUID.class));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);

        List<Instant> instants = deadlines.stream().map(Instant::parse).toList();
        assertThat(instants).isSorted();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.size()).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=oldest", "dueWithin=0", "dueWithin=367", "sort=deadline&status=CONCLUDED"})
    void faultyWishesAreTold(String query) {
        Api.get("us-state-desk", "/api/v1/reviews?" + query).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void awaitedPartiesAreRemindedOnceADayAndEachReviewIsAnsweredFor() {
        UUID project = Ids.next();
        UUID waiting = open(project, "us-eu-mou", Gate.SCREENING);
        UUID over = open(Ids.next(), "us-eu-mou", Gate.SCREENING);
        UUID foreign = openMexican();
        Api.sign("us-state-signatory", waiting, "USA", APPROVE).statusCode(201);
        Api.sign("us-state-signatory", over, "USA", APPROVE).statusCode(201);
        Api.sign("eu-grow-signatory", over, "EU", APPROVE).statusCode(201);

        remind("eu-grow-desk", waiting, over, foreign)
                .statusCode(200)
                .body("items.result", contains("REMINDED", "NOT_OPEN", "NOT_FOUND"))
                .body("items[0].parties", contains("EU"));
        remind("us-state-desk", waiting).body("items.result", contains("TOO_SOON"));
        clock.moveTo(clock.instant().plus(Duration.ofHours(25)));
        remind("coordinator", waiting, waiting).body("items.result", contains("REMINDED", "REMINDED"));

        try (Kafka.Listener events = new Kafka.Listener(Topics.REVIEWS)) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(events.typesOf(project))
                    .containsExactly(
                            "minerals.review.opened.v1",
                            "minerals.review.position-taken.v1",
                            "minerals.review.reminder-due.v1",
                            "minerals.review.reminder-due.v1"));
            assertThat(events.of(project.toString())
                            .getLast()
                            .as(ReviewReminderDue.class)
                            .pendingParties())
                    .containsExactly("EU");
        }
    }

    @Test
    void itSaysSinceWhenEachPartyIsAwaited() {
        UUID review = open(Ids.next(), "us-eu-mou", Gate.SUPPORT);
        String opened =
                Api.get("us-state-desk", "/api/v1/reviews/" + review).extract().path("openedAt");
        Api.get("us-state-desk", "/api/v1/reviews/" + review).body("pending.since", contains(opened, opened));
        clock.moveTo(Instant.parse(opened).plus(Duration.ofDays(1)));
        Api.sign(
                        "us-state-signatory",
                        review,
                        "USA",
                        "{\"decision\": \"REQUEST_INFORMATION\", \"reasons\": \"Who buys it?\"}")
                .statusCode(201);
        clock.moveTo(Instant.parse(opened).plus(Duration.ofDays(2)));

        String answered = Api.send(
                        "eu-grow-desk",
                        "{\"party\": \"USA\", \"answer\": \"See the annex\"}",
                        "/api/v1/reviews/{id}/answers",
                        review)
                .statusCode(201)
                .extract()
                .path("answeredAt");

        assertThat(answered).isGreaterThan(opened);
        Api.get("us-state-desk", "/api/v1/reviews/" + review)
                .body("pending.party", contains("USA", "EU"))
                .body("pending.since", contains(answered, opened));
    }

    @Test
    void remindersAreBoundedAndNotForEveryone() {
        UUID review = open(Ids.next(), "us-eu-mou", Gate.SCREENING);

        remind("us-state-auditor", review).statusCode(403).body("type", equalTo("urn:pipeline:problem:role-missing"));
        remind("us-state-desk").statusCode(400);
        remind("us-state-desk", Collections.nCopies(51, review).toArray(UUID[]::new))
                .statusCode(400);
        Api.get("us-state-desk", "/api/v1/reviews/" + review)
                .body("pending.party", contains("USA", "EU"))
                .body("pending", not(empty()));
    }

    private List<UUID> list(String official, String query) {
        return Api.get(official, "/api/v1/reviews?" + query)
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", UUID.class);
    }

    private static ValidatableResponse remind(String official, UUID... reviews) {
        return given().auth()
                .oauth2(Tokens.of(official))
                .contentType(ContentType.JSON)
                .body(java.util.Map.of("reviews", reviews))
                .post("/api/v1/review-reminders")
                .then();
    }

    private UUID open(UUID project, String agreement, Gate gate) {
        kafka.gateRequested(project, agreement, gate, 1, "AU");
        return Api.review(project);
    }

    private UUID openMexican() {
        UUID project = Ids.next();
        kafka.send(kafka.gateRequest(project, "us-mexico-action-plan", Gate.SCREENING, 1, "MEX", "MX"));
        return Api.review(project);
    }
}

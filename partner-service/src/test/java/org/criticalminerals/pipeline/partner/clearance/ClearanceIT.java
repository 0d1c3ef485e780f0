package org.criticalminerals.pipeline.partner.clearance;

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

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.AppDatabase;
import org.criticalminerals.pipeline.partner.testing.Colleagues;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A party drafts and has its agencies clear, before it signs and unseen by the others. */
@QuarkusTest
@PartnerServiceTest
class ClearanceIT {

    private static final String MOU = "us-eu-mou";
    private static final String MEXICO = "us-mexico-action-plan";
    private static final String PREPARATION = "/api/v1/reviews/{id}/preparation";
    private static final String DRAFT = PREPARATION + "/draft";
    private static final String CLEARANCES = PREPARATION + "/clearances";
    private static final String DOE = CLEARANCES + "/us-doe";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String APPROVE = "{\"decision\": \"APPROVE\"}";

    @Inject
    MovableClock clock;

    @Inject
    Colleagues colleagues;

    private final UUID project = Ids.next();

    @BeforeEach
    void begin() {
        clock.reset();
        colleagues.present();
    }

    @AfterEach
    void end() {
        clock.reset();
        colleagues.gone();
    }

    @Test
    void aDraftIsKeptInVersionsForTheOwnPartyAlone() throws SQLException {
        UUID review = open(MOU);

        Api.place("us-state-desk", "{\"reasons\": \"Looks sound\"}", DRAFT, review)
                .statusCode(200)
                .body("draft.version", equalTo(1))
                .body("draft.decision", nullValue())
                .body("draft.by.name", equalTo("us-state-desk"));
        Api.place("us-state-deputy", "{\"decision\": \"APPROVE\"}", DRAFT, review)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:stale-version"))
                .body("detail", containsString("us-state-desk wrote version 1"))
                .body("currentVersion", equalTo(1));
        Api.place("us-state-deputy", """
                        {"decision": "APPROVE_WITH_CONDITIONS", "replaces": 1,
                         "conditions": [{"text": "Disclose the offtaker", "dueOn": "2030-01-31"}]}""", DRAFT, review)
                .statusCode(200)
                .body("draft.version", equalTo(2))
                .body("permitted", contains("DRAFT", "ASK", "ASSIGN"));
        Api.get("us-doe-desk", "/api/v1/reviews/" + review + "/preparation/draft")
                .body("items.version", contains(2, 1))
                .body("items[0].conditions[0].text", equalTo("Disclose the offtaker"));

        Api.get("eu-grow-signatory", "/api/v1/reviews/" + review + "/preparation")
                .statusCode(200)
                .body("party", equalTo("EU"))
                .body("draft", nullValue());
        Api.get("eu-grow-signatory", "/api/v1/reviews/" + review + "/preparation/draft")
                .body("items", empty());
        Api.get("jp-meti-signatory", "/api/v1/reviews/" + review + "/preparation")
                .statusCode(404);
        Api.get("coordinator", "/api/v1/reviews/" + review + "/preparation").statusCode(404);
        try (AppDatabase europe = AppDatabase.as("EU", "eu-grow")) {
            assertThat(europe.count("select count(*) from draft_position where review_id = '" + review + "'"))
                    .isZero();
            assertThat(europe.count("select count(*) from preparation where review_id = '" + review + "'"))
                    .isEqualTo(1);
        }
        try (AppDatabase america = AppDatabase.as("USA", "us-doe")) {
            assertThat(america.count("select count(*) from draft_position where review_id = '" + review + "'"))
                    .isEqualTo(2);
        }
    }

    @Test
    void anAgencyIsAskedAnswersAndItsAnswerOnAnOlderDraftShowsAsSuch() throws SQLException {
        UUID review = open(MOU);
        Api.place("us-state-desk", APPROVE, DRAFT, review).statusCode(200);

        Api.send("us-state-desk", """
                        {"agency": "us-doe", "workingDays": 3, "question": "Is the offtake sound?"}""", CLEARANCES, review)
                .statusCode(201)
                .header("Location", endsWith("/preparation/clearances/us-doe"))
                .body("standing", equalTo("WAITING"))
                .body("draftVersion", equalTo(1))
                .body("mandatory", equalTo(false))
                .body("requestedBy.name", equalTo("us-state-desk"))
                .body("dueAt", notNullValue());
        Api.send("us-state-desk", "{\"agency\": \"us-doe\"}", CLEARANCES, review)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:clearance-asked"));
        Api.get("us-doe-desk", "/api/v1/clearances?pending=us-doe&limit=100")
                .body("items.reviewId", hasItem(review.toString()))
                .body("items.find { it.reviewId == '" + review + "' }.permitted", hasItem("ANSWER"));
        Api.place("us-doe-desk", """
                        {"answer": "CONCUR_WITH_COMMENT", "comment": "Watch the grid", "draftVersion": 1}""", DOE, review)
                .statusCode(201)
                .body("standing", equalTo("ANSWERED"))
                .body("answer.by.name", equalTo("us-doe-desk"));
        Api.get("us-doe-desk", "/api/v1/clearances?limit=100").body("items.reviewId", not(hasItem(review.toString())));

        Api.place("us-state-desk", "{\"decision\": \"OBJECT\", \"replaces\": 1}", DRAFT, review)
                .body("clearances[0].standing", equalTo("ANSWERED_ON_OLDER_DRAFT"))
                .body("clearances[0].answer.draftVersion", equalTo(1))
                .body("clearances[0].permitted", contains("ASK_AGAIN"));
        Api.place("us-doe-signatory", "{\"answer\": \"CONCUR\", \"draftVersion\": 2, \"replaces\": 1}", DOE, review)
                .statusCode(200)
                .body("standing", equalTo("ANSWERED"))
                .body("answer.version", equalTo(2));
        Api.get("us-state-desk", "/api/v1/reviews/" + review + "/preparation/clearances/us-doe/answers")
                .body("items.answer", contains("CONCUR", "CONCUR_WITH_COMMENT"));

        Api.get("eu-grow-desk", "/api/v1/reviews/" + review + "/preparation/clearances")
                .body("items", empty());
        Api.get("eu-grow-desk", "/api/v1/reviews/" + review + "/preparation/clearances/us-doe")
                .statusCode(404);
        Api.get("eu-grow-desk", "/api/v1/clearances?pending=us-doe").body("items", empty());
        try (AppDatabase europe = AppDatabase.as("EU", "eu-grow")) {
            assertThat(europe.count("select count(*) from clearance where review_id = '" + review + "'"))
                    .isZero();
            assertThat(europe.count("select count(*) from clearance_answer where review_id = '" + review + "'"))
                    .isZero();
            assertThat(europe.change("update clearance set answered = true where review_id = '" + review + "'"))
                    .isZero();
        }
        try (Kafka.Listener events = new Kafka.Listener(Topics.REVIEWS)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.of(project.toString()))
                    .filteredOn(event -> event.type().startsWith("minerals.clearance."))
                    .extracting(event -> event.type() + " " + event.headers().get(EventHeaders.RELEASABLE_TO))
                    .containsExactly(
                            "minerals.clearance.requested.v1 USA",
                            "minerals.clearance.given.v1 USA",
                            "minerals.clearance.given.v1 USA"));
        }
    }

    @Test
    void aPartySignsOnlyWhenItsMandatoryAgenciesHaveAnswered() {
        AgreementDefinition before = colleagues.change(
                MEXICO, one -> Colleagues.asking(one, Map.of("USA", List.of("us-doe", "us-commerce")), null));
        try {
            UUID review = open(MEXICO);

            Api.get("us-doe-desk", "/api/v1/reviews/" + review + "/preparation")
                    .body("missing", contains("us-doe", "us-commerce"))
                    .body("clearances.mandatory", contains(true, true))
                    .body("clearances[0].requestedBy", nullValue());
            Api.sign("us-ustr-signatory", review, "USA", APPROVE)
                    .statusCode(409)
                    .body("type", equalTo("urn:pipeline:problem:clearances-missing"))
                    .body("missing", contains("us-doe", "us-commerce"))
                    .body("detail", containsString("U.S. Department of Energy (us-doe)"));
            Api.place("us-commerce-desk", "{\"answer\": \"CONCUR\"}", CLEARANCES + "/us-commerce", review)
                    .statusCode(201);
            Api.sign("us-ustr-signatory", review, "USA", APPROVE)
                    .statusCode(409)
                    .body("missing", contains("us-doe"));
            Api.sign("mx-se-signatory", review, "MEX", APPROVE).statusCode(201);
            Api.place("us-doe-desk", "{\"answer\": \"NON_CONCUR\", \"comment\": \"The grid\"}", DOE, review)
                    .statusCode(201);

            Api.sign("us-ustr-signatory", review, "USA", APPROVE)
                    .statusCode(201)
                    .body("outcome", equalTo("APPROVED"));
        } finally {
            colleagues.change(MEXICO, one -> before);
        }
    }

    @Test
    void whoIsAskedIsRemindedBeforeTheDayAndOnceItHasPassedAndNotOfWhatIsOver() {
        UUID review = open(MOU);
        UUID over = Ids.next();
        try (Kafka kafka = new Kafka(clock)) {
            kafka.gateRequested(over, MOU, Gate.SCREENING, 1, "AU");
        }
        UUID ended = Api.review(over);
        Api.send("eu-grow-desk", "{\"agency\": \"eu-trade\", \"workingDays\": 3}", CLEARANCES, ended)
                .statusCode(201);
        Api.sign("us-state-signatory", ended, "USA", APPROVE).statusCode(201);
        Api.sign("eu-grow-signatory", ended, "EU", APPROVE).body("status", equalTo("CONCLUDED"));
        Instant due = Instant.parse(
                Api.send("eu-grow-desk", "{\"agency\": \"eu-trade\", \"workingDays\": 3}", CLEARANCES, review)
                        .statusCode(201)
                        .extract()
                        .path("dueAt"));

        clock.moveTo(due.minusSeconds(3_600));
        try (Kafka.Listener events = new Kafka.Listener(Topics.REVIEWS)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(reminders(events, project)).containsExactly(false));
            clock.moveTo(due.plusSeconds(1));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(reminders(events, project)).containsExactly(false, true));
            assertThat(reminders(events, over)).isEmpty();
        }
        Api.get("eu-trade-signatory", "/api/v1/clearances?limit=100")
                .body("items.find { it.reviewId == '" + review + "' }.standing", equalTo("OVERDUE"))
                .body("items.reviewId", not(hasItem(ended.toString())));
        Api.place("eu-trade-signatory", "{\"answer\": \"CONCUR\"}", CLEARANCES + "/eu-trade", ended)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:review-over"));
    }

    @Test
    void workIsGivenToAColleagueAndBackToTheDesk() {
        UUID review = open(MOU);
        String desk = Tokens.subject("us-state-desk");

        Api.place(
                        "us-state-signatory",
                        "{\"official\": \"" + desk + "\", \"note\": \"Yours\"}",
                        PREPARATION + "/assignee",
                        review)
                .statusCode(200)
                .body("assignee.name", equalTo("us-state-desk"))
                .body("assignee.note", equalTo("Yours"));
        Api.place(
                        "us-state-desk",
                        "{\"official\": \"" + Tokens.subject("us-doe-desk") + "\"}",
                        PREPARATION + "/assignee",
                        review)
                .statusCode(400)
                .body("errors.pointer", contains("/official"));
        Api.get("eu-grow-desk", "/api/v1/reviews/" + review + "/preparation").body("assignee", nullValue());
        Api.place("us-state-desk", "{}", PREPARATION + "/assignee", review).body("assignee", nullValue());
    }

    @Test
    void aDraftOfAReserveSaysUntilWhen() {
        UUID review = open(MOU);

        Api.place("us-state-desk", "{\"decision\": \"RESERVE\", \"reserveUntil\": \"2030-01-31\"}", DRAFT, review)
                .statusCode(200)
                .body("draft.reserveUntil", equalTo("2030-01-31"));
        Api.place(
                        "us-state-desk",
                        "{\"decision\": \"ABSTAIN\", \"reserveUntil\": \"2030-01-31\", \"replaces\": 1}",
                        DRAFT,
                        review)
                .statusCode(400)
                .body("errors.pointer", contains("/reserveUntil"));
    }

    @Test
    void workOnManyReviewsIsGivenInOneActAndEachIsAnsweredFor() {
        UUID first = open(MOU);
        UUID second = other(MOU);
        UUID conflict = other(MOU);
        UUID over = other(MOU);
        UUID foreign = other(MEXICO);
        String deputy = Tokens.subject("us-state-deputy");
        Api.send(
                        "us-state-deputy",
                        "{\"reason\": \"My sister works there\"}",
                        "/api/v1/reviews/{id}/recusals",
                        conflict)
                .statusCode(201);
        Api.sign("us-state-signatory", over, "USA", APPROVE).statusCode(201);
        Api.sign("eu-grow-signatory", over, "EU", APPROVE).body("status", equalTo("CONCLUDED"));
        Api.send("us-state-desk", "{\"agency\": \"us-doe\"}", CLEARANCES, second)
                .statusCode(201);

        assign("us-state-desk", deputy, first, second, conflict, over, foreign, first)
                .statusCode(200)
                .body(
                        "items.result",
                        contains("ASSIGNED", "ASSIGNED", "RECUSED", "NOT_OPEN", "NOTHING_TO_DO", "ASSIGNED"))
                .body("items[0].kind", equalTo("DRAFT"))
                .body("items[3].gate", equalTo("SCREENING"));
        assign("us-doe-signatory", Tokens.subject("us-doe-desk"), first, second)
                .statusCode(200)
                .body("items.result", contains("NOTHING_TO_DO", "ASSIGNED"))
                .body("items[1].kind", equalTo("CLEARANCE"));
        assign("jp-meti-signatory", Tokens.subject("jp-meti-signatory"), first)
                .body("items.result", contains("NOT_FOUND"))
                .body("items[0].projectName", nullValue());

        Api.get("us-state-signatory", "/api/v1/reviews/" + second + "/preparation")
                .body("assignee.name", equalTo("us-state-deputy"))
                .body("assignee.note", equalTo("For you"))
                .body("clearances[0].assignee.name", equalTo("us-doe-desk"));
        Api.get("us-state-signatory", "/api/v1/reviews/" + conflict + "/preparation")
                .body("assignee", nullValue());
        assign("us-state-desk", "", first, second).body("items.result", contains("ASSIGNED", "ASSIGNED"));
        Api.get("us-state-signatory", "/api/v1/reviews/" + first + "/preparation")
                .body("assignee.subject", nullValue());
    }

    @Test
    void workOnManyReviewsIsGivenWithinTheAgencyAndByItsDesk() {
        UUID review = open(MOU);
        String desk = Tokens.subject("us-state-desk");

        assign("us-state-auditor", desk, review)
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:role-missing"));
        assign("us-state-desk", Tokens.subject("us-doe-desk"), review)
                .statusCode(400)
                .body("errors.pointer", contains("/official"));
        assign("us-state-desk", desk).statusCode(400).body("errors.pointer", contains("/reviews"));
        assign("us-state-desk", desk, Collections.nCopies(51, review).toArray(UUID[]::new))
                .statusCode(400);
    }

    private static ValidatableResponse assign(String official, String to, UUID... reviews) {
        String ids = Arrays.stream(reviews).map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        return Api.send(
                official,
                "{\"reviews\": [" + ids + "], \"official\": \"" + to + "\", \"note\": \"For you\"}",
                "/api/v1/review-assignments");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            us-doe-desk   | draft              | {"reasons": "x"}                                        | 403 | not-lead
            us-state-desk | draft              | {"decision": "MAYBE"}                                   | 400 | invalid
            us-state-desk | draft              | {"decision": "APPROVE", "final": true}                  | 400 | invalid
            us-state-desk | draft              | {"conditions": [{}]}                                    | 400 | invalid
            us-state-desk | draft              | {"replaces": 1}                                         | 409 | stale-version
            us-state-desk | clearances/us-ustr | {"answer": "CONCUR"}                                    | 404 | not-found
            us-state-desk | clearances/us-doe  | {"answer": "CONCUR"}                                    | 403 | not-asked-agency
            us-doe-desk   | clearances/us-doe  | {"answer": "YES"}                                       | 400 | invalid
            us-doe-desk   | clearances/us-doe  | {"answer": "NON_CONCUR"}                                | 400 | invalid
            us-doe-desk   | clearances/us-doe  | {"answer": "CONCUR", "draftVersion": 9}                 | 400 | invalid
            us-doe-desk   | clearances/us-doe  | {"answer": "CONCUR", "replaces": 4}                     | 409 | stale-version
            us-doe-desk   | clearances/us-doe  | {"answer": "CONCUR", "typo": 4}                         | 400 | unreadable
            """)
    void whatCannotBeIsRefusedWithItsRule(String official, String what, String body, int status, String rule) {
        UUID review = open(MOU);
        Api.send("us-state-desk", "{\"agency\": \"us-doe\"}", CLEARANCES, review)
                .statusCode(201);

        String type = Api.place(official, body, PREPARATION + "/" + what, review)
                .statusCode(status)
                .contentType("application/problem+json")
                .extract()
                .path("type");

        if (!rule.equals("unreadable")) {
            assertThat(type).isEqualTo("urn:pipeline:problem:" + rule);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            us-doe-desk   | {"agency": "us-ustr"}                           | 403
            us-state-desk | {"agency": "eu-trade"}                          | 400
            us-state-desk | {}                                              | 400
            us-state-desk | {"agency": "us-doe", "workingDays": 0}          | 400
            us-state-desk | {"agency": "us-doe", "workingDays": 61}         | 400
            jp-meti-signatory | {"agency": "us-doe"}                        | 404
            """)
    void onlyTheLeadAsksAndOnlyWhomTheAgreementConsults(String official, String body, int status) {
        UUID review = open(MOU);

        Api.send(official, body, CLEARANCES, review).statusCode(status).contentType("application/problem+json");
    }

    private static List<Boolean> reminders(Kafka.Listener events, UUID of) {
        return events.of(of.toString()).stream()
                .filter(event -> event.type().equals("minerals.clearance.reminder-due.v1"))
                .map(event -> ((ReviewEvent.ClearanceReminderDue) event.as(ReviewEvent.class)).overdue())
                .toList();
    }

    private UUID open(String agreement) {
        return open(project, agreement);
    }

    private UUID other(String agreement) {
        return open(Ids.next(), agreement);
    }

    private UUID open(UUID about, String agreement) {
        try (Kafka kafka = new Kafka(clock)) {
            kafka.send(kafka.gateRequest(
                    about, agreement, Gate.SCREENING, 1, agreement.equals(MEXICO) ? "MEX" : "EU", "MX"));
        }
        return Api.review(about);
    }
}

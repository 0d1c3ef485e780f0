package org.criticalminerals.pipeline.partner.condition;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.CandidacyStatus;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.criticalminerals.pipeline.partner.testing.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditions from the approval that sets them to their end, and what waits for that. */
@QuarkusTest
@PartnerServiceTest
class ConditionIT {

    private static final String MOU = "us-eu-mou";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PROOF = "{\"evidence\": \"Permit 12/2029 of the authority\"}";

    @Inject
    MovableClock clock;

    private final UUID project = Ids.next();
    private Kafka kafka;
    private Kafka.Listener events;

    @BeforeEach
    void connect() {
        clock.reset();
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
    void anApprovalsConditionsStandOpenForAllParties() {
        approve();

        for (String official : List.of("us-doe-desk", "eu-grow-desk", "coordinator")) {
            Api.get(official, "/api/v1/conditions?status=OPEN&project=" + project)
                    .statusCode(200)
                    .body("items.text", contains("Offtake disclosed", "Permit granted"))
                    .body("items.party", contains("EU", "EU"))
                    .body("items.dueOn", contains(null, "2029-01-31"))
                    .body("items.status", contains("OPEN", "OPEN"))
                    .body("items.gate", contains("SCREENING", "SCREENING"))
                    .body("items.overdue", contains(false, false));
        }
        Api.get("jp-meti-signatory", "/api/v1/conditions?project=" + project).body("items", empty());
        Api.get("jp-meti-signatory", "/api/v1/conditions/" + permit()).statusCode(404);
        String next = Api.get("us-state-desk", "/api/v1/conditions?limit=1&project=" + project)
                .body("items.text", contains("Offtake disclosed"))
                .extract()
                .path("next");
        Api.get("us-state-desk", "/api/v1/conditions?limit=1&project=" + project + "&cursor=" + next)
                .body("items.text", contains("Permit granted"))
                .body("next", nullValue());
    }

    @Test
    void evidenceIsReadByThoseItsMarkingNames() throws SQLException {
        approve();
        String path = "/api/v1/conditions/" + permit();
        String inAgency = marked("AGENCY", "\"agencies\": [\"eu-grow\"]");

        Api.post("us-state-desk", path + "/evidence", marked("INTERNAL", "\"parties\": [\"USA\"]"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/marking/kind"))
                .body("errors[0].detail", containsString("EU set the condition"));
        Api.post(
                        "us-state-desk",
                        path + "/evidence",
                        marked("RELEASABLE_TO", "\"parties\": [\"" + "x".repeat(21) + "\"]"))
                .statusCode(400)
                .body("errors[0].pointer", containsString("/marking/parties"));
        Api.post("us-state-desk", path + "/evidence", "{\"evidence\": \"x\", \"marking\": {}}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/marking/kind"));
        Api.post("us-state-desk", path + "/evidence", marked("RELEASABLE_TO", "\"parties\": [\"JPN\"]"))
                .statusCode(400)
                .body("errors[0].detail", containsString("isn't shown to it"));
        Api.post("us-state-desk", path + "/evidence", marked("RELEASABLE_TO", "\"parties\": [\"EU\"]"))
                .statusCode(201)
                .body("evidence.marking.kind", contains("RELEASABLE_TO"));
        Api.post("eu-grow-desk", path + "/evidence", inAgency).statusCode(201).body("evidence.size()", equalTo(2));

        Api.get("eu-grow-signatory", path).body("evidence.marking.kind", contains("RELEASABLE_TO", "AGENCY"));
        Api.get("us-doe-desk", path).body("evidence.marking.kind", contains("RELEASABLE_TO"));
        Api.get("coordinator", path).body("evidence", empty());
        String kept = "select count(*) from condition_evidence where condition_id = '" + permit() + "'";
        assertThat(Sql.count("USA", "us-state", kept)).isEqualTo(1);
        assertThat(Sql.count("EU", "eu-trade", kept)).isEqualTo(1);
        assertThat(Sql.count("EU", "eu-grow", kept)).isEqualTo(2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.of(project.toString()))
                .filteredOn(event -> event.type().equals("minerals.condition.evidence-submitted.v1"))
                .extracting(event -> event.headers().get("ce_releasableto"))
                .containsExactly("EU,USA", "agency:eu-grow"));
    }

    private static String marked(String kind, String members) {
        return "{\"evidence\": \"Only for some\", \"marking\": {\"kind\": \"" + kind + "\", " + members + "}}";
    }

    @Test
    void theSetterAssignsTheOwnerProvesTheSetterDischarges() {
        approve();
        UUID permit = permit();
        String path = "/api/v1/conditions/" + permit;
        Api.get("us-doe-desk", path).body("permitted", empty());

        Api.put("eu-grow-desk", path + "/owner", "{\"agency\": \"us-doe\"}")
                .statusCode(200)
                .body("owner", equalTo("us-doe"));
        Api.get("us-doe-desk", "/api/v1/conditions?owner=us-doe&project=" + project)
                .body("items.id", contains(permit.toString()))
                .body("items[0].permitted", contains("SUBMIT_EVIDENCE"));
        Api.post("us-doe-desk", path + "/evidence", PROOF)
                .statusCode(201)
                .body("evidence[0].agency", equalTo("us-doe"))
                .body("acts.act", contains("EVIDENCE_SUBMITTED"))
                .body("acts.name", contains("us-doe-desk"));
        Api.post("eu-grow-signatory", path + "/discharge", "{\"evidence\": \"The permit was seen\"}")
                .statusCode(200)
                .body("status", equalTo("DISCHARGED"))
                .body("endedBy", equalTo("eu-grow"))
                .body("acts.act", contains("ASSIGNED", "DISCHARGED"))
                .body("permitted", empty());
        Api.post("eu-grow-signatory", path + "/waiver", "{\"evidence\": \"Again\"}")
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:condition-ended"));
        Api.get("us-doe-desk", path)
                .body("status", equalTo("DISCHARGED"))
                .body("endedReasons", equalTo("The permit was seen"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.of(project.toString()))
                .extracting(Kafka.Heard::type)
                .endsWith(
                        "minerals.condition.assigned.v1",
                        "minerals.condition.evidence-submitted.v1",
                        "minerals.condition.discharged.v1"));
        assertThat(events.of(project.toString()).getLast().as(ReviewEvent.class))
                .isInstanceOfSatisfying(ReviewEvent.ConditionDischarged.class, ended -> {
                    assertThat(ended.conditionId()).isEqualTo(permit);
                    assertThat(ended.waived()).isFalse();
                });
    }

    @Test
    void onlyThePartyThatSetItEndsIt() throws SQLException {
        approve();
        String path = "/api/v1/conditions/" + permit();

        for (String act : List.of("/discharge", "/waiver")) {
            Api.post("us-state-signatory", path + act, PROOF)
                    .statusCode(403)
                    .body("type", equalTo("urn:pipeline:problem:foreign-party"));
            Api.post("eu-trade-signatory", path + act, PROOF)
                    .statusCode(403)
                    .body("type", equalTo("urn:pipeline:problem:not-lead"));
            Api.post("eu-grow-desk", path + act, PROOF).statusCode(403);
            Api.post("coordinator", path + act, PROOF).statusCode(403);
            Api.post("jp-meti-signatory", path + act, PROOF).statusCode(404);
            Api.post("eu-grow-signatory", path + act, "{\"evidence\": \" \"}").statusCode(400);
        }
        Api.put("us-state-desk", path + "/owner", "{\"agency\": \"us-doe\"}").statusCode(403);
        Api.put("eu-grow-desk", path + "/owner", "{\"agency\": \"jp-meti\"}").statusCode(400);
        Api.post("us-doe-desk", path + "/evidence", PROOF).statusCode(403);
        String end = "update approval_condition set status = 'DISCHARGED', ended_at = now() where project_id = '"
                + project + "'";
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> Sql.change("USA", "us-state", end));
        assertThat(Sql.change("JPN", "jp-meti", end)).isZero();
        assertThat(Sql.change("EU", "eu-grow", end)).isEqualTo(2);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Sql.change("EU", "eu-grow", "update approval_condition set text = 'Nothing'"));
        assertThat(Sql.count(null, null, "select count(*) from approval_condition"))
                .isZero();
    }

    @Test
    void whoActedIsThePartysOwnAffair() throws SQLException {
        approve();
        String path = "/api/v1/conditions/" + permit();
        Api.post("eu-grow-signatory", path + "/waiver", "{\"evidence\": \"No longer needed\"}")
                .statusCode(200)
                .body("status", equalTo("WAIVED"));

        Api.get("us-state-desk", path).body("status", equalTo("WAIVED")).body("acts", empty());
        String actors = "select count(*) from condition_actor a join approval_condition c on c.id = a.condition_id"
                + " where c.project_id = '" + project + "'";
        assertThat(Sql.count("USA", "us-state", actors)).isZero();
        assertThat(Sql.count("EU", "eu-grow", actors)).isEqualTo(1);
    }

    @Test
    void overdueIsToldOnceAfterTheDayHasPassedInBrussels() {
        approve();
        // The day ends at midnight in Brussels, an hour before UTC's.
        clock.moveTo(Instant.parse("2029-01-31T22:59:00Z"));
        Api.get("us-state-desk", "/api/v1/conditions/" + permit()).body("overdue", equalTo(false));

        clock.moveTo(Instant.parse("2029-01-31T23:00:01Z"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(overdue()).hasSize(1));
        Api.get("us-state-desk", "/api/v1/conditions/" + permit()).body("overdue", equalTo(true));
        clock.moveTo(Instant.parse("2029-03-01T12:00:00Z"));
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(overdue())
                .hasSize(1));
        assertThat(overdue().getFirst().as(ReviewEvent.class))
                .isInstanceOfSatisfying(ReviewEvent.ConditionOverdue.class, late -> assertThat(late.dueOn())
                        .isEqualTo("2029-01-31"));
    }

    @Test
    void theSetterMovesTheDateAndEveryDateIsKept() throws SQLException {
        approve();
        UUID permit = permit();
        String path = "/api/v1/conditions/" + permit;
        String later = "{\"dueOn\": \"2029-06-30\", \"reasons\": \"The court decides in May\"}";
        clock.moveTo(Instant.parse("2029-02-02T12:00:00Z"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(overdue()).hasSize(1));

        Api.post("us-state-signatory", path + "/due-date", later)
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:foreign-party"));
        Api.post("eu-grow-desk", path + "/due-date", later).statusCode(403);
        Api.post("jp-meti-signatory", path + "/due-date", later).statusCode(404);
        Api.post("eu-grow-signatory", path + "/due-date", "{\"dueOn\": \"2029-02-01\"}")
                .statusCode(400)
                .body("errors.pointer", contains("/dueOn", "/reasons"));
        Api.post("eu-grow-signatory", path + "/due-date", later)
                .statusCode(200)
                .body("dueOn", equalTo("2029-06-30"))
                .body("overdue", equalTo(false))
                .body("acts.act", contains("DUE_MOVED"));
        Api.post(
                        "eu-grow-signatory",
                        path + "/due-date",
                        "{\"dueOn\": \"2029-09-30\", \"reasons\": \"It decides in July\"}")
                .statusCode(200);

        Api.get("us-doe-desk", path)
                .body("dueOn", equalTo("2029-09-30"))
                .body("dueChanges.dueBefore", contains("2029-01-31", "2029-06-30"))
                .body("dueChanges.dueOn", contains("2029-06-30", "2029-09-30"))
                .body("dueChanges.reasons", contains("The court decides in May", "It decides in July"))
                .body("acts", empty());
        String changes = "select count(*) from condition_due_change where condition_id = '" + permit + "'";
        assertThat(Sql.count("USA", "us-state", changes)).isEqualTo(2);
        assertThat(Sql.count("JPN", "jp-meti", changes)).isZero();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Sql.change(
                        "USA",
                        "us-state",
                        "insert into condition_due_change values ('" + permit
                                + "', 3, null, '2030-01-01', 'Why', 'us-state', now(), '{USA,EU}')"));
        clock.moveTo(Instant.parse("2029-09-30T21:59:00Z"));
        Api.get("us-doe-desk", path).body("overdue", equalTo(false));
        clock.moveTo(Instant.parse("2029-09-30T22:00:01Z"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(overdue()).hasSize(2));
        assertThat(events.of(project.toString()))
                .filteredOn(event -> event.type().equals("minerals.condition.due-moved.v1"))
                .first()
                .satisfies(event -> assertThat(event.as(ReviewEvent.class))
                        .isInstanceOfSatisfying(ReviewEvent.ConditionDueMoved.class, moved -> {
                            assertThat(moved.dueBefore()).isEqualTo("2029-01-31");
                            assertThat(moved.dueOn()).isEqualTo("2029-06-30");
                            assertThat(moved.reasons()).isEqualTo("The court decides in May");
                        }));
    }

    @Test
    void completionWaitsForThem() {
        approve();
        String readiness = "/api/v1/candidacies/" + project + "/" + MOU + "/readiness?gate=COMPLETED";
        Api.get("us-state-desk", readiness)
                .body("ready", equalTo(false))
                .body("missing.code", contains("CONDITIONS_OPEN"));
        kafka.send(kafka.gateRequest(project, MOU, Gate.COMPLETED, 2, "EU", "US"));
        Api.get("us-state-desk", "/api/v1/reviews/" + Api.reviews(project, 2).getFirst())
                .body("reason", equalTo("CONDITIONS_OPEN"))
                .body("explanation", containsString("“Permit granted” (EU)"));

        List<String> open = Api.get("us-state-desk", "/api/v1/conditions?status=OPEN&project=" + project)
                .extract()
                .path("items.id");
        open.forEach(id -> Api.post("eu-grow-signatory", "/api/v1/conditions/" + id + "/waiver", PROOF)
                .statusCode(200));

        Api.get("us-state-desk", readiness).body("ready", equalTo(true));
        kafka.send(kafka.gateRequest(project, MOU, Gate.COMPLETED, 3, "EU", "US"));
        Api.get("us-state-desk", "/api/v1/reviews/" + Api.reviews(project, 3).getFirst())
                .body("status", equalTo("OPEN"));
    }

    @Test
    void nobodyIsToldOfWhatIsOverdueInACandidacyThatIsOver() {
        approve();
        kafka.send(new ProjectEvent.CandidacyWithdrawn(
                project, "Nolans", MOU, Stage.SCREENING, "Gone", clock.instant(), 9, null));
        await().atMost(PATIENCE).untilAsserted(() -> Api.post(
                        "coordinator",
                        "/api/v1/candidacies/" + project + "/" + MOU + "/host-consents",
                        "{\"state\": \"US\"}")
                .statusCode(409)
                .body("detail", containsString(CandidacyStatus.WITHDRAWN.name())));

        clock.moveTo(Instant.parse("2029-02-02T12:00:00Z"));

        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(overdue())
                .isEmpty());
    }

    @Test
    void anActIsRepeatedSafely() {
        approve();
        String path = "/api/v1/conditions/" + permit() + "/evidence";

        for (int i = 0; i < 2; i++) {
            given().auth()
                    .oauth2(Tokens.of("us-state-desk"))
                    .header("Idempotency-Key", "evidence-" + project)
                    .contentType(ContentType.JSON)
                    .body(PROOF)
                    .post(path)
                    .then()
                    .statusCode(201)
                    .body("evidence.size()", equalTo(1));
        }
    }

    private void approve() {
        kafka.gateRequested(project, MOU, Gate.SCREENING, 1, "US");
        UUID review = Api.review(project);
        Api.sign("us-state-signatory", review, "USA", "{\"decision\": \"APPROVE\"}")
                .statusCode(201);
        Api.sign("eu-grow-signatory", review, "EU", """
                        {"decision": "APPROVE_WITH_CONDITIONS",
                         "conditions": [{"text": "Permit granted", "dueOn": "2029-01-31"},
                                        {"text": "Offtake disclosed"}]}""")
                .statusCode(201)
                .body("outcome", equalTo("APPROVED_WITH_CONDITIONS"));
    }

    private UUID permit() {
        return UUID.fromString(Api.get("us-state-desk", "/api/v1/conditions?project=" + project)
                .extract()
                .path("items.find { it.text == 'Permit granted' }.id"));
    }

    private List<Kafka.Heard> overdue() {
        return events.of(project.toString()).stream()
                .filter(event -> event.type().equals("minerals.condition.overdue.v1"))
                .toList();
    }
}

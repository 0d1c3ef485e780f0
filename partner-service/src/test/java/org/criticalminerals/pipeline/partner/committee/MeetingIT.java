package org.criticalminerals.pipeline.partner.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.AppDatabase;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A meeting from its planning to what comes of it. */
@QuarkusTest
@PartnerServiceTest
class MeetingIT {

    private static final String MOU = "us-eu-mou";
    private static final String COORDINATOR = "coordinator";
    private static final String US = "us-state-signatory";
    private static final String EU = "eu-grow-signatory";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    MovableClock clock;

    @BeforeEach
    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void theDatabaseKeepsOutWhoDoesNotRunTheCommittee() throws SQLException {
        String meeting = plan(COORDINATOR);
        point(meeting, "A", "Opening");
        String id = meeting.substring(meeting.lastIndexOf('/') + 1);
        String rename = "update meeting set title = 'Ours' where id = '" + id + "'";
        String clear = "delete from agenda_point where meeting_id = '" + id + "'";

        try (AppDatabase consulted = AppDatabase.as("USA", "us-doe")) {
            assertThat(consulted.count("select count(*) from meeting where id = '" + id + "'"))
                    .isOne();
            assertThat(consulted.change(clear)).isZero();
            assertThatThrownBy(() -> consulted.change(rename)).hasMessageContaining("row-level security");
        }
        try (AppDatabase lead = AppDatabase.as("USA", "us-state")) {
            assertThat(lead.change(rename)).isOne();
            assertThat(lead.change(clear)).isOne();
            assertThatThrownBy(
                            () -> lead.change("update meeting set releasable_to = array['*'] where id = '" + id + "'"))
                    .hasMessageContaining("whose meeting this is does not change");
        }
        try (AppDatabase stranger = AppDatabase.as("JPN", "jp-meti")) {
            assertThat(stranger.change(rename)).isZero();
        }
    }

    @Test
    void theAgendaIsWrittenUntilTheMeeting() {
        String meeting = plan(COORDINATOR);
        String first = point(meeting, "A", "Opening");
        String second = point(meeting, "B", "Refining in Europe");

        put(COORDINATOR, meeting + "/agenda/" + second, """
                        {"kind": "A", "title": "Refining in Europe", "presenter": "eu-grow", "ordinal": 1}""")
                .statusCode(200)
                .body("agenda.title", contains("Refining in Europe", "Opening"))
                .body("agenda.kind", contains("A", "A"))
                .body("agenda.ordinal", contains(1, 2));
        put(
                        COORDINATOR,
                        meeting + "/agenda/" + second,
                        "{\"kind\": \"C\", \"title\": \"\", \"presenter\": \"jp-meti\"}")
                .statusCode(400)
                .body("errors.pointer", contains("/kind", "/title", "/presenter"));
        given(COORDINATOR).delete(meeting + "/agenda/" + first).then().body("agenda.ordinal", contains(1));
        put("us-state-desk", meeting + "/agenda/" + second, "{\"kind\": \"B\", \"title\": \"Mine\"}")
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:role-missing"));
        put("us-doe-signatory", meeting + "/agenda/" + second, "{\"kind\": \"B\", \"title\": \"Mine\"}")
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:not-convener"));
        Api.get("jp-meti-signatory", meeting).statusCode(404);
        Api.get("jp-meti-signatory", "/api/v1/meetings").body("items", empty());

        convene(US, meeting).statusCode(200).body("status", equalTo("CONVENED"));
        put(US, meeting + "/agenda/" + second, "{\"kind\": \"B\", \"title\": \"Refining in Europe\"}")
                .body("agenda.kind", contains("B"));
        hold(meeting);
        put(COORDINATOR, meeting + "/agenda/" + second, "{\"kind\": \"A\", \"title\": \"Refining in Europe\"}")
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:meeting-held"));
    }

    @Test
    void anEditNamesTheVersionThatItIsBasedOn() {
        String meeting = plan(EU);

        given(EU)
                .body(newMeeting(clock.instant().plus(Duration.ofDays(40))))
                .put(meeting)
                .then()
                .statusCode(428);
        given(EU)
                .header("If-Match", "\"1\"")
                .body(newMeeting(clock.instant().plus(Duration.ofDays(40))))
                .put(meeting)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        given(US)
                .header("If-Match", "\"1\"")
                .body(newMeeting(clock.instant().plus(Duration.ofDays(50))))
                .put(meeting)
                .then()
                .statusCode(412);
        Api.get(US, "/api/v1/meetings?agreement=" + MOU + "&status=PLANNED")
                .body("items.id", hasItem(meeting.substring(meeting.lastIndexOf('/') + 1)));
    }

    @Test
    void whoWasCalledHearsOfAnotherTime() {
        String meeting = plan(US);
        String etag = convene(US, meeting).extract().header("ETag");

        given(US)
                .header("If-Match", etag)
                .body(newMeeting(clock.instant().plus(Duration.ofDays(9))))
                .put(meeting)
                .then()
                .statusCode(200);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(typesOf(meeting))
                .containsExactly("minerals.meeting.convened.v1", "minerals.meeting.convened.v1"));
    }

    @Test
    void anObjectionReopensTheMinutesAndSilenceApprovesTheNext() {
        String meeting = plan(COORDINATOR);
        String point = point(meeting, "A", "Opening");
        convene(COORDINATOR, meeting);
        post(COORDINATOR, meeting + "/attendance", "{\"agency\": \"us-state\", \"name\": \"A. Smith\"}")
                .statusCode(201);
        hold(meeting);
        post(COORDINATOR, meeting + "/minutes", null)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:minutes-empty"));
        put(COORDINATOR, meeting + "/agenda/" + point + "/minutes", """
                        {"decision": "Agreed", "minutes": "The chair opened."}""").statusCode(200);
        post(COORDINATOR, meeting + "/minutes", null).statusCode(200).body("status", equalTo("MINUTES_OUT"));

        post("eu-grow-desk", meeting + "/minutes/objections", "{\"reasons\": \"No\"}")
                .statusCode(403);
        post(US, meeting + "/minutes/approvals", null).statusCode(200).body("status", equalTo("MINUTES_OUT"));
        post(EU, meeting + "/minutes/objections", "{}").statusCode(400);
        post(EU, meeting + "/minutes/objections", "{\"reasons\": \"The chair also closed.\"}")
                .statusCode(200)
                .body("status", equalTo("HELD"))
                .body("minutes[0].state", equalTo("REOPENED"));
        put(COORDINATOR, meeting + "/agenda/" + point + "/minutes", """
                        {"decision": "Agreed", "minutes": "The chair opened and closed."}""");
        JsonPath out = post(COORDINATOR, meeting + "/minutes", null)
                .statusCode(200)
                .body("minutes.version", contains(1, 2))
                .body("minutes[0].points.text", contains("The chair opened."))
                .extract()
                .jsonPath();
        post(US, meeting + "/minutes/approvals", null).statusCode(200);
        Instant deadline = Instant.parse(out.getString("minutes[1].deadline"));
        clock.moveTo(deadline.plusSeconds(1));
        post(EU, meeting + "/minutes/objections", "{\"reasons\": \"Late\"}")
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:deadline-passed"));
        clock.moveTo(deadline.plusSeconds(10));

        JsonPath closed = await().atMost(PATIENCE)
                .until(() -> Api.get(US, meeting).extract().jsonPath(), json -> "CLOSED"
                        .equals(json.getString("status")));
        assertThat(closed.getString("minutes[1].state")).isEqualTo("APPROVED");
        assertThat(closed.getList("minutes[1].silentParties", String.class)).containsExactly("EU");
        assertThat(typesOf(meeting))
                .containsExactly(
                        "minerals.meeting.convened.v1",
                        "minerals.meeting.minutes-circulated.v1",
                        "minerals.meeting.minutes-circulated.v1",
                        "minerals.meeting.minutes-approved.v1");
    }

    @Test
    void minutesThatAllApproveCloseAtOnce() {
        String meeting = minuted();

        post(US, meeting + "/minutes/approvals", null).statusCode(200);
        post(US, meeting + "/minutes/approvals", null)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:answered-already"));
        post(EU, meeting + "/minutes/approvals", null)
                .statusCode(200)
                .body("status", equalTo("CLOSED"))
                .body("minutes[0].silentParties", empty());
    }

    @Test
    void aLateActionItemIsToldOnceAndEndsWhenItsOwnerReports() {
        String meeting = minuted();
        LocalDate dueOn = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Brussels"));
        JsonPath actions = post(
                        COORDINATOR,
                        meeting + "/actions",
                        "{\"text\": \"Send the assay\", \"agency\": \"us-doe\", \"dueOn\": \"" + dueOn + "\"}")
                .statusCode(201)
                .body("actions[0].party", equalTo("USA"))
                .extract()
                .jsonPath();
        clock.moveTo(dueOn.plusDays(1)
                .atStartOfDay(ZoneId.of("Europe/Brussels"))
                .toInstant()
                .plusSeconds(5));

        await().atMost(PATIENCE).until(() -> typesOf(meeting).contains("minerals.meeting.action-overdue.v1"));
        clock.moveTo(clock.instant().plus(Duration.ofDays(1)));
        Api.get(US, meeting).body("actions[0].isOverdue", equalTo(true));
        String action = actions.getString("actions[0].id");
        post("eu-grow-desk", meeting + "/actions/" + action + "/completion", "{\"note\": \"Sent\"}")
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:not-owner"));
        post("us-doe-desk", meeting + "/actions/" + action + "/completion", "{\"note\": \"Sent\"}")
                .statusCode(200)
                .body("actions[0].isOverdue", equalTo(false))
                .body("actions[0].doneNote", equalTo("Sent"));
        assertThat(typesOf(meeting)).containsOnlyOnce("minerals.meeting.action-overdue.v1");
    }

    @Test
    void aMeetingThatNobodyWasCalledToIsCancelledQuietly() {
        String quiet = plan(US);
        String loud = plan(US);
        convene(US, loud);

        post(US, quiet + "/cancellation", "{\"reasons\": \"Not needed\"}").body("status", equalTo("CANCELLED"));
        post(US, loud + "/cancellation", "{\"reasons\": \"Strike\"}").body("cancelReasons", equalTo("Strike"));

        await().atMost(PATIENCE).until(() -> typesOf(loud).contains("minerals.meeting.cancelled.v1"));
        assertThat(typesOf(quiet)).isEmpty();
        post(US, loud + "/convocation", null)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:meeting-cancelled"));
        Api.get(EU, loud).body("permitted", empty()).body("minutes", empty()).body("agenda", empty());
    }

    private String minuted() {
        String meeting = plan(COORDINATOR);
        String point = point(meeting, "A", "Opening");
        convene(COORDINATOR, meeting);
        hold(meeting);
        put(COORDINATOR, meeting + "/agenda/" + point + "/minutes", "{\"minutes\": \"The chair opened.\"}")
                .body("agenda[0].decision", nullValue());
        post(COORDINATOR, meeting + "/minutes", null).statusCode(200);
        return meeting;
    }

    private String plan(String official) {
        String id = post(
                        official, "/api/v1/meetings", newMeeting(clock.instant().plus(Duration.ofHours(1))))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
        return "/api/v1/meetings/" + id;
    }

    private static String newMeeting(Instant startsAt) {
        return """
                {"agreement": "us-eu-mou", "title": "Third meeting", "startsAt": "%s", "zone": "Europe/Brussels",
                 "form": "HYBRID", "place": "Brussels", "chairingParty": "EU", "minutesWorkingDays": 3}""".formatted(startsAt);
    }

    private static String point(String meeting, String kind, String title) {
        return post(COORDINATOR, meeting + "/agenda", "{\"kind\": \"" + kind + "\", \"title\": \"" + title + "\"}")
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("agenda[-1].id");
    }

    private static ValidatableResponse convene(String official, String meeting) {
        return post(official, meeting + "/convocation", null).statusCode(200);
    }

    private void hold(String meeting) {
        clock.moveTo(clock.instant().plus(Duration.ofHours(2)));
        post(COORDINATOR, meeting + "/holding", null).statusCode(200).body("status", equalTo("HELD"));
    }

    private static List<String> typesOf(String meeting) {
        UUID id = UUID.fromString(meeting.substring(meeting.lastIndexOf('/') + 1));
        try (Kafka.Listener events = new Kafka.Listener(Topics.AGREEMENTS)) {
            events.all();
            return events.of(MOU).stream()
                    .filter(heard -> new String(heard.payload(), StandardCharsets.UTF_8).contains(id.toString()))
                    .peek(heard -> assertThat(heard.headers().get(EventHeaders.RELEASABLE_TO))
                            .isEqualTo("EU,SECRETARIAT,USA"))
                    .peek(heard -> heard.as(AgreementEvent.class))
                    .map(Kafka.Heard::type)
                    .toList();
        }
    }

    private static ValidatableResponse put(String official, String path, String body) {
        return given(official).body(body).put(path).then();
    }

    private static ValidatableResponse post(String official, String path, String body) {
        RequestSpecification request = given(official).header("Idempotency-Key", UUID.randomUUID());
        return (body == null ? request : request.body(body)).post(path).then();
    }

    private static RequestSpecification given(String official) {
        return RestAssured.given().auth().oauth2(Tokens.of(official)).contentType(ContentType.JSON);
    }
}

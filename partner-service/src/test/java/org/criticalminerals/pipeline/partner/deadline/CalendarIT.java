package org.criticalminerals.pipeline.partner.deadline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.component.VEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What falls due, as a list and as a calendar that programs read without signing in. */
@QuarkusTest
@PartnerServiceTest
class CalendarIT {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final String APPROVE = "{\"decision\": \"APPROVE\"}";

    @Inject
    MovableClock clock;

    private final UUID project = Ids.next();
    // Its own for each test, since reads are counted by official.
    private final String official = "eu-grow-" + UUID.randomUUID() + "-desk";
    private Kafka kafka;

    @BeforeEach
    void connect() throws SQLException {
        clock.reset();
        kafka = new Kafka(clock);
        store(true);
    }

    @AfterEach
    void disconnect() {
        clock.reset();
        kafka.close();
    }

    @Test
    void whatFallsDueIsListedForWhoMaySeeIt() {
        UUID own = open("us-eu-mou", "EU", "AU");
        UUID foreign = open("us-mexico-action-plan", "MEX", "MX");

        assertThat(due("eu-grow-desk", "")).contains(own).doesNotContain(foreign);
        assertThat(due("mx-se-signatory", "")).contains(foreign).doesNotContain(own);
        assertThat(due("coordinator", "")).contains(own, foreign);
        assertThat(due("eu-grow-desk", "&agreement=us-eu-action-plan")).doesNotContain(own);
        assertThat(due("eu-grow-desk", "&until=" + clock.instant().plus(Duration.ofDays(1))))
                .doesNotContain(own);
        Api.get("eu-grow-desk", "/api/v1/deadlines?until=2199-01-01T00:00:00Z").statusCode(400);
        Api.get("eu-grow-desk", "/api/v1/deadlines?from=tomorrow").statusCode(400);
        given().get("/api/v1/deadlines").then().statusCode(401);
    }

    @Test
    void theCalendarHoldsWhatItsOfficialMaySeeAndNamesNoProject() {
        UUID own = open("us-eu-mou", "EU", "AU");
        UUID foreign = open("us-mexico-action-plan", "MEX", "MX");

        String text = read(secret()).statusCode(200).extract().asString();

        var calendar = Biweekly.parse(text).first();
        assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
        List<String> links = calendar.getEvents().stream()
                .map(event -> event.getUrl().getValue())
                .toList();
        assertThat(links)
                .contains("http://localhost:8080/reviews/" + own)
                .doesNotContain("http://localhost:8080/reviews/" + foreign);
        VEvent event = calendar.getEvents().get(links.indexOf("http://localhost:8080/reviews/" + own));
        assertThat(event.getSummary().getValue()).startsWith("Gate to screening: positions are due (");
        assertThat(text).doesNotContain("Nolans");
    }

    @Test
    void conditionsStandOnTheDayOnWhichTheyAreDueUntilTheyAreFulfilled() {
        kafka.gateRequested(project, "us-eu-mou", Gate.SCREENING, 1, "AU");
        UUID review = Api.review(project);
        String dueOn =
                LocalDate.ofInstant(clock.instant(), BRUSSELS).plusDays(40).toString();
        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201);
        Api.sign("eu-grow-signatory", review, "EU", """
            {"decision": "APPROVE_WITH_CONDITIONS",
             "conditions": [{"text": "Permit granted", "dueOn": "%s"}]}\
            """.formatted(dueOn)).statusCode(201);

        String condition = Api.get("us-doe-desk", "/api/v1/conditions?project=" + project)
                .extract()
                .path("items[0].id");
        assertThat(dueOf(project, "eu-grow-desk")).singleElement().satisfies(due -> assertThat(due)
                .containsEntry("kind", "CONDITION")
                .containsEntry("id", condition)
                .containsEntry("page", "/conditions/" + condition)
                .containsEntry("day", dueOn)
                .containsEntry(
                        "at",
                        LocalDate.parse(dueOn)
                                .plusDays(1)
                                .atStartOfDay(BRUSSELS)
                                .toInstant()
                                .toString()));
        assertThat(dueOf(project, "jp-meti-signatory")).isEmpty();
        assertThat(read(secret()).statusCode(200).extract().asString().replace("\r\n ", ""))
                .contains(
                        "Gate to screening: a condition is due (",
                        "/conditions/" + condition,
                        "DTSTART;VALUE=DATE:" + dueOn.replace("-", ""))
                .doesNotContain("Permit granted");

        Api.post("eu-grow-signatory", "/api/v1/conditions/" + condition + "/discharge", "{\"evidence\": \"Seen\"}")
                .statusCode(200);
        assertThat(dueOf(project, "eu-grow-desk")).isEmpty();
    }

    @Test
    void clearancesStandInTheCalendarOfTheAgencyThatIsAskedAlone() {
        kafka.gateRequested(project, "us-eu-mou", Gate.SCREENING, 1, "AU");
        UUID review = Api.review(project);
        Api.place("us-state-desk", APPROVE, "/api/v1/reviews/{id}/preparation/draft", review)
                .statusCode(200);
        Api.send(
                        "us-state-desk",
                        "{\"agency\": \"us-doe\", \"workingDays\": 3, \"question\": \"Is the offtake sound?\"}",
                        "/api/v1/reviews/{id}/preparation/clearances",
                        review)
                .statusCode(201);

        assertThat(dueOf(project, "us-doe-desk"))
                .extracting(due -> due.get("kind"))
                .containsExactly("CLEARANCE", "REVIEW");
        for (String other : List.of("us-state-desk", "eu-grow-desk", "coordinator")) {
            assertThat(dueOf(project, other)).extracting(due -> due.get("kind")).containsExactly("REVIEW");
        }
    }

    @Test
    void meetingsAndWhatTheyAskForStandInTheCalendarsOfTheParties() {
        Instant begins = clock.instant().plus(Duration.ofDays(20)).truncatedTo(ChronoUnit.SECONDS);
        String path = "/api/v1/meetings/"
                + Api.send("coordinator", """
                    {"agreement": "us-japan-framework", "title": "Winter meeting %s", "startsAt": "%s",
                     "zone": "Asia/Tokyo", "form": "VIDEO", "place": "Tokyo", "chairingParty": "JPN"}\
                    """.formatted(project, begins), "/api/v1/meetings")
                        .statusCode(201)
                        .extract()
                        .path("id");
        assertThat(dueAt("jp-meti-signatory", path)).isEmpty();
        Api.post("coordinator", path + "/convocation", "{}").statusCode(200);

        assertThat(dueAt("jp-meti-signatory", path)).singleElement().satisfies(due -> assertThat(due)
                .containsEntry("kind", "MEETING")
                .containsEntry("title", "Winter meeting " + project)
                .containsEntry("at", begins.toString()));
        assertThat(dueAt("eu-grow-desk", path)).isEmpty();

        clock.moveTo(begins.plus(Duration.ofHours(2)));
        Api.post("coordinator", path + "/holding", "{}").statusCode(200);
        String dueOn = LocalDate.ofInstant(clock.instant(), TOKYO).plusDays(30).toString();
        Api.post("coordinator", path + "/actions", """
            {"text": "List the refineries", "agency": "jp-meti", "dueOn": "%s"}\
            """.formatted(dueOn)).statusCode(201);

        assertThat(dueAt("us-doe-desk", path)).singleElement().satisfies(due -> assertThat(due)
                .containsEntry("kind", "ACTION")
                .containsEntry("day", dueOn)
                .containsEntry("waitingFor", List.of("JPN")));
        assertThat(dueAt("eu-grow-desk", path)).isEmpty();
        String action = (String) dueAt("us-doe-desk", path).getFirst().get("id");
        Api.post("jp-meti-signatory", path + "/actions/" + action + "/completion", "{\"note\": \"Sent\"}")
                .statusCode(200);
        assertThat(dueAt("us-doe-desk", path)).isEmpty();
    }

    @Test
    void whatIsDueAtTheSameInstantIsPagedThroughWithoutALoss() {
        kafka.send(kafka.gateRequest(project, "us-eu-mou", Gate.SCREENING, 1, "EU", "AU"));
        UUID review = Api.review(project);
        Api.place("us-state-desk", APPROVE, "/api/v1/reviews/{id}/preparation/draft", review)
                .statusCode(200);
        Api.send(
                        "us-state-desk",
                        "{\"agency\": \"us-doe\", \"workingDays\": 3}",
                        "/api/v1/reviews/{id}/preparation/clearances",
                        review)
                .statusCode(201);

        List<Map<String, Object>> whole = dueOf(project, "us-doe-desk");
        List<Map<String, Object>> paged = new ArrayList<>();
        String cursor = "";
        do {
            var page = Api.get("us-doe-desk", "/api/v1/deadlines?limit=1" + cursor)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            paged.addAll(page.getList("items.findAll { it.projectId == '" + project + "' }"));
            String next = page.getString("next");
            cursor = next == null ? null : "&cursor=" + next;
        } while (cursor != null);

        assertThat(whole).hasSize(2).extracting(due -> due.get("id")).doesNotHaveDuplicates();
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void clocksOfAgreementsStandInTheCalendarsOfTheirParties() {
        String span = "/api/v1/deadlines?limit=100&from=2026-01-01T00:00:00Z&until=2026-12-31T00:00:00Z"
                + "&agreement=us-japan-framework";

        Api.get("jp-meti-signatory", span)
                .body(
                        "items.findAll { it.kind == 'CLOCK' && it.projectId == null }.title",
                        hasItem("Ministerial meeting"));
        Api.get("eu-grow-desk", span).body("items", empty());
    }

    @Test
    void anUnchangedCalendarIsNotSentAgain() {
        open("us-eu-mou", "EU", "AU");
        String secret = secret();
        var first = read(secret).statusCode(200).header("Last-Modified", notNullValue());
        String tag = first.extract().header("ETag");

        given().header("Calendar-Secret", secret)
                .header("If-None-Match", tag)
                .get("/api/v1/calendar-feed")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
        given().header("Calendar-Secret", secret)
                .header("If-Modified-Since", first.extract().header("Last-Modified"))
                .get("/api/v1/calendar-feed")
                .then()
                .statusCode(304);
        open("us-eu-mou", "EU", "AU");
        given().header("Calendar-Secret", secret)
                .header("If-None-Match", tag)
                .get("/api/v1/calendar-feed")
                .then()
                .statusCode(200);
    }

    @Test
    void aReviewThatIsOverLeavesTheCalendar() {
        UUID review = open("us-eu-mou", "EU", "AU");
        String secret = secret();
        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201);
        Api.sign("eu-grow-signatory", review, "EU", APPROVE).statusCode(201);

        assertThat(read(secret).statusCode(200).extract().asString()).doesNotContain(review.toString());
    }

    @Test
    void anAddressEndsWhenItIsReplacedTakenBackOrItsOfficialIsGone() throws SQLException {
        String first = secret();
        String second = secret();
        read(first).statusCode(404);
        read(second).statusCode(200);

        store(false);
        read(second).statusCode(404);
        store(true);
        read(second).statusCode(200);

        own().delete("/api/v1/calendar-address").then().statusCode(204);
        read(second).statusCode(404);
        own().get("/api/v1/calendar-address").then().statusCode(404);
    }

    @Test
    void whatIsNoSecretIsNotFound() {
        read("x").statusCode(404);
        read("A".repeat(43)).statusCode(404);
        given().get("/api/v1/calendar-feed").then().statusCode(404);
        given().get("/api/v1/calendar-address").then().statusCode(401);
    }

    @Test
    void whoReadsTooOftenIsToldToWait() {
        String secret = secret();
        for (int read = 0; read < 60; read++) {
            read(secret).statusCode(200);
        }

        // One read comes back every 15 seconds; a slow machine may get it in between.
        ValidatableResponse refused = Stream.generate(() -> read(secret))
                .limit(5)
                .filter(answer -> answer.extract().statusCode() != 200)
                .findFirst()
                .orElseThrow();
        refused.statusCode(429).header("Retry-After", notNullValue());
    }

    @Test
    void theDatabaseKeepsTheHashAloneAndShowsItToItsOfficialAlone() throws SQLException {
        String secret = secret();

        try (Connection connection =
                DriverManager.getConnection(LocalPlatform.shared().jdbcUrl("partner"), "partner_app", "partner_app")) {
            connection.setAutoCommit(false);
            assertThat(count(connection, "select count(*) from calendar_address"))
                    .isZero();
            actFor(connection, Tokens.subject("eu-grow-signatory"));
            assertThat(count(
                            connection,
                            "select count(*) from calendar_address where official = '" + Tokens.subject(official)
                                    + "'"))
                    .isZero();
            actFor(connection, Tokens.subject(official));
            assertThat(count(
                            connection,
                            "select count(*) from calendar_address where encode(secret_hash, 'escape')" + " = '"
                                    + secret + "'"))
                    .isZero();
            assertThat(count(connection, "select count(*) from calendar_address"))
                    .isEqualTo(1);
        }
    }

    private io.restassured.specification.RequestSpecification own() {
        return given().auth().oauth2(Tokens.of(official, "eu-grow", "EU", java.util.Set.of("desk-officer")));
    }

    private String secret() {
        return own().put("/api/v1/calendar-address")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
    }

    private static ValidatableResponse read(String secret) {
        return given().header("Calendar-Secret", secret)
                .get("/api/v1/calendar-feed")
                .then();
    }

    private static List<UUID> due(String reader, String query) {
        return Api.get(reader, "/api/v1/deadlines?limit=100" + query)
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.reviewId", UUID.class);
    }

    private static List<Map<String, Object>> dueAt(String reader, String meeting) {
        return Api.get(reader, "/api/v1/deadlines?limit=100")
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.page == '" + meeting.substring("/api/v1".length()) + "' }");
    }

    private static List<Map<String, Object>> dueOf(UUID project, String reader) {
        return Api.get(reader, "/api/v1/deadlines?limit=100")
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.projectId == '" + project + "' }");
    }

    private UUID open(String agreement, String party, String country) {
        UUID project = Ids.next();
        kafka.send(kafka.gateRequest(project, agreement, Gate.SCREENING, 1, party, country));
        return Api.review(project);
    }

    private void store(boolean active) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        LocalPlatform.shared().jdbcUrl("partner"), "partner_worker", "partner_worker");
                PreparedStatement statement = connection.prepareStatement(
                        "insert into official (subject, version, username, name, agency, party, roles, active,"
                                + " changed_at) values (?, 1, ?, 'A. Berg', 'eu-grow', 'EU', '{desk-officer}', ?, now())"
                                + " on conflict (subject) do update set active = excluded.active")) {
            statement.setString(1, Tokens.subject(official));
            statement.setString(2, official);
            statement.setBoolean(3, active);
            statement.executeUpdate();
        }
    }

    private static void actFor(Connection connection, String subject) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select set_config('pipeline.party', 'EU', true), set_config('pipeline.agency', 'eu-grow', true),"
                        + " set_config('pipeline.official', ?, true)")) {
            statement.setString(1, subject);
            statement.execute();
        }
    }

    private static int count(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

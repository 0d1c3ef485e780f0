package org.criticalminerals.pipeline.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionFactory;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.Decision;
import org.criticalminerals.pipeline.events.EventCodec;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.events.ProjectEvent.StageChanged;
import org.criticalminerals.pipeline.events.ReferenceEvent.OfficialState;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.events.WithdrawalCause;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.kit.testing.TopicReader;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.local.client.Mail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an event on Kafka to inbox, stream and mail, all of it real. */
@QuarkusTest
@ServiceTest
class NotificationIT {

    private static final LocalPlatform PLATFORM = LocalPlatform.shared();
    private static final Producers PRODUCERS = new Producers(PLATFORM);
    private static final String SIGNATORY = "eu-grow-signatory";

    @TestHTTPResource
    URI base;

    @Inject
    WorkerTransactions worker;

    private final UUID project = UUID.randomUUID();
    private final UUID review = UUID.randomUUID();
    private final Samples events = Samples.byDesk(project, review);

    @BeforeEach
    void aKnownWorld() {
        PLATFORM.mailStart();
        PLATFORM.deleteMail();
        PRODUCERS.tellReference();
        eventually()
                .until(() -> count("select count(*) from official_copy where active and version = 1")
                        >= People.all().size());
    }

    @AfterEach
    void mailRuns() {
        PLATFORM.mailStart();
    }

    @AfterAll
    static void close() {
        PRODUCERS.close();
    }

    @Test
    void anEventReachesInboxStreamAndMail() throws Exception {
        submitted();
        try (StreamClient stream = StreamClient.of(base, SIGNATORY, null)) {
            eventually().until(() -> !stream.events().isEmpty());

            UUID event = tell(events.opened());

            eventually().until(() -> stream.notices().size() == 1);
            JsonPath live = new JsonPath(stream.notices().getFirst().data());
            assertThat(stream.events().getFirst().name()).isEqualTo("hello");
            assertThat(live.getString("projectName")).isEqualTo(Samples.NAME);
            assertThat(live.getBoolean("actionRequired")).isTrue();
            assertThat(live.getString("link")).isEqualTo("/reviews/" + review);
            assertThat(live.getString("sequence"))
                    .isEqualTo(stream.notices().getFirst().id());
            JsonPath listed = first(SIGNATORY);
            assertThat(listed.getMap("items[0]")).isEqualTo(live.getMap("$"));
            assertThat(told(event)).contains(SIGNATORY, "us-state-signatory", "us-doe-desk");
            Mail mail = mailAbout(SIGNATORY, "waits");
            assertThat(mail.text())
                    .contains("A review under “US–EU MoU” waits for your party until 8 December 2026, 17:00 CET.")
                    .contains("/reviews/" + review);
            assertThat(mail.subject() + mail.text() + mail.html()).doesNotContain(Samples.NAME);
            assertThat(mail.headers())
                    .containsEntry("Auto-Submitted", "auto-generated")
                    .containsEntry("Message-ID", "<" + live.getString("id") + "@critical-minerals-pipeline.example>")
                    .containsKeys("References", "List-Id", "Date");
            assertThat(mail.headers().get("References")).contains(project.toString());
        }
    }

    @Test
    void theSameEventTwiceIsToldOnce() {
        UUID id = UUID.randomUUID();
        submitted();
        PRODUCERS.tell(id, events.opened(), Samples.PARTIES);
        eventually().until(() -> !told(id).isEmpty());

        PRODUCERS.tell(id, events.opened(), Samples.PARTIES);
        UUID after = tell(events.positionTaken("EU", Decision.APPROVE, "USA"));

        eventually().until(() -> !told(after).isEmpty());
        assertThat(told(id)).doesNotHaveDuplicates().hasSize(7);
        eventually().until(() -> mailsAbout(SIGNATORY, "Position taken").size() == 1);
        assertThat(mailsAbout(SIGNATORY, "waits")).hasSize(1);
    }

    @Test
    void everyTypeOfEventArrivesWithAllThatItMayCarryAndWithAsLittle() {
        submitted();
        tell(events.opened());
        // Somebody whom none of it is told, as who does something isn't told of it.
        Samples bySomebody = new Samples(project, review, new Actor("somebody", "Cora", "us-doe", "USA"));
        List<PipelineEvent> all = new ArrayList<>(bySomebody.all());
        all.addAll(bySomebody.bare());
        for (PipelineEvent event : all) {
            UUID id = PRODUCERS.tell(event, Set.of("*"));
            eventually()
                    .untilAsserted(() -> assertThat(count("select count(*) from notification where event_id = ?", id))
                            .as(EventCodec.typeOf(event.getClass()))
                            .isPositive());
        }
        assertThat(count("select count(*) from parked_event")).isZero();
    }

    @Test
    void aChannelThatFailsIsTriedAgainAlone() {
        submitted();
        PLATFORM.mailStop();
        UUID event = tell(events.opened());
        eventually().until(() -> !told(event).isEmpty());
        String id = first(SIGNATORY).getString("items[0].id");
        eventually().untilAsserted(() -> deliveries(SIGNATORY, id)
                .body("items[0].channel", equalTo("INBOX"))
                .body("items[0].status", equalTo("DELIVERED"))
                .body("items[1].status", equalTo("RETRYING"))
                .body("items[1].attempts.outcome", hasItem("RETRY")));
        long rows = count("select count(*) from notification where event_id = ?", event);

        PLATFORM.mailStart();

        eventually().untilAsserted(() -> deliveries(SIGNATORY, id).body("items[1].status", equalTo("DELIVERED")));
        assertThat(mailsAbout(SIGNATORY, "waits")).hasSize(1);
        assertThat(count("select count(*) from notification where event_id = ?", event))
                .isEqualTo(rows);
        assertThat(first(SIGNATORY).getString("items[0].id")).isEqualTo(id);
    }

    @Test
    void aSenderThatDiedLeavesItsTryInTheHistory() {
        submitted();
        PLATFORM.mailStop();
        UUID event = tell(events.opened());
        eventually().until(() -> !told(event).isEmpty());
        String id = first(SIGNATORY).getString("items[0].id");
        eventually()
                .until(() -> count(
                                "select count(*) from delivery where notification_id = ? and status = 'RETRYING' and lease_until is null",
                                UUID.fromString(id))
                        == 1);
        execute("update delivery set attempts = attempts + 1, lease_until = now() - interval '1 second',"
                + " next_attempt_at = now() where channel = 'EMAIL' and notification_id = '" + id + "'");

        PLATFORM.mailStart();

        eventually().untilAsserted(() -> deliveries(SIGNATORY, id)
                .body("items[1].status", equalTo("DELIVERED"))
                .body("items[1].attempts.outcome", hasItem("INTERRUPTED")));
    }

    @Test
    void anAddressThatCannotBeUsedFailsForGood() {
        OfficialState state = People.state("eu-grow-deputy");
        submitted();
        PRODUCERS.tell(
                new OfficialState(state.subject(), 2, "x", "X", "not an address", "eu-grow", "EU", state.roles(), true),
                Set.of("*"));
        eventually().until(() -> count("select count(*) from official_copy where version = 2") == 1);
        try {
            UUID event = tell(events.opened());
            eventually().until(() -> !told(event).isEmpty());
            String id = first("eu-grow-deputy").getString("items[0].id");

            eventually().untilAsserted(() -> deliveries("eu-grow-deputy", id)
                    .body("items[1].status", equalTo("FAILED"))
                    .body("items[1].error", equalTo("No usable e-mail address is known of the official"))
                    .body("items[1].attempts", hasSize(1)));
        } finally {
            execute("delete from official_copy where version > 1");
        }
    }

    @Test
    void aTextThatFailsLosesNoNotice() {
        submitted();
        StageChanged holed = new StageChanged(
                project,
                Samples.NAME,
                Samples.AGREEMENT,
                Stage.IDENTIFICATION,
                Stage.SCREENING,
                1,
                review,
                null,
                Samples.AT,
                3);

        UUID event = tell(holed);

        eventually().until(() -> told(event).contains(SIGNATORY));
        JsonPath listed = first(SIGNATORY);
        assertThat(listed.getString("items[0].title")).isEqualTo("Something new for you");
        deliveries(SIGNATORY, listed.getString("items[0].id"))
                .body("items[0].status", equalTo("FAILED"))
                .body(
                        "items[0].error",
                        equalTo("The text notice/candidacy-stage-changed.txt could not be written: TemplateException"));
        assertThat(count("select count(*) from parked_event")).isZero();
    }

    @Test
    void aDatabaseThatFailsForAWhileLosesNothing() {
        submitted();
        // More failures than a poisonous event gets tries, at the very last step of the transaction.
        execute("""
                create sequence failures;
                grant usage on failures to notification_worker;
                create function fail_for_a_while() returns trigger language plpgsql as $$
                begin
                    if nextval('failures') <= 6 then
                        raise exception 'for a while' using errcode = '40001';
                    end if;
                    return null;
                end $$;
                create trigger fail_for_a_while before insert on delivery
                    for each statement execute function fail_for_a_while();""");
        try {
            UUID event = tell(events.opened());

            eventually().until(() -> !told(event).isEmpty());
            assertThat(told(event)).doesNotHaveDuplicates().hasSize(7);
            assertThat(count("select count(*) from parked_event where key = ?", project.toString()))
                    .isZero();
        } finally {
            execute(
                    "drop trigger fail_for_a_while on delivery; drop function fail_for_a_while; drop sequence failures");
        }
    }

    @Test
    void poisonGoesToTheDeadLettersAndThePartitionGoesOn() {
        submitted();
        UUID poison = UUID.randomUUID();

        PRODUCERS.tellBytes(poison, "a-key", "minerals.review.opened.v1", "no json".getBytes(StandardCharsets.UTF_8));
        PRODUCERS.tellBytes(
                UUID.randomUUID(), "b-key", "minerals.review.unheard-of.v1", "{}".getBytes(StandardCharsets.UTF_8));
        UUID event = tell(events.opened());

        eventually().until(() -> !told(event).isEmpty());
        try (TopicReader dead = new TopicReader(PLATFORM, Topics.deadLetterTopic(Topics.REVIEWS))) {
            dead.until(records -> records.stream()
                    .anyMatch(record -> TopicReader.header(record, "ce_id").equals(poison.toString())));
        }
        execute("delete from parked_event");
    }

    @Test
    void nobodyElseReadsAnInbox() throws SQLException {
        submitted();
        UUID event = tell(events.opened());
        eventually().until(() -> !told(event).isEmpty());
        String theirs = first(SIGNATORY).getString("items[0].id");

        assertThat(told(event)).noneMatch(name -> name.startsWith("jp-"));
        list("jp-meti-signatory").body("items", hasSize(0)).body("unread", equalTo(0));
        call("jp-meti-signatory")
                .post("/api/v1/notifications/" + theirs + "/read")
                .then()
                .statusCode(404);
        call("us-state-signatory")
                .post("/api/v1/notifications/" + theirs + "/read")
                .then()
                .statusCode(404);
        call("us-state-signatory")
                .get("/api/v1/notifications/" + theirs + "/deliveries")
                .then()
                .statusCode(404);
        call("us-state-signatory")
                .contentType(ContentType.JSON)
                .body(Map.of("upTo", theirs))
                .post("/api/v1/notifications/read")
                .then()
                .statusCode(404);
        given().get("/api/v1/notifications").then().statusCode(401);
        given().get("/api/v1/notifications/stream").then().statusCode(401);
        assertThat(rowsSeenBy("us-state-signatory", "us-state", "USA", "notification"))
                .containsOnly(Tokens.subject("us-state-signatory"));
        assertThat(rowsSeenBy(null, null, null, "notification")).isEmpty();
        for (String table : List.of("delivery", "delivery_attempt")) {
            assertThat(rowsSeenBy("jp-meti-signatory", "jp-meti", "JPN", table)).isEmpty();
        }
    }

    @Test
    void whoJoinsWhileAReviewIsOpenIsStillTold() {
        String newcomer = "eu-grow-newcomer" + UUID.randomUUID().toString().substring(0, 8);
        submitted();
        UUID event = tell(events.opened());
        eventually().until(() -> !told(event).isEmpty());

        join(newcomer, 1, "desk-officer");
        eventually().until(() -> told(event).contains(newcomer));
        assertThat(actionRequired(newcomer)).containsExactly(false);

        join(newcomer, 2, "signatory");
        eventually().until(() -> actionRequired(newcomer).contains(true));
        assertThat(mailAbout(newcomer, "waits").text()).contains("waits for your party until");

        join(newcomer, 3, "desk-officer");
        eventually().until(() -> !actionRequired(newcomer).contains(true));

        tell(events.positionTaken("EU", Decision.APPROVE, "USA"));
        eventually()
                .until(() -> count("select count(*) from open_review where review_id = ? and pending = '{USA}'", review)
                        == 1);
        join(newcomer, 4, "signatory");
        eventually().until(() -> count("select count(*) from official_copy where version = 4") == 1);
        assertThat(actionRequired(newcomer)).doesNotContain(true);
        execute("delete from official_copy where version = 4");
    }

    @Test
    void actionIsRequiredUntilItIsDone() {
        submitted();
        tell(events.opened());
        eventually().until(() -> actionsOf(SIGNATORY) == 1 && actionsOf("us-state-signatory") == 1);

        tell(events.positionTaken("EU", Decision.APPROVE, "USA"));
        eventually().until(() -> actionsOf(SIGNATORY) == 0);
        assertThat(actionsOf("us-state-signatory")).isEqualTo(1);

        UUID reminder = tell(events.reminder("USA"));
        eventually().until(() -> !told(reminder).isEmpty());
        assertThat(actionsOf("us-state-signatory")).isEqualTo(1);

        tell(events.concluded(Outcome.LAPSED));
        eventually().until(() -> actionsOf("us-state-signatory") == 0);
        assertThat(count("select count(*) from open_review where review_id = ?", review))
                .isZero();
    }

    @Test
    void whatAPartysAgenciesClearIsToldWithinThePartyAndDoneByTheAnswer() {
        submitted();
        tell(events.opened());
        eventually().until(() -> actionsOf("us-state-signatory") == 1);

        UUID asked = PRODUCERS.tell(events.clearanceRequested(), Set.of("USA"));
        eventually().until(() -> actionsOf("us-doe-signatory") == 1);
        assertThat(told(asked)).containsExactlyInAnyOrder("us-doe-signatory", "us-doe-desk");
        UUID reminder = PRODUCERS.tell(events.clearanceReminder(true), Set.of("USA"));
        eventually().until(() -> told(reminder).size() == 5);
        assertThat(actionsOf("us-doe-signatory")).isEqualTo(1);

        UUID given = PRODUCERS.tell(events.clearanceGiven(), Set.of("USA"));

        eventually().until(() -> actionsOf("us-doe-signatory") == 0);
        assertThat(actionsOf("us-state-signatory")).isEqualTo(1);
        assertThat(told(given)).containsExactlyInAnyOrder("us-state-signatory", "us-state-deputy", "us-state-desk");
    }

    @Test
    void aWithdrawalWithAnEventOfItsOwnIsToldByThat() {
        submitted();
        tell(events.opened());
        eventually().until(() -> actionsOf(SIGNATORY) == 1);
        tell(events.withdrawalRequested(WithdrawalCause.CANDIDACY_HELD));
        eventually().until(() -> count("select count(*) from withdrawal_asked where project_id = ?", project) == 1);

        UUID concluded = tell(events.concluded(Outcome.WITHDRAWN));
        UUID held = tell(events.held());

        eventually().until(() -> !told(held).isEmpty());
        eventually().until(() -> actionsOf(SIGNATORY) == 0);
        assertThat(told(concluded)).isEmpty();
    }

    @Test
    void aReviewThatOvertakesItsSubmissionWaits() {
        UUID opened = tell(events.opened());

        submitted();

        eventually().until(() -> told(opened).contains("us-doe-desk"));
    }

    @Test
    void readingIsMarkedAndCounted() {
        submitted();
        tell(events.opened());
        UUID last = tell(events.positionTaken("EU", Decision.APPROVE, "USA"));
        eventually().until(() -> told(last).contains("eu-grow-desk"));
        JsonPath inbox = list("eu-grow-desk").extract().jsonPath();
        int unread = inbox.getInt("unread");
        String newest = inbox.getString("items[0].id");
        String second = inbox.getString("items[1].id");

        for (int i = 0; i < 2; i++) {
            call("eu-grow-desk")
                    .post("/api/v1/notifications/" + newest + "/read")
                    .then()
                    .statusCode(200)
                    .body("unread", equalTo(unread - 1));
        }

        list("eu-grow-desk").body("items[0].read", equalTo(true)).body("items[1].read", equalTo(false));
        call("eu-grow-desk").get("/api/v1/notifications?unread=true").then().body("items[0].id", equalTo(second));
        call("eu-grow-desk")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(Map.of("upTo", newest))
                .post("/api/v1/notifications/read")
                .then()
                .statusCode(200)
                .body("unread", equalTo(0));
    }

    @Test
    void pagesJoinWithoutGapOrRepetition() {
        submitted();
        for (int i = 0; i < 5; i++) {
            tell(events.gateRequested());
        }
        eventually()
                .until(() -> list("us-state-desk")
                                .extract()
                                .jsonPath()
                                .getList("items")
                                .size()
                        >= 6);
        List<String> whole = list("us-state-desk").extract().jsonPath().getList("items.id");

        List<String> paged = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = call("us-state-desk")
                    .queryParams(next == null ? Map.of("limit", 2) : Map.of("limit", 2, "cursor", next))
                    .get("/api/v1/notifications")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            paged.addAll(page.getList("items.id"));
            next = page.getString("next");
        } while (next != null && paged.size() < whole.size());

        assertThat(paged.subList(0, whole.size())).isEqualTo(whole);
    }

    @Test
    void badQuestionsGetHelpfulAnswers() {
        call(SIGNATORY)
                .get("/api/v1/notifications?unread=&cursor=&limit=")
                .then()
                .statusCode(200);
        call(SIGNATORY).get("/api/v1/notifications?limit=0").then().statusCode(400);
        call(SIGNATORY).get("/api/v1/notifications?cursor=%21").then().statusCode(400);
        call(SIGNATORY).get("/api/v1/notifications?cursor=eA").then().statusCode(400);
        call(SIGNATORY)
                .post("/api/v1/notifications/" + UUID.randomUUID() + "/read")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        call(SIGNATORY).post("/api/v1/notifications/no-uuid/read").then().statusCode(404);
        call(SIGNATORY)
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/notifications/read")
                .then()
                .statusCode(400);
        call(SIGNATORY)
                .header("Last-Event-ID", "x")
                .get("/api/v1/notifications/stream")
                .then()
                .statusCode(400);
    }

    @Test
    void aStreamGoesOnWhereItBroke() throws Exception {
        submitted();
        try (StreamClient before = StreamClient.of(base, SIGNATORY, null)) {
            eventually().until(() -> !before.events().isEmpty());
            tell(events.gateRequested());
            eventually().until(() -> before.notices().size() == 1);
            String last = before.notices().getFirst().id();
            before.close();
            tell(events.opened());
            UUID second = tell(events.positionTaken("USA", Decision.APPROVE, "EU"));
            eventually().until(() -> told(second).contains(SIGNATORY));

            try (StreamClient after = StreamClient.of(base, SIGNATORY, last)) {
                eventually().until(() -> after.notices().size() == 2);
                assertThat(after.notices())
                        .extracting(event -> new JsonPath(event.data()).getString("type"))
                        .containsExactly("minerals.review.opened.v1", "minerals.review.position-taken.v1");
            }
        }
    }

    @Test
    void aStreamKeepsAliveAndEndsWithTheToken() throws Exception {
        String token = ShortTokens.lasting(SIGNATORY, Duration.ofSeconds(3));
        try (StreamClient stream = StreamClient.withToken(base, token)) {
            eventually().until(() -> !stream.comments().isEmpty());
            assertThat(stream.ended()).isFalse();

            eventually().until(stream::ended);
        }
    }

    @Test
    void noRowIsLostToAStreamHoweverTransactionsInterleave() throws Exception {
        // A transaction that has written keeps its turn: another's rows, with higher numbers, can't be seen before its
        // own.
        submitted();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (StreamClient stream = StreamClient.of(base, SIGNATORY, null)) {
            eventually().until(() -> !stream.events().isEmpty());
            Thread slow = Thread.ofPlatform().start(() -> {
                try (Connection connection = connection("notification_worker")) {
                    connection.setAutoCommit(false);
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("select pg_advisory_xact_lock(" + 0x696e626f78L + ")");
                        statement.execute(
                                "insert into notification (id, event_id, official, party, why, type, title, body, link,"
                                        + " action_required, at, releasable_to) values (gen_random_uuid(),"
                                        + " gen_random_uuid(), '" + Tokens.subject(SIGNATORY)
                                        + "', 'EU', 'LEADS', 'slow', 't', 'b', '/', false, now(), '{}')");
                    }
                    written.countDown();
                    commit.await();
                    connection.commit();
                } catch (SQLException | InterruptedException e) {
                    failure.set(e);
                }
            });
            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();

            UUID quick = tell(events.opened());
            eventually()
                    .until(() ->
                            count("select count(*) from pg_locks where locktype = 'advisory' and not granted") >= 1);
            assertThat(told(quick)).isEmpty();
            commit.countDown();

            slow.join();
            eventually().until(() -> stream.notices().size() == 2);
            assertThat(failure.get()).isNull();
            assertThat(stream.notices())
                    .extracting(event -> new JsonPath(event.data()).getString("type"))
                    .containsExactly("slow", "minerals.review.opened.v1");
        }
    }

    @Test
    void deliveriesAndStreamsAreMeasured() {
        submitted();
        tell(events.opened());
        mailAbout(SIGNATORY, "waits");

        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();

        assertThat(metrics)
                .contains("pipeline_deliveries_total{channel=\"EMAIL\",outcome=\"DELIVERED\"}")
                .contains("pipeline_deliveries_total{channel=\"INBOX\",outcome=\"DELIVERED\"}")
                .contains("pipeline_deliveries_oldest_seconds{channel=\"EMAIL\"}")
                .contains("pipeline_inbox_streams");
        eventually().untilAsserted(() -> {
            String health = given().get("/q/health/ready").then().extract().asString();
            assertThat(new JsonPath(health).getString("status")).as(health).isEqualTo("UP");
        });
    }

    private void submitted() {
        tell(events.nominated());
        UUID id = tell(events.submitted());
        eventually().until(() -> told(id).contains(SIGNATORY));
    }

    private UUID tell(PipelineEvent event) {
        return PRODUCERS.tell(event, Samples.PARTIES);
    }

    private void join(String username, int version, String role) {
        PRODUCERS.tell(
                new OfficialState(
                        People.subject(username),
                        version,
                        username,
                        "Nora Newcomer",
                        username + "@pipeline.example",
                        "eu-grow",
                        "EU",
                        Set.of(role),
                        true),
                Set.of("*"));
    }

    /** Whom an event was told, by the local part of their address. */
    private List<String> told(UUID event) {
        return worker.call(() -> worker.onConnection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select o.email from notification n join official_copy o on o.subject = n.official where event_id = ?")) {
                statement.setObject(1, event);
                try (ResultSet rows = statement.executeQuery()) {
                    List<String> names = new ArrayList<>();
                    while (rows.next()) {
                        names.add(rows.getString(1).replaceFirst("@.*", ""));
                    }
                    return names;
                }
            }
        }));
    }

    private long actionsOf(String username) {
        return worker.call(() -> worker.onConnection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select count(*) from notification where official = ? and review_id = ? and action_required")) {
                statement.setString(1, People.subject(username));
                statement.setObject(2, review);
                return single(statement);
            }
        }));
    }

    private List<Boolean> actionRequired(String username) {
        return list(username)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.link == '/reviews/" + review + "' }.actionRequired");
    }

    private long count(String sql, Object... values) {
        return worker.call(() -> worker.onConnection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return single(statement);
            }
        }));
    }

    private void execute(String sql) {
        try (Connection connection = connection("notification_owner");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long single(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> rowsSeenBy(String official, String agency, String party, String table)
            throws SQLException {
        String owner = table.equals("notification") ? "official" : "channel";
        try (Connection connection = connection("notification_app")) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                if (official != null) {
                    statement.execute("select set_config('pipeline.official', '" + Tokens.subject(official)
                            + "', true), set_config('pipeline.agency', '" + agency
                            + "', true), set_config('pipeline.party', '" + party + "', true)");
                }
                try (ResultSet rows = statement.executeQuery("select " + owner + " from " + table)) {
                    List<String> owners = new ArrayList<>();
                    while (rows.next()) {
                        owners.add(rows.getString(1));
                    }
                    return owners;
                }
            }
        }
    }

    private static Connection connection(String user) throws SQLException {
        return DriverManager.getConnection(PLATFORM.jdbcUrl("notification"), user, user);
    }

    private static JsonPath first(String username) {
        return list(username).extract().jsonPath();
    }

    private static ValidatableResponse list(String username) {
        return call(username).get("/api/v1/notifications").then().statusCode(200);
    }

    private static ValidatableResponse deliveries(String username, String id) {
        return call(username)
                .get("/api/v1/notifications/" + id + "/deliveries")
                .then()
                .statusCode(200);
    }

    private static io.restassured.specification.RequestSpecification call(String username) {
        boolean newcomer = username.startsWith("eu-grow-newcomer");
        return given().auth()
                .oauth2(newcomer ? Tokens.of(username, "eu-grow", "EU", Set.of("signatory")) : Tokens.of(username));
    }

    private List<Mail> mailsAbout(String username, String subject) {
        return PLATFORM.mail(username + "@pipeline.example").stream()
                .filter(mail -> mail.subject().contains(subject))
                .filter(mail -> mail.headers().get("References").contains(project.toString()))
                .toList();
    }

    private Mail mailAbout(String username, String subject) {
        eventually().until(() -> !mailsAbout(username, subject).isEmpty());
        return mailsAbout(username, subject).getFirst();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(50));
    }
}

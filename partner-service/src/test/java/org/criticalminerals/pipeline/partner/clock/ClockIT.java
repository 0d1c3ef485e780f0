package org.criticalminerals.pipeline.partner.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.partner.testing.Agreements;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clocks from their base event to their end: reminded of once, expired once and still there, fulfilled with evidence. */
@QuarkusTest
@PartnerServiceTest
class ClockIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    @Inject
    MovableClock clock;

    @Inject
    ClockTimer timer;

    private Kafka kafka;
    private Kafka.Listener events;

    @BeforeEach
    void connect() {
        clock.reset();
        kafka = new Kafka(clock);
        events = new Kafka.Listener(Topics.AGREEMENTS);
    }

    @AfterEach
    void disconnect() {
        clock.reset();
        kafka.close();
        events.close();
    }

    @Test
    void isRemindedOfOnceRunsOutOnceAndIsFulfilledLate() throws Exception {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BRUSSELS);
        String code = Agreements.found(clocks("DATE", "\"date\": \"" + today + "\",", "P10D", "P3D"), "USA", "EU");
        UUID id = UUID.fromString(one(code).getString("id"));
        Instant due = Instant.parse(one(code).getString("dueAt"));
        assertThat(one(code).getString("dueOn")).isEqualTo(today.plusDays(10).toString());

        clock.moveTo(due.minus(Duration.ofDays(3)).plusSeconds(1));
        settleTwice();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(types(code)).containsOnlyOnce("minerals.clock.reminder-due.v1"));
        assertThat(one(code).getString("status")).isEqualTo("RUNNING");

        clock.moveTo(due);
        settleTwice();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(types(code)).containsOnlyOnce("minerals.clock.expired.v1"));
        assertThat(one(code).getString("status")).isEqualTo("EXPIRED");
        Api.get("us-state-desk", "/api/v1/clocks?agreement=" + code + "&status=EXPIRED")
                .body("items.id", contains(id.toString()));

        Agreements.post("eu-grow-signatory", "/api/v1/clocks/" + id + "/fulfilment", "{\"evidence\": \"Minutes 12\"}")
                .statusCode(200)
                .body("status", equalTo("FULFILLED"))
                .body("evidence", equalTo("Minutes 12"))
                .body("fulfilledAgency", equalTo("eu-grow"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(types(code)).containsOnlyOnce("minerals.clock.fulfilled.v1"));
        AgreementEvent.ClockFulfilled fulfilled = (AgreementEvent.ClockFulfilled) events.of(code).stream()
                .filter(event -> event.type().equals("minerals.clock.fulfilled.v1"))
                .findFirst()
                .orElseThrow()
                .as(AgreementEvent.class);
        assertThat(fulfilled.inTime()).isTrue();
        Agreements.post("coordinator", "/api/v1/clocks/" + id + "/fulfilment", "{\"evidence\": \"Again\"}")
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:clock-over"));
    }

    @Test
    void oneThatRanOutBeforeItWasSetRunsOutAtOnceAndWithoutReminders() {
        String code = Agreements.found(clocks("SIGNATURE", "", "P60D", "P7D"), "USA", "EU");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(types(code)).containsOnlyOnce("minerals.clock.expired.v1"));
        assertThat(types(code)).doesNotContain("minerals.clock.reminder-due.v1");
        assertThat(one(code).getString("dueOn")).isEqualTo("2026-06-23");
    }

    @Test
    void startsWithTheEntryIntoForceAndIsDroppedWithTheAgreement() {
        String code = Agreements.found(clocks("ENTRY_INTO_FORCE", "", "P1M", "P7D"), "USA", "EU");
        Api.get("us-state-desk", "/api/v1/clocks?agreement=" + code).body("items", empty());

        Agreements.consent(
                Agreements.propose(
                        code, "{\"type\": \"LIFECYCLE\", \"to\": \"IN_FORCE\", \"on\": \"2026-10-31\"}", null),
                "USA",
                "EU");
        Agreements.awaitVersion(code, 2);
        assertThat(one(code).getString("dueOn")).isEqualTo("2026-11-30");

        Agreements.consent(Agreements.propose(code, "{\"type\": \"CLOCKS\", \"clocks\": []}", null), "USA", "EU");
        Agreements.awaitVersion(code, 3);
        assertThat(one(code).getString("status")).isEqualTo("CANCELLED");
    }

    @Test
    void countsForEachSelectedProjectUntilItIsWithdrawn() {
        String code = Agreements.found(clocks("SELECTION", "", "P6M", "P30D"), "USA", "EU");
        UUID kept = Ids.next();
        UUID withdrawn = Ids.next();
        Instant selectedAt = Instant.parse("2026-08-31T10:00:00Z");
        for (UUID project : List.of(kept, withdrawn, kept)) {
            kafka.send(new ProjectEvent.CandidacySelected(
                    project, "Nolans", code, Ids.next(), Outcome.APPROVED, selectedAt, 4));
        }
        kafka.send(new ProjectEvent.CandidacyWithdrawn(
                withdrawn,
                "Nolans",
                code,
                Stage.SUPPORT,
                "Promoter left",
                clock.instant(),
                5,
                new Actor("s", "A. Signatory", "eu-grow", "EU")));

        await().atMost(PATIENCE).untilAsserted(() -> Api.get("us-state-desk", "/api/v1/clocks?agreement=" + code)
                .body("items.status", hasItems("RUNNING", "CANCELLED"))
                .body("items.size()", equalTo(2)));
        Api.get("us-state-desk", "/api/v1/clocks?project=" + kept)
                .body("items.dueOn", contains("2027-02-28"))
                .body("items[0].projectName", equalTo("Nolans"))
                .body("items[0].expiredAt", nullValue());
        Api.get("us-state-desk", "/api/v1/clocks?agreement=" + code + "&status=RUNNING&limit=1")
                .body("items.projectId", contains(kept.toString()));
    }

    @Test
    void keepsItsCourseUnderAnotherName() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BRUSSELS);
        String code = Agreements.found(
                clocks("DATE", "\"date\": \"" + today + "\",", "P90D", "P7D")
                        + ", \"amendment\": {\"EDITORIAL\": \"SECRETARIAT\"}",
                "USA",
                "EU");
        String id = one(code).getString("id");

        Agreements.propose(code, "{\"type\": \"EDITORIAL\", \"clockNames\": {\"The clock\": \"Ministerial\"}}", null);
        Agreements.awaitVersion(code, 2);

        assertThat(one(code).getString("id")).isEqualTo(id);
        assertThat(one(code).getString("name")).isEqualTo("Ministerial");
        assertThat(one(code).getString("status")).isEqualTo("RUNNING");
    }

    @Test
    void isNotForEveryone() {
        String code = Agreements.found(clocks("SIGNATURE", "", "P60D", "P7D"), "USA", "EU");
        String fulfilment = "/api/v1/clocks/" + one(code).getString("id") + "/fulfilment";

        String path = fulfilment.substring(0, fulfilment.lastIndexOf('/'));
        Api.get("jp-meti-signatory", "/api/v1/clocks?agreement=" + code).body("items", empty());
        Api.get("jp-meti-signatory", path).statusCode(404);
        Api.get("us-state-desk", path).body("name", equalTo("The clock"));
        Agreements.post("jp-meti-signatory", fulfilment, "{\"evidence\": \"e\"}")
                .statusCode(404);
        Agreements.post("us-state-desk", fulfilment, "{\"evidence\": \"e\"}")
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:role-missing"));
        Agreements.post("us-doe-signatory", fulfilment, "{\"evidence\": \"e\"}")
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:not-signatory"));
        Agreements.post("us-state-signatory", fulfilment, "{\"evidence\": \" \", \"fulfilledOn\": \"2030-01-01\"}")
                .statusCode(400)
                .body("errors.pointer", contains("/fulfilledOn", "/evidence"));
        Agreements.post("coordinator", fulfilment, "{\"evidence\": \"Minutes 3\", \"fulfilledOn\": \"2026-05-04\"}")
                .statusCode(200);
        Api.get("us-state-desk", "/api/v1/clocks?status=SOMETIMES").statusCode(400);
        Api.get("us-state-desk", "/api/v1/clocks?project=x").statusCode(400);
    }

    private void settleTwice() throws Exception {
        try (ExecutorService replicas = Executors.newFixedThreadPool(2)) {
            var one = replicas.submit(timer::settle);
            var other = replicas.submit(timer::settle);
            one.get();
            other.get();
        }
    }

    private List<String> types(String code) {
        return events.of(code).stream().map(Kafka.Heard::type).toList();
    }

    private static JsonPath one(String code) {
        return new JsonPath(Api.get("us-state-desk", "/api/v1/clocks?agreement=" + code)
                        .statusCode(200)
                        .extract()
                        .asString())
                .setRootPath("items[0]");
    }

    private static String clocks(String base, String date, String length, String reminder) {
        return """
                "clocks": [{"name": "The clock", "baseEvent": "%s", %s "length": "%s",
                            "fulfilledBy": "It took place", "reminders": ["%s"]}]""".formatted(base, date, length, reminder);
    }
}

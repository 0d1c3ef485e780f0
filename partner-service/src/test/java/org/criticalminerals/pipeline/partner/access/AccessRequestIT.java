package org.criticalminerals.pipeline.partner.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.AgreementEvent.AccessConsultationAsked;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.AppDatabase;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request for access is one party's case; whoever wrote what it asks for is consulted, and releases it or doesn't. */
@QuarkusTest
@PartnerServiceTest
class AccessRequestIT {

    private static final String CASES = "/api/v1/access-requests";
    private static final String CONSULTATIONS = "/api/v1/access-consultations";
    private static final String DESK = "us-doe-desk";
    private static final String SIGNATORY = "us-doe-signatory";
    private static final String EU_DESK = "eu-grow-desk";
    private static final String EU_SIGNATORY = "eu-grow-signatory";

    /** A Wednesday; the day after is Thanksgiving. */
    private static final Instant NOW = Instant.parse("2026-11-25T15:00:00Z");

    private final UUID project = Ids.next();
    private final String secret = "canary-" + UUID.randomUUID();

    @Inject
    MovableClock clock;

    @BeforeEach
    void begin() {
        clock.reset();
        try (Kafka kafka = new Kafka(clock)) {
            kafka.submitted(project, "us-eu-mou", "AU");
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> Api.get(
                        "us-state-signatory", "/api/v1/candidacies/" + project + "/us-eu-mou/readiness")
                .statusCode(not(equalTo(404))));
        clock.moveTo(NOW);
    }

    @AfterEach
    void end() {
        clock.reset();
    }

    @Test
    void aRequestIsDueByThePartysLawAndAsksWhoNominatedTheProject() {
        JsonPath entered = enter("")
                .statusCode(201)
                .body("lawTitle", equalTo("Freedom of Information Act"))
                .body("requester", matchesPattern("requester-[0-9a-f]{10}"))
                .body("requesterName", equalTo("Jane Roe of " + secret))
                .body("scope.projects.name", contains("Nolans"))
                .body("consultations.party", contains("EU"))
                .body("permitted", contains("CONSULT", "EXTEND", "CLOSE"))
                // Twenty working days without Thanksgiving, Christmas eve not being a holiday.
                .body("dueAt", equalTo("2026-12-24T22:00:00Z"))
                .extract()
                .jsonPath();

        String consultation = entered.getString("consultations[0].id");
        try (Kafka.Listener events = new Kafka.Listener(Topics.AGREEMENTS)) {
            Kafka.Heard asked = await().atMost(Duration.ofSeconds(30))
                    .until(() -> events.of("access:" + consultation), heard -> heard.size() == 1)
                    .getFirst();
            assertThat(asked.headers()).containsEntry(EventHeaders.RELEASABLE_TO, "EU,USA");
            assertThat(asked.as(AccessConsultationAsked.class).question()).isEqualTo("The EU's assessments");
            assertThat(new String(asked.payload(), java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain(secret, "requester");
        }
    }

    @Test
    void silenceIsNoConsentAndAnAnswerReleasesWhatItSays() {
        String id = enter("").extract().path("id");
        String consultation = consultationOf(id);

        decide(SIGNATORY, id, "FULL", "ALL").statusCode(400).body("errors.detail", hasItem(containsString("silence")));
        decide(SIGNATORY, id, "PARTIAL", "REDACTED").statusCode(400);
        answer(EU_DESK, consultation, "\"RELEASE\"")
                .statusCode(403)
                .body("type", containsString("release-by-signatory"));
        answer(EU_SIGNATORY, consultation, "\"RELEASE_REDACTED\"").statusCode(400);
        answer(EU_DESK, consultation, "\"REFUSE\", \"ground\": \"Negotiations go on\"")
                .statusCode(200)
                .body("answer.version", equalTo(1));
        decide(SIGNATORY, id, "PARTIAL", "REDACTED")
                .statusCode(400)
                .body("errors.detail", hasItem(containsString("refused")));
        answer(
                        EU_SIGNATORY,
                        consultation,
                        "\"RELEASE_REDACTED\", \"redactions\": \"Annex 2\", \"ground\": \"Article 4(2)\"")
                .statusCode(200)
                .body("answer.version", equalTo(2));
        decide(SIGNATORY, id, "FULL", "ALL").statusCode(400);
        decide(DESK, id, "PARTIAL", "REDACTED").statusCode(403);

        decide(SIGNATORY, id, "PARTIAL", "REDACTED")
                .statusCode(200)
                .body("status", equalTo("DECIDED"))
                .body("releases.EU", equalTo("REDACTED"))
                .body("permitted", contains("CLOSE"));

        Api.get(EU_DESK, CONSULTATIONS + "/" + consultation)
                .body("released", equalTo("REDACTED"))
                .body("permitted", empty());
        answer(EU_SIGNATORY, consultation, "\"RELEASE\"")
                .statusCode(409)
                .body("type", containsString("access-decided"));
        decide(SIGNATORY, id, "REFUSED", "NONE").statusCode(409);
        send(DESK, "{\"how\": \"ANSWERED\", \"note\": \"Sent by mail\"}", CASES + "/" + id + "/closing")
                .statusCode(200)
                .body("status", equalTo("ANSWERED"));
        send(DESK, "{\"how\": \"ANSWERED\", \"note\": \"Again\"}", CASES + "/" + id + "/closing")
                .statusCode(409);
    }

    @Test
    void aTermIsExtendedOnceWithAReason() {
        String id = enter("").extract().path("id");
        String extension = CASES + "/" + id + "/extension";

        send(DESK, "{}", extension).statusCode(400).body("errors.pointer", contains("/reason"));
        send(DESK, "{\"reason\": \"The EU is consulted\"}", extension)
                .statusCode(200)
                .body("dueAt", equalTo("2027-01-11T22:00:00Z"))
                .body("permitted", not(hasItem("EXTEND")));
        send(DESK, "{\"reason\": \"Once more\"}", extension)
                .statusCode(409)
                .body("type", containsString("extended-already"));
    }

    @Test
    void aFurtherPartyIsConsultedAndAWithdrawnRequestEndsIt() {
        String id = enter("").extract().path("id");
        String consultations = CASES + "/" + id + "/consultations";
        send(DESK, "{\"party\": \"USA\"}", consultations).statusCode(400);
        send(DESK, "{\"party\": \"EU\"}", consultations).statusCode(409);

        send(DESK, "{\"party\": \"JPN\", \"question\": \"Your letter of 3 March\"}", consultations)
                .statusCode(200)
                .body("consultations.party", containsInAnyOrder("EU", "JPN"))
                // Japan is no party of the project's agreement: it isn't told of the project.
                .body("consultations.find { it.party == 'JPN' }.scope.projects", empty());
        decide(SIGNATORY, id, "REFUSED", "NONE").statusCode(400).body("errors.pointer", hasItem("/releases/JPN"));

        send(DESK, "{\"how\": \"WITHDRAWN\", \"note\": \"Taken back by letter\"}", CASES + "/" + id + "/closing")
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"));
        Api.get("jp-meti-signatory", CONSULTATIONS + "?waiting=true")
                .body("items.question", not(hasItem("Your letter of 3 March")));
        Api.get("jp-meti-signatory", CONSULTATIONS)
                .body("items.find { it.question == 'Your letter of 3 March' }.released", nullValue());
    }

    @Test
    void nobodyElseKnowsOfACaseNotEvenBySql() throws SQLException {
        String id = enter("").extract().path("id");
        String consultation = consultationOf(id);

        for (String other : new String[] {EU_SIGNATORY, "jp-meti-signatory", "coordinator"}) {
            Api.get(other, CASES + "/" + id).statusCode(404);
            assertThat(Api.get(other, CASES).statusCode(200).extract().asString())
                    .doesNotContain(secret);
        }
        Api.get(EU_SIGNATORY, CONSULTATIONS + "/" + consultation)
                .statusCode(200)
                .body("question", equalTo("The EU's assessments"));
        assertThat(Api.get(EU_SIGNATORY, CONSULTATIONS).extract().asString()).doesNotContain(secret, "requester-");
        Api.get("jp-meti-signatory", CONSULTATIONS + "/" + consultation).statusCode(404);
        answer("jp-meti-signatory", consultation, "\"RELEASE\"").statusCode(404);
        answer(SIGNATORY, consultation, "\"RELEASE\"").statusCode(404);
        // Who asks is known to the agency that answers, and to no other of its party.
        Api.get("us-state-desk", CASES + "/" + id)
                .statusCode(200)
                .body("requesterName", nullValue())
                .body("requester", matchesPattern("requester-.*"));

        String ofCase = " where request_id = '" + id + "'";
        try (AppDatabase europe = AppDatabase.as("EU", "eu-grow")) {
            assertThat(europe.count("select count(*) from access_request")).isZero();
            assertThat(europe.count("select count(*) from access_requester")).isZero();
            assertThat(europe.count("select count(*) from access_consultation" + ofCase))
                    .isOne();
            assertThatThrownBy(() -> europe.change("update access_consultation set released = 'NONE'" + ofCase))
                    .hasMessageContaining("row-level security");
        }
        try (AppDatabase japan = AppDatabase.as("JPN", "jp-meti")) {
            assertThat(japan.count("select count(*) from access_consultation" + ofCase))
                    .isZero();
        }
        try (AppDatabase state = AppDatabase.as("USA", "us-state")) {
            assertThat(state.count("select count(*) from access_requester" + ofCase))
                    .isZero();
        }
        try (AppDatabase energy = AppDatabase.as("USA", "us-doe")) {
            assertThat(energy.count("select count(*) from access_requester" + ofCase))
                    .isOne();
            // Nobody consents for another party.
            assertThatThrownBy(() -> energy.change("insert into access_answer values (gen_random_uuid(), '"
                            + consultation + "', 'EU', 'eu-grow', 1, 'RELEASE', null, null, now(), '{EU,USA}')"))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void aRequestIsEnteredAsTheLawAndTheRulesSay() {
        send(EU_DESK, "{\"subject\": \"Minutes\", \"receivedOn\": \"2027-01-01\", \"originators\": [\"EU\"]}", CASES)
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/receivedOn", "/originators"));
        send("jp-meti-signatory", body(""), CASES)
                .statusCode(400)
                .body("errors.detail", hasItem(containsString("not released to you")));
        send(DESK, "{\"subject\": \"s\", \"originators\": [\"JPN\"]}", CASES)
                .statusCode(400)
                .body("errors.pointer", contains("/question"));
        send("coordinator", "{\"subject\": \"s\"}", CASES).statusCode(403);
        send(EU_DESK, "{\"subject\": \"Minutes\", \"receivedOn\": \"2026-11-25\"}", CASES)
                .statusCode(201)
                .body("lawTitle", equalTo("Public access to documents"))
                .body("requesterName", nullValue())
                .body("consultations", empty());
    }

    @Test
    void whoDoesNotAnswerIsRemindedTwice() {
        String consultation = consultationOf(enter("").extract().path("id"));
        Instant due = Instant.parse(
                Api.get(EU_DESK, CONSULTATIONS + "/" + consultation).extract().<String>path("dueAt"));

        try (Kafka.Listener events = new Kafka.Listener(Topics.AGREEMENTS)) {
            clock.moveTo(due.minus(Duration.ofHours(2)));
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> events.of("access:" + consultation).size() == 2);
            clock.moveTo(due.plus(Duration.ofHours(1)));
            await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(events.of("access:" + consultation))
                    .extracting(Kafka.Heard::type)
                    .containsExactly(
                            "minerals.access.consultation-asked.v1",
                            "minerals.access.reminder-due.v1",
                            "minerals.access.reminder-due.v1"));
        }
        Api.get(EU_DESK, CONSULTATIONS + "/" + consultation).body("overdue", equalTo(true));
    }

    private ValidatableResponse enter(String more) {
        return send(DESK, body(more), CASES);
    }

    private String body(String more) {
        return "{\"subject\": \"All on Nolans, asked by " + secret + "\", \"requesterName\": \"Jane Roe of " + secret
                + "\", \"question\": \"The EU's assessments\", \"projects\": [\"" + project + "\"]" + more + "}";
    }

    private static String consultationOf(String request) {
        return Api.get(DESK, CASES + "/" + request).extract().path("consultations[0].id");
    }

    private static ValidatableResponse answer(String by, String consultation, String answer) {
        return send(by, "{\"answer\": " + answer + "}", CONSULTATIONS + "/" + consultation + "/answer");
    }

    private static ValidatableResponse decide(String by, String request, String decision, String ofEurope) {
        String grounds = decision.equals("FULL") ? "" : "\"b4\"";
        return send(
                by,
                "{\"decision\": \"" + decision + "\", \"releases\": {\"EU\": \"" + ofEurope + "\"}, \"grounds\": ["
                        + grounds + "], \"reasons\": \"As consulted\"}",
                CASES + "/" + request + "/decision");
    }

    private static ValidatableResponse send(String by, String body, String path) {
        return Api.post(by, path, body);
    }
}

package org.criticalminerals.pipeline.partner.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.HostConsentDecision;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.criticalminerals.pipeline.partner.testing.Preparation;
import org.criticalminerals.pipeline.partner.testing.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What site states say, and what that does to the review that waits for it. */
@QuarkusTest
@PartnerServiceTest
class HostConsentIT {

    private static final String MOU = "us-eu-mou";
    private static final String APPROVE = "{\"decision\": \"APPROVE\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DOCUMENT =
            ", \"document\": {\"title\": \"Letter of consent\", \"reference\": \"MIIR 2026/114\", \"sha256\": \""
                    + "AB".repeat(32) + "\"}";

    @Inject
    MovableClock clock;

    private final UUID project = Ids.next();
    private final String consents = "/api/v1/candidacies/" + project + "/" + MOU + "/host-consents";
    private Kafka kafka;

    @BeforeEach
    void aCandidacyInThreeCountries() {
        clock.reset();
        kafka = new Kafka(clock);
        kafka.submitted(project, MOU, "KZ", "DE", "US");
        Preparation.known(project, MOU);
    }

    @AfterEach
    void disconnect() {
        clock.reset();
        kafka.close();
    }

    @Test
    void eachStateIsAskedInItsForm() {
        Api.get("us-state-desk", consents)
                .statusCode(200)
                .body("items.state", contains("DE", "KZ", "US"))
                .body("items.form", contains("MAY_OBJECT", "EXPLICIT", "NOT_ASKED"))
                .body("items.standing", contains("NO_OBJECTION", "MISSING", "NOT_ASKED"))
                .body("items[1].gates", contains("SUPPORT"))
                .body("items[1].permitted", empty());
        Api.get("eu-grow-signatory", consents).body("items[0].permitted", contains("RECORD"));
        Api.get("coordinator", consents).body("items[1].permitted", contains("RECORD"));
        Api.get("jp-meti-signatory", consents).statusCode(404);
        Api.get("us-state-desk", "/api/v1/candidacies/" + project + "/" + MOU + "/readiness?gate=SUPPORT")
                .body("ready", equalTo(true))
                .body("missing.code", contains("HOST_CONSENT_MISSING"))
                .body("missing[0].blocks", equalTo("APPROVAL"))
                .body("missing[0].items.code", contains("KZ"));
    }

    @Test
    void theSecretariatRecordsWithEvidenceAndVersionsStay() throws SQLException {
        record("coordinator", "KZ", "GIVEN", "")
                .statusCode(400)
                .body("errors.pointer", contains("/document/title", "/document/reference"));
        record("coordinator", "KZ", "REFUSED", ", \"reasons\": \"Not before the election\"" + DOCUMENT)
                .statusCode(201)
                .body("version", equalTo(1))
                .body("by.name", equalTo("coordinator"));
        record("coordinator", "KZ", "GIVEN", DOCUMENT)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:stale-consent"))
                .body("currentVersion", equalTo(1));
        record("coordinator", "KZ", "GIVEN", DOCUMENT + ", \"scope\": \"The mine\", \"replaces\": 1")
                .statusCode(201)
                .body("version", equalTo(2))
                .body("document.sha256", equalTo("ab".repeat(32)));

        Api.get("us-state-desk", consents)
                .body("items[1].standing", equalTo("GIVEN"))
                .body("items[1].consent.scope", equalTo("The mine"))
                .body("items[1].consent.by.party", equalTo("SECRETARIAT"))
                .body("items[1].consent.by.name", nullValue());
        Api.get("us-state-desk", consents + "/KZ").body("items.decision", contains("GIVEN", "REFUSED"));
        String rows = "select count(*) from host_consent where project_id = '" + project + "'";
        assertThat(Sql.count("USA", "us-doe", rows)).isEqualTo(2);
        assertThat(Sql.count("JPN", "jp-meti", rows)).isZero();
        assertThat(Sql.count(null, null, rows)).isZero();
        assertThat(Sql.count(
                        "USA",
                        "us-doe",
                        "select count(*) from host_consent_recorder where host_consent_id in"
                                + " (select id from host_consent where project_id = '" + project + "')"))
                .isZero();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Sql.change("USA", "us-state", "update host_consent set decision = 'REFUSED'"));
        try (Kafka.Listener events = new Kafka.Listener(Topics.REVIEWS)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.of(project.toString()))
                    .hasSize(2));
            assertThat(events.of(project.toString()).getLast().as(ReviewEvent.class))
                    .isInstanceOfSatisfying(ReviewEvent.HostConsentRecorded.class, recorded -> {
                        assertThat(recorded.state()).isEqualTo("KZ");
                        assertThat(recorded.decision()).isEqualTo(HostConsentDecision.GIVEN);
                        assertThat(recorded.consentVersion()).isEqualTo(2);
                    });
        }
    }

    @Test
    void aHostPartyRecordsForItsOwnTerritoryThroughASignatoryOfItsLead() {
        record("eu-grow-signatory", "DE", "REFUSED", ", \"reasons\": \"Protected area\"")
                .statusCode(201);
        record("eu-grow-signatory", "KZ", "GIVEN", "")
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:not-host"));
        record("eu-trade-signatory", "DE", "GIVEN", ", \"replaces\": 1")
                .statusCode(403)
                .body("detail", containsString("eu-grow"));
        record("us-state-signatory", "DE", "GIVEN", ", \"replaces\": 1").statusCode(403);
        record("eu-grow-desk", "DE", "GIVEN", ", \"replaces\": 1").statusCode(403);
        record("coordinator", "US", "GIVEN", DOCUMENT)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:state-not-asked"));
        record("coordinator", "CL", "GIVEN", DOCUMENT)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:no-site-state"));
        record("coordinator", "KZ", "REFUSED", DOCUMENT).statusCode(400).body("errors.pointer", contains("/reasons"));
    }

    @Test
    void aConsentThatComesWhileTheReviewWaitsForItConcludesItAtOnce() {
        UUID review = approvedByBoth();
        Api.get("us-state-desk", "/api/v1/reviews/" + review).body("status", equalTo("OPEN"));

        record("coordinator", "KZ", "GIVEN", DOCUMENT).statusCode(201);

        Api.get("us-state-desk", "/api/v1/reviews/" + review)
                .body("status", equalTo("CONCLUDED"))
                .body("outcome", equalTo("APPROVED"));
    }

    @Test
    void aMemberStatesObjectionReturnsTheProject() {
        record("coordinator", "KZ", "GIVEN", DOCUMENT).statusCode(201);
        record("eu-grow-signatory", "DE", "REFUSED", ", \"reasons\": \"Protected area\"")
                .statusCode(201);

        UUID review = approvedByBoth();

        Api.get("us-state-desk", "/api/v1/reviews/" + review)
                .body("status", equalTo("CONCLUDED"))
                .body("outcome", equalTo("RETURNED"))
                .body("explanation", containsString("DE"));
    }

    @Test
    void whatIsRecordedAfterTheDeadlineDoesNotCountForTheReview() {
        UUID review = approvedByBoth();
        Instant deadline = deadline(review);
        clock.moveTo(deadline.plusMillis(1));

        record("coordinator", "KZ", "GIVEN", DOCUMENT).statusCode(201);

        Api.get("us-state-desk", "/api/v1/reviews/" + review).body("status", equalTo("OPEN"));
        clock.moveTo(deadline.plusSeconds(6));
        await().atMost(PATIENCE).untilAsserted(() -> Api.get("us-state-desk", "/api/v1/reviews/" + review)
                .body("escalatedAt", org.hamcrest.Matchers.notNullValue()));
        // In the days that the senior level got, it counts.
        Instant extended = deadline(review);
        clock.moveTo(extended.plusSeconds(6));
        assertThat(Api.reviewWhen(review, "CONCLUDED").getString("outcome")).isEqualTo("APPROVED");
    }

    @Test
    void aConsentMissingAtTheDeadlineLapsesTheReviewAfterTheSeniorLevel() {
        UUID review = approvedByBoth();

        clock.moveTo(deadline(review).plusSeconds(6));
        await().atMost(PATIENCE).untilAsserted(() -> Api.get("us-state-desk", "/api/v1/reviews/" + review)
                .body("escalatedAt", org.hamcrest.Matchers.notNullValue()));
        clock.moveTo(deadline(review).plusSeconds(6));

        assertThat(Api.reviewWhen(review, "CONCLUDED").getString("outcome")).isEqualTo("LAPSED");
        Api.get("us-state-desk", "/api/v1/reviews/" + review)
                .body("explanation", containsString("the consent of KZ as site state was missing"));
    }

    private UUID approvedByBoth() {
        kafka.send(kafka.gateRequest(project, MOU, Gate.SUPPORT, 1, "EU", "KZ", "DE", "US"));
        UUID review = Api.review(project);
        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201);
        Api.sign("eu-grow-signatory", review, "EU", APPROVE).statusCode(201);
        return review;
    }

    private ValidatableResponse record(String official, String state, String decision, String more) {
        return Api.post(official, consents, """
                {"state": "%s", "decision": "%s", "authority": "Ministry of Industry", "decidedOn": "2026-03-02"%s}""".formatted(state, decision, more));
    }

    private static Instant deadline(UUID review) {
        return Instant.parse(
                Api.get("coordinator", "/api/v1/reviews/" + review).extract().path("deadline"));
    }
}

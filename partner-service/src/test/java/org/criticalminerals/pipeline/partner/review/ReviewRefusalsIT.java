package org.criticalminerals.pipeline.partner.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may not, and what can't be: each refusal names the rule and the way out. */
@QuarkusTest
@PartnerServiceTest
class ReviewRefusalsIT {

    private static final String APPROVE = "{\"decision\": \"APPROVE\"}";

    @Inject
    MovableClock clock;

    private UUID review;

    @BeforeEach
    void openReview() {
        clock.reset();
        UUID project = Ids.next();
        try (Kafka kafka = new Kafka(clock)) {
            kafka.gateRequested(project, "us-eu-mou", Gate.SCREENING, 1, "AU");
        }
        review = Api.review(project);
    }

    @Test
    void nobodySignsForAnotherParty() {
        Api.sign("us-state-signatory", review, "EU", APPROVE)
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:pipeline:problem:foreign-party"))
                .body("detail", containsString("/positions/USA"));
    }

    @Test
    void anotherAgencyOfThePartyIsToldWhoSigns() {
        Api.sign("us-doe-signatory", review, "USA", APPROVE)
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:not-lead"))
                .body("detail", containsString("U.S. Department of State (us-state) signs for USA"))
                .body("detail", containsString("Ask one of its signatories"));
    }

    @Test
    void aDeskOfficerDoesNotSign() {
        Api.sign("us-state-desk", review, "USA", APPROVE)
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:not-signatory"));
    }

    @Test
    void aPartyOutsideTheAgreementSeesNothing() {
        Api.get("jp-meti-signatory", "/api/v1/reviews/" + review).statusCode(404);
        Api.sign("jp-meti-signatory", review, "JPN", APPROVE).statusCode(404);
        Api.get("jp-meti-signatory", "/api/v1/reviews/" + review + "/positions/USA")
                .statusCode(404);
    }

    @Test
    void nobodyUnknownComesIn() {
        given().get("/api/v1/reviews").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.forAnotherAudience("us-state-desk"))
                .get("/api/v1/reviews")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"decision": "MAYBE"}                                               | /decision
            {}                                                                  | /decision
            {"decision": "RESERVE", "reasons": "Parliament"}                    | /reserveUntil
            {"decision": "REQUEST_INFORMATION"}                                 | /reasons
            {"decision": "OBJECT"}                                              | /reasons
            {"decision": "ABSTAIN", "reasons": "  "}                            | /reasons
            {"decision": "APPROVE", "final": true}                              | /final
            {"decision": "APPROVE", "replaces": 0}                              | /replaces
            {"decision": "APPROVE", "conditions": [{"text": "x"}]}              | /conditions
            {"decision": "APPROVE_WITH_CONDITIONS"}                             | /conditions
            {"decision": "APPROVE_WITH_CONDITIONS", "conditions": [{}]}         | /conditions/0/text
            {"decision": "APPROVE_WITH_CONDITIONS", "conditions": [null]}       | /conditions/0/text
            {"decision": "APPROVE_WITH_CONDITIONS", "conditions": [{"text": "x", "dueOn": "1999-01-01"}]} | /conditions/0/dueOn
            {"decision": "APPROVE", "reasons": "a\\u0000b"}                     | /reasons
            """)
    void aFaultyPositionIsToldItsField(String body, String pointer) {
        Api.sign("us-state-signatory", review, "USA", body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void longTextsAreRefused() {
        Api.sign("us-state-signatory", review, "USA", position("x".repeat(4_001)))
                .statusCode(400)
                .body("errors.detail", hasItem(startsWith("must not be longer than 4000 characters")));
        assertThat(Api.sign("us-state-signatory", review, "USA", position("x".repeat(2_000_000)))
                        .extract()
                        .statusCode())
                .isEqualTo(413);
        Api.sign("us-state-signatory", review, "USA", position("x".repeat(4_000)))
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"decision": "APPROVE"
            {"decision": "APPROVE", "typo": 1}
            {"decision": "APPROVE", "replaces": "one"}
            []
            null
            {"decision": "APPROVE_WITH_CONDITIONS", "conditions": [{"text": "x", "dueOn": "soon"}]}
            """)
    void whatIsNoPositionIsTheCallersFault(String body) {
        Api.sign("us-state-signatory", review, "USA", body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void anotherDossierVersionCountsForNothing() {
        Api.sign("us-state-signatory", review, "USA", "{\"decision\": \"APPROVE\", \"dossierVersion\": 6}")
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:other-dossier-version"))
                .body("dossierVersion", equalTo(7));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/reviews?project=nolans",
        "/api/v1/reviews?status=DONE",
        "/api/v1/reviews?limit=0",
        "/api/v1/reviews?limit=101",
        "/api/v1/reviews?cursor=%00",
        "/api/v1/reviews?cursor=bm9wZQ",
        "/api/v1/reviews?pendingOn=USA&cursor=bm9wZQ",
        "/api/v1/parties?cursor=%21"
    })
    void aFaultyQueryIsTheCallersFault(String path) {
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.of("us-state-desk"))
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void unknownReviewsAreNotFound() {
        Api.get("us-state-desk", "/api/v1/reviews/" + UUID.randomUUID()).statusCode(404);
        Api.get("us-state-desk", "/api/v1/reviews/nolans").statusCode(404);
        Api.get("us-state-desk", "/api/v1/agreements/nolans").statusCode(404);
    }

    @Test
    void aWrongMediaTypeIsRefused() {
        given().auth()
                .oauth2(Tokens.of("us-state-signatory"))
                .contentType(ContentType.TEXT)
                .body("APPROVE")
                .put("/api/v1/reviews/{id}/positions/USA", review)
                .then()
                .statusCode(415);
    }

    @Test
    void theDatabaseItselfKeepsAPartyFromTheReviewsOfOthers() throws SQLException {
        String signatures = "select count(*) from signature s join position p on p.id = s.position_id"
                + " where p.review_id = '" + review + "'";
        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201);

        try (Connection connection =
                DriverManager.getConnection(LocalPlatform.shared().jdbcUrl("partner"), "partner_app", "partner_app")) {
            connection.setAutoCommit(false);
            assertThat(count(connection, "select count(*) from review")).isZero();
            assertThat(count(connection, "select count(*) from agreement")).isZero();
            actFor(connection, "JPN", "jp-meti");
            assertThat(count(connection, "select count(*) from review where agreement = 'us-eu-mou'"))
                    .isZero();
            assertThat(count(connection, "select count(*) from agreement where code = 'us-eu-mou'"))
                    .isEqualTo(1);
            actFor(connection, "EU", "eu-grow");
            assertThat(count(connection, "select count(*) from review where id = '" + review + "'"))
                    .isEqualTo(1);
            assertThat(count(connection, "select count(*) from position where review_id = '" + review + "'"))
                    .isEqualTo(1);
            assertThat(count(connection, signatures)).isZero();
            actFor(connection, "USA", "us-doe");
            assertThat(count(connection, signatures)).isPositive();
        }
    }

    private static void actFor(Connection connection, String party, String agency) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select set_config('pipeline.party', ?, true), set_config('pipeline.agency', ?, true)")) {
            statement.setString(1, party);
            statement.setString(2, agency);
            statement.execute();
        }
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String position(String reasons) {
        return "{\"decision\": \"APPROVE\", \"reasons\": \"" + reasons + "\"}";
    }
}

package org.criticalminerals.pipeline.partner.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a signatory is told before signing is what signing then does, and telling it changes nothing. */
@QuarkusTest
@PartnerServiceTest
class PreviewIT {

    private static final String APPROVE = "{\"decision\": \"APPROVE\"}";
    private static final List<String> POSITIONS = List.of(
            APPROVE,
            "{\"decision\": \"APPROVE_WITH_CONDITIONS\", \"conditions\": [{\"text\": \"Water permit\"}]}",
            "{\"decision\": \"OBJECT\", \"reasons\": \"Tailings\"}",
            "{\"decision\": \"OBJECT\", \"final\": true, \"reasons\": \"Tailings\"}",
            "{\"decision\": \"ABSTAIN\", \"reasons\": \"No view\"}",
            "{\"decision\": \"RESERVE\", \"reasons\": \"Parliament\", \"reserveUntil\": \""
                    + LocalDate.now(ZoneOffset.UTC).plusDays(7) + "\"}",
            "{\"decision\": \"REQUEST_INFORMATION\", \"reasons\": \"Which tonnage?\"}");

    @Inject
    MovableClock clock;

    @BeforeEach
    void putTheClockBack() {
        clock.reset();
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> pairs() {
        return POSITIONS.stream().flatMap(first -> POSITIONS.stream()
                .map(second -> org.junit.jupiter.params.provider.Arguments.of(first, second)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whatIsForetoldIsWhatSigningDoes(String first, String second) {
        UUID review = open(Gate.SCREENING);
        Api.sign("us-state-signatory", review, "USA", first).statusCode(201);
        JsonPath foretold = preview("eu-grow-signatory", review, "EU", second)
                .statusCode(200)
                .extract()
                .jsonPath();

        JsonPath done = Api.sign("eu-grow-signatory", review, "EU", second)
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(done.getString("status").equals("CONCLUDED")).isEqualTo(foretold.getBoolean("concludes"));
        assertThat(Api.get("coordinator", "/api/v1/reviews/" + review)
                                .extract()
                                .jsonPath()
                                .getString("clockStoppedAt")
                        != null)
                .isEqualTo(foretold.getBoolean("clockStands"));
        if (foretold.getBoolean("concludes")) {
            assertThat(done.getString("outcome")).isEqualTo(foretold.getString("outcome"));
            assertThat(done.getString("explanation")).isEqualTo(foretold.getString("explanation"));
        }
    }

    @Test
    void nothingIsKept() {
        UUID review = open(Gate.SCREENING);

        preview("us-state-signatory", review, "USA", APPROVE)
                .statusCode(200)
                .body("concludes", equalTo(false))
                .body("waitingFor", contains("EU"))
                .body("outcome", equalTo("APPROVED"))
                .body("approves", equalTo(true))
                .body("explanation", equalTo("At the deadline USA approved and EU consented by silence."))
                .body("escalationDays", nullValue());

        Api.get("us-state-desk", "/api/v1/reviews/" + review)
                .body("positions", empty())
                .body("pending.party", contains("USA", "EU"));
        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201).body("version", equalTo(1));
    }

    @Test
    void aQuestionsTimeIsForetoldAndTheDeadlineWhereItIsTakenBack() {
        UUID review = open(Gate.SCREENING);
        String question = "{\"decision\": \"REQUEST_INFORMATION\", \"reasons\": \"Which tonnage?\"}";

        preview("us-state-signatory", review, "USA", question)
                .body("clockStands", equalTo(true))
                .body("questionEnds", notNullValue())
                .body("deadline", nullValue());
        Api.sign("us-state-signatory", review, "USA", question).statusCode(201);
        String foretold = preview("us-state-signatory", review, "USA", "{\"decision\": \"APPROVE\", \"replaces\": 1}")
                .body("clockStands", equalTo(false))
                .extract()
                .path("deadline");
        Api.sign("us-state-signatory", review, "USA", "{\"decision\": \"APPROVE\", \"replaces\": 1}")
                .statusCode(200);

        Api.get("coordinator", "/api/v1/reviews/" + review).body("deadline", equalTo(foretold));
    }

    @Test
    void theSeniorLevelIsForetold() {
        UUID review = open(Gate.ASSESSMENT);

        preview("us-state-signatory", review, "USA", APPROVE)
                .body("concludes", equalTo(false))
                .body("escalationDays", equalTo(10))
                .body("outcome", equalTo("LAPSED"))
                .body("approves", equalTo(false));
    }

    @Test
    void whatSigningWouldRefuseThePreviewRefusesToo() {
        UUID review = open(Gate.SCREENING);

        preview("us-doe-signatory", review, "USA", APPROVE)
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:not-lead"));
        preview("jp-meti-signatory", review, "JPN", APPROVE).statusCode(404);
        preview("us-state-signatory", review, "USA", "{\"decision\": \"OBJECT\"}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/reasons"));
        preview("us-state-signatory", review, "USA", "{\"decision\": \"APPROVE\", \"replaces\": 1}")
                .statusCode(409)
                .body("type", startsWith("urn:pipeline:problem:stale-position"));
    }

    private static ValidatableResponse preview(String official, UUID review, String party, String body) {
        return given().auth()
                .oauth2(Tokens.of(official))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/reviews/{id}/positions/{party}/preview", review, party)
                .then();
    }

    private UUID open(Gate gate) {
        UUID project = Ids.next();
        try (Kafka kafka = new Kafka(clock)) {
            kafka.gateRequested(project, "us-eu-mou", gate, 1, "AU");
        }
        return Api.review(project);
    }
}

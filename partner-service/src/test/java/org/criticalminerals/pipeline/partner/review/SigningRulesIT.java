package org.criticalminerals.pipeline.partner.review;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Colleagues;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What else one has to fulfil to sign: no hand in the dossier, and a sign-in as strong as the agreement asks. */
@QuarkusTest
@PartnerServiceTest
class SigningRulesIT {

    private static final String MEXICO = "us-mexico-action-plan";

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
    void whoWroteTheDossierDoesNotSignOnIt() {
        try (Kafka kafka = new Kafka(clock)) {
            kafka.gateRequestedOf(project, "us-eu-mou", Gate.SCREENING, 1, "us-state-signatory", "us-state-desk");
        }
        UUID review = Api.review(project);

        Api.get("us-state-signatory", "/api/v1/reviews/" + review).body("permitted", not(hasItem("SIGN")));
        Api.sign("us-state-signatory", review, "USA", APPROVE)
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:separation-of-duties"))
                .body("detail", containsString("Ask another signatory"));
        Api.send(
                        "us-state-deputy",
                        "{\"delegate\": \"" + Tokens.subject("us-state-desk") + "\", \"endsAt\": \""
                                + clock.instant().plusSeconds(86_400) + "\"}",
                        "/api/v1/delegations")
                .statusCode(201);
        Api.get("us-state-desk", "/api/v1/reviews/" + review).body("permitted", not(hasItem("SIGN")));
        Api.sign("us-state-desk", review, "USA", APPROVE).statusCode(403);
        Api.get("us-state-deputy", "/api/v1/reviews/" + review).body("permitted", hasItem("SIGN"));
        Api.sign("us-state-deputy", review, "USA", APPROVE).statusCode(201);
        // Who asks for the gate in the tests is "s", and asking doesn't count.
        Api.sign("eu-grow-signatory", review, "EU", APPROVE).statusCode(201).body("outcome", equalTo("APPROVED"));
    }

    @Test
    void anAgreementMayAskForTwoFactorsAndSaysSoInTheChallenge() {
        AgreementDefinition before = colleagues.change(MEXICO, one -> Colleagues.asking(one, Map.of(), "2 urn:mfa"));
        try (Kafka kafka = new Kafka(clock)) {
            kafka.send(kafka.gateRequest(project, MEXICO, Gate.SCREENING, 1, "MEX", "MX"));
            UUID review = Api.review(project);

            for (String token : new String[] {Tokens.of("us-ustr-signatory"), Tokens.of("us-ustr-signatory", "1")}) {
                sign(token, review)
                        .statusCode(401)
                        .contentType("application/problem+json")
                        .header(
                                "WWW-Authenticate",
                                equalTo("Bearer error=\"insufficient_user_authentication\","
                                        + " acr_values=\"2 urn:mfa\""))
                        .body("type", equalTo("urn:pipeline:problem:insufficient-user-authentication"))
                        .body("acrValues", equalTo("2 urn:mfa"));
            }
            sign(Tokens.of("us-ustr-signatory", "urn:mfa"), review).statusCode(201);
        } finally {
            colleagues.change(MEXICO, one -> before);
        }
    }

    private static ValidatableResponse sign(String token, UUID review) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(APPROVE)
                .put("/api/v1/reviews/{id}/positions/USA", review)
                .then();
    }
}

package org.criticalminerals.pipeline.partner.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.AppDatabase;
import org.criticalminerals.pipeline.partner.testing.Colleagues;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Open work is never left without an owner, by an act or because somebody leaves. */
@QuarkusTest
@PartnerServiceTest
class HandoverIT {

    private static final String HANDOVERS = "/api/v1/handovers";
    private static final String PREPARATION = "/api/v1/reviews/{id}/preparation";

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
    void aSignatoryHandsAColleaguesWorkToAnother() throws SQLException {
        UUID review = workInHand();
        String from = Tokens.subject("us-state-desk");
        String body = "{\"from\": \"" + from + "\", \"to\": \"" + Tokens.subject("us-state-deputy")
                + "\", \"note\": \"On leave until May\"}";

        Api.get("us-state-signatory", HANDOVERS + "?from=" + from)
                .statusCode(200)
                .body("inHand.kind", contains("DRAFT"))
                .body("inHand[0].reviewId", equalTo(review.toString()))
                .body("delegations.other", contains("us-state-signatory"));
        Api.send("us-state-desk", body, HANDOVERS).statusCode(403);
        String handover = Api.send("us-state-signatory", body, HANDOVERS)
                .statusCode(201)
                .body("to.name", equalTo("us-state-deputy"))
                .body("moved.inHand.kind", contains("DRAFT"))
                .body("moved.delegations.size()", equalTo(1))
                .extract()
                .path("id");

        Api.get("us-state-desk", "/api/v1/reviews/" + review + "/preparation")
                .body("assignee.name", equalTo("us-state-deputy"))
                .body("assignee.note", equalTo("On leave until May"));
        Api.get("us-state-signatory", HANDOVERS + "?from=" + from)
                .body("inHand", empty())
                .body("delegations", empty());
        Api.get("us-state-desk", "/api/v1/reviews/" + review).body("permitted", empty());
        Api.get("us-doe-desk", HANDOVERS + "/" + handover).statusCode(200);
        Api.get("eu-grow-desk", HANDOVERS + "/" + handover).statusCode(404);
        try (AppDatabase europe = AppDatabase.as("EU", "eu-grow")) {
            assertThat(europe.count("select count(*) from handover where id = '" + handover + "'"))
                    .isZero();
        }
    }

    @Test
    void whatSomebodyLeavesGoesToTheDeskWithANote() {
        UUID review = workInHand();
        Api.send("us-state-signatory", "{\"agency\": \"us-doe\"}", PREPARATION + "/clearances", review)
                .statusCode(201);
        Api.place(
                        "us-doe-signatory",
                        "{\"official\": \"" + Tokens.subject("us-doe-desk") + "\"}",
                        PREPARATION + "/clearances/us-doe/assignee",
                        review)
                .statusCode(200)
                .body("assignee.name", equalTo("us-doe-desk"));

        colleagues.presentBut(Set.of("us-state-desk", "us-doe-desk"));

        Api.get("us-state-signatory", "/api/v1/reviews/" + review + "/preparation")
                .body("assignee.subject", nullValue())
                .body("assignee.note", containsString("us-state-desk left"))
                .body("clearances[0].assignee.subject", nullValue())
                .body("clearances[0].assignee.note", containsString("us-doe-desk left"));
        Api.get("us-state-signatory", "/api/v1/delegations")
                .body("items.find { it.delegate.name == 'us-state-desk' }.state", equalTo("REVOKED"));
    }

    @Test
    void nobodyHandsOverWhatIsAnotherAgencys() {
        String doe = Tokens.subject("us-doe-desk");

        Api.get("us-state-signatory", HANDOVERS + "?from=" + doe).statusCode(400);
        Api.get("us-state-signatory", HANDOVERS).statusCode(400);
        Api.send(
                        "us-state-signatory",
                        "{\"from\": \"" + Tokens.subject("us-state-desk") + "\", \"to\": \"" + doe
                                + "\", \"note\": \"x\"}",
                        HANDOVERS)
                .statusCode(400)
                .body("errors.pointer", contains("/to"));
        Api.send("us-state-signatory", "{\"from\": \"" + Tokens.subject("us-state-desk") + "\"}", HANDOVERS)
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/note"));
    }

    private UUID workInHand() {
        try (Kafka kafka = new Kafka(clock)) {
            kafka.gateRequested(project, "us-eu-mou", Gate.SCREENING, 1, "AU");
        }
        UUID review = Api.review(project);
        String desk = Tokens.subject("us-state-desk");
        Api.place("us-state-signatory", "{\"official\": \"" + desk + "\"}", PREPARATION + "/assignee", review)
                .statusCode(200);
        Api.send(
                        "us-state-signatory",
                        "{\"delegate\": \"" + desk + "\", \"endsAt\": \""
                                + clock.instant().plusSeconds(86_400) + "\"}",
                        "/api/v1/delegations")
                .statusCode(201);
        return review;
    }
}

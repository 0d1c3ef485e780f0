package org.criticalminerals.pipeline.partner.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.events.ConclusionCause;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.Rule;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.partner.reference.ReferenceLoader;
import org.criticalminerals.pipeline.partner.reference.TestAgreements;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reviews under the kinds of rules that no shipped agreement has, from the agreement's file to the event. */
@QuarkusTest
@PartnerServiceTest
class RuleKindsIT {

    private static final String APPROVE = "{\"decision\": \"APPROVE\"}";
    private static final String ABSTAIN = "{\"decision\": \"ABSTAIN\", \"reasons\": \"No interest\"}";
    private static final String OBJECT = "{\"decision\": \"OBJECT\", \"reasons\": \"Not yet\", \"final\": true}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TWO_PARTIES_UNANIMOUS =
            "\"SCREENING\": { \"kind\": \"UNANIMITY\", \"silence\": \"TACIT_CONSENT\", \"workingDays\": 10 }";

    @Inject
    MovableClock clock;

    @Inject
    ReferenceLoader references;

    private final UUID project = Ids.next();
    private Kafka kafka;
    private Kafka.Listener events;

    @BeforeEach
    void connect() {
        clock.moveTo(Instant.parse("2026-03-02T09:00:00Z"));
        kafka = new Kafka(clock);
        events = new Kafka.Listener(Topics.REVIEWS);
    }

    @AfterEach
    void disconnect() {
        clock.reset();
        kafka.close();
        events.close();
    }

    @Test
    void aQualifiedMajorityIsOfTheWeightOfThoseWhoDontAbstain() {
        UUID review = open(
                "by-weight",
                "\"kind\": \"QUALIFIED_MAJORITY\", \"weights\": {\"USA\": 3, \"EU\": 3, \"JPN\": 4},"
                        + " \"threshold\": \"0.6\", \"minimumApprovals\": 1");
        Api.get("jp-meti-desk", "/api/v1/reviews/" + review)
                .body("rule.kind", equalTo("QUALIFIED_MAJORITY"))
                .body("rule.sentence", containsString("majority"));

        // 3 of 10 approve: below 0.6; once JPN abstains, 3 of 6 would be too, with EU 6 of 6.
        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201).body("status", equalTo("OPEN"));
        Api.sign("jp-meti-signatory", review, "JPN", ABSTAIN).statusCode(201).body("status", equalTo("OPEN"));
        Api.sign("eu-grow-signatory", review, "EU", APPROVE)
                .statusCode(201)
                .body("status", equalTo("CONCLUDED"))
                .body("outcome", equalTo("APPROVED"));

        ReviewEvent.ReviewConcluded concluded = concluded();
        assertThat(concluded.outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(concluded.cause()).isEqualTo(ConclusionCause.POSITION);
        assertThat(opened().rule().kind()).isEqualTo(Rule.Kind.QUALIFIED_MAJORITY);
        assertThat(opened().rule().weights()).containsEntry("JPN", 4);
    }

    @Test
    void aMajorityThatIsMissedSaysSo() {
        UUID review = open(
                "by-weight-missed",
                "\"kind\": \"QUALIFIED_MAJORITY\", \"weights\": {\"USA\": 3, \"EU\": 3, \"JPN\": 4},"
                        + " \"threshold\": \"0.7\", \"minimumApprovals\": 1");

        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201);
        Api.sign("eu-grow-signatory", review, "EU", APPROVE).statusCode(201);
        Api.sign("jp-meti-signatory", review, "JPN", OBJECT)
                .statusCode(201)
                .body("outcome", equalTo("RETURNED"))
                .body("explanation", containsString("a qualified majority was needed"));
    }

    @Test
    void aLeadPartyDecidesByAnActOfItsOwn() {
        UUID review = open("by-lead", "\"kind\": \"LEAD_PARTY\", \"leadParty\": \"JPN\", \"minimumApprovals\": 1");

        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201).body("status", equalTo("OPEN"));
        Api.sign("eu-grow-signatory", review, "EU", OBJECT).statusCode(201).body("status", equalTo("OPEN"));
        Api.get("us-state-desk", "/api/v1/reviews/" + review).body("pending.party", contains("JPN"));
        Api.sign("jp-meti-signatory", review, "JPN", APPROVE)
                .statusCode(201)
                .body("status", equalTo("CONCLUDED"))
                .body("outcome", equalTo("APPROVED"));

        assertThat(opened().rule().leadParty()).isEqualTo("JPN");
        assertThat(concluded().outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void whatIsCertainConcludesEarlyAndIsFinal() {
        UUID review = open("early", "\"kind\": \"QUORUM\", \"quorum\": 2, \"concludeEarly\": true");

        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201).body("status", equalTo("OPEN"));
        Api.sign("eu-grow-signatory", review, "EU", APPROVE)
                .statusCode(201)
                .body("status", equalTo("CONCLUDED"))
                .body("outcome", equalTo("APPROVED"));
        Api.sign("jp-meti-signatory", review, "JPN", OBJECT).statusCode(409);

        assertThat(concluded().cause()).isEqualTo(ConclusionCause.POSITION);
        // Nothing follows at the deadline that is left behind.
        clock.moveTo(Instant.parse("2026-04-02T09:00:00Z"));
        Api.get("us-state-desk", "/api/v1/reviews/" + review).body("outcome", equalTo("APPROVED"));
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .until(() -> events.typesOf(project).stream()
                                .filter("minerals.review.concluded.v1"::equals)
                                .count()
                        == 1);
    }

    private UUID open(String agreement, String rule) {
        TestAgreements.load(references, agreement, mou -> mou.replace(
                        "\"parties\": [\"USA\", \"EU\"]", "\"parties\": [\"USA\", \"EU\", \"JPN\"]")
                .replace("\"EU\": \"eu-grow\" }", "\"EU\": \"eu-grow\", \"JPN\": \"jp-meti\" }")
                .replace(
                        TWO_PARTIES_UNANIMOUS,
                        "\"SCREENING\": { " + rule + ", \"silence\": \"LAPSE\", \"workingDays\": 10 }"));
        kafka.gateRequested(project, agreement, Gate.SCREENING, 1, "AU");
        return Api.review(project);
    }

    private ReviewEvent.ReviewOpened opened() {
        return event("minerals.review.opened.v1", ReviewEvent.ReviewOpened.class);
    }

    private ReviewEvent.ReviewConcluded concluded() {
        return event("minerals.review.concluded.v1", ReviewEvent.ReviewConcluded.class);
    }

    private <E extends ReviewEvent> E event(String type, Class<E> as) {
        return await().atMost(PATIENCE)
                .until(
                        () -> events.of(project.toString()).stream()
                                .filter(event -> event.type().equals(type))
                                .findFirst(),
                        Optional::isPresent)
                .map(event -> as.cast(event.as(ReviewEvent.class)))
                .orElseThrow();
    }
}

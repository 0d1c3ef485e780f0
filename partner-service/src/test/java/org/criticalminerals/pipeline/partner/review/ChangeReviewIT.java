package org.criticalminerals.pipeline.partner.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewConcluded;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewRefused;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reviews of changes after the selection: by their own rule, one at a time, withdrawn while they are open. */
@QuarkusTest
@PartnerServiceTest
class ChangeReviewIT {

    private static final String MOU = "us-eu-mou";
    private static final String APPROVE = "{\"decision\": \"APPROVE\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    MovableClock clock;

    private final UUID project = Ids.next();
    private Kafka kafka;
    private Kafka.Listener events;

    @BeforeEach
    void connect() {
        clock.reset();
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
    void aSuspensionIsDecidedByItsOwnRuleWithTheReplyBesideTheReasons() {
        kafka.changeReviewRequested(project, MOU, SubjectType.SUSPENSION, 1, "A new owner steps in", "AU");
        kafka.changeReviewRequested(project, MOU, SubjectType.SUSPENSION, 1, "A new owner steps in", "AU");
        UUID review = opened().reviewId();

        Api.get("eu-grow-desk", "/api/v1/reviews/" + review)
                .statusCode(200)
                .body("subject.type", equalTo("SUSPENSION"))
                .body("subject.changeRequest", equalTo(1))
                .body("subject.gate", nullValue())
                .body("note", containsString("The promoter replied: A new owner steps in"));
        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201);
        Api.sign("eu-grow-signatory", review, "EU", APPROVE).statusCode(201).body("outcome", equalTo("APPROVED"));

        ReviewConcluded concluded = heard(ReviewConcluded.class);
        assertThat(concluded.subject().type()).isEqualTo(SubjectType.SUSPENSION);
        assertThat(concluded.outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(events.typesOf(project)).containsOnlyOnce("minerals.review.opened.v1");
    }

    @Test
    void aReviewIsWithdrawnByThePartyThatAskedForIt() {
        kafka.changeReviewRequested(project, MOU, SubjectType.DESELECTION, 3, null, "AU");
        UUID review = opened().reviewId();
        Api.get("eu-grow-desk", "/api/v1/reviews/" + review)
                .body("note", containsString("The promoter did not reply in time."));

        kafka.changeWithdrawalRequested(project, MOU, 3);

        ReviewConcluded concluded = heard(ReviewConcluded.class);
        assertThat(concluded.outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(concluded.explanation()).isEqualTo("USA withdrew the request.");
    }

    @Test
    void aChangeIsNotReviewedWhileAGateIs() {
        kafka.gateRequested(project, MOU, Gate.COMPLETED, 5, "AU");
        opened();

        kafka.changeReviewRequested(project, MOU, SubjectType.MATERIAL_CHANGE, 1, null, "AU");

        ReviewRefused refused = heard(ReviewRefused.class);
        assertThat(refused.reason()).isEqualTo("REVIEW_OPEN");
        assertThat(refused.subject().changeRequest()).isEqualTo(1);
    }

    private ReviewEvent.ReviewOpened opened() {
        return heard(ReviewEvent.ReviewOpened.class);
    }

    private <E extends ReviewEvent> E heard(Class<E> type) {
        await().atMost(PATIENCE).until(() -> events.of(project.toString()).stream()
                .anyMatch(event -> type.isInstance(event.as(ReviewEvent.class))));
        return events.of(project.toString()).stream()
                .map(event -> event.as(ReviewEvent.class))
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}

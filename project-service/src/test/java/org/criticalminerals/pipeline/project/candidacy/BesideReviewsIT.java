package org.criticalminerals.pipeline.project.candidacy;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.HostConsentDecision;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionAssigned;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionDischarged;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionDueMoved;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionEvidenceSubmitted;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionOverdue;
import org.criticalminerals.pipeline.events.ReviewEvent.CriteriaReleased;
import org.criticalminerals.pipeline.events.ReviewEvent.HostConsentRecorded;
import org.criticalminerals.pipeline.project.testing.Api;
import org.criticalminerals.pipeline.project.testing.PartnerService;
import org.criticalminerals.pipeline.project.testing.ProjectServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What partner-service tells of a candidacy beside its reviews stands in the history, for those who may know. */
@QuarkusTest
@ProjectServiceTest
class BesideReviewsIT {

    private static final Set<String> PARTIES = Set.of("USA", "EU", "SECRETARIAT");
    private static final String MOU = "us-eu-mou";
    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate LATER = LocalDate.of(2026, 9, 2);

    private final Api desk = Api.as("us-doe-desk");
    private final UUID condition = UUID.randomUUID();
    private PartnerService reviews;
    private UUID project;

    @BeforeEach
    void aCandidacy() {
        reviews = new PartnerService();
        reviews.tellReferenceData();
        desk.awaitReferenceData();
        project = desk.nominateComplete("Beside " + UUID.randomUUID());
        desk.submit(project).statusCode(201);
    }

    @AfterEach
    void close() {
        reviews.close();
    }

    @Test
    void eachEventHasItsEntryAndMovesNothing() {
        tell(new HostConsentRecorded(
                project,
                "Name",
                MOU,
                "AU",
                HostConsentDecision.GIVEN,
                1,
                "Government",
                DAY,
                null,
                "The mine",
                null,
                null,
                "SECRETARIAT",
                "secretariat",
                AT));
        tell(new CriteriaReleased(project, "Name", MOU, "crma-article-6", "Recognition criteria", "EU", "eu-grow", AT));
        tell(new ConditionAssigned(project, "Name", MOU, condition, "EU", "Permit granted", "us-doe", DAY, AT));
        tell(new ConditionEvidenceSubmitted(
                project, "Name", MOU, condition, "EU", "Permit granted", "Permit 12", "us-doe", AT));
        tell(new ConditionOverdue(project, "Name", MOU, condition, "EU", "Permit granted", "us-doe", DAY, AT));
        tell(new ConditionDueMoved(
                project, "Name", MOU, condition, "EU", "Permit granted", null, DAY, LATER, "Courts", "eu-grow", AT));
        // One of an agreement's change belongs to no project and must not stand in the way of what follows.
        tell(new ConditionOverdue(null, null, MOU, condition, "EU", "Text published", null, DAY, AT));
        tell(new ConditionDischarged(
                project, "Name", MOU, condition, "EU", "Permit granted", false, "Seen", "eu-grow", AT));
        tell(new ConditionDischarged(project, "Name", MOU, condition, "EU", "Other", true, "Why", "eu-grow", AT));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> desk.get("/projects/" + project + "/history")
                .body(
                        "items.type",
                        hasItems(
                                "HOST_CONSENT_RECORDED",
                                "CRITERIA_RELEASED",
                                "CONDITION_ASSIGNED",
                                "CONDITION_EVIDENCE_SUBMITTED",
                                "CONDITION_OVERDUE",
                                "CONDITION_DUE_MOVED",
                                "CONDITION_DISCHARGED",
                                "CONDITION_WAIVED")));
        desk.get("/projects/" + project + "/history")
                .body("items.find { it.type == 'HOST_CONSENT_RECORDED' }.data.state", equalTo("AU"))
                .body("items.find { it.type == 'HOST_CONSENT_RECORDED' }.by.agency", equalTo("secretariat"))
                .body("items.find { it.type == 'HOST_CONSENT_RECORDED' }.by.name", nullValue())
                .body("items.find { it.type == 'CONDITION_DUE_MOVED' }.data.dueBefore", equalTo(DAY.toString()))
                .body("items.find { it.type == 'CONDITION_DUE_MOVED' }.data.dueOn", equalTo(LATER.toString()))
                .body("items.find { it.type == 'CONDITION_WAIVED' }.data.reasons", equalTo("Why"));
        desk.get(Api.candidacy(project)).body("stage", equalTo("IDENTIFICATION"));
        Api.as("jp-meti-signatory").get("/projects/" + project + "/history").statusCode(404);
    }

    private void tell(ReviewEvent event) {
        reviews.send(PartnerService.envelope(event, PARTIES));
    }
}

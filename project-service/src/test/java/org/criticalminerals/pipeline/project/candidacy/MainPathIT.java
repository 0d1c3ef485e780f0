package org.criticalminerals.pipeline.project.candidacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.events.ReviewSubject;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.testing.TopicReader;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.project.testing.Api;
import org.criticalminerals.pipeline.project.testing.PartnerService;
import org.criticalminerals.pipeline.project.testing.ProjectServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the nomination to the stages beyond, with partner-service's part played over real Kafka. */
@QuarkusTest
@ProjectServiceTest
class MainPathIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Api desk = Api.as("us-doe-desk");
    private final Api signatory = Api.as("us-state-signatory");
    private final Api partner = Api.as("eu-grow-signatory");
    private PartnerService reviews;

    @BeforeEach
    void tellReferenceData() {
        reviews = new PartnerService();
        reviews.tellReferenceData();
        Api.as("us-doe-desk").awaitReferenceData();
    }

    @AfterEach
    void close() {
        reviews.close();
    }

    @Test
    void aDraftShowsStepByStep() {
        UUID project = desk.nominate("Draft of DOE", "Somebody");
        String path = "/projects/" + project;

        signatory.get(path).statusCode(404);
        desk.post(path + "/sharing", desk.tag(path), null).statusCode(200).body("sharing", equalTo("PARTY"));
        signatory.get(path).statusCode(200).body("permitted", hasItems("EDIT", "SUBMIT"));
        partner.get(path).statusCode(404);
        desk.post(path + "/sharing", desk.tag(path), null).statusCode(409);

        signatory.submit(project).statusCode(201).header("Location", endsWith("/candidacies/us-eu-mou"));
        partner.get(path)
                .statusCode(200)
                .body("sharing", equalTo("SUBMITTED"))
                .body("createdBy.name", nullValue())
                .body("permitted", empty());
        Api.as("jp-meti-signatory").get(path).statusCode(404);
        Api.as("coordinator").get(path).statusCode(200);
    }

    @Test
    void aGateIsAskedForWithAFrozenDossierAndMovesTheCandidacyOnce() {
        UUID project = desk.nominateComplete("Nolans");
        desk.submit(project)
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("stage", equalTo("IDENTIFICATION"))
                .body("status", equalTo("ACTIVE"))
                .body("minerals", contains("neodymium"))
                .body("countries", contains("AU"))
                .body("waitingOn", contains("USA"))
                .body("nextGate", equalTo("SCREENING"))
                .body("missingForNextGate", empty());
        int version = desk.requestGate(project)
                .statusCode(201)
                .header("Location", endsWith("/gate-requests/1"))
                .body("state", equalTo("REQUESTED"))
                .body("gate", equalTo("SCREENING"))
                .body("requestedBy.name", equalTo("us-doe-desk"))
                .extract()
                .path("dossierVersion");

        UUID review = UUID.randomUUID();
        ReviewSubject subject = PartnerService.subject(project, Gate.SCREENING, 1, version);
        reviews.opened(review, subject);
        signatory.awaitCandidacy(project, "reviewId", review.toString());
        assertThat(signatory.candidacyOf(project).getList("waitingOn", String.class))
                .containsExactly("EU", "USA");
        reviews.clearanceGiven(review, subject);
        reviews.positionTaken(review, subject, "EU", List.of("USA"));
        signatory.awaitCandidacy(project, "waitingOn", List.of("USA"));
        EventEnvelope<PipelineEvent> concluded = reviews.concluded(review, subject, Outcome.APPROVED);
        reviews.send(concluded);
        reviews.concluded(review, subject, Outcome.RETURNED);

        partner.awaitCandidacy(project, "stage", "SCREENING");
        reviews.refused(PartnerService.subject(project, Gate.ASSESSMENT, 2, version));
        JsonPath candidacy = partner.candidacyOf(project);
        assertThat(candidacy.getString("status")).isEqualTo("ACTIVE");
        assertThat((Object) candidacy.get("pendingGateRequest")).isNull();
        assertThat(candidacy.getString("gateRequests[0].state")).isEqualTo("APPROVED");
        assertThat(candidacy.getString("gateRequests[0].outcome")).isEqualTo("APPROVED");
        assertThat((Object) candidacy.get("gateRequests[0].requestedBy.name")).isNull();
        assertThat(candidacy.getList("permitted")).isEmpty();

        try (TopicReader topic = new TopicReader(LocalPlatform.shared(), Topics.PROJECTS)) {
            List<String> types =
                    topic
                            .until(records -> of(records, project).contains("minerals.candidacy.stage-changed.v1"))
                            .stream()
                            .filter(record -> project.toString().equals(record.key()))
                            .map(MainPathIT::type)
                            .toList();
            assertThat(types)
                    .containsExactly(
                            "minerals.project.nominated.v1",
                            "minerals.project.dossier-changed.v1",
                            "minerals.project.dossier-changed.v1",
                            "minerals.project.dossier-changed.v1",
                            "minerals.candidacy.submitted.v1",
                            "minerals.candidacy.gate-requested.v1",
                            "minerals.candidacy.stage-changed.v1");
            ConsumerRecord<String, byte[]> asked = topic.until(records -> true).stream()
                    .filter(record -> project.toString().equals(record.key()))
                    .filter(record -> type(record).equals("minerals.candidacy.gate-requested.v1"))
                    .findFirst()
                    .orElseThrow();
            assertThat(TopicReader.header(asked, EventHeaders.RELEASABLE_TO)).isEqualTo("EU,SECRETARIAT,USA");
            assertThat(new String(asked.value(), StandardCharsets.UTF_8))
                    .contains("\"section\":\"PRODUCTION\"")
                    .contains("\"siteCountries\":[\"AU\"]")
                    .doesNotContain("SEPARATION");
        }
        partner.get("/projects/" + project + "/history")
                .statusCode(200)
                .body(
                        "items.type",
                        contains(
                                "STAGE_CHANGED",
                                "REVIEW_CONCLUDED",
                                "POSITION_TAKEN",
                                "REVIEW_OPENED",
                                "GATE_REQUESTED",
                                "SUBMITTED"));
        desk.get("/projects/" + project + "/history")
                .body("items.type", hasItems("DUPLICATES_CHECKED", "NOMINATED", "DOSSIER_CHANGED", "CLEARANCE_GIVEN"));
    }

    @Test
    void selectionIsToldApart() {
        UUID project = desk.nominateComplete("Goes all the way");
        desk.submit(project).statusCode(201);
        Gate[] gates = {Gate.SCREENING, Gate.ASSESSMENT, Gate.SELECTION, Gate.SUPPORT, Gate.COMPLETED};
        for (int request = 1; request <= gates.length; request++) {
            Gate gate = gates[request - 1];
            if (gate == Gate.ASSESSMENT) {
                UUID twin = desk.nominate("Goes all the way", "Somebody else");
                desk.requestGate(project)
                        .statusCode(409)
                        .body("type", endsWith("duplicates-unsettled"))
                        .body("detail", containsString("“Goes all the way”"))
                        .body("projects", contains(twin.toString()));
                desk.post(
                                "/projects/" + project + "/duplicates/" + twin + "/settlement",
                                null,
                                "{\"verdict\":\"DISTINCT\",\"reasons\":\"two valleys\"}")
                        .statusCode(201);
            }
            if (gate == Gate.SUPPORT) {
                desk.requestGate(project).statusCode(409).body("missing", containsInAnyOrder("finance", "timetable"));
                desk.fill(project, "finance", "{\"capex\":{\"amount\":\"1200000000.00\",\"currency\":\"USD\"}}")
                        .statusCode(200)
                        .body("marking.kind", equalTo("RELEASABLE_TO"))
                        .body("marking.parties", contains("EU", "USA"))
                        .body("isDefaultMarking", equalTo(true));
                desk.fill(project, "timetable", "{\"milestones\":[{\"title\":\"First oxide\",\"date\":\"2028\"}]}")
                        .statusCode(200);
                desk.requestGate(project)
                        .statusCode(409)
                        .body("type", endsWith("disclosure-consent-missing"))
                        .body("parties", contains("EU"));
                assertThat(desk.candidacyOf(project).getList("undisclosedTo")).containsExactly("EU");
                desk.consent(project, "disclosure", "JPN", "PROMOTER_CONSENT", "")
                        .statusCode(201);
                desk.requestGate(project).statusCode(409).body("type", endsWith("disclosure-consent-missing"));
                desk.consent(project, "disclosure", "EU", "PROMOTER_CONSENT", "")
                        .statusCode(201);
            }
            desk.requestGate(project).statusCode(201).body("gate", equalTo(gate.name()));
            UUID review = UUID.randomUUID();
            ReviewSubject subject = PartnerService.subject(project, gate, request, 4);
            reviews.opened(review, subject);
            reviews.concluded(review, subject, Outcome.APPROVED_WITH_CONDITIONS);
            desk.awaitCandidacy(project, "stage", gate.opens().name());
        }

        assertThat(desk.candidacyOf(project).getString("lastOutcome")).isEqualTo("APPROVED_WITH_CONDITIONS");
        desk.requestGate(project).statusCode(409).body("type", endsWith("candidacy-completed"));
        try (TopicReader topic = new TopicReader(LocalPlatform.shared(), Topics.PROJECTS)) {
            List<String> types = of(
                    topic.until(records -> of(records, project).stream()
                                    .filter("minerals.candidacy.stage-changed.v1"::equals)
                                    .count()
                            == gates.length),
                    project);
            assertThat(types).containsOnlyOnce("minerals.candidacy.selected.v1");
        }
    }

    @Test
    void theFrozenDossierStaysWhileItsSuccessorIsWritten() {
        UUID project = desk.nominateComplete("Frozen");
        desk.submit(project).statusCode(201);
        int frozen = desk.requestGate(project).statusCode(201).extract().path("dossierVersion");
        desk.fill(project, "production", "{\"lines\":[{\"mineral\":\"dysprosium\",\"step\":\"MINING\"}]}")
                .statusCode(200);
        String versions = "/projects/" + project + "/dossier-versions/";

        partner.get(versions + frozen)
                .statusCode(200)
                .body("sections.production.content.lines[0].mineral", equalTo("neodymium"));
        partner.get(versions + (frozen + 1))
                .body("sections.production.content.lines[0].mineral", equalTo("dysprosium"));
        partner.get(versions + frozen + "/comparison?with=" + (frozen + 1))
                .statusCode(200)
                .body("sections.section", contains("production"))
                .body("sections[0].changes.path", contains("/lines/0/mineral", "/lines/0/step"))
                .body("sections[0].changes[0].before", equalTo("neodymium"))
                .body("sections[0].changes[0].after", equalTo("dysprosium"));
        partner.get(versions + 99).statusCode(404);
        partner.get("/candidacies?mineral=dysprosium&text=frozen")
                .body("items.projectId", contains(project.toString()));
        partner.get("/candidacies?mineral=neodymium&text=frozen").body("items", empty());
        desk.get(versions.substring(0, versions.length() - 1))
                .body("items.section", contains("production", "attestation", "production", "sites", "identity"));
    }

    @Test
    void withdrawalOfAnOpenReviewIsAskedAndAnswered() {
        UUID project = desk.nominateComplete("Asked");
        desk.submit(project).statusCode(201);
        desk.requestGate(project).statusCode(201);
        UUID review = UUID.randomUUID();
        ReviewSubject subject = PartnerService.subject(project, Gate.SCREENING, 1, 4);
        reviews.opened(review, subject);
        desk.awaitCandidacy(project, "reviewId", review.toString());

        signatory
                .act(project, "hold", "{\"reasons\":\"the promoter asked\"}")
                .statusCode(202)
                .body("status", equalTo("ACTIVE"))
                .body("withdrawalAsked", equalTo("CANDIDACY_HELD"));
        signatory
                .act(project, "withdrawal", "{\"reasons\":\"again\"}")
                .statusCode(409)
                .body("type", endsWith("withdrawal-asked"));
        reviews.concluded(review, subject, Outcome.WITHDRAWN);

        partner.awaitCandidacy(project, "status", "ON_HOLD");
        desk.requestGate(project).statusCode(409).body("type", endsWith("candidacy-on-hold"));
        signatory
                .act(project, "resumption", "{\"reasons\":\"back\"}")
                .statusCode(200)
                .body("status", equalTo("ACTIVE"));
        signatory
                .act(project, "withdrawal", "{\"reasons\":\"enough\"}")
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"));
        desk.requestGate(project).statusCode(409).body("type", endsWith("candidacy-ended"));
    }

    @Test
    void whatIsAskedTooLateIsDroppedAndRecorded() {
        UUID project = desk.nominateComplete("Too late");
        desk.submit(project).statusCode(201);
        desk.requestGate(project).statusCode(201);
        desk.act(project, "gate-requests/1/withdrawal", "{\"reasons\":\"changed our mind\"}")
                .statusCode(202);
        UUID review = UUID.randomUUID();
        ReviewSubject subject = PartnerService.subject(project, Gate.SCREENING, 1, 4);
        reviews.opened(review, subject);
        reviews.concluded(review, subject, Outcome.APPROVED);

        desk.awaitCandidacy(project, "stage", "SCREENING");
        desk.get("/projects/" + project + "/history").body("items.type", hasItems("ASKED_TOO_LATE", "STAGE_CHANGED"));
    }

    @Test
    void aRefusedReviewFreesTheDossier() {
        UUID project = desk.nominateComplete("Refused");
        desk.submit(project).statusCode(201);
        desk.requestGate(project).statusCode(201);
        reviews.refused(PartnerService.subject(project, Gate.SCREENING, 1, 4));

        desk.awaitCandidacy(project, "pendingGateRequest", null);
        desk.get(Api.candidacy(project) + "/gate-requests/1")
                .body("state", equalTo("REFUSED"))
                .body("explanation", containsString("no rule"));
        desk.requestGate(project).statusCode(201).body("number", equalTo(2));
    }

    @Test
    void markingsHoldInEveryView() {
        UUID project = desk.nominateComplete("Marked");
        desk.fill(
                        project,
                        "finance",
                        "{\"marking\":{\"kind\":\"INTERNAL\"},\"capex\":{\"amount\":\"5\",\"currency\":\"USD\"}}")
                .statusCode(200)
                .body("marking.kind", equalTo("INTERNAL"))
                .body("marking.parties", contains("USA"));
        desk.fill(
                        project,
                        "permits",
                        "{\"marking\":{\"kind\":\"AGENCY\",\"agencies\":[\"us-doe\"]},\"permits\":[{\"title\":\"x\",\"authority\":\"y\",\"state\":\"APPLIED\"}]}")
                .statusCode(200);
        desk.submit(project).statusCode(201);
        String path = "/projects/" + project;

        partner.get(path)
                .body("dossier", not(hasKey("finance")))
                .body("dossier", not(hasKey("permits")))
                .body("dossier", hasKey("production"))
                .body("sections.section", contains("identity", "sites", "production", "attestation"));
        signatory.get(path).body("dossier", hasKey("finance")).body("dossier", not(hasKey("permits")));
        desk.get(path).body("dossier", hasKey("permits"));
        signatory
                .fill(project, "permits", "{\"permits\":[{\"title\":\"a\",\"authority\":\"b\",\"state\":\"APPLIED\"}]}")
                .statusCode(403)
                .body("type", endsWith("section-not-released"));
        partner.get(path + "/dossier-versions/6").body("sections", not(hasKey("finance")));
        partner.get(path + "/dossier-versions").body("items.section", not(hasItems("finance")));
        desk.fill(project, "sites", "{\"marking\":{\"kind\":\"INTERNAL\"},\"sites\":[{\"country\":\"AU\"}]}")
                .statusCode(200);
        partner.get(Api.candidacy(project)).body("countries", empty());
        partner.get("/candidacies?country=AU&text=marked").body("items", empty());
    }

    @Test
    void bytesThatAreNoEventDoNotStopTheOthers() {
        UUID project = desk.nominateComplete("After poison");
        desk.submit(project).statusCode(201);
        desk.requestGate(project).statusCode(201);
        UUID review = UUID.randomUUID();
        String poisoned = UUID.randomUUID().toString();
        reviews.send(Topics.REVIEWS, poisoned, Map.of(), "no json".getBytes(StandardCharsets.UTF_8));
        reviews.send(
                Topics.REVIEWS,
                project.toString(),
                Map.of(
                        EventHeaders.ID,
                        UUID.randomUUID().toString(),
                        EventHeaders.TYPE,
                        "minerals.review.praised.v1",
                        EventHeaders.SOURCE,
                        "/partner-service"),
                "{}".getBytes(StandardCharsets.UTF_8));
        reviews.opened(review, PartnerService.subject(project, Gate.SCREENING, 1, 4));

        desk.awaitCandidacy(project, "reviewId", review.toString());
        try (TopicReader topic = new TopicReader(LocalPlatform.shared(), Topics.deadLetterTopic(Topics.REVIEWS))) {
            topic.until(records -> records.stream().anyMatch(record -> poisoned.equals(record.key())));
        }
    }

    @Test
    void readinessWaitsForReferenceData() {
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    private static List<String> of(List<ConsumerRecord<String, byte[]>> records, UUID project) {
        return records.stream()
                .filter(record -> project.toString().equals(record.key()))
                .map(MainPathIT::type)
                .toList();
    }

    private static String type(ConsumerRecord<String, byte[]> record) {
        return TopicReader.header(record, EventHeaders.TYPE);
    }
}

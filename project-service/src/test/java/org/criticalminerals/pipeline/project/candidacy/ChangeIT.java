package org.criticalminerals.pipeline.project.candidacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.ReviewSubject;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.testing.TopicReader;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.project.testing.Api;
import org.criticalminerals.pipeline.project.testing.PartnerService;
import org.criticalminerals.pipeline.project.testing.ProjectServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After the selection: notice, reply, review and outcome of changes, and the end of one party's support. */
@QuarkusTest
@ProjectServiceTest
class ChangeIT {

    private static final String REPLY =
            "{\"receivedOn\":\"%s\",\"text\":\"A new owner steps in\",\"reference\":\"Letter 7\"}";

    private final Api desk = Api.as("us-doe-desk");
    private final Api signatory = Api.as("us-state-signatory");
    private final Api partner = Api.as("eu-grow-signatory");
    private PartnerService reviews;

    @BeforeEach
    void tellReferenceData() {
        reviews = new PartnerService();
        reviews.tellReferenceData();
        desk.awaitReferenceData();
    }

    @AfterEach
    void close() {
        reviews.close();
    }

    @Test
    void aPartyThatDidntNominateHasAProjectSuspendedAndAMaterialChangeLiftsThat() {
        UUID project = selected("Suspended");

        int asked = request(partner, project, "SUSPENSION", "INSOLVENCY");
        assertThat(asked).isEqualTo(1);
        signatory
                .get(Api.candidacy(project) + "/change-requests/1")
                .statusCode(200)
                .body("state", equalTo("NOTICE_GIVEN"))
                .body("requestingParty", equalTo("EU"))
                .body("requestedBy.name", nullValue())
                .body("notice.reference", equalTo("GROW/2026/118"))
                .body("reply", nullValue())
                .body("permitted", contains("RECORD_REPLY"));
        signatory.requestGate(project).statusCode(409).body("type", endsWith("change-pending"));
        signatory
                .actAsParty(project, "change-requests/1/reply", REPLY.formatted("2026-11-24"))
                .statusCode(200)
                .body("reply.text", equalTo("A new owner steps in"))
                .body("reply.recordedBy.name", equalTo("us-state-signatory"));
        awaitChange(project, 1, "REQUESTED");
        ReviewSubject suspension = PartnerService.subject(project, SubjectType.SUSPENSION, 1, 6);
        decide(project, suspension, Outcome.APPROVED);
        desk.awaitCandidacy(project, "status", "ON_HOLD");
        assertThat(desk.candidacyOf(project).getBoolean("suspended")).isTrue();
        signatory
                .act(project, "resumption", "{}")
                .statusCode(409)
                .body("type", endsWith("candidacy-suspended"))
                .body("detail", containsString("material change"));
        request(signatory, project, "MATERIAL_CHANGE", "CHANGE_OF_CONTROL");
        partner.actAsParty(project, "change-requests/2/reply", REPLY.formatted("2026-11-24"))
                .statusCode(200);
        awaitChange(project, 2, "REQUESTED");
        decide(
                project,
                PartnerService.subject(project, SubjectType.MATERIAL_CHANGE, 2, 6),
                Outcome.APPROVED_WITH_CONDITIONS);

        desk.awaitCandidacy(project, "status", "ACTIVE");
        assertThat(desk.candidacyOf(project).getString("stage")).isEqualTo("SUPPORT");
        partner.get("/projects/" + project + "/history")
                .body(
                        "items.type",
                        hasItems(
                                "CHANGE_NOTICED",
                                "CHANGE_REPLIED",
                                "CHANGE_REVIEW_REQUESTED",
                                "SUSPENDED",
                                "SUSPENSION_LIFTED"));
        assertThat(typesOf(project, "minerals.candidacy.suspension-lifted.v1"))
                .containsSubsequence(
                        "minerals.candidacy.change-noticed.v1",
                        "minerals.candidacy.change-replied.v1",
                        "minerals.candidacy.change-review-requested.v1",
                        "minerals.candidacy.suspended.v1",
                        "minerals.candidacy.change-noticed.v1",
                        "minerals.candidacy.change-replied.v1",
                        "minerals.candidacy.change-review-requested.v1",
                        "minerals.candidacy.suspension-lifted.v1");
    }

    @Test
    void whoLetsTheTimeToReplyPassIsReviewedWithoutAReply() throws SQLException {
        UUID project = selected("Silent promoter");
        request(partner, project, "DESELECTION", "OTHER");

        letTheTimeToReplyPass(project);

        awaitChange(project, 1, "REQUESTED");
        signatory
                .actAsParty(project, "change-requests/1/reply", REPLY.formatted("2026-11-24"))
                .statusCode(409)
                .body("type", endsWith("reply-too-late"));
        decide(project, PartnerService.subject(project, SubjectType.DESELECTION, 1, 6), Outcome.APPROVED);
        desk.awaitCandidacy(project, "status", "DESELECTED");
        signatory.requestGate(project).statusCode(409).body("type", endsWith("candidacy-ended"));
        assertThat(typesOf(project, "minerals.candidacy.deselected.v1"))
                .containsOnlyOnce("minerals.candidacy.deselected.v1")
                .doesNotContain("minerals.candidacy.change-replied.v1");
        assertThat(askedReview(project))
                .contains("\"change\":\"DESELECTION\"", "\"requestingParty\":\"EU\"", "\"dossierVersion\":6")
                .doesNotContain("SEPARATION");
    }

    @Test
    void anOutcomeThatApprovesNothingChangesNothing() {
        UUID project = selected("Unchanged");
        int request = 0;
        for (Outcome outcome : List.of(Outcome.RETURNED, Outcome.LAPSED, Outcome.REJECTED)) {
            request(partner, project, "DESELECTION", "OTHER");
            request++;
            partner.actAsParty(project, "change-requests/" + request + "/reply", REPLY.formatted("2026-11-24"))
                    .statusCode(200);
            awaitChange(project, request, "REQUESTED");
            decide(project, PartnerService.subject(project, SubjectType.DESELECTION, request, 6), outcome);
            awaitChange(project, request, outcome.name());
        }

        assertThat(desk.candidacyOf(project).getString("status")).isEqualTo("ACTIVE");
        assertThat(desk.candidacyOf(project).getString("stage")).isEqualTo("SUPPORT");
    }

    @Test
    void aRequestIsTakenBackAtOnceWhileOnlyNoticeIsGiven() {
        UUID project = selected("Taken back");
        request(partner, project, "SUSPENSION", "INSOLVENCY");

        signatory
                .actAsParty(project, "change-requests/1/withdrawal", "{\"reasons\":\"we don't want it\"}")
                .statusCode(403)
                .body("type", endsWith("foreign-party"));
        partner.actAsParty(project, "change-requests/1/withdrawal", "{\"reasons\":\"payments go on\"}")
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"))
                .body("permitted", empty());

        partner.actAsParty(project, "change-requests/1/withdrawal", "{}")
                .statusCode(409)
                .body("type", endsWith("change-request-concluded"));
        assertThat(typesOf(project, "minerals.candidacy.change-withdrawn.v1"))
                .contains("minerals.candidacy.change-withdrawn.v1");
    }

    @Test
    void theEndOfAnOpenReviewIsAskedAndAnswered() {
        UUID project = selected("Asked to end");
        request(partner, project, "SUSPENSION", "INSOLVENCY");
        partner.actAsParty(project, "change-requests/1/reply", REPLY.formatted("2026-11-24"))
                .statusCode(200);
        awaitChange(project, 1, "REQUESTED");
        UUID review = UUID.randomUUID();
        ReviewSubject subject = PartnerService.subject(project, SubjectType.SUSPENSION, 1, 6);
        reviews.opened(review, subject);
        awaitChange(project, 1, "UNDER_REVIEW");

        partner.actAsParty(project, "change-requests/1/withdrawal", "{}")
                .statusCode(202)
                .body("withdrawalAsked", equalTo(true));
        partner.actAsParty(project, "change-requests/1/withdrawal", "{}")
                .statusCode(409)
                .body("type", endsWith("withdrawal-asked"));
        reviews.concluded(review, subject, Outcome.WITHDRAWN);

        awaitChange(project, 1, "WITHDRAWN");
        assertThat(desk.candidacyOf(project).getString("status")).isEqualTo("ACTIVE");
        assertThat(typesOf(project, "minerals.candidacy.change-withdrawal-requested.v1"))
                .contains("minerals.candidacy.change-withdrawal-requested.v1");
    }

    @Test
    void aRefusedReviewLeavesEverythingAsItIs() {
        UUID project = selected("Refused review");
        request(signatory, project, "SUSPENSION", "OTHER");
        partner.actAsParty(project, "change-requests/1/reply", REPLY.formatted("2026-11-24"))
                .statusCode(200);
        awaitChange(project, 1, "REQUESTED");

        reviews.refused(PartnerService.subject(project, SubjectType.SUSPENSION, 1, 6));

        awaitChange(project, 1, "REFUSED");
        partner.get(Api.candidacy(project) + "/change-requests/1")
                .body("explanation", equalTo("There is no rule for this gate."));
    }

    @Test
    void ofTwoPartiesThatAskAtOnceOneIsTakenAndTheOtherLearnsOfIt() throws Exception {
        UUID project = selected("Two at once");
        Callable<Integer> asksUsa = () -> signatory
                .actAsParty(project, "change-requests", body("SUSPENSION", "OTHER"))
                .extract()
                .statusCode();
        Callable<Integer> asksEu =
                () -> partner.actAsParty(project, "change-requests", body("DESELECTION", "INSOLVENCY"))
                        .extract()
                        .statusCode();

        List<Future<Integer>> answers;
        try (var threads = Executors.newFixedThreadPool(2)) {
            answers = threads.invokeAll(List.of(asksUsa, asksEu));
        }

        assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(201, 409);
        assertThat(desk.candidacyOf(project).getList("changeRequests")).hasSize(1);
    }

    @Test
    void whoMayAskAndWhatForIsSaid() {
        UUID early = desk.nominateComplete("Not selected");
        desk.submit(early).statusCode(201);
        UUID project = selected("Refusals");
        String wanted = body("SUSPENSION", "OTHER");

        partner.actAsParty(early, "change-requests", wanted).statusCode(409).body("type", endsWith("not-selected"));
        partner.actAsParty(early, "support-ends", "{\"reasons\":\"none\"}")
                .statusCode(409)
                .body("type", endsWith("not-selected"));
        desk.actAsParty(project, "change-requests", wanted)
                .statusCode(403)
                .body("type", endsWith("role-missing"))
                .body("detail", containsString("signatory"));
        Api.as("us-doe-signatory")
                .actAsParty(project, "change-requests", wanted)
                .statusCode(403)
                .body("type", endsWith("lead-signatory"))
                .body("detail", containsString("us-state"));
        Api.as("coordinator")
                .actAsParty(project, "change-requests", wanted)
                .statusCode(403)
                .body("type", endsWith("role-missing"));
        Api.as("jp-meti-signatory")
                .actAsParty(project, "change-requests", wanted)
                .statusCode(404);
        partner.actAsParty(project, "change-requests", body("CANDIDACY_GATE", "OTHER"))
                .statusCode(400)
                .body("errors.pointer", hasItem("/type"));
        partner.actAsParty(project, "change-requests", "{\"type\":\"SUSPENSION\"}")
                .statusCode(400)
                .body("errors.pointer", hasItems("/reasons", "/cause", "/notice", "/replyUntil"));
        partner.actAsParty(
                        project,
                        "change-requests",
                        wanted.replace("2026-11-2", "2096-11-2")
                                .replaceAll("\"replyUntil\":\"[^\"]*\"", "\"replyUntil\":\"2020-01-01T00:00:00Z\""))
                .statusCode(400)
                .body("errors.pointer", hasItems("/notice/sentOn", "/replyUntil"));
        partner.actAsParty(project, "change-requests/1/reply", REPLY.formatted("2026-11-24"))
                .statusCode(404);
        partner.get(Api.candidacy(project) + "/change-requests/1").statusCode(404);
        request(partner, project, "SUSPENSION", "OTHER");
        partner.actAsParty(project, "change-requests/1/reply", REPLY.formatted("2026-11-01"))
                .statusCode(400)
                .body("errors.pointer", hasItem("/receivedOn"));
        signatory
                .act(project, "withdrawal", "{\"reasons\":\"away\"}")
                .statusCode(409)
                .body("type", endsWith("change-pending"));
    }

    @Test
    void aPartyEndsItsOwnSupportOnceAndTheSelectionStands() {
        UUID project = selected("Support ended");
        partner.get(Api.candidacy(project)).body("permitted", hasItems("REQUEST_CHANGE", "END_SUPPORT"));

        partner.actAsParty(project, "support-ends", "{\"reasons\":\"no funds are left\"}")
                .statusCode(201)
                .body("status", equalTo("ACTIVE"))
                .body("supportEnds.party", contains("EU"))
                .body("supportEnds[0].endedBy.name", notNullValue());

        partner.actAsParty(project, "support-ends", "{\"reasons\":\"again\"}")
                .statusCode(409)
                .body("type", endsWith("support-ended"));
        signatory
                .get(Api.candidacy(project))
                .body("stage", equalTo("SUPPORT"))
                .body("supportEnds[0].endedBy.name", nullValue());
        signatory.get("/projects/" + project + "/history").body("items.type", hasItem("SUPPORT_ENDED"));
        assertThat(typesOf(project, "minerals.candidacy.support-ended.v1"))
                .containsOnlyOnce("minerals.candidacy.support-ended.v1");
    }

    @Test
    void anotherPartyCantMoveACandidacyOrRewriteANoticeEvenInSql() throws SQLException {
        UUID project = selected("Guarded change");
        request(partner, project, "SUSPENSION", "OTHER");
        String own = " where project_id = '" + project + "'";

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run("EU", "update candidacy set stage = 'COMPLETED'" + own))
                .withMessageContaining("only the nominating party");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run("EU", "update candidacy set suspended = true" + own));
        assertThat(run("JPN", "update candidacy set changes = 9" + own)).isZero();
        assertThat(run("SECRETARIAT", "update candidacy set changes = 9" + own)).isZero();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run("EU", "update change_request set reasons = 'others'"))
                .withMessageContaining("permission denied");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(
                        "EU",
                        "insert into support_end select id, 'USA', 'x', now(), '{}', releasable_to from candidacy"
                                + own))
                .withMessageContaining("row-level security");
        assertThat(count("JPN", "select count(*) from change_request")).isZero();
        assertThat(count("EU", "select count(*) from change_request")).isPositive();
    }

    private UUID selected(String name) {
        UUID project = desk.nominateComplete(name);
        desk.submit(project).statusCode(201);
        desk.fill(project, "finance", "{\"capex\":{\"amount\":\"1200000000.00\",\"currency\":\"USD\"}}")
                .statusCode(200);
        desk.fill(project, "timetable", "{\"milestones\":[{\"title\":\"First oxide\",\"date\":\"2028\"}]}")
                .statusCode(200);
        desk.consent(project, "disclosure", "*", "PROMOTER_CONSENT", "").statusCode(201);
        Gate[] gates = {Gate.SCREENING, Gate.ASSESSMENT, Gate.SELECTION, Gate.SUPPORT};
        for (int request = 1; request <= gates.length; request++) {
            desk.requestGate(project).statusCode(201);
            decideGate(project, gates[request - 1], request);
        }
        return project;
    }

    private void decideGate(UUID project, Gate gate, int request) {
        UUID review = UUID.randomUUID();
        ReviewSubject subject = PartnerService.subject(project, gate, request, 6);
        reviews.opened(review, subject);
        reviews.concluded(review, subject, Outcome.APPROVED);
        desk.awaitCandidacy(project, "stage", gate.opens().name());
    }

    private void decide(UUID project, ReviewSubject subject, Outcome outcome) {
        UUID review = UUID.randomUUID();
        reviews.opened(review, subject);
        reviews.concluded(review, subject, outcome);
    }

    private static int request(Api party, UUID project, String type, String cause) {
        return party.actAsParty(project, "change-requests", body(type, cause))
                .statusCode(201)
                .header("Location", containsString("/change-requests/"))
                .body("state", equalTo("NOTICE_GIVEN"))
                .body("requestedBy.name", not(nullValue()))
                .extract()
                .path("number");
    }

    private static String body(String type, String cause) {
        Instant until = Instant.now().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.SECONDS);
        return """
                {"type":"%s","cause":"%s","reasons":"What the promoter read","replyUntil":"%s",
                 "notice":{"sentOn":"2026-11-20","reference":"GROW/2026/118"}}""".formatted(type, cause, until);
    }

    private void awaitChange(UUID project, int number, String state) {
        desk.awaitCandidacy(project, "changeRequests.find { it.number == " + number + " }.state", state);
    }

    private static void letTheTimeToReplyPass(UUID project) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        LocalPlatform.shared().jdbcUrl("project"), "project_worker", "project_worker");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update change_request set due_at = now() - interval '1 minute' where candidacy_id ="
                            + " (select id from candidacy where project_id = '" + project + "')");
        }
    }

    private static int run(String party, String sql) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(LocalPlatform.shared().jdbcUrl("project"), "project_app", "project_app")) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select set_config('pipeline.party', '" + party
                        + "', true), set_config('pipeline.agency', 'some-agency', true)");
                return statement.executeUpdate(sql);
            } finally {
                connection.rollback();
            }
        }
    }

    private static long count(String party, String sql) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(LocalPlatform.shared().jdbcUrl("project"), "project_app", "project_app")) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select set_config('pipeline.party', '" + party + "', true)");
                try (ResultSet rows = statement.executeQuery(sql)) {
                    rows.next();
                    return rows.getLong(1);
                }
            } finally {
                connection.rollback();
            }
        }
    }

    private static List<String> typesOf(UUID project, String until) {
        try (TopicReader topic = new TopicReader(LocalPlatform.shared(), Topics.PROJECTS)) {
            return topic
                    .until(records -> records.stream()
                            .anyMatch(record -> project.toString().equals(record.key())
                                    && until.equals(TopicReader.header(record, EventHeaders.TYPE))))
                    .stream()
                    .filter(record -> project.toString().equals(record.key()))
                    .map(record -> TopicReader.header(record, EventHeaders.TYPE))
                    .toList();
        }
    }

    private static String askedReview(UUID project) {
        try (TopicReader topic = new TopicReader(LocalPlatform.shared(), Topics.PROJECTS)) {
            return topic.until(records -> records.stream().anyMatch(record -> isReviewAsked(project, record))).stream()
                    .filter(record -> isReviewAsked(project, record))
                    .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean isReviewAsked(
            UUID project, org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> record) {
        return project.toString().equals(record.key())
                && "minerals.candidacy.change-review-requested.v1"
                        .equals(TopicReader.header(record, EventHeaders.TYPE));
    }
}

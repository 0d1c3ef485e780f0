package org.criticalminerals.pipeline.partner.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.partner.testing.Agreements;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agreements administered over HTTP alone: proposed, consented to, in force from their day, with every version kept. */
@QuarkusTest
@PartnerServiceTest
class AgreementChangesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String APPROVE = "{\"decision\": \"APPROVE\"}";
    private static final String SCREENING_LAPSES =
            "{\"type\": \"RULE\", \"gate\": \"SCREENING\", \"rule\": {\"kind\": \"UNANIMITY\","
                    + " \"silence\": \"LAPSE\", \"workingDays\": 12}}";
    private static final String JAPAN_JOINS = "{\"type\": \"PARTY_JOINS\", \"party\": \"JPN\", \"lead\": \"jp-meti\"}";
    private static final String BRUSSELS = "Europe/Brussels";

    @Inject
    MovableClock clock;

    @Inject
    ChangeTimer timer;

    private Kafka kafka;
    private Kafka.Listener events;

    @BeforeEach
    void connect() {
        clock.reset();
        kafka = new Kafka(clock);
        events = new Kafka.Listener(Topics.AGREEMENTS, Topics.REFERENCE, Topics.REVIEWS);
    }

    @AfterEach
    void disconnect() {
        clock.reset();
        kafka.close();
        events.close();
    }

    @Test
    void aFifthPartyAndASixthAgreementComeOverHttpAloneAndDecide() {
        Agreements.post("coordinator", "/api/v1/parties", """
                        {"code": "AUS", "name": "Australia", "territory": ["AU"],
                         "agencies": [{"id": "au-disr", "name": "Department of Industry", "shortName": "DISR"}],
                         "calendar": {"weekend": ["SATURDAY", "SUNDAY"], "from": 2026, "to": 2026,
                                      "holidays": {"2026-01-26": "Australia Day"}, "recesses": [],
                                      "further": {"library": "au"}}}""").statusCode(201).body("agencies.id", contains("au-disr"));
        Api.get("us-state-desk", "/api/v1/parties/AUS/calendar?year=2031")
                .statusCode(200)
                .body("complete", equalTo(true))
                .body("holidays.date", hasItems("2031-01-27", "2031-12-25"));
        String code = Agreements.foundPlain("USA", "AUS");
        UUID project = Ids.next();

        kafka.send(kafka.gateRequest(project, code, Gate.SUPPORT, 1, "AUS", "AU"));
        UUID review = Api.review(project);
        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201);
        Agreements.sign("au-disr-signatory", review, "AUS", APPROVE)
                .statusCode(201)
                .body("outcome", equalTo("APPROVED"));

        Api.get("coordinator", "/api/v1/reviews/" + review).body("status", equalTo("CONCLUDED"));
        assertThat(events.of("agreement:" + code)).isNotEmpty();
        assertThat(events.of("party:AUS")).isNotEmpty();
    }

    @Test
    void aRuleThatIsAmendedLeavesTheReviewUnderWayItsOwn() {
        String code = Agreements.foundPlain("USA", "EU");
        UUID earlier = Ids.next();
        kafka.gateRequested(earlier, code, Gate.SCREENING, 1, "AU");
        UUID running = Api.review(earlier);
        String change = Agreements.propose(code, SCREENING_LAPSES, null);

        Agreements.consent(change, "USA", "EU");

        Agreements.awaitVersion(code, 2);
        UUID later = Ids.next();
        kafka.gateRequested(later, code, Gate.SCREENING, 1, "AU");
        UUID fresh = Api.review(later);
        Api.get("coordinator", "/api/v1/reviews/" + running)
                .body("rule.sentence", containsString("consents"))
                .body("rule.silence", equalTo("TACIT_CONSENT"));
        Api.get("coordinator", "/api/v1/reviews/" + fresh).body("rule.silence", equalTo("LAPSE"));
        Api.sign("us-state-signatory", running, "USA", APPROVE).statusCode(201);
        Api.sign("us-state-signatory", fresh, "USA", APPROVE).statusCode(201);
        clock.moveTo(clock.instant().plus(Duration.ofDays(60)));
        assertThat(Api.reviewWhen(running, "CONCLUDED").getString("outcome")).isEqualTo("APPROVED");
        assertThat(Api.reviewWhen(fresh, "CONCLUDED").getString("outcome")).isEqualTo("LAPSED");
    }

    @Test
    void everyVersionIsKeptWholeAndComparedInSentences() {
        String code = Agreements.foundPlain("USA", "EU");
        Instant before = clock.instant();
        String change = Agreements.propose(code, SCREENING_LAPSES, null);
        Agreements.consent(change, "USA", "EU");
        Agreements.awaitVersion(code, 2);

        Api.get("us-state-desk", "/api/v1/agreements/" + code + "/versions")
                .body("items.version", contains(2, 1))
                .body("items.origin", contains("ADMINISTERED", "ADMINISTERED"))
                .body("items[0].reason", equalTo("Agreed in the committee"))
                .body("items[0].byAgency", equalTo("secretariat"))
                .body("items[0].agreement.rules.SCREENING.silence", equalTo("LAPSE"))
                .body("items[1].agreement.rules.SCREENING.silence", equalTo("TACIT_CONSENT"));
        Api.get("us-state-desk", "/api/v1/agreements/" + code + "/versions/2/comparison?with=1")
                .body("differences.field", contains("rules.SCREENING"))
                .body("differences[0].before", containsString("within 10 working days consents"))
                .body("differences[0].after", containsString("within 12 working days it lapses"));
        Api.get("us-state-desk", "/api/v1/agreements/{code}/versions/in-force?at={at}", code, before.toString())
                .body("version", equalTo(1));
        Api.get("us-state-desk", "/api/v1/agreements/" + code + "/versions/3").statusCode(404);
    }

    @Test
    void aChangeTakesEffectOnItsDayOnceAndNotBefore() throws Exception {
        String code = Agreements.foundPlain("USA", "EU");
        LocalDate day =
                LocalDate.ofInstant(clock.instant(), ZoneId.of(BRUSSELS)).plusDays(40);
        String change = Agreements.propose(code, SCREENING_LAPSES, day.toString());
        Agreements.consent(change, "USA", "EU");
        Instant due = day.atStartOfDay(ZoneId.of(BRUSSELS)).toInstant();
        assertThat(Agreements.awaitChange(change, "AGREED").getString("dueAt")).isEqualTo(due.toString());
        clock.moveTo(due.minusSeconds(60));
        timer.settle();
        Api.get("coordinator", "/api/v1/agreements/" + code).body("version", equalTo(1));
        assertThat(events.of(code))
                .extracting(Kafka.Heard::type)
                .containsOnly("minerals.agreement.change-proposed.v1", "minerals.agreement.changed.v1");

        clock.moveTo(due);
        try (ExecutorService replicas = Executors.newFixedThreadPool(2)) {
            replicas.submit(timer::settle).get();
            replicas.submit(timer::settle).get();
        }

        Agreements.awaitVersion(code, 2);
        assertThat(Agreements.awaitChange(change, "IN_EFFECT").getInt("version"))
                .isEqualTo(2);
        Api.get("us-state-desk", "/api/v1/agreements/" + code + "/versions/2")
                .body("effectiveFrom", equalTo(due.toString()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events.of("agreement:" + code)).hasSize(2));
    }

    @Test
    void aGateThatIsAskedForOnTheDayMeetsTheNewRuleEvenBeforeTheTimer() {
        String code = Agreements.foundPlain("USA", "EU");
        String change = Agreements.propose(code, SCREENING_LAPSES, null);
        Agreements.consent(change, "USA", "EU");
        UUID project = Ids.next();

        kafka.gateRequested(project, code, Gate.SCREENING, 1, "AU");

        Api.get("coordinator", "/api/v1/reviews/" + Api.review(project)).body("rule.silence", equalTo("LAPSE"));
    }

    @Test
    void aPartyThatJoinsSeesReviewsOfItsTimeAloneAndKeepsThemWhenItLeaves() {
        String code = Agreements.foundPlain("USA", "EU");
        UUID earlier = Ids.next();
        kafka.gateRequested(earlier, code, Gate.SCREENING, 1, "AU");
        UUID running = Api.review(earlier);
        String joining = Agreements.propose(code, JAPAN_JOINS, null);
        Agreements.consent(joining, "USA", "EU");
        Api.get("coordinator", joining).body("state", equalTo("PROPOSED")).body("pending", contains("JPN"));
        Agreements.consent(joining, "JPN");
        Agreements.awaitVersion(code, 2);
        UUID later = Ids.next();
        kafka.gateRequested(later, code, Gate.SCREENING, 1, "AU");
        UUID fresh = Api.review(later);

        Api.get("jp-meti-signatory", "/api/v1/reviews/" + running).statusCode(404);
        Api.get("jp-meti-signatory", "/api/v1/reviews/" + fresh).body("pending.party", contains("USA", "EU", "JPN"));

        Agreements.consent(
                Agreements.propose(code, "{\"type\": \"PARTY_LEAVES\", \"party\": \"JPN\"}", null), "USA", "EU", "JPN");
        Agreements.awaitVersion(code, 3);
        UUID last = Ids.next();
        kafka.gateRequested(last, code, Gate.SCREENING, 1, "AU");
        Api.get("jp-meti-signatory", "/api/v1/reviews/" + Api.review(last)).statusCode(404);
        Api.get("jp-meti-signatory", "/api/v1/reviews/" + fresh).statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.of(code))
                .extracting(Kafka.Heard::type)
                .contains("minerals.agreement.party-joined.v1", "minerals.agreement.party-left.v1"));
        AgreementEvent.PartyJoined joined = (AgreementEvent.PartyJoined) events.of(code).stream()
                .filter(event -> event.type().equals("minerals.agreement.party-joined.v1"))
                .findFirst()
                .orElseThrow()
                .as(AgreementEvent.class);
        assertThat(joined.parties()).containsExactly("USA", "EU", "JPN");
        assertThat(joined.lead()).isEqualTo("jp-meti");
    }

    @Test
    void whereTheAgreementSaysSoAChangeIsAReviewOfItsOwn() {
        String code = Agreements.found(
                "\"clocks\": [], \"amendment\": {\"RULE\": \"REVIEW\", \"EDITORIAL\": \"SECRETARIAT\"}", "USA", "EU");
        String change = Agreements.propose(code, SCREENING_LAPSES, null);
        UUID review = reviewOf(change);
        Agreements.post("us-state-signatory", change + "/consents", "{\"consents\": true}")
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:decided-by-review"));

        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201);
        Api.sign("eu-grow-signatory", review, "EU", APPROVE).statusCode(201).body("outcome", equalTo("APPROVED"));

        Agreements.awaitVersion(code, 2);
        Api.get("coordinator", change).body("state", equalTo("IN_EFFECT")).body("reviewId", equalTo(review.toString()));
        Api.get("us-state-desk", "/api/v1/agreements/" + code).body("rules.SCREENING.silence", equalTo("LAPSE"));
    }

    @Test
    void conditionsOfAnAmendmentStandOpenLikeThoseOfACandidacy() {
        String code = Agreements.found("\"clocks\": [], \"amendment\": {\"RULE\": \"REVIEW\"}", "USA", "EU");
        UUID review = reviewOf(Agreements.propose(code, SCREENING_LAPSES, null));
        String dueOn = LocalDate.ofInstant(clock.instant(), ZoneId.of(BRUSSELS))
                .plusDays(90)
                .toString();

        Api.sign("us-state-signatory", review, "USA", APPROVE).statusCode(201);
        Api.sign("eu-grow-signatory", review, "EU", """
                        {"decision": "APPROVE_WITH_CONDITIONS",
                         "conditions": [{"text": "The text is published", "dueOn": "%s"}]}""".formatted(dueOn))
                .statusCode(201)
                .body("outcome", equalTo("APPROVED_WITH_CONDITIONS"));

        String list = "/api/v1/conditions?status=OPEN&agreement=" + code;
        String condition = Api.get("us-state-desk", list)
                .body("items.text", contains("The text is published"))
                .body("items.subjectType", contains("AMENDMENT"))
                .body("items.projectId", contains(nullValue()))
                .body("items.reviewId", contains(review.toString()))
                .extract()
                .path("items[0].id");
        Api.get("jp-meti-signatory", list).body("items", empty());
        assertThat(Api.get("eu-grow-desk", "/api/v1/deadlines?limit=100&agreement=" + code)
                        .extract()
                        .<List<String>>path("items.id"))
                .containsExactly(condition);
        Api.put("eu-grow-desk", "/api/v1/conditions/" + condition + "/owner", "{\"agency\": \"us-state\"}")
                .statusCode(200);
        clock.moveTo(clock.instant().plus(Duration.ofDays(92)));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.of(code))
                .extracting(Kafka.Heard::type)
                .contains("minerals.condition.assigned.v1", "minerals.condition.overdue.v1"));

        Agreements.awaitVersion(code, 2);
        Agreements.consent(Agreements.propose(code, JAPAN_JOINS, null), "USA", "EU", "JPN");
        Agreements.awaitVersion(code, 3);
        Api.get("jp-meti-signatory", list).body("items.id", contains(condition));
    }

    @Test
    void aReviewThatDoesNotApproveEndsTheChange() {
        String code = Agreements.found("\"clocks\": [], \"amendment\": {\"RULE\": \"REVIEW\"}", "USA", "EU");
        String change = Agreements.propose(code, SCREENING_LAPSES, null);
        UUID review = reviewOf(change);

        for (String signatory : List.of("us-state-signatory USA", "eu-grow-signatory EU")) {
            String[] who = signatory.split(" ");
            Api.sign(who[0], review, who[1], "{\"decision\": \"OBJECT\", \"reasons\": \"No\", \"final\": true}")
                    .statusCode(201);
        }

        assertThat(Agreements.awaitChange(change, "REFUSED").getString("explanation"))
                .contains("REJECTED");
        Api.get("coordinator", "/api/v1/agreements/" + code).body("version", equalTo(1));
    }

    @Test
    void wordsAreTheSecretariatsWhereTheAgreementSaysSo() {
        String code = Agreements.found("\"clocks\": [], \"amendment\": {\"EDITORIAL\": \"SECRETARIAT\"}", "USA", "EU");

        String change = Agreements.propose(code, "{\"type\": \"EDITORIAL\", \"title\": \"A better title\"}", null);

        assertThat(Agreements.awaitVersion(code, 2).getString("title")).isEqualTo("A better title");
        Api.get("coordinator", change).body("procedure", equalTo("SECRETARIAT"));
    }

    @Test
    void aChangeForWhichThereIsNoRoomAnyMoreIsOvertaken() {
        String code = Agreements.foundPlain("USA", "EU");
        String first = Agreements.propose(code, JAPAN_JOINS, null);
        String second = Agreements.propose(code, JAPAN_JOINS, null);
        Agreements.consent(first, "USA", "EU", "JPN");
        Agreements.awaitVersion(code, 2);

        Agreements.consent(second, "USA", "EU", "JPN");

        assertThat(Agreements.awaitChange(second, "OVERTAKEN").getString("explanation"))
                .contains("JPN is a party of this agreement already");
        Api.get("coordinator", "/api/v1/agreements/" + code).body("version", equalTo(2));
    }

    @Test
    void oneRefusalIsEnoughAndAWithdrawalEndsIt() {
        String code = Agreements.foundPlain("USA", "EU");
        String refused = Agreements.propose(code, SCREENING_LAPSES, null);
        Agreements.consent(refused, "USA");

        Agreements.post(
                        "eu-grow-signatory",
                        refused + "/consents",
                        "{\"consents\": false, \"reasons\": \"Silence helps us\"}")
                .statusCode(201)
                .body("state", equalTo("REFUSED"))
                .body("explanation", equalTo("EU refused it: Silence helps us"));

        String withdrawn = Agreements.propose(code, SCREENING_LAPSES, null);
        Agreements.post("us-state-signatory", withdrawn + "/withdrawal", "{\"reasons\": \"No\"}")
                .statusCode(403);
        Agreements.post("coordinator", withdrawn + "/withdrawal", "{\"reasons\": \"Drafted anew\"}")
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        Agreements.post("us-state-signatory", withdrawn + "/consents", "{\"consents\": true}")
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:change-not-open"));
    }

    @Test
    void onlyTheSecretariatProposesAndOnlyLeadsSignatoriesConsent() {
        String code = Agreements.foundPlain("USA", "EU");
        String changes = "/api/v1/agreements/" + code + "/changes";
        String body = "{\"reason\": \"r\", \"acts\": [" + SCREENING_LAPSES + "]}";
        Agreements.post("us-state-signatory", changes, body)
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:role-missing"));
        Agreements.post("us-state-signatory", "/api/v1/parties", "{}").statusCode(403);
        String change = Agreements.propose(code, SCREENING_LAPSES, null);
        Agreements.post("us-state-desk", change + "/consents", "{\"consents\": true}")
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:role-missing"));
        Agreements.post("us-doe-signatory", change + "/consents", "{\"consents\": true}")
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:not-signatory"));
        Agreements.post("coordinator", change + "/consents", "{\"consents\": true}")
                .statusCode(403);
        Agreements.post("jp-meti-signatory", change + "/consents", "{\"consents\": true}")
                .statusCode(404);
        Api.get("jp-meti-signatory", change).statusCode(404);
        Api.get("jp-meti-signatory", changes).body("items", empty());
        Agreements.consent(change, "USA");

        Agreements.post("us-state-deputy", change + "/consents", "{\"consents\": true}")
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:answered-already"));
    }

    @Test
    void refusesWhatCannotHold() {
        String code = Agreements.foundPlain("USA", "EU");
        refused(code, "{\"type\": \"LIFECYCLE\", \"to\": \"UNDER_REVIEW\"}", "/acts/0/to");
        refused(code, "{\"type\": \"PARTY_JOINS\", \"party\": \"EU\", \"lead\": \"eu-grow\"}", "/acts/0/party");
        refused(code, "{\"type\": \"PARTY_LEAVES\", \"party\": \"EU\"}", "/acts/parties");
        refused(code, "{\"type\": \"LEAD\", \"party\": \"USA\", \"agency\": \"eu-grow\"}", "/acts/leads/USA");
        refused(
                code,
                "{\"type\": \"RULE\", \"gate\": \"SUPPORT\", \"rule\": {\"kind\": \"UNANIMITY\","
                        + " \"silence\": \"TACIT_CONSENT\", \"workingDays\": 10}}",
                "/acts/rules/SUPPORT/silence");
        refused(code, "{\"type\": \"EDITORIAL\"}", "/acts");
        refused(
                code,
                "{\"type\": \"REQUIRED_CHECKLISTS\", \"gate\": \"SUPPORT\", \"checklists\": [\"no-such-set\"]}",
                "/acts/requiredChecklists/SUPPORT");
        refused(code, "{\"type\": \"SIGNING\", \"signingAcr\": \"a\\\"b\"}", "/acts/signingAcr");
        refused(code, "{\"type\": \"HOST_CONSENT\", \"forms\": {}}", "/acts/0/gates");
        Agreements.post(
                        "coordinator",
                        "/api/v1/agreements/" + code + "/changes",
                        "{\"reason\": \" \", \"effectiveFrom\": \"2020-01-01\", \"acts\": []}")
                .statusCode(400)
                .body("errors.pointer", hasItems("/reason", "/effectiveFrom", "/acts"));
        Agreements.post(
                        "coordinator",
                        "/api/v1/agreements/" + code + "/changes",
                        "{\"reason\": \"r\", \"acts\": [{\"type\": \"NONSENSE\"}]}")
                .statusCode(400);
        String change = Agreements.propose(code, SCREENING_LAPSES, null);
        Agreements.post("us-state-signatory", change + "/consents", "{\"consents\": false}")
                .statusCode(400)
                .body("errors.pointer", contains("/reasons"));
        Agreements.post(
                        "coordinator",
                        "/api/v1/agreements",
                        "{\"reason\": \"r\", \"definition\": "
                                + Agreements.definition(code, "\"clocks\": []", "USA", "EU") + "}")
                .statusCode(409);
    }

    @Test
    void whatHasToBeThereBeforeGatesAndSignaturesIsChangedLikeEverythingElse() {
        String code = Agreements.foundPlain("USA", "EU");
        Api.get("coordinator", "/api/v1/criteria-sets")
                .body("items.code", hasItems("crma-article-6", "eligibility", "us-selection"));

        String change = Agreements.propose(
                code,
                "{\"type\": \"REQUIRED_CHECKLISTS\", \"gate\": \"SUPPORT\", \"checklists\": [\"us-selection\"]},"
                        + "{\"type\": \"HOST_CONSENT\", \"gates\": [\"SELECTION\"], \"forms\": {\"USA\": \"MAY_OBJECT\"}},"
                        + "{\"type\": \"SIGNING\", \"signingAcr\": \"gold\"},"
                        + "{\"type\": \"CONFIDENTIAL_SECTIONS\", \"sections\": [\"finance\"]}",
                null);
        Agreements.consent(change, "USA", "EU");

        await().atMost(PATIENCE).untilAsserted(() -> Api.get("coordinator", "/api/v1/agreements/" + code)
                .body("requiredChecklists.SUPPORT", contains("us-selection"))
                .body("hostConsentGates", contains("SELECTION"))
                .body("hostConsentForms.USA", equalTo("MAY_OBJECT"))
                .body("signingAcr", equalTo("gold"))
                .body("confidentialSections", contains("finance")));
    }

    private static void refused(String code, String act, String pointer) {
        Agreements.post(
                        "coordinator",
                        "/api/v1/agreements/" + code + "/changes",
                        "{\"reason\": \"r\", \"acts\": [" + act + "]}")
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void aPreviewSaysTheEffectAndKeepsNothing() {
        String code = Agreements.foundPlain("USA", "EU");

        Agreements.post(
                        "coordinator",
                        "/api/v1/agreements/" + code + "/changes/preview",
                        "{\"reason\": \"r\", \"acts\": [" + SCREENING_LAPSES + "]}")
                .statusCode(200)
                .body("procedure", equalTo("CONSENT_OF_ALL"))
                .body("effects", contains(startsWith("The rule of the gate SCREENING will read: All of USA and EU")));

        Api.get("coordinator", "/api/v1/agreements/" + code + "/changes").body("items.state", contains("IN_EFFECT"));
    }

    @Test
    void aRepeatedProposalIsOne() {
        String code = Agreements.foundPlain("USA", "EU");
        String key = UUID.randomUUID().toString();
        String path = "/api/v1/agreements/" + code + "/changes";
        String body = "{\"reason\": \"r\", \"acts\": [" + SCREENING_LAPSES + "]}";

        String first = Agreements.post("coordinator", path, body, key)
                .statusCode(201)
                .extract()
                .path("id");
        String again = Agreements.post("coordinator", path, body, key)
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(again).isEqualTo(first);
    }

    @Test
    void whoConsentedIsSeenByTheOwnPartyAlone() throws SQLException {
        String code = Agreements.foundPlain("USA", "EU");
        String change = Agreements.propose(code, SCREENING_LAPSES, null);
        Agreements.consent(change, "USA");
        String id = change.substring(change.lastIndexOf('/') + 1);

        Api.get("us-state-desk", change).body("consents[0].by", equalTo("us-state-signatory"));
        Api.get("eu-grow-desk", change)
                .body("consents[0].agency", equalTo("us-state"))
                .body("consents[0].by", nullValue());
        String signatures = "select count(*) from agreement_consent_signature s join agreement_consent c"
                + " on c.id = s.consent_id where c.change_id = '" + id + "'";
        assertThat(count("USA", signatures)).isEqualTo(1);
        assertThat(count("EU", signatures)).isZero();
        assertThat(count("JPN", "select count(*) from agreement_change where id = '" + id + "'"))
                .isZero();
        assertThat(refusedBySql(
                        "EU",
                        "insert into agreement_consent (id, change_id, party, agency, consents, given_at,"
                                + " releasable_to) values (gen_random_uuid(), '" + id
                                + "', 'USA', 'us-state', true, now(), '{EU}')"))
                .isTrue();
        assertThat(refusedBySql("EU", "update agreement set version = 99")).isTrue();
        assertThat(refusedBySql("EU", "update agreement_change set acts = '{}' where id = '" + id + "'"))
                .isTrue();
    }

    private static int count(String party, String sql) throws SQLException {
        try (Connection connection = as(party);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static boolean refusedBySql(String party, String sql) throws SQLException {
        try (Connection connection = as(party);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
            return false;
        } catch (SQLException refused) {
            return true;
        }
    }

    private static Connection as(String party) throws SQLException {
        Connection connection =
                DriverManager.getConnection(LocalPlatform.shared().jdbcUrl("partner"), "partner_app", "partner_app");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select set_config('pipeline.party', '" + party + "', true),"
                    + " set_config('pipeline.agency', 'x', true)");
        }
        return connection;
    }

    private static UUID reviewOf(String change) {
        return await().atMost(PATIENCE)
                .until(() -> Api.get("coordinator", change).extract().jsonPath().getUUID("reviewId"), id -> id != null);
    }
}

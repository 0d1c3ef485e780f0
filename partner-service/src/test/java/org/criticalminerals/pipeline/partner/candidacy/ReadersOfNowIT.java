package org.criticalminerals.pipeline.partner.candidacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.partner.testing.Agreements;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.criticalminerals.pipeline.partner.testing.Preparation;
import org.criticalminerals.pipeline.partner.testing.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A candidacy with what hangs on it is read by the parties that its agreement has now (ADR 018). */
@QuarkusTest
@PartnerServiceTest
class ReadersOfNowIT {

    private static final String JAPAN_JOINS = "{\"type\": \"PARTY_JOINS\", \"party\": \"JPN\", \"lead\": \"jp-meti\"}";
    private static final String JAPAN_LEAVES = "{\"type\": \"PARTY_LEAVES\", \"party\": \"JPN\"}";
    private static final String CONSENT =
            "{\"state\": \"KZ\", \"decision\": \"GIVEN\", \"authority\": \"Ministry\", \"decidedOn\": \"2026-03-02\","
                    + " \"document\": {\"title\": \"Letter of consent\", \"reference\": \"MIIR 2026/114\"}}";
    private static final String OF_ITS_OWN =
            "{\"answer\": \"NOT_MET\", \"evidence\": \"On second thoughts\", \"replaces\": 1}";
    private static final String JAPAN = "jp-meti-signatory";
    private static final String AS_THE_MEMORANDUM =
            "\"clocks\": [], \"hostConsentForms\": {\"THIRD_COUNTRY\": \"EXPLICIT\"},"
                    + " \"requiredChecklists\": {\"ASSESSMENT\": [\"eligibility\"]}";
    private static final String UNITED_STATES =
            "items.find { it.code == 'eligibility' }.parties.find { it.party == 'USA' }";
    private static final String APPROVE_IF = "{\"decision\": \"APPROVE_WITH_CONDITIONS\","
            + " \"conditions\": [{\"text\": \"Permit granted\", \"dueOn\": \"2029-01-31\"}]}";

    @Inject
    MovableClock clock;

    private final UUID project = Ids.next();
    private Kafka kafka;

    @BeforeEach
    void connect() {
        clock.reset();
        kafka = new Kafka(clock);
    }

    @AfterEach
    void disconnect() {
        clock.reset();
        kafka.close();
    }

    @Test
    void aPartyThatJoinsReadsWhatHangsOnACandidacyAndOneThatLeftNoMore() throws SQLException {
        String code = Agreements.found(AS_THE_MEMORANDUM, "USA", "EU");
        String candidacy = "/api/v1/candidacies/" + project + "/" + code;
        kafka.gateRequested(project, code, Gate.SCREENING, 1, "KZ");
        UUID review = Api.review(project);
        Api.sign("us-state-signatory", review, "USA", "{\"decision\": \"APPROVE\"}")
                .statusCode(201);
        Api.sign("eu-grow-signatory", review, "EU", APPROVE_IF).statusCode(201);
        String condition = "/api/v1/conditions/" + condition();
        Api.post("eu-grow-desk", condition + "/evidence", "{\"evidence\": \"Permit 12/2029\"}")
                .statusCode(201);
        Api.post("eu-grow-desk", condition + "/evidence", evidence("Kept at home", "INTERNAL", "EU"))
                .statusCode(201);
        Api.post("eu-grow-desk", condition + "/evidence", evidence("For two", "RELEASABLE_TO", "USA"))
                .statusCode(201);
        Api.post("coordinator", candidacy + "/host-consents", CONSENT).statusCode(201);
        Preparation.of(project, code, Gate.ASSESSMENT);
        Api.put("us-state-desk", candidacy + "/criteria/eligibility/scope", OF_ITS_OWN)
                .statusCode(200);
        Api.get(JAPAN, candidacy + "/readiness").statusCode(404);
        Api.get(JAPAN, condition).statusCode(404);

        change(code, JAPAN_JOINS, 2, "USA", "EU", "JPN");

        Api.get(JAPAN, candidacy + "/readiness").statusCode(200);
        Api.get(JAPAN, candidacy + "/host-consents").body("items.standing", contains("GIVEN"));
        Api.get(JAPAN, candidacy + "/criteria").body(UNITED_STATES + ".answers.evidence.unique()", contains("Seen"));
        Api.get(JAPAN, condition).statusCode(200).body("evidence.evidence", contains("Permit 12/2029"));
        Api.post("eu-grow-desk", condition + "/evidence", evidence("For Japan", "RELEASABLE_TO", "JPN"))
                .statusCode(201);
        Api.get(JAPAN, condition).body("evidence.evidence", contains("Permit 12/2029", "For Japan"));

        change(code, JAPAN_LEAVES, 3, "USA", "EU", "JPN");

        Api.get(JAPAN, candidacy + "/readiness").statusCode(404);
        Api.get(JAPAN, candidacy + "/host-consents").statusCode(404);
        Api.get(JAPAN, candidacy + "/criteria").statusCode(404);
        Api.get(JAPAN, condition).statusCode(404);
        Api.get(JAPAN, "/api/v1/conditions?project=" + project).body("items", empty());
        String evidence = "select count(*) from condition_evidence where condition_id = '" + condition() + "'";
        assertThat(Sql.count("JPN", "jp-meti", evidence)).isZero();
        assertThat(Sql.count("USA", "us-state", evidence)).isEqualTo(2);
        Api.get("eu-grow-desk", condition)
                .body("evidence.evidence", contains("Permit 12/2029", "Kept at home", "For two", "For Japan"));
        Api.get("eu-grow-desk", candidacy + "/criteria")
                .body(UNITED_STATES + ".answers.evidence.unique()", contains("Seen"));
        Api.get("coordinator", candidacy + "/host-consents").body("items.standing", contains("GIVEN"));
    }

    @Test
    void theNominatingPartyGoesOnReadingItsOwn() {
        String code = Agreements.foundPlain("USA", "EU", "JPN");
        kafka.send(kafka.gateRequest(project, code, Gate.SCREENING, 1, "JPN", "KZ"));
        Preparation.known(project, code);

        change(code, JAPAN_LEAVES, 2, "USA", "EU", "JPN");

        Api.get(JAPAN, "/api/v1/candidacies/" + project + "/" + code + "/readiness")
                .statusCode(200);
    }

    private static String evidence(String text, String kind, String party) {
        return "{\"evidence\": \"" + text + "\", \"marking\": {\"kind\": \"" + kind + "\", \"parties\": [\"" + party
                + "\"]}}";
    }

    private static void change(String agreement, String act, int version, String... consenting) {
        Agreements.consent(Agreements.propose(agreement, act, null), consenting);
        Agreements.awaitVersion(agreement, version);
    }

    private String condition() {
        return Api.get("us-state-desk", "/api/v1/conditions?project=" + project)
                .extract()
                .path("items[0].id");
    }
}

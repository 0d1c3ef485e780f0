package org.criticalminerals.pipeline.partner.candidacy;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import jakarta.inject.Inject;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.testing.PlatformResource;
import org.criticalminerals.pipeline.partner.testing.Agreements;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.Preparation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A candidacy with what hangs on it is read by the parties that its agreement has now (ADR 018). */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = {
            @ResourceArg(name = PlatformResource.SERVICE, value = "partner-service"),
            @ResourceArg(name = PlatformResource.DATABASE, value = "partner")
        })
@WithTestResource(OidcWiremockTestResource.class)
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
    void aPartyThatJoinsReadsWhatHangsOnACandidacyAndOneThatLeftNoMore() {
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

        change(code, JAPAN_LEAVES, 3, "USA", "EU", "JPN");

        Api.get(JAPAN, candidacy + "/readiness").statusCode(404);
        Api.get(JAPAN, candidacy + "/host-consents").statusCode(404);
        Api.get(JAPAN, candidacy + "/criteria").statusCode(404);
        Api.get(JAPAN, condition).statusCode(404);
        Api.get(JAPAN, "/api/v1/conditions?project=" + project).body("items", empty());
        Api.get("eu-grow-desk", condition).body("evidence.evidence", contains("Permit 12/2029"));
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

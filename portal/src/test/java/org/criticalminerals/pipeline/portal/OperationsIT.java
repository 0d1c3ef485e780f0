package org.criticalminerals.pipeline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.criticalminerals.pipeline.portal.fake.FakeServices;
import org.criticalminerals.pipeline.portal.fake.FakeSystem;
import org.criticalminerals.pipeline.portal.fake.Visitor.Page;
import org.junit.jupiter.api.Test;

/** What administrators do with stuck events, and with the keeping of the record, reaches the service that it is meant for. */
@QuarkusTest
@QuarkusTestResource(FakeSystem.class)
class OperationsIT extends PortalTestCase {

    private static final String LETTERS = "/partner/api/v1/dead-letters";
    private static final String[] SERVICES = {"/project/api/v1", "/partner/api/v1", "/notification/api/v1"};

    @Test
    void anActIsAskedForOnOneStuckEvent() throws IOException {
        Page done = signedIn("us-administrator")
                .post(
                        "/operations/partner-service/letter",
                        "consumer",
                        "partner-service.projects",
                        "topic",
                        "minerals.projects.v1",
                        "key",
                        FakeServices.NOLANS,
                        "act",
                        "REPLAY",
                        "content",
                        "left from another choice",
                        "reason",
                        "The site is mended");

        assertThat(done.text()).contains("Tell an administrator of another party");
        JsonNode body = sent(LETTERS + "/acts");
        assertThat(body.at("/act").asText()).isEqualTo("REPLAY");
        assertThat(body.at("/key").asText()).isEqualTo(FakeServices.NOLANS);
        assertThat(body.at("/content").isNull()).isTrue();
    }

    @Test
    void theOtherPartysActIsApprovedAndTheOwnApprovedOneDone() throws IOException {
        var administrator = signedIn("us-administrator");
        Page list = administrator.get("/operations");
        assertThat(list.html())
                .contains("action=\"/operations/partner-service/acts/" + FakeServices.FOREIGN_ACT)
                .contains("action=\"/operations/partner-service/acts/" + FakeServices.APPROVED_ACT)
                .contains("Replay it now")
                .doesNotContain("Mend it now");
        String foreign = "/operations/partner-service/acts/" + FakeServices.FOREIGN_ACT;

        assertThat(administrator
                        .post(foreign, "do", "approve", "reason", "Looked at it")
                        .text())
                .contains("It is approved.");
        assertThat(administrator
                        .post(foreign, "do", "refuse", "reason", "Not yet")
                        .text())
                .contains("It is refused.");
        assertThat(administrator
                        .post("/operations/partner-service/acts/" + FakeServices.APPROVED_ACT, "do", "execute")
                        .text())
                .contains("It is done; its outcome stands below.");

        assertThat(sent(LETTERS + "/acts/" + FakeServices.FOREIGN_ACT + "/approval")
                        .at("/reason")
                        .asText())
                .isEqualTo("Looked at it");
    }

    @Test
    void whatIsReadIsShownOnceAndKeptNowhere() {
        services.answer("POST", LETTERS + "/acts/" + FakeServices.APPROVED_ACT + "/execution", 200, """
                {"act":{"act":"READ","eventId":"e-1"},
                 "letter":{"headers":{"ce_type":"minerals.project.shared.v1"},"content":"{<b>}","reason":"No such party"}}""");

        Page page = signedIn("us-administrator")
                .post("/operations/partner-service/acts/" + FakeServices.APPROVED_ACT, "do", "execute");

        assertThat(page.text()).contains("Shown once", "minerals.project.shared.v1", "No such party");
        assertThat(page.html()).contains("{&lt;b&gt;}");
        assertThat(page.header("Cache-Control")).contains("no-store");
    }

    @Test
    void whatTheServiceRefusesIsSaidOnTheList() {
        services.answer("POST", LETTERS + "/acts/" + FakeServices.APPROVED_ACT + "/execution", 409, """
                {"title":"t","detail":"The approval has run out. Ask again."}""");

        assertThat(signedIn("us-administrator")
                        .post("/operations/partner-service/acts/" + FakeServices.APPROVED_ACT, "do", "execute")
                        .text())
                .contains("The approval has run out. Ask again.");
    }

    @Test
    void whoMayNotOperateIsToldSoAndAServiceThatIsDownLeavesAGap() {
        services.answer("GET", LETTERS, 403, "{\"type\":\"urn:pipeline:problem:role-missing\",\"detail\":\"No\"}");
        assertThat(signedIn("us-state-desk").get("/operations").status()).isEqualTo(403);

        services.down("partner");
        Page page = signedIn("us-administrator").get("/operations");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("The service did not answer");
        assertThat(signedIn("us-administrator").get("/operations/nobody").status())
                .isEqualTo(404);
    }

    @Test
    void aHoldIsSetAndAPersonForgottenInEveryService() throws IOException {
        var administrator = signedIn("us-administrator");

        assertThat(administrator
                        .post("/record/keeping", "act", "hold", "project", FakeServices.NOLANS, "reason", "Litigation")
                        .text())
                .contains("The hold is set in all services.");
        assertThat(administrator
                        .post("/record/keeping", "act", "forget", "official", "s-1", "reason", "Left")
                        .text())
                .contains("It is asked for in all services");

        for (String service : SERVICES) {
            assertThat(sent(service + "/record/holds").at("/project").asText()).isEqualTo(FakeServices.NOLANS);
            assertThat(sent(service + "/record/pseudonyms").at("/official").asText())
                    .isEqualTo("s-1");
        }
    }

    @Test
    void aServiceThatMissedAHoldIsNamedAndAskedAgainWithTheSameKey() {
        services.down("partner");
        Page page = signedIn("us-administrator")
                .post("/record/keeping", "act", "hold", "project", FakeServices.NOLANS, "reason", "r", "key", "k-1");

        assertThat(page.text()).contains("partner-service did not answer; the others have it.");
        assertThat(page.html()).contains("name=\"key\" value=\"k-1\"");
    }

    @Test
    void aHoldIsLiftedWhereItStandsAndByAnAdministratorAlone() throws IOException {
        Page done = signedIn("us-administrator")
                .post(
                        "/record/keeping/project-service/holds/" + FakeServices.HOLD,
                        "liftReason",
                        "The case is settled");

        assertThat(done.text()).contains("The hold is lifted in this service.");
        assertThat(sent("/project/api/v1/record/holds/" + FakeServices.HOLD + "/lifting")
                        .at("/reason")
                        .asText())
                .isEqualTo("The case is settled");
        assertThat(services.asked("POST", "/partner/api/v1/record/holds/" + FakeServices.HOLD + "/lifting"))
                .isEmpty();
        assertThat(signedIn("us-auditor").get("/record/keeping").html())
                .contains("Litigation 26-cv-118")
                .doesNotContain("Lift the hold", "Set the hold");
    }

    private JsonNode sent(String path) throws IOException {
        return new ObjectMapper()
                .readTree(services.asked("POST", path).getFirst().body());
    }
}

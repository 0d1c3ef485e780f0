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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms by which parties, agencies and officials are changed send what the service takes, and show what it refuses. */
@QuarkusTest
@QuarkusTestResource(FakeSystem.class)
class PartyFormsIT extends PortalTestCase {

    private static final String PARTNER = "/partner/api/v1";
    private static final String OFFICIAL = "/officials/" + FakeServices.ACCOUNT;

    @Test
    void anAgencyIsRenamed() throws IOException {
        Page done = signedIn("coordinator")
                .post(
                        "/agencies/jp-meti/changes/new?act=AGENCY_NAME",
                        "name",
                        "Ministry of Economy",
                        "shortName",
                        "ME",
                        "effectiveFrom",
                        "2027-04-01",
                        "reason",
                        "Reorganised",
                        "key",
                        "k");

        assertThat(done.text()).contains("The change is recorded.");
        JsonNode body = sent(PARTNER + "/agencies/jp-meti/changes");
        assertThat(body.at("/act/type").asText()).isEqualTo("AGENCY_NAME");
        assertThat(body.at("/act/shortName").asText()).isEqualTo("ME");
        assertThat(body.at("/effectiveFrom").asText()).isEqualTo("2027-04-01");
        assertThat(body.at("/reason").asText()).isEqualTo("Reorganised");
    }

    @Test
    void anAgencyIsEnteredForItsParty() throws IOException {
        signedIn("coordinator")
                .post(
                        "/parties/JPN/changes/new?act=AGENCY_ENTERED",
                        "id",
                        "jp-mlit",
                        "name",
                        "Ministry of Land",
                        "shortName",
                        "MLIT",
                        "territory",
                        "JP; GU",
                        "reason",
                        "It joins");

        JsonNode act = sent(PARTNER + "/agencies").get("act");
        assertThat(act.get("party").asText()).isEqualTo("JPN");
        assertThat(act.get("territory")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "/parties/JPN/changes/new?act=PARTY_NAME, name",
        "/parties/JPN/changes/new?act=PARTY_TERRITORY, territory",
        "/parties/JPN/changes/new?act=HOLIDAY, date",
        "/parties/JPN/changes/new?act=RECESS, from",
        "/agencies/jp-meti/changes/new?act=AGENCY_TERRITORY, territory",
        "/agencies/jp-meti/changes/new?act=AGENCY_REOPENS, reason"
    })
    void everyActHasAForm(String path, String field) {
        Page form = signedIn("coordinator").get(path);

        assertThat(form.status()).isEqualTo(200);
        assertThat(form.html()).contains("name=\"" + field + "\"", "name=\"effectiveFrom\"");
        assertThat(form.text()).doesNotContain("NOT_FOUND");
        assertThat(signedIn("coordinator")
                        .get(path.replaceAll("act=.*", "act=NONSENSE"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aRefusalStandsBesideItsFieldAndKeepsWhatWasTyped() {
        services.answer("POST", PARTNER + "/parties/JPN/changes", 400, """
                {"title":"Some fields are not valid","errors":[
                 {"pointer":"/act/date","detail":"2027-02-24 is no holiday that is listed"},
                 {"pointer":"/act/calendar/holidays","detail":"must be at most 500"}]}""");

        Page page = signedIn("coordinator")
                .post("/parties/JPN/changes/new?act=HOLIDAY", "date", "2027-02-24", "reason", "Typed");

        assertThat(page.html()).contains("id=\"f-date-error\"", "value=\"2027-02-24\"");
        assertThat(page.text()).contains("There are 2 problems", "Must be at most 500", "Typed");
    }

    @Test
    void aScheduledChangeIsTakenBack() throws IOException {
        String path = "/party-changes/" + FakeServices.PARTY_CHANGE + "/withdrawal";
        assertThat(signedIn("coordinator").get("/agencies/jp-meti").html()).contains("href=\"" + path + "\"");

        Page done = signedIn("coordinator").post(path, "reasons", "Not agreed", "key", "k");

        assertThat(done.text()).contains("The change is taken back.");
        assertThat(sent(PARTNER + path).get("reasons").asText()).isEqualTo("Not agreed");
    }

    @Test
    void anOfficialIsInvited() throws IOException {
        Page done = signedIn("us-state-signatory")
                .post(
                        "/officials/new",
                        "firstName",
                        "Robin",
                        "lastName",
                        "Sato",
                        "email",
                        "robin.sato@state.example",
                        "agency",
                        "us-state",
                        "roles",
                        "desk-officer",
                        "roles",
                        "signatory",
                        "locale",
                        "fr");

        assertThat(done.text()).contains("The invitation is recorded");
        JsonNode account = sent(PARTNER + "/accounts");
        assertThat(account.get("roles")).hasSize(2);
        assertThat(account.get("locale").asText()).isEqualTo("fr");
    }

    @Test
    void aRefusedInvitationKeepsWhatWasTyped() {
        services.answer("POST", PARTNER + "/accounts", 400, """
                {"title":"Some fields are not valid","errors":[
                 {"pointer":"/email","detail":"must be a mail address"},
                 {"pointer":"/agency","detail":"must be your own agency"}]}""");

        Page page = signedIn("us-state-signatory").post("/officials/new", "firstName", "Robin", "email", "nobody");

        assertThat(page.html()).contains("id=\"f-email-error\"", "value=\"Robin\"", "value=\"nobody\"");
        assertThat(page.text()).contains("There are 2 problems", "The mail address must be a mail address");
    }

    @Test
    void rolesThatOneCantWithdrawStay() throws IOException {
        Page done = signedIn("us-state-signatory")
                .post(OFFICIAL, "act", "roles", "roles", "signatory", "reason", "Promoted", "key", "k");

        assertThat(done.text()).contains("The roles are changed.");
        JsonNode roles =
                sent(PARTNER + "/accounts/" + FakeServices.ACCOUNT + "/roles").get("roles");
        assertThat(roles.toString()).isEqualTo("[\"auditor\",\"signatory\"]");
    }

    @Test
    void anOfficialLeavesToASuccessor() throws IOException {
        assertThat(signedIn("us-state-signatory").get(OFFICIAL).html()).contains("value=\"successor\"");

        Page done = signedIn("us-state-signatory")
                .post(OFFICIAL, "act", "departure", "successor", "successor", "leaveReason", "Retired");

        assertThat(done.text()).contains("They have left.");
        JsonNode body = sent(PARTNER + "/accounts/" + FakeServices.ACCOUNT + "/departure");
        assertThat(body.get("successor").asText()).isEqualTo("successor");
        assertThat(body.get("reason").asText()).isEqualTo("Retired");
        services.answer("POST", PARTNER + "/accounts/" + FakeServices.ACCOUNT + "/departure", 400, """
                {"title":"t","errors":[{"pointer":"/reason","detail":"is missing: say why"}]}""");
        assertThat(signedIn("us-state-signatory")
                        .post(OFFICIAL, "act", "departure")
                        .html())
                .contains("id=\"f-leaveReason-error\"");
    }

    @Test
    void aDifferenceIsMended() throws IOException {
        Page done = signedIn("us-administrator")
                .post("/official-differences/stranger", "way", "PUT_BACK", "reason", "Nobody asked for it");

        assertThat(done.text()).contains("What is meant here is put back");
        assertThat(sent(PARTNER + "/account-differences/stranger/mending")
                        .get("way")
                        .asText())
                .isEqualTo("PUT_BACK");
    }

    @Test
    void whomAnotherServiceBringsNobodyMovesBackFromHere() {
        Page page = signedIn("us-administrator").get("/official-differences");

        assertThat(page.text()).contains("Only its operators can move them back");
        assertThat(page.html()).doesNotContain("Move them back").contains("Keep that agency");
    }

    private JsonNode sent(String path) throws IOException {
        return new ObjectMapper()
                .readTree(services.asked("POST", path).getFirst().body());
    }
}

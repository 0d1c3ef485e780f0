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

/** The forms by which parties and agencies are changed send what the service takes, and show what it refuses. */
@QuarkusTest
@QuarkusTestResource(FakeSystem.class)
class PartyFormsIT extends PortalTestCase {

    private static final String PARTNER = "/partner/api/v1";

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

    private JsonNode sent(String path) throws IOException {
        return new ObjectMapper()
                .readTree(services.asked("POST", path).getFirst().body());
    }
}

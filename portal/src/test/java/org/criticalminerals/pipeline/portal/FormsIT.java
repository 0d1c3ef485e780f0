package org.criticalminerals.pipeline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.criticalminerals.pipeline.portal.fake.FakeServices;
import org.criticalminerals.pipeline.portal.fake.FakeSystem;
import org.criticalminerals.pipeline.portal.fake.Visitor.Page;
import org.junit.jupiter.api.Test;

/** Forms as a browser without scripts sends them: what reaches the services, and what comes back when they refuse. */
@QuarkusTest
@QuarkusTestResource(FakeSystem.class)
class FormsIT extends PortalTestCase {

    private static final String N = FakeServices.NOLANS;
    private static final String CANDIDACY = "/partner/api/v1/candidacies/" + FakeServices.NOLANS + "/us-eu-mou";
    private static final String SITES = "/projects/" + N + "/dossier/sites";
    private static final String PUT_SITES = "/project/api/v1/projects/" + N + "/dossier/sites";
    private static final String SIGN = "/partner/api/v1/reviews/" + FakeServices.REVIEW + "/positions/USA";

    @Test
    void aNominationBecomesADraft() {
        Page page = signedIn("us-doe-desk")
                .post("/projects/new", "name", " Nolans ", "promoter/name", "Arafura", "key", "k1");

        assertThat(page.path()).startsWith("/projects/" + FakeServices.DRAFT);
        assertThat(page.text()).contains("The project is nominated.");
        assertThat(services.asked("POST", "/project/api/v1/projects").getFirst().body())
                .contains("\"name\":\"Nolans\"");
    }

    @Test
    void anErrorStandsBesideItsFieldAndTypedTextStays() {
        services.answer("POST", "/project/api/v1/projects", 400, """
                {"title":"Some fields are not valid","errors":[{"pointer":"/promoter/identifier","detail":"is no valid LEI"}]}""");

        Page page = signedIn("us-doe-desk")
                .post("/projects/new", "name", "Typed <b>name</b>", "promoter/name", "P", "promoter/identifier", "X");

        assertThat(page.html())
                .contains(
                        "href=\"#f-promoter-identifier\"",
                        "id=\"f-promoter-identifier-error\"",
                        "aria-invalid=\"true\"")
                .contains("Typed &lt;b&gt;name&lt;/b&gt;");
        assertThat(page.text()).contains("There is a problem", "Promoter’s identifier is no valid LEI");
    }

    @Test
    void aSavedSectionGoesOutOnTheVersionThatWasRead() throws Exception {
        services.answer("PUT", PUT_SITES, 200, "{\"section\":\"sites\",\"dossierVersion\":8,\"version\":13}");

        Page page = signedIn("us-doe-desk")
                .post(
                        SITES,
                        "sectionVersion",
                        "2",
                        "sites/0/country",
                        "AU",
                        "sites/0/latitude",
                        "-22.6",
                        "sites/1/country",
                        "",
                        "sites/2/country",
                        "DE",
                        "marking/kind",
                        "RELEASABLE_TO",
                        "marking/parties",
                        "USA",
                        "marking/parties",
                        "EU");

        assertThat(page.text()).contains("The section is saved.");
        var sent = services.asked("PUT", PUT_SITES).getFirst();
        assertThat(sent.ifMatch()).isEqualTo("\"12\"");
        JsonNode body = new ObjectMapper().readTree(sent.body());
        assertThat(body.at("/sites/0/latitude").decimalValue()).isEqualByComparingTo("-22.6");
        assertThat(body.at("/sites/1/country").asText()).isEqualTo("DE");
        assertThat(body.at("/sites")).hasSize(2);
        assertThat(body.at("/marking/parties")).hasSize(2);
    }

    @Test
    void rowsAreAddedAndRemovedWithoutScripts() {
        var desk = signedIn("us-doe-desk");

        Page more = desk.post(SITES, "sectionVersion", "2", "sites/0/name", "First", "add", "sites");
        Page fewer = desk.post(
                SITES, "sectionVersion", "2", "sites/0/name", "First", "sites/1/name", "Second", "remove", "sites/0");

        assertThat(more.html()).contains("name=\"sites/1/name\"", "value=\"First\"");
        assertThat(fewer.html())
                .contains("value=\"Second\"")
                .doesNotContain("value=\"First\"", "name=\"sites/1/name\"");
        assertThat(services.asked("PUT", PUT_SITES)).isEmpty();
    }

    @Test
    void aNumberThatIsNoneIsToldAndKept() {
        Page page = signedIn("us-doe-desk")
                .post(SITES, "sectionVersion", "2", "sites/0/country", "AU", "sites/0/latitude", "12,5");

        assertThat(page.html()).contains("value=\"12,5\"");
        assertThat(page.text()).contains("Site 1: Latitude must be a number");
    }

    @Test
    void aSectionThatChangedMeanwhileShowsBothAndOverwritesNothing() {
        Page page = signedIn("us-doe-desk")
                .post(SITES, "sectionVersion", "1", "sites/0/country", "AU", "sites/0/name", "Typed by me");

        assertThat(page.text()).contains("Somebody changed this section meanwhile", "What is saved now", "Nolans Bore");
        assertThat(page.html()).contains("value=\"Typed by me\"", "name=\"sectionVersion\" value=\"2\"");
        assertThat(services.asked("PUT", PUT_SITES)).isEmpty();
    }

    @Test
    void anotherSectionSavedMeanwhileIsNoConflict() {
        services.answerOnce("PUT", PUT_SITES, 412, "{\"title\":\"It changed meanwhile\"}");
        services.answer("PUT", PUT_SITES, 200, "{\"section\":\"sites\",\"dossierVersion\":9,\"version\":14}");

        Page page = signedIn("us-doe-desk").post(SITES, "sectionVersion", "2", "sites/0/country", "AU");

        assertThat(page.text()).contains("The section is saved.");
        assertThat(services.asked("PUT", PUT_SITES)).hasSize(2);
    }

    @Test
    void aSignatorySignsOnTheDossierThatWasRead() {
        Page page = signedIn("us-state-signatory")
                .post(
                        "/reviews/" + FakeServices.REVIEW,
                        "decision",
                        "APPROVE_WITH_CONDITIONS",
                        "conditions/0/text",
                        "Disclose the offtaker",
                        "conditions/0/dueOn",
                        "2027-03-31",
                        "dossierVersion",
                        "7");

        assertThat(page.text()).contains("Your party’s position is signed.");
        assertThat(services.asked("PUT", SIGN).getFirst().body())
                .contains(
                        "\"decision\":\"APPROVE_WITH_CONDITIONS\"", "\"dueOn\":\"2027-03-31\"", "\"dossierVersion\":7")
                .doesNotContain("replaces", "final");
    }

    @Test
    void anObjectionWithoutReasonsIsNotSent() {
        Page page = signedIn("us-state-signatory")
                .post("/reviews/" + FakeServices.REVIEW, "decision", "OBJECT", "final", "true", "dossierVersion", "7");

        assertThat(page.text()).contains("Say why: the other parties need your reasons");
        assertThat(services.asked("PUT", SIGN)).isEmpty();
    }

    @Test
    void aRefusedPositionSaysWhyAndKeepsTheText() {
        services.answer("PUT", SIGN, 409, """
                {"type":"urn:pipeline:problem:deadline-passed","title":"Too late","detail":"The deadline passed at 17:00."}""");

        Page page = signedIn("us-state-signatory")
                .post(
                        "/reviews/" + FakeServices.REVIEW,
                        "decision",
                        "OBJECT",
                        "reasons",
                        "My long reasons",
                        "dossierVersion",
                        "7");

        assertThat(page.text()).contains("The deadline passed at 17:00.", "My long reasons");
    }

    @Test
    void aRefusedGateRequestListsWhatIsMissing() {
        String path = "/projects/" + N + "/candidacies/us-japan-framework/gate-request";
        services.answer(
                "POST", "/project/api/v1/projects/" + N + "/candidacies/us-japan-framework/gate-requests", 409, """
                {"title":"Sections are missing","detail":"Write permits first.","missing":["permits"]}""");

        Page page = signedIn("us-doe-desk").post(path, "version", "5", "note", "Please look");

        assertThat(page.text()).contains("Write permits first.", "Please look", "Write Permits");
    }

    @Test
    void anotherActGoesOutOnTheCandidacysVersion() {
        Page page = signedIn("us-state-signatory")
                .post(
                        "/projects/" + N + "/candidacies/us-eu-mou/hold",
                        "version",
                        "5",
                        "reasons",
                        "Waiting for a permit");

        assertThat(page.path()).contains("done=hold");
        assertThat(services.asked("POST", "/project/api/v1/projects/" + N + "/candidacies/us-eu-mou/hold")
                        .getFirst()
                        .ifMatch())
                .isEqualTo("\"5\"");
    }

    @Test
    void readingIsMarkedAndLeadsNowhereElse() {
        String path = "/inbox/01936d00-0000-7000-8000-00000000c001/read";

        Page page = signedIn("us-state-signatory").post(path, "to", "//evil.example/x");

        assertThat(page.path()).isEqualTo("/inbox");
        assertThat(services.asked(
                        "POST", "/notification/api/v1/notifications/01936d00-0000-7000-8000-00000000c001/read"))
                .hasSize(1);
    }

    @Test
    void anAnswerGoesOutInPlaceOfTheKnownOne() {
        String answer = "/projects/" + N + "/candidacies/us-eu-mou/criteria/eligibility/scope";
        assertThat(signedIn("us-state-signatory").get(answer).html())
                .contains("name=\"replaces\" value=\"2\"", "Screened against the lists &lt;of&gt; 20 November");

        Page page = signedIn("us-state-signatory")
                .post(
                        answer,
                        "answer",
                        "NOT_MET",
                        "evidence",
                        "Outside the scope",
                        "validUntil",
                        "2027-03-01",
                        "score",
                        "3",
                        "replaces",
                        "2");

        assertThat(page.text()).contains("The answer is saved.");
        assertThat(services.asked("PUT", CANDIDACY + "/criteria/eligibility/scope")
                        .getFirst()
                        .body())
                .contains("\"answer\":\"NOT_MET\"", "\"validUntil\":\"2027-03-01\"", "\"score\":3", "\"replaces\":2")
                .doesNotContain("link");
    }

    @Test
    void aRefusedAnswerKeepsTheTextAndNamesTheField() {
        services.answer("PUT", CANDIDACY + "/criteria/eligibility/scope", 400, """
                {"title":"Some fields are not valid","errors":[{"pointer":"/link","detail":"must be an address that begins with https://"}]}""");

        Page page = signedIn("us-state-signatory")
                .post(
                        "/projects/" + N + "/candidacies/us-eu-mou/criteria/eligibility/scope",
                        "answer",
                        "MET",
                        "evidence",
                        "Typed <b>text</b>",
                        "link",
                        "nowhere");

        assertThat(page.html()).contains("href=\"#f-link\"", "id=\"f-link-error\"", "Typed &lt;b&gt;text&lt;/b&gt;");
        assertThat(page.text()).contains("The link must be an address");
    }

    @Test
    void aDayThatIsNoneIsToldAndNothingIsSent() {
        Page page = signedIn("us-state-signatory")
                .post(
                        "/projects/" + N + "/candidacies/us-eu-mou/criteria/eligibility/scope",
                        "answer",
                        "MET",
                        "validUntil",
                        "soon");

        assertThat(page.text()).contains("The last day must be a day, like 2027-03-15");
        assertThat(services.asked("PUT", CANDIDACY + "/criteria/eligibility/scope"))
                .isEmpty();
    }

    @Test
    void answersAreReleasedAndARefusalIsSaid() {
        String release = "/projects/" + N + "/candidacies/us-eu-mou/criteria/eligibility/release";
        assertThat(signedIn("us-state-signatory").post(release, "key", "k1").text())
                .contains("The answers are released.");
        services.answer("POST", CANDIDACY + "/criteria/eligibility/release", 409, """
                {"title":"Answers are missing","detail":"Answer first: Scope."}""");

        assertThat(signedIn("us-state-signatory").post(release, "key", "k2").text())
                .contains("There is a problem", "Answer first: Scope.");
    }

    @Test
    void aConsentIsRecordedWithItsDocument() {
        String form = "/projects/" + N + "/candidacies/us-eu-mou/host-consents/AU";

        Page page = signedIn("coordinator")
                .post(
                        form,
                        "decision",
                        "GIVEN",
                        "authority",
                        "Government",
                        "decidedOn",
                        "2026-03-02",
                        "document/title",
                        "Letter",
                        "document/reference",
                        "No. 1",
                        "key",
                        "k1");

        assertThat(page.text()).contains("It is recorded.");
        assertThat(services.asked("POST", CANDIDACY + "/host-consents")
                        .getFirst()
                        .body())
                .contains(
                        "\"state\":\"AU\"",
                        "\"decidedOn\":\"2026-03-02\"",
                        "\"document\":{\"title\":\"Letter\",\"reference\":\"No. 1\"}")
                .doesNotContain("replaces", "sha256");
        services.answer("POST", CANDIDACY + "/host-consents", 400, """
                {"title":"Some fields are not valid","errors":[{"pointer":"/document/title","detail":"is missing: who records for another state names the document that shows it"}]}""");
        Page refused = signedIn("coordinator").post(form, "decision", "GIVEN", "authority", "Kept");
        assertThat(refused.html()).contains("id=\"f-document-title-error\"", "value=\"Kept\"");
    }

    @Test
    void aConditionIsActedOn() {
        String condition = "/conditions/" + FakeServices.CONDITION;
        String path = "/partner/api/v1/conditions/" + FakeServices.CONDITION;
        var signatory = signedIn("eu-grow-signatory");

        assertThat(signatory
                        .post(condition, "act", "discharge", "evidence", "Seen", "key", "k1")
                        .text())
                .contains("The condition is discharged.");
        assertThat(signatory.post(condition, "act", "owner", "agency", "us-doe").text())
                .contains("The agency is named");

        assertThat(services.asked("POST", path + "/discharge").getFirst().body())
                .contains("\"evidence\":\"Seen\"");
        assertThat(services.asked("PUT", path + "/owner").getFirst().body()).contains("\"agency\":\"us-doe\"");
        assertThat(signatory.post(condition, "act", "nonsense").status()).isEqualTo(400);
        services.answer("POST", path + "/waiver", 409, """
                {"title":"The condition is over","detail":"EU discharged it."}""");
        Page refused = signatory.post(condition, "act", "waiver", "evidence", "My reasons");
        assertThat(refused.text()).contains("EU discharged it.", "My reasons");
    }
}

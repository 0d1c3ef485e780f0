package org.criticalminerals.pipeline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
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
    private static final String REVIEW = "/reviews/" + FakeServices.REVIEW;
    private static final String SITES = "/projects/" + N + "/dossier/sites";
    private static final String PUT_SITES = "/project/api/v1/projects/" + N + "/dossier/sites";
    private static final String RULE_FORM = "/agreements/us-eu-mou/changes/new?act=RULE";
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
    void aMarkingIsPreviewedInWordsBeforeItIsChosen() throws Exception {
        var desk = signedIn("us-doe-desk");
        String marking = SITES + "/marking";

        Page preview = desk.post(marking, "marking/kind", "PARTIES", "reason", "Typed", "preview", "yes");
        Page marked = desk.post(
                marking, "marking/kind", "INTERNAL", "reason", "It names people", "version", "12", "key", "k");

        assertThat(preview.text())
                .contains("With this marking", "Japan (", "the joint secretariat", "Not before the promoter consents")
                .contains("a signatory of United States of America");
        assertThat(preview.html()).contains("Typed").contains("value=\"PARTIES\" checked");
        assertThat(desk.get(marking).html()).contains("value=\"DEFAULT\" checked");
        assertThat(desk.get(SITES).html()).contains("value=\"DEFAULT\" checked");
        assertThat(marked.text()).contains("The section is marked.");
        var sent = services.asked("POST", "/project/api/v1/projects/" + N + "/dossier/sites/marking")
                .getFirst();
        assertThat(sent.ifMatch()).isEqualTo("\"12\"");
        JsonNode body = new ObjectMapper().readTree(sent.body());
        assertThat(body.at("/marking/kind").asText()).isEqualTo("INTERNAL");
        assertThat(body.at("/reason").asText()).isEqualTo("It names people");
    }

    @Test
    void aMarkingNamesColleaguesAndKeepsWhoWasNamedBefore() throws Exception {
        var desk = signedIn("us-doe-desk");
        String marking = SITES + "/marking";
        String[] typed = {
            "marking/kind",
            "NAMED",
            "marking/people",
            "s-desk",
            "marking/people",
            "4f0c1f8a-0000-4000-8000-00000000000a",
            "preview",
            "yes"
        };

        Page preview = desk.post(marking, typed);
        typed[6] = "reason";
        typed[7] = "They negotiate";
        desk.post(marking, typed);

        assertThat(desk.get(marking).text()).contains("These people only", "Marcus Delgado");
        assertThat(preview.html()).contains("value=\"s-desk\" checked");
        assertThat(preview.text()).contains("Somebody of another agency, named before");
        JsonNode body = new ObjectMapper()
                .readTree(services.asked("POST", "/project/api/v1/projects/" + N + "/dossier/sites/marking")
                        .getFirst()
                        .body());
        assertThat(body.at("/marking/people")).hasSize(2);
    }

    @Test
    void aConsentIsRecordedAndAWrongDayIsTold() throws Exception {
        var desk = signedIn("us-doe-desk");
        String form = "/projects/" + N + "/releases/consents";
        String[] typed = {
            "subject", "finance", "party", "EU", "basis", "PROMOTER_CONSENT", "document", "Letter 7", "givenOn", "x"
        };

        Page wrong = desk.post(form, typed);
        typed[9] = "2026-03-02";
        Page recorded = desk.post(form, typed);

        assertThat(wrong.html()).contains("id=\"f-givenOn-error\"", "value=\"Letter 7\"");
        assertThat(recorded.text()).contains("The consent is on record.");
        assertThat(new ObjectMapper()
                        .readTree(services.asked("POST", "/project/api/v1/projects/" + N + "/consents")
                                .getFirst()
                                .body())
                        .at("/expiresOn")
                        .isNull())
                .isTrue();
    }

    @Test
    void anEditThatWouldLowerAMarkingIsExplainedBesideIt() {
        services.answer("PUT", PUT_SITES, 403, """
                {"type":"urn:problem:lowering-is-an-act","title":"Not allowed","detail":"A signatory lowers it."}""");

        Page page = signedIn("us-doe-desk")
                .post(SITES, "sectionVersion", "2", "sites/0/country", "AU", "marking/kind", "PUBLIC");

        assertThat(page.text()).contains("Not saved yet", "A signatory lowers it.");
        assertThat(page.html()).contains("value=\"AU\" selected");
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
    void aSignatorySeesTheEffectAndThenSignsOnTheDossierThatWasRead() {
        var signatory = signedIn("us-state-signatory");
        Page preview = signatory.post(REVIEW, position("step", "preview"));

        assertThat(preview.text())
                .contains(
                        "With this, the gate opens and the candidacy moves to the stage Assessment.",
                        "By the rule: USA approved and EU approved with conditions.",
                        "Disclose the offtaker");
        assertThat(preview.html()).contains("value=\"2027-03-31\"", "Sign for United States");
        assertThat(services.asked("PUT", SIGN)).isEmpty();

        Page signed = signatory.post(REVIEW, position("step", "sign", "seen", seen(preview)));

        assertThat(signed.text()).contains("Your party’s position is signed.");
        assertThat(services.asked("PUT", SIGN).getFirst().body())
                .contains(
                        "\"decision\":\"APPROVE_WITH_CONDITIONS\"", "\"dueOn\":\"2027-03-31\"", "\"dossierVersion\":7")
                .doesNotContain("replaces", "final");
    }

    @Test
    void nobodySignsWhatTheyHaveNotSeen() {
        var signatory = signedIn("us-state-signatory");

        Page unseen = signatory.post(REVIEW, position("step", "sign"));

        assertThat(unseen.text()).contains("What signing does").doesNotContain("Not signed yet");
        services.answer("POST", SIGN + "/preview", 200, """
                {"concludes":false,"outcome":"RETURNED","explanation":"EU objected.","approves":false,"waitingFor":["EU"],
                 "waitingForConsentOf":["CL"],"deadline":"2099-01-20T16:00:00Z","escalationDays":10}""");
        Page changed = signatory.post(REVIEW, position("step", "sign", "seen", seen(unseen)));

        assertThat(changed.text())
                .contains(
                        "Not signed yet.",
                        "It then waits for European Union and the consent of Chile, until January 20, 2099",
                        "The senior level is told, and the parties have 10 working days more.",
                        "The project is returned with the reasons");
        assertThat(services.asked("PUT", SIGN)).isEmpty();
    }

    @Test
    void enterShowsTheEffectAndSignsNothing() {
        Page page = signedIn("us-state-signatory").post(REVIEW, position());

        assertThat(page.text()).contains("What signing does");
        assertThat(services.asked("PUT", SIGN)).isEmpty();
    }

    private static String[] position(String... more) {
        List<String> fields = new ArrayList<>(List.of(
                "decision",
                "APPROVE_WITH_CONDITIONS",
                "conditions/0/text",
                "Disclose the offtaker",
                "conditions/0/dueOn",
                "2027-03-31",
                "dossierVersion",
                "7"));
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }

    private static String seen(Page page) {
        return page.all("name=\"seen\" value=\"([^\"]*)\"").getFirst();
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
        services.answer("POST", SIGN + "/preview", 409, """
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
        assertThat(signatory
                        .post(condition, "act", "due", "dueOn", "2027-09-30", "reasons", "The court", "key", "k2")
                        .text())
                .contains("The date is moved.");
        assertThat(services.asked("POST", path + "/due-date").getFirst().body())
                .contains("\"dueOn\":\"2027-09-30\"", "\"reasons\":\"The court\"");
        assertThat(signatory
                        .post(condition, "act", "due", "dueOn", "soon", "reasons", "Kept")
                        .html())
                .contains("id=\"f-dueOn-error\"", "Kept");
        assertThat(signatory.get(condition).text()).contains("Releasable to EU, USA", "Your own agency alone");
        signatory.post(
                condition,
                "act",
                "evidence",
                "evidence",
                "For us two",
                "marking",
                "RELEASABLE_TO",
                "parties",
                "EU",
                "parties",
                "USA",
                "key",
                "k3");
        assertThat(services.asked("POST", path + "/evidence").getFirst().body())
                .contains("\"kind\":\"RELEASABLE_TO\"", "\"parties\":[\"EU\",\"USA\"]");
        assertThat(signatory.post(condition, "act", "nonsense").status()).isEqualTo(400);
        services.answer("POST", path + "/waiver", 409, """
                {"title":"The condition is over","detail":"EU discharged it."}""");
        Page refused = signatory.post(condition, "act", "waiver", "evidence", "My reasons");
        assertThat(refused.text()).contains("EU discharged it.", "My reasons");
    }

    @Test
    void aChangeShowsItsEffectBeforeItIsProposed() throws Exception {
        var coordinator = signedIn("coordinator");
        String[] rule = {
            "gate",
            "SCREENING",
            "kind",
            "QUALIFIED_MAJORITY",
            "weights",
            "USA=3; EU=2",
            "threshold",
            "0.65",
            "explicit",
            "USA, HOST",
            "workingDays",
            "12",
            "silence",
            "LAPSE",
            "sealed",
            "false",
            "reason",
            "Agreed",
            "effectiveFrom",
            "2027-01-01",
            "key",
            "k"
        };

        Page preview = coordinator.post(RULE_FORM, with(rule, "preview", "true"));
        Page proposed = coordinator.post(RULE_FORM, with(rule, "propose", "true"));

        assertThat(preview.text()).contains("The rule of the gate SCREENING will read: All must approve.");
        assertThat(preview.html()).contains("value=\"USA=3; EU=2\"");
        assertThat(proposed.text()).contains("The change is proposed.");
        JsonNode body = new ObjectMapper()
                .readTree(services.asked("POST", "/partner/api/v1/agreements/us-eu-mou/changes")
                        .getFirst()
                        .body());
        assertThat(body.at("/acts/0/type").asText()).isEqualTo("RULE");
        assertThat(body.at("/acts/0/gate").asText()).isEqualTo("SCREENING");
        assertThat(body.at("/acts/0/rule/weights/USA").asInt()).isEqualTo(3);
        assertThat(body.at("/acts/0/rule/explicit/1").asText()).isEqualTo("HOST");
        assertThat(body.at("/acts/0/rule/workingDays").asInt()).isEqualTo(12);
        assertThat(body.at("/acts/0/rule/sealed").isMissingNode()).isTrue();
        assertThat(body.at("/effectiveFrom").asText()).isEqualTo("2027-01-01");
    }

    @Test
    void aRefusedChangeKeepsWhatWasTypedWithTheErrorBesideItsField() {
        services.answer("POST", "/partner/api/v1/agreements/us-eu-mou/changes", 400, """
                {"title":"Some fields are not valid","errors":[
                 {"pointer":"/acts/rules/SUPPORT/silence","detail":"TACIT_CONSENT can't select a project"},
                 {"pointer":"/acts/parties","detail":"needs at least two parties"}]}""");

        Page page = signedIn("coordinator")
                .post(RULE_FORM, "gate", "SUPPORT", "silence", "TACIT_CONSENT", "reason", "Typed", "propose", "true");

        assertThat(page.html()).contains("id=\"f-silence-error\"", "value=\"TACIT_CONSENT\" selected");
        assertThat(page.text()).contains("There are 2 problems", "parties: needs at least two parties", "Typed");
    }

    @Test
    void aSignatoryConsentsAndRefusesWithReasons() {
        String change = "/agreements/us-eu-mou/changes/" + FakeServices.CHANGE;
        var signatory = signedIn("us-state-signatory");

        assertThat(signatory.post(change, "act", "consent", "key", "k1").text()).contains("Your party consents.");
        assertThat(signatory
                        .post(change, "act", "refuse", "reasons", "Too fast", "key", "k2")
                        .text())
                .contains("Your party refuses.");
        assertThat(services.asked("POST", "/partner/api/v1" + change + "/consents"))
                .extracting(FakeServices.Asked::body)
                .satisfiesExactly(body -> assertThat(body).contains("\"consents\":true"), body -> assertThat(body)
                        .contains("\"consents\":false", "Too fast"));
    }

    @Test
    void whatFulfilsAClockIsRecordedWithEvidence() {
        String clock = "/agreements/us-eu-mou/clocks/" + FakeServices.CLOCK;
        var signatory = signedIn("us-state-signatory");

        assertThat(signatory
                        .post(clock, "evidence", "Minutes", "fulfilledOn", "soon")
                        .text())
                .contains("must be a day");
        assertThat(signatory
                        .post(clock, "evidence", "Minutes", "fulfilledOn", "2026-10-20", "key", "k")
                        .text())
                .contains("What fulfils the clock is recorded.");
        assertThat(services.asked("POST", "/partner/api/v1/clocks/" + FakeServices.CLOCK + "/fulfilment")
                        .getFirst()
                        .body())
                .contains("\"fulfilledOn\":\"2026-10-20\"", "Minutes");
    }

    private static String[] with(String[] fields, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(fields), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    @Test
    void severalReviewsAreRemindedOrWatchedAtOnce() {
        var signatory = signedIn("us-state-signatory");

        Page reminded = signatory.post(
                "/reviews/waiting?party=EU", "review", FakeServices.REVIEW, "act", "remind", "key", "k7");
        Page watched = signatory.post("/reviews/waiting", "review", FakeServices.REVIEW, "act", "watch");
        Page none = signatory.post("/reviews/waiting", "act", "remind");

        assertThat(reminded.text()).contains("1 reminded: the awaited parties are told now");
        assertThat(reminded.html()).contains("<option value=\"EU\" selected>");
        assertThat(watched.text()).contains("1 on your watch list");
        assertThat(none.text()).contains("Choose at least one review.");
        assertThat(services.asked("POST", "/partner/api/v1/review-reminders"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body()).contains(FakeServices.REVIEW));
    }

    @Test
    void severalReviewsAreGivenToAColleagueAtOnceAndEachIsAnsweredFor() {
        String gone = "01936d00-0000-7000-8000-0000000000af";
        services.answer("POST", "/partner/api/v1/review-assignments", 200, """
                {"items":[
                 {"review":"%s","type":"GATE","projectName":"Nolans","agreement":"us-eu-mou","gate":"ASSESSMENT",
                  "result":"ASSIGNED","kind":"DRAFT"},
                 {"review":"%s","type":"GATE","projectName":"Sakatti","agreement":"us-eu-mou","gate":"SELECTION",
                  "result":"RECUSED","kind":null},
                 {"review":"%s","type":null,"projectName":null,"agreement":null,"gate":null,"result":"NOT_FOUND",
                  "kind":null}]}""".formatted(
                        FakeServices.REVIEW, FakeServices.CONCLUDED, gone));

        Page given = signedIn("us-state-desk")
                .post(
                        "/reviews/waiting",
                        "review",
                        FakeServices.REVIEW,
                        "review",
                        FakeServices.CONCLUDED,
                        "review",
                        gone,
                        "act",
                        "assign",
                        "official",
                        "s-desk",
                        "key",
                        "k8");

        assertThat(given.text())
                .containsSubsequence(
                        "Nolans: Gate to assessment : the draft is with Marcus Delgado now",
                        "Sakatti: Gate to selection : not given: Marcus Delgado keeps out of it",
                        "A review: not given: your party has nothing to prepare there");
        assertThat(services.asked("POST", "/partner/api/v1/review-assignments"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body())
                        .contains(FakeServices.REVIEW, FakeServices.CONCLUDED, gone, "\"official\":\"s-desk\""));
    }

    @Test
    void reviewsGivenToNobodyOrInVainStayChosen() {
        var desk = signedIn("us-state-desk");
        String row = "value=\"" + FakeServices.REVIEW + "\" checked";

        Page unchosen = desk.post("/reviews/waiting", "review", FakeServices.REVIEW, "act", "assign");
        services.answer("POST", "/partner/api/v1/review-assignments", 400, """
                {"title":"Invalid","errors":[{"pointer":"/official","detail":"must be of your agency"}]}""");
        Page refused =
                desk.post("/reviews/waiting", "review", FakeServices.REVIEW, "act", "assign", "official", "s-desk");

        assertThat(unchosen.text()).contains("Choose the colleague to whom the reviews go.");
        assertThat(unchosen.html()).contains(row);
        assertThat(refused.text()).contains("The colleague must be of your agency");
        assertThat(refused.html()).contains(row, "value=\"s-desk\" selected");
    }

    @Test
    void whoPreparesNothingGivesNothing() {
        assertThat(signedIn("coordinator").get("/reviews/waiting").text())
                .contains("Remind the awaited parties")
                .doesNotContain("Give them to");
    }

    @Test
    void aStarIsSetAndTakenAway() {
        var desk = signedIn("us-doe-desk");

        Page watched = desk.post("/watches/projects/" + N, "act", "watch", "to", "/projects/" + N);
        desk.post("/watches/projects/" + N, "act", "stop", "to", "//evil.example");

        assertThat(watched.path()).isEqualTo("/projects/" + N + "?done=watched");
        assertThat(services.asked("PUT", "/project/api/v1/watches/projects/" + N))
                .hasSize(1);
        assertThat(services.asked("DELETE", "/project/api/v1/watches/projects/" + N))
                .hasSize(1);
    }

    @Test
    void filtersAreKeptOpenedAndRemoved() {
        var desk = signedIn("us-doe-desk");
        assertThat(desk.get("/pipeline/table?country=AU").html()).contains("name=\"filter.country\" value=\"AU\"");

        Page kept = desk.post("/watches/searches", "name", "Mine", "filter.country", "AU", "filter.colour", "blue");
        Page opened = desk.post("/watches/searches/" + FakeServices.SEARCH, "act", "");
        Page removed = desk.post("/watches/searches/" + FakeServices.SEARCH, "act", "remove");

        assertThat(kept.text()).contains("The search is kept.");
        assertThat(services.asked("POST", "/project/api/v1/saved-searches")
                        .getFirst()
                        .body())
                .contains("\"country\":\"AU\"")
                .doesNotContain("colour");
        assertThat(opened.path()).isEqualTo("/pipeline/table?text=rare+earth&status=ACTIVE&country=AU");
        assertThat(removed.text()).contains("The search is removed.");
    }

    @Test
    void aCalendarsAddressIsShownOnceAndTakenBack() {
        var desk = signedIn("us-doe-desk");

        Page made = desk.post("/calendar/address");
        Page revoked = desk.post("/calendar/address", "act", "revoke");

        assertThat(made.html()).contains("/calendar/" + FakeServices.SECRET + ".ics");
        assertThat(revoked.text()).contains("Your calendar’s address is taken back");
        assertThat(desk.get("/calendar").html()).doesNotContain(FakeServices.SECRET);
    }

    @Test
    void aCalendarProgramReadsWithoutSigningInAndTheSecretStandsInNoAddress() {
        Page read = visitor().get("/calendar/" + FakeServices.SECRET + ".ics");
        services.answer("GET", "/partner/api/v1/calendar-feed", 404, "{}");
        Page unknown = visitor().get("/calendar/" + FakeServices.SECRET + ".ics");
        services.answer("GET", "/partner/api/v1/calendar-feed", 503, "");
        Page down = visitor().get("/calendar/" + FakeServices.SECRET + ".ics");

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.html()).startsWith("BEGIN:VCALENDAR");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.html()).isEmpty();
        assertThat(down.status()).isEqualTo(503);
        assertThat(services.asked("GET", "/partner/api/v1/calendar-feed")).allSatisfy(asked -> {
            assertThat(asked.query()).isNull();
            assertThat(asked.authorization()).isNull();
        });
    }
}

package org.criticalminerals.pipeline.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.criticalminerals.pipeline.portal.fake.FakeServices;
import org.criticalminerals.pipeline.portal.fake.FakeSystem;
import org.criticalminerals.pipeline.portal.fake.Visitor.Page;
import org.junit.jupiter.api.Test;

/** The joint committee's pages as a browser without scripts uses them. */
@QuarkusTest
@QuarkusTestResource(FakeSystem.class)
class CommitteeIT extends PortalTestCase {

    private static final String MEETING = "/meetings/" + FakeServices.MEETING;
    private static final String MINUTED = "/meetings/" + FakeServices.MINUTED;
    private static final String PACKAGE = "/packages/" + FakeServices.PACKAGE;
    private static final String SERVICE = "/partner/api/v1";
    private static final String SAKATTI = "01936d00-0000-7000-8000-0000000000ac";

    @Test
    void aMeetingIsPlannedInItsOwnTimeZone() throws Exception {
        Page page = signedIn("coordinator")
                .post(
                        "/meetings/new",
                        "agreement",
                        "us-eu-mou",
                        "title",
                        "Fourth meeting",
                        "startsAt",
                        "2027-06-10",
                        "hour",
                        "14:30",
                        "zone",
                        "America/New_York",
                        "form",
                        "VIDEO",
                        "place",
                        "Online",
                        "chairingParty",
                        "USA",
                        "minutesWorkingDays",
                        "5");

        assertThat(page.text()).contains("The meeting is planned.");
        JsonNode sent = new ObjectMapper()
                .readTree(
                        services.asked("POST", SERVICE + "/meetings").getFirst().body());
        assertThat(sent.path("startsAt").asText()).isEqualTo("2027-06-10T18:30:00Z");
    }

    @Test
    void whatIsMissingIsToldBesideItsField() {
        Page page = signedIn("coordinator").post("/meetings/new", "title", "", "startsAt", "", "agreement", "");

        assertThat(page.html()).contains("id=\"f-title-error\"", "id=\"f-startsAt-error\"", "id=\"f-agreement-error\"");
        assertThat(services.asked("POST", SERVICE + "/meetings")).isEmpty();
    }

    @Test
    void aRefusedFormStaysOpenWithItsText() {
        services.answer("POST", SERVICE + MEETING + "/agenda", 400, """
                {"title":"Some fields are not valid","errors":[{"pointer":"/title","detail":"must not be longer"}]}""");

        Page page =
                signedIn("coordinator").post(MEETING + "/agenda", "agenda/title", "A <long> one", "agenda/kind", "A");

        assertThat(page.html())
                .contains("href=\"#f-agenda-title\"", "id=\"f-agenda-title-error\"", "A &lt;long&gt; one");
        assertThat(page.text()).contains("There is a problem");
    }

    @Test
    void minutesAreApprovedOrObjectedTo() {
        var signatory = signedIn("us-state-signatory");

        assertThat(signatory.post(MINUTED + "/approvals").text()).contains("Your party approves the minutes.");
        assertThat(signatory
                        .post(MINUTED + "/objections", "objections/reasons", "Wrong")
                        .text())
                .contains("The minutes are open again.");
        assertThat(services.asked("POST", SERVICE + MINUTED + "/minutes/objections")
                        .getFirst()
                        .body())
                .isEqualTo("{\"reasons\":\"Wrong\"}");
        assertThat(signatory.post(MINUTED + "/nonsense").status()).isEqualTo(404);
    }

    @Test
    void aPackageIsSignedAfterAPreview() throws Exception {
        var signatory = signedIn("us-state-signatory");
        String[] act = {
            "decision",
            "APPROVE",
            "reasons",
            "Agreed",
            "carve/" + SAKATTI + "/decision",
            "OBJECT",
            "carve/" + SAKATTI + "/reasons",
            "Control",
            "carve/" + FakeServices.CONCLUDED + "/decision",
            "TAKE_OUT",
            "carve/" + FakeServices.CONCLUDED + "/reasons",
            "Over"
        };

        Page preview = signatory.post(PACKAGE, with(act, "preview", "1"));
        assertThat(preview.text()).contains("What you are about to sign", "1 of 3 reviews get", "Taken out", "Control");
        assertThat(services.asked("POST", SERVICE + PACKAGE + "/signatures")).isEmpty();
        Page signed = signatory.post(PACKAGE, with(act, "sign", "1"));

        assertThat(signed.text()).contains("Your party has signed the package.");
        JsonNode sent = new ObjectMapper()
                .readTree(services.asked("POST", SERVICE + PACKAGE + "/signatures")
                        .getFirst()
                        .body());
        assertThat(sent.path("decision").asText()).isEqualTo("APPROVE");
        assertThat(sent.path("carveOuts")).hasSize(2);
        assertThat(sent.at("/carveOuts/0/decision").asText()).isEqualTo("OBJECT");
        assertThat(sent.at("/carveOuts/1").has("decision")).isFalse();
    }

    @Test
    void whatRefusesAPackageIsSaidAndTheFormKept() {
        services.answer("POST", SERVICE + PACKAGE + "/signatures", 409, """
                {"title":"The package is not signed","detail":"Nothing was signed, since of its reviews 1 refused: Nolans."}""");

        Page page = signedIn("us-state-signatory")
                .post(PACKAGE, "decision", "OBJECT", "reasons", "Typed <here>", "sign", "1");

        assertThat(page.text()).contains("Nothing was signed");
        assertThat(page.html()).contains("Typed &lt;here&gt;");
    }

    @Test
    void everyPositionOfAReviewCanBeTakenOnTheWholeAndInACarveOut() throws Exception {
        var signatory = signedIn("us-state-signatory");
        String carve = "carve/" + SAKATTI + "/";
        List<String> decisions =
                signatory.get("/reviews/" + FakeServices.REVIEW).all("type=\"radio\" id=\"d-([A-Z_]+)\"");
        Page form = signatory.get(PACKAGE);

        assertThat(decisions).hasSize(6);
        assertThat(form.all("type=\"radio\" id=\"d-([A-Z_]+)\"")).isEqualTo(decisions);
        for (String decision : decisions) {
            assertThat(form.html()).contains("<option value=\"" + decision + "\">");
        }
        String[] act = {
            "decision",
            "RESERVE",
            "reasons",
            "Parliament",
            "reserveUntil",
            "2027-01-31",
            carve + "decision",
            "APPROVE_WITH_CONDITIONS",
            carve + "reasons",
            "Once disclosed",
            carve + "conditions/0/text",
            "Disclose the offtaker",
            carve + "conditions/0/dueOn",
            "2027-03-31",
            "carve/" + FakeServices.CONCLUDED + "/decision",
            "TAKE_OUT",
            "carve/" + FakeServices.CONCLUDED + "/reasons",
            "Over"
        };
        Page more = signatory.post(PACKAGE, with(act, "add", carve + "conditions"));
        assertThat(more.html()).contains("name=\"" + carve + "conditions/1/text\"", "value=\"2027-01-31\"");
        Page preview = signatory.post(PACKAGE, with(act, "preview", "1"));
        assertThat(preview.text())
                .contains("Reserve until January 31, 2027", "Disclose the offtaker by March 31, 2027");
        assertThat(services.asked("POST", SERVICE + PACKAGE + "/signatures")).isEmpty();

        signatory.post(PACKAGE, hidden(preview));

        JsonNode sent = new ObjectMapper()
                .readTree(services.asked("POST", SERVICE + PACKAGE + "/signatures")
                        .getFirst()
                        .body());
        assertThat(sent.path("reserveUntil").asText()).isEqualTo("2027-01-31");
        assertThat(sent.at("/carveOuts/0/conditions/0/dueOn").asText()).isEqualTo("2027-03-31");
    }

    private static String[] hidden(Page preview) {
        List<String> fields = new ArrayList<>();
        java.util.regex.Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
                .matcher(preview.html().substring(preview.html().indexOf("<main")))
                .results()
                .forEach(field -> fields.addAll(List.of(field.group(1), field.group(2))));
        return fields.toArray(String[]::new);
    }

    @Test
    void whatIsRefusedNamesTheCandidacyAndItsField() {
        services.answer("POST", SERVICE + PACKAGE + "/signatures", 409, """
                {"title":"The package is not signed","detail":"Nothing was signed.","refused":[
                 {"reviewId":"%s","projectName":"Nolans","detail":"Your party has taken a position."},
                 {"reviewId":"%s","projectName":"Sakatti","detail":"/reserveUntil: …",
                  "errors":[{"pointer":"/reserveUntil","detail":"must lie from today to a year ahead"}]}]}""".formatted(FakeServices.REVIEW, SAKATTI));

        Page page = signedIn("us-state-signatory")
                .post(
                        PACKAGE,
                        "decision",
                        "APPROVE",
                        "carve/" + SAKATTI + "/decision",
                        "RESERVE",
                        "carve/" + SAKATTI + "/reasons",
                        "Parliament",
                        "carve/" + SAKATTI + "/reserveUntil",
                        "2020-01-01",
                        "sign",
                        "1");

        assertThat(page.text())
                .contains(
                        "There are 2 problems",
                        "Nolans: Your party has taken a position.",
                        "Sakatti: The day of the reserve must lie from today to a year ahead");
        assertThat(page.html())
                .contains(
                        "id=\"f-carve-" + FakeServices.REVIEW + "-decision-error\"",
                        "id=\"f-carve-" + SAKATTI + "-reserveUntil-error\"");
    }

    @Test
    void aCarveOutWithoutReasonsIsNoneYet() {
        Page page = signedIn("us-state-signatory")
                .post(PACKAGE, "decision", "APPROVE", "carve/" + SAKATTI + "/decision", "TAKE_OUT", "preview", "1");

        assertThat(page.text()).contains("Sakatti: Say why this one is carved out");
        assertThat(page.html()).contains("id=\"f-carve-" + SAKATTI + "-reasons-error\"");
    }

    @Test
    void everyButtonForADocumentLeadsToIt() {
        var signatory = signedIn("us-state-signatory");

        for (String page : List.of("/projects/" + FakeServices.NOLANS, "/reviews/" + FakeServices.REVIEW, MEETING)) {
            List<String> addresses = signatory.get(page).all("action=\"(/documents/[^\"]+\\.(?:pdf|docx))\"");
            assertThat(addresses).as("addresses on " + page).hasSize(2);
            for (String address : addresses) {
                assertThat(signatory.get(address + "?language=en").html())
                        .as(address)
                        .matches("(?s)(%PDF-|PK).*");
            }
        }
    }

    @Test
    void documentsComeInBothFormatsAndOnlyThere() {
        var signatory = signedIn("us-state-signatory");
        String nolans = "/documents/projects/" + FakeServices.NOLANS + "/fact-sheet.";

        assertThat(signatory.get(nolans + "pdf").html()).startsWith("%PDF-");
        assertThat(signatory.get(nolans + "docx").html()).startsWith("PK");
        assertThat(signatory.get(nolans + "exe").status()).isEqualTo(404);
        for (String path : new String[] {
            "/documents/reviews/" + FakeServices.REVIEW + "/decision-memo.pdf",
            "/documents/candidacies/annotated-list.pdf?agreement=us-eu-mou",
            "/documents/projects/side-by-side.pdf?project=" + FakeServices.NOLANS + "&project=" + FakeServices.DRAFT,
            "/documents" + MEETING + "/meeting-book.pdf"
        }) {
            assertThat(signatory.get(path).html()).as(path).startsWith("%PDF-");
        }
        assertThat(signatory
                        .get("/documents/projects/01936d00-0000-7000-8000-00000000ffff/fact-sheet.pdf")
                        .status())
                .isEqualTo(404);
        assertThat(signatory
                        .get("/documents/projects/side-by-side.pdf?project=" + FakeServices.NOLANS)
                        .status())
                .isEqualTo(400);
        services.down("project");
        assertThat(signatory.get("/documents" + MEETING + "/meeting-book.pdf").status())
                .isEqualTo(503);
        given().redirects()
                .follow(false)
                .get(portal().resolve(nolans + "pdf"))
                .then()
                .statusCode(302);
    }

    @Test
    void documentsComeInTheLanguageThatOneAsksFor() {
        var signatory = signedIn("us-state-signatory");
        String nolans = "/documents/projects/" + FakeServices.NOLANS + "/fact-sheet.pdf";

        Page japanese = signatory.get(nolans + "?language=ja");
        assertThat(japanese.header("Content-Language")).isEqualTo("ja-JP");
        assertThat(japanese.header("Content-Disposition"))
                .contains("attachment; filename=\"fact-sheet-nolans-", "-ja.pdf\"");
        assertThat(signatory.get(nolans).header("Content-Language")).startsWith("en-");
        Page none = signatory.get(nolans + "?language=tlh");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.text()).contains("There are no documents in this language", "日本語 (ja)");
        for (String page : new String[] {
            "/documents", "/projects/" + FakeServices.NOLANS, "/reviews/" + FakeServices.REVIEW, MEETING
        }) {
            assertThat(signatory.get(page).html())
                    .as(page)
                    .contains("<option value=\"en\" lang=\"en\" selected>English</option>", ">日本語</option>");
        }
    }

    @Test
    void withoutAChoiceTheAccountsLanguageIsTaken() {
        var official = signedIn("jp-meti-signatory");

        assertThat(official.get("/documents/projects/" + FakeServices.NOLANS + "/fact-sheet.docx")
                        .header("Content-Language"))
                .isEqualTo("ja-JP");
        assertThat(official.get("/documents").html()).contains("<option value=\"ja\" lang=\"ja\" selected>");
    }

    private static String[] with(String[] fields, String name, String value) {
        String[] more = Arrays.copyOf(fields, fields.length + 2);
        more[fields.length] = name;
        more[fields.length + 1] = value;
        return more;
    }
}

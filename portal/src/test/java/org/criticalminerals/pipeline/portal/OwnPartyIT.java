package org.criticalminerals.pipeline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.portal.fake.FakeServices;
import org.criticalminerals.pipeline.portal.fake.FakeSystem;
import org.criticalminerals.pipeline.portal.fake.Visitor.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens inside the own party: its part of a review's page, and the pages of its own. */
@QuarkusTest
@QuarkusTestResource(FakeSystem.class)
class OwnPartyIT extends PortalTestCase {

    private static final String REVIEW = "/reviews/" + FakeServices.REVIEW;
    private static final String PARTNER = "/partner/api/v1";
    private static final String PREPARATION = PARTNER + REVIEW + "/preparation";
    private static final String NOTHING = "{\"items\":[],\"next\":null}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                                   | Waiting for your agency to clear
            @                                   | Your party can sign once
            @                                   | Answered on an older draft
            @                                   | The tariff line is open.
            @                                   | In hand: Marcus Delgado
            @/preparation/draft                 | Save the draft
            @/preparation/question              | Development Finance
            @/preparation/clearances/us-doe     | Is the processing route proven?
            @/preparation/assignee              | Nobody: the whole desk
            @/recusals                          | His brother works for the promoter.
            /clearances                         | your party can’t sign before
            /delegations                        | While I travel
            /delegations                        | Otto Brandt left us-state.
            /handovers                          | Show what would move
            /handovers?from=s-desk              | What Marcus Delgado has in hand
            """)
    void aPageShowsWhatItIsAbout(String path, String expected) {
        Page page = signedIn("us-state-signatory").get(path.replace("@", REVIEW));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text().replace('\u00a0', ' ')).contains(expected);
        assertThat(page.html()).contains("<h1>", "usa-skipnav").doesNotContain("style=\"", "onclick");
    }

    @Test
    void nothingToShowIsSaidInWords() {
        for (String list : new String[] {"/clearances", "/delegations", REVIEW + "/recusals"}) {
            services.answer("GET", PARTNER + list, 200, NOTHING);
        }
        services.answer("GET", PARTNER + "/handovers", 200, "{\"inHand\":[],\"delegations\":[]}");
        services.answer("GET", PREPARATION, 200, FakeServices.file("preparation-empty"));
        var signatory = signedIn("us-state-signatory");

        assertThat(signatory.get("/").text()).contains("No clearance waits for your agency");
        assertThat(signatory.get("/clearances").text()).contains("No clearance waits for your agency");
        assertThat(signatory.get("/delegations").text()).contains("Nothing is delegated");
        assertThat(signatory.get(REVIEW + "/recusals").text()).contains("Nobody of your party keeps out");
        assertThat(signatory.get("/handovers?from=s-desk").text()).contains("Nothing would move");
        assertThat(signatory.get(REVIEW).text()).contains("Nothing is drafted yet.", "No agency was asked.");
        assertThat(signatory.get(REVIEW + "/preparation/question").text()).contains("There is no agency to ask");
    }

    @Test
    void theCoordinatorSeesNothingOfIt() {
        services.answer("GET", PREPARATION, 404, "{\"title\":\"Not found\"}");

        assertThat(signedIn("coordinator").get(REVIEW).text()).doesNotContain("Inside your party");
        assertThat(services.asked("GET", PREPARATION)).isEmpty();
    }

    @Test
    void aPartThatCannotBeHadLeavesTheRestOfThePage() {
        services.answer("GET", PREPARATION, 503, "{}");
        services.answer("GET", PARTNER + "/clearances", 503, "{}");
        var signatory = signedIn("us-state-signatory");

        assertThat(signatory.get(REVIEW).text())
                .contains("What happens inside your party can’t be shown right now", "Preview the effect");
        assertThat(signatory.get("/").text()).contains("What happens inside your party can’t be shown right now");
    }

    @Test
    void aDraftGoesOutOnTheVersionThatWasRead() {
        Page page = signedIn("us-state-desk")
                .post(
                        REVIEW + "/preparation/draft",
                        "replaces",
                        "2",
                        "decision",
                        "OBJECT",
                        "final",
                        "true",
                        "reasons",
                        "Not yet",
                        "conditions/0/text",
                        "");

        assertThat(page.path()).isEqualTo(REVIEW);
        assertThat(services.asked("PUT", PREPARATION + "/draft").getFirst().body())
                .contains("\"decision\":\"OBJECT\"", "\"final\":true", "\"replaces\":2", "\"reasons\":\"Not yet\"");
    }

    @Test
    void aDraftThatChangedMeanwhileSaysSoAndKeepsTheText() {
        services.answer("PUT", PREPARATION + "/draft", 409, """
                {"title":"It changed meanwhile","detail":"Marcus Delgado wrote version 3. Read it."}""");

        Page page = signedIn("us-state-desk")
                .post(REVIEW + "/preparation/draft", "replaces", "2", "reasons", "My long reasons");

        assertThat(page.text()).contains("Marcus Delgado wrote version 3.", "My long reasons");
    }

    @Test
    void theFormToSignIsFilledFromTheDraftAndSaysSo() {
        var signatory = signedIn("us-state-signatory");

        Page page = signatory.get(REVIEW);

        assertThat(page.html())
                .contains(
                        "value=\"APPROVE_WITH_CONDITIONS\" checked",
                        "Sound, once the offtake is disclosed.</textarea>",
                        "Disclose the offtaker</textarea>",
                        "name=\"conditions/0/dueOn\" value=\"2027-03-31\"",
                        "name=\"draft\" value=\"2\"");
        assertThat(page.text())
                .contains(
                        "From the draft Version 2 of your party’s draft, by Marcus Delgado", "You can change it here");
        assertThat(services.asked("GET", PREPARATION)).hasSize(1);

        String[] objection = {
            "draft", "2", "decision", "OBJECT", "reasons", "Not yet", "dossierVersion", "7", "step", "preview"
        };
        Page edited = signatory.post(REVIEW, objection);
        assertThat(edited.text())
                .contains("Version 2 of your party’s draft", "It was changed here", "What signing does");
        services.answer(
                "GET",
                PREPARATION,
                200,
                FakeServices.file("preparation").replace("\"version\": 2,", "\"version\": 3,"));
        Page older = signatory.post(REVIEW, objection);
        assertThat(older.text()).contains("filled from version 2", "Marcus Delgado wrote version 3");
    }

    @Test
    void whoCannotSignIsShownNoFormFromTheDraft() {
        services.answer(
                "GET", PARTNER + REVIEW, 200, FakeServices.file("review").replace("\"SIGN\",", ""));

        assertThat(signedIn("us-state-desk").get(REVIEW).text()).doesNotContain("From the draft");
    }

    @Test
    void aReserveIsDraftedWithItsDay() {
        signedIn("us-state-desk")
                .post(
                        REVIEW + "/preparation/draft",
                        "decision",
                        "RESERVE",
                        "reasons",
                        "Parliament",
                        "reserveUntil",
                        "2027-01-31");

        assertThat(services.asked("PUT", PREPARATION + "/draft").getFirst().body())
                .contains("\"reserveUntil\":\"2027-01-31\"");
    }

    @Test
    void conditionsOfADraftAreAddedWithoutScripts() {
        Page page = signedIn("us-state-desk")
                .post(REVIEW + "/preparation/draft", "conditions/0/text", "First", "add", "conditions");

        assertThat(page.html()).contains("name=\"conditions/1/text\"", "First");
        assertThat(services.asked("PUT", PREPARATION + "/draft")).isEmpty();
    }

    @Test
    void anAgencyIsAsked() {
        Page page = signedIn("us-state-desk")
                .post(
                        REVIEW + "/preparation/question",
                        "agency",
                        "us-dfc",
                        "workingDays",
                        "3",
                        "question",
                        "Is there a loan?",
                        "key",
                        "k1");

        assertThat(page.path()).isEqualTo(REVIEW);
        assertThat(services.asked("POST", PREPARATION + "/clearances")
                        .getFirst()
                        .body())
                .contains("\"agency\":\"us-dfc\"", "\"workingDays\":3", "Is there a loan?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @/preparation/question          | question | Q     | Choose an agency
            @/preparation/question          | workingDays | x  | Choose an agency
            @/preparation/clearances/us-doe | comment  | C     | Choose an answer
            @/preparation/clearances/us-doe | answer   | NON_CONCUR | Say what your agency has to say
            @/recusals                      | scope    | REVIEW | Say why; only your own party sees it
            /delegations                    | note     | N     | Choose a colleague
            /handovers                      | from     | s-desk | Say what the successor should know
            """)
    void whatIsMissingIsToldBesideItsField(String path, String field, String value, String message) {
        Page page = signedIn("us-state-signatory").post(path.replace("@", REVIEW), field, value);

        assertThat(page.text()).contains("problem", message);
        assertThat(page.html()).contains("error-summary");
    }

    @Test
    void anAgencyAnswersOnTheDraftThatItRead() {
        Page page = signedIn("us-doe-desk")
                .post(
                        REVIEW + "/preparation/clearances/us-doe",
                        "answer",
                        "CONCUR_WITH_COMMENT",
                        "comment",
                        "Watch the grid",
                        "draftVersion",
                        "2");

        assertThat(page.path()).isEqualTo(REVIEW);
        assertThat(services.asked("PUT", PREPARATION + "/clearances/us-doe")
                        .getFirst()
                        .body())
                .contains("CONCUR_WITH_COMMENT", "Watch the grid", "\"draftVersion\":2");
    }

    @Test
    void aDelegationLastsToTheEndOfItsLastDay() {
        Page page = signedIn("us-state-signatory")
                .post(
                        "/delegations",
                        "delegate",
                        "s-desk",
                        "gates",
                        "SCREENING",
                        "gates",
                        "SUPPORT",
                        "endsAt",
                        "2027-01-31",
                        "key",
                        "k1");

        assertThat(page.path()).isEqualTo("/delegations");
        assertThat(services.asked("POST", PARTNER + "/delegations").getFirst().body())
                .contains(
                        "\"delegate\":\"s-desk\"",
                        "\"gates\":[\"SCREENING\",\"SUPPORT\"]",
                        "\"endsAt\":\"2027-02-01T05:00:00Z\"");
    }

    @Test
    void aRecusalOfTheWholePartyNamesNobody() {
        signedIn("us-state-signatory")
                .post(REVIEW + "/recusals", "scope", "PARTY", "official", "s-desk", "reason", "The office is vacant");

        assertThat(services.asked("POST", PARTNER + REVIEW + "/recusals")
                        .getFirst()
                        .body())
                .contains("\"scope\":\"PARTY\"")
                .doesNotContain("official");
    }

    @Test
    void workIsHandedOver() {
        Page page = signedIn("us-state-signatory")
                .post("/handovers", "from", "s-desk", "to", "", "note", "On leave", "key", "k1");

        assertThat(page.text()).contains("The work is handed over.");
        assertThat(services.asked("POST", PARTNER + "/handovers").getFirst().body())
                .contains("\"from\":\"s-desk\"")
                .doesNotContain("\"to\"");
    }

    @Test
    void aDelegateSeesThatBothNamesAreRecorded() {
        Page page = signedIn("us-state-desk").get(REVIEW);

        assertThat(page.text()).contains("delegated signing to you", "Preview the effect");
    }

    @Test
    void aSignatureThatNeedsAStrongerSignInKeepsTheTextAndAsksForIt() {
        services.answer("PUT", PARTNER + REVIEW + "/positions/USA", 401, """
                {"type":"urn:pipeline:problem:insufficient-user-authentication","title":"Sign in again, more strongly",
                "detail":"Sign in with two factors.","acrValues":"2 urn:mfa"}""");
        var signatory = signedIn("us-state-signatory");

        String[] position = {"decision", "OBJECT", "reasons", "My long reasons <b>", "dossierVersion", "7"};
        Page preview = signatory.post(REVIEW, with(position, "step", "preview"));
        String seen = preview.all("name=\"seen\" value=\"([^\"]*)\"").getFirst();

        Page page = signatory.post(REVIEW, with(position, "step", "sign", "seen", seen));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text()).contains("Sign in with two factors.", "Nothing was signed yet.");
        assertThat(page.html())
                .contains(
                        "action=\"" + REVIEW + "\"",
                        "name=\"reasons\" value=\"My long reasons &lt;b&gt;\"",
                        "href=\"/sign-in/stronger?acr=2+urn%3Amfa\"");
        // The test's browser follows five redirects, one fewer than there are until the start page.
        signatory.get("/sign-in/stronger?acr=2+urn%3Amfa");
        assertThat(signatory.get("/").html()).contains("Eleanor Whitfield");
        assertThat(services.signIn().askedAcr()).isEqualTo("2 urn:mfa");
        assertThat(signatory.get("/sign-in/stronger?acr=%0d%0aX").status()).isEqualTo(400);
    }

    private static String[] with(String[] fields, String... more) {
        return Stream.concat(Stream.of(fields), Stream.of(more)).toArray(String[]::new);
    }
}

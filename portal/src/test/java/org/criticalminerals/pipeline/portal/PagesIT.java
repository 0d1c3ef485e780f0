package org.criticalminerals.pipeline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.criticalminerals.pipeline.portal.fake.FakeServices;
import org.criticalminerals.pipeline.portal.fake.FakeSystem;
import org.criticalminerals.pipeline.portal.fake.Visitor.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page in each of its states: with one, with many, with nothing, and with a service that is down. */
@QuarkusTest
@QuarkusTestResource(FakeSystem.class)
class PagesIT extends PortalTestCase {

    private static final String N = FakeServices.NOLANS;
    private static final String NOTHING = "{\"items\":[],\"next\":null,\"unread\":0}";

    @Test
    void aVisitorReadsWhatThePortalIs() {
        Page page = visitor().get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("One pipeline for joint critical-minerals projects", "No classified information");
        assertThat(page.html()).contains("href=\"/sign-in\"").doesNotContain("/sign-out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                                                        | Nolans: Gate to assessment
            /pipeline                                                | Thacker Pass
            /pipeline?agreement=us-eu-mou                            | Thacker Pass
            /pipeline/table?stage=SCREENING&text=a%26b               | Next page
            /projects                                                | Vulkan Upper Rhine lithium
            /projects/new                                            | Promoter
            /projects/@                                              | US–EU Memorandum of Understanding
            /projects/@/history                                      | Position signed
            /projects/@/versions                                     | Version 7
            /projects/@/versions/7                                   | USD 1,200,000,000
            /projects/@/comparison                                   | Line 1: Product, t a year
            /projects/@/submission                                   | Agreement
            /projects/@/candidacies/us-japan-framework/gate-request  | 2 sections are missing
            /projects/@/candidacies/us-eu-mou/hold                   | Put on hold
            /projects/@/candidacies/us-eu-mou/withdrawal             | Withdraw the project
            /projects/@/candidacies/us-eu-mou/resumption             | Resume
            /projects/@/candidacies/us-eu-mou/gate-requests/2/withdrawal | Withdraw the request
            /reviews                                                 | Sakatti: Gate to selection
            /reviews/01936d00-0000-7000-8000-0000000000aa            | Sign for United States
            /reviews/01936d00-0000-7000-8000-0000000000ab            | The review is over
            /meetings                                                | Third meeting of the joint committee
            /meetings/new                                            | Working days until silence approves the minutes
            /meetings/01936d00-0000-7000-8000-00000000ee01           | Separation capacity in the Union
            /meetings/01936d00-0000-7000-8000-00000000ee01/edit      | Change the meeting
            /meetings/01936d00-0000-7000-8000-00000000ee02           | The chair also closed.
            /packages/new                                            | Choose the reviews
            /packages/new?agreement=us-eu-mou                        | Open reviews under
            /packages/01936d00-0000-7000-8000-00000000ef01           | Taken out: Sakatti. Await the assay
            /documents                                               | Projects side by side
            /inbox                                                   | Your party is asked to decide on Nolans
            """)
    void aPageShowsWhatItIsAbout(String path, String expected) {
        Page page = signedIn("us-state-signatory").get(path.replace("@", N));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text().replace('\u00a0', ' ')).contains(expected);
        assertThat(page.html()).contains("<html lang=\"en\">", "<h1>", "usa-skipnav", "U.S. Department of State");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity",
                "sites",
                "production",
                "resources",
                "finance",
                "ownership",
                "permits",
                "offtake",
                "timetable",
                "environment",
                "attestation"
            })
    void everySectionHasAFormOnAFullAndOnAnEmptyDossier(String section) {
        var desk = signedIn("us-doe-desk");

        for (String project : new String[] {N, FakeServices.DRAFT}) {
            Page page = desk.get("/projects/" + project + "/dossier/" + section);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html()).contains("name=\"sectionVersion\"", "name=\"marking/kind\"", "Save ");
        }
    }

    @Test
    void nothingToShowIsSaidInWords() {
        for (String list :
                new String[] {"/project/api/v1/projects", "/project/api/v1/candidacies", "/partner/api/v1/reviews"}) {
            services.answer("GET", list, 200, NOTHING);
        }
        services.answer("GET", "/notification/api/v1/notifications", 200, NOTHING);
        services.answer(
                "GET",
                "/project/api/v1/candidacies/board",
                200,
                "{\"stages\":[{\"stage\":\"SUPPORT\",\"count\":0,\"items\":[]}]}");
        var signatory = signedIn("us-state-signatory");

        assertThat(signatory.get("/").text())
                .contains(
                        "No review waits for your party",
                        "Nothing was returned",
                        "No gate can be asked for now",
                        "No draft");
        assertThat(signatory.get("/pipeline").text()).contains("No project here now");
        assertThat(signatory.get("/pipeline/table").text()).contains("The pipeline is empty");
        assertThat(signatory.get("/pipeline/table?text=x").text()).contains("No project fits these filters");
        assertThat(signatory.get("/projects").text()).contains("No project yet");
        assertThat(signatory.get("/reviews").text()).contains("No review here");
        assertThat(signatory.get("/inbox").text()).contains("Nothing here");
    }

    @Test
    void aReviewServiceThatIsDownLeavesAGapAndNoError() {
        services.down("partner");
        var signatory = signedIn("us-state-signatory");

        Page work = signatory.get("/");

        assertThat(work.status()).isEqualTo(200);
        assertThat(work.text()).contains("The reviews can’t be shown right now", "Vulkan Upper Rhine lithium");
        assertThat(signatory.get("/projects/" + N).status()).isEqualTo(200);
        assertThat(signatory.get("/reviews").status()).isEqualTo(503);
        assertThat(signatory.get("/reviews").text()).contains("The reviews can’t be shown right now");
    }

    @Test
    void anInboxThatIsDownTakesNoOtherPageWithIt() {
        services.down("notification");
        var signatory = signedIn("us-state-signatory");

        assertThat(signatory.get("/pipeline").status()).isEqualTo(200);
        assertThat(signatory.get("/inbox").status()).isEqualTo(503);
    }

    @Test
    void aProjectServiceThatIsDownIsSaid() {
        services.down("project");
        var signatory = signedIn("us-state-signatory");

        assertThat(signatory.get("/").text())
                .contains("Nolans: Gate to assessment", "The drafts can’t be shown right now");
        assertThat(signatory.get("/reviews/" + FakeServices.REVIEW).text())
                .contains("The dossier can’t be shown right now");
        assertThat(signatory.get("/projects/" + N).status()).isEqualTo(503);
    }

    @Test
    void whatIsNotThereAndWhatIsRefusedHavePagesOfTheirOwn() {
        var signatory = signedIn("us-state-signatory");
        services.answer(
                "GET",
                "/project/api/v1/projects/" + N,
                403,
                "{\"title\":\"Not allowed\",\"detail\":\"Ask the lead.\"}");

        assertThat(signatory.get("/nothing").text()).contains("Page not found");
        assertThat(signatory
                        .get("/projects/01936d00-0000-7000-8000-00000000ffff")
                        .status())
                .isEqualTo(404);
        assertThat(signatory.get("/projects/" + N + "/dossier/secrets").status())
                .isEqualTo(404);
        assertThat(signatory.get("/projects/" + N).status()).isEqualTo(403);
        assertThat(signatory.get("/projects/" + N).text()).contains("Ask the lead.");
    }

    @Test
    void aProjectPageCarriesTheMarkingsOfWhatItShows() {
        Page page = signedIn("us-state-signatory").get("/projects/" + N);

        assertThat(page.html()).contains("Markings on this page", "Releasable to USA, EU", "Internal to USA");
    }

    @Test
    void theCoordinatorIsAskedForNothing() {
        Page page = signedIn("coordinator").get("/");

        assertThat(page.text()).contains("Nothing waits for the secretariat").doesNotContain("Nominate a project");
    }

    @Test
    void datesAreInTheReadersForm() {
        assertThat(signedIn("us-state-signatory").get("/projects/" + N).text()).contains("EST");
        assertThat(signedIn("eu-grow-signatory").get("/projects/" + N).text()).contains("20 November 2026", "CET");
    }
}

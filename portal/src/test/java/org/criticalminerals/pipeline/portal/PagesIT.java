package org.criticalminerals.pipeline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.Consumer;
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
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTHING = "{\"items\":[],\"next\":null,\"unread\":0}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Review    | Nolans: Gate to assessment                              | /reviews/01936d00-0000-7000-8000-0000000000aa
            Clearance | Nolans: Gate to assessment                              | /reviews/01936d00-0000-7000-8000-0000000000aa
            Condition | Nolans: Gate to support                                 | /conditions/01936d00-0000-7000-8000-00000000d001
            Clock     | Report on the first year of cooperation                 | /agreements/us-eu-mou
            Clock     | Arafura Nolans Rare Earths Integrated Processing: Financial support within six months of selection | /agreements/us-japan-framework
            """)
    void theCalendarNamesEachKindOfEntryAndLeadsToIt(String kind, String title, String link) {
        var desk = signedIn("us-state-desk");

        for (String view : java.util.List.of("", "&view=month")) {
            Page page = desk.get("/calendar?month=2026-12" + view);

            assertThat(page.html()).contains("href=\"" + link + "\"");
            assertThat(page.text()).contains(kind + " " + title);
        }
    }

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
            /projects/@                                              | CUI//REL TO THE PARTIES
            /projects/@/releases                                     | European Union (
            /projects/@/releases                                     | Separation know-how
            /projects/@/releases                                     | Letter of Arafura, 2 March 2026
            /projects/@/releases/consents                            | The disclosure of the project
            /projects/@/releases/consents/01936d00-0000-7000-8000-00000000c001/revocation | Record the revocation
            /projects/@/releases/controls/sites                      | Flag the section
            /projects/@/releases/controls/production/lifting         | Lift the export-control flag
            /projects/@/dossier/sites/marking                        | Preview who will see it
            /projects/@/versions/7                                   | USD 1,200,000,000
            /projects/@/comparison                                   | Line 1: Product, t a year
            /projects/@/submission                                   | Agreement
            /projects/@/candidacies/us-japan-framework/gate-request  | 2 sections are missing
            /projects/@/candidacies/us-eu-mou/hold                   | Put on hold
            /projects/@/candidacies/us-eu-mou/withdrawal             | Withdraw the project
            /projects/@/candidacies/us-eu-mou/resumption             | Resume
            /projects/@/candidacies/us-eu-mou/gate-requests/2/withdrawal | Withdraw the request
            /projects/@/candidacies/us-mexico-action-plan/changes/new | The promoter may reply until
            /projects/@/candidacies/us-mexico-action-plan/changes/1  | GROW/2026/118
            /projects/@/candidacies/us-mexico-action-plan/changes/1  | Record the reply
            /projects/@/candidacies/us-mexico-action-plan/changes/2  | A new owner steps in
            /projects/@/candidacies/us-mexico-action-plan/support-end | End your party’s support
            /projects/@/duplicates                                   | sites within 10 km
            /projects/@/duplicates                                   | 6.5 km
            /projects/@/duplicates/01936d00-0000-7000-8000-000000000002 | Side by side
            /projects/@/duplicates/01936d00-0000-7000-8000-000000000002 | nearest sites 6.5 km apart
            /imports                                                 | holds no classified information
            /imports/01936d00-0000-7000-8000-00000000e001            | "digging" is no step
            /reviews                                                 | Sakatti: Gate to selection
            /reviews/01936d00-0000-7000-8000-0000000000aa            | Preview the effect
            /reviews/01936d00-0000-7000-8000-0000000000ab            | The review is over
            /reviews/01936d00-0000-7000-8000-0000000000ab            | Eleanor Whitfield, on behalf of Margaret Ellison
            /reviews/01936d00-0000-7000-8000-0000000000ab            | the deadline was extended once United States of America: Under Secretary of State for Economic Affairs, State
            /projects/@/history                                      | Told United States of America: Under Secretary of State
            /agreements/us-eu-mou                                    | Under Secretary of State for Economic Affairs State
            /projects/@/candidacies/us-japan-framework/gate-request  | Eligibility checklist: European Union
            /projects/@/candidacies/us-eu-mou/criteria               | Score of your agency: 4 of 5
            /projects/@/candidacies/us-eu-mou/criteria/eligibility/scope | Save the answer
            /projects/@/candidacies/us-eu-mou/criteria/eligibility/integrity | Were they screened?
            /projects/@/candidacies/us-eu-mou/host-consents          | Refuses, or objects by Federal Ministry on March 2, 2026
            /projects/@/candidacies/us-eu-mou/host-consents/AU       | Must consent by an act of its own
            /projects/@/candidacies/us-eu-mou/host-consents/DE       | You can’t record this
            /conditions                                              | The offtake agreement is disclosed
            /conditions/01936d00-0000-7000-8000-00000000d001         | Name this agency
            /conditions/01936d00-0000-7000-8000-00000000d001         | The court decides in March
            /conditions/01936d00-0000-7000-8000-00000000d002         | It was seen
            /agreements                                              | Plurilateral Trade Initiative
            /agreements/us-eu-mou                                    | Ran out
            /agreements/us-eu-mou/versions                           | Agreed in the committee
            /agreements/us-eu-mou/comparison?from=2&to=3             | Rule of the gate: Screening
            /agreements/us-eu-mou/changes                            | Change 4
            /agreements/us-eu-mou/changes/01936d00-0000-7000-8000-00000000d001 | Consent for United States
            /agreements/us-eu-mou/clocks/01936d00-0000-7000-8000-00000000d101  | Evidence
            /parties                                                 | Japan
            /parties                                                 | European Bank for Reconstruction
            /parties/JPN?year=2029                                   | 23
            /parties/JPN                                             | Public holidays “2027-02-24 Day of the ceremony”
            /parties/JPN/changes                                     | Reorganised by act 12
            /agencies/jp-meti                                        | lead, its signatories sign for the party
            /agencies/jp-meti/changes                                | waits for its day
            /agencies/jp-meti/changes/new?act=AGENCY_CLOSES          | no role under any agreement
            /party-changes/01936d00-0000-7000-8000-00000000f001/withdrawal | It was to hold from April 1, 2027
            /reviews/waiting                                         | Sakatti: Gate to selection
            /reviews/waiting                                         | European Union: November 18, 2026
            /reviews/waiting?party=EU&due=7&agreement=us-eu-mou      | Show all
            /watches                                                 | Australian rare earths 3 new
            /calendar?month=2026-12                                  | Tuesday, December 8, 2026
        /calendar?month=2026-12                                  | Thursday, December 31, 2026
        /calendar?month=2026-12                                  | Action item Second meeting of the joint committee
            /calendar?month=2026-12&view=month                       | Sakatti: Gate to selection
            /officials                                               | robin.sato@state.example
            /officials?agency=us-state                               | The sign-in server says otherwise
            /officials/new                                           | They get a mail with a link
            /officials/01936d00-0000-7000-8000-00000000f101          | Also Auditor
            /officials/01936d00-0000-7000-8000-00000000f101          | Desk officer, Auditor
            /official-differences                                    | They can sign in, and nobody invited them here
            /meetings                                                | Third meeting of the joint committee
            /meetings/new                                            | Working days until silence approves the minutes
            /meetings/01936d00-0000-7000-8000-00000000ee01           | Separation capacity in the Union
            /meetings/01936d00-0000-7000-8000-00000000ee01/edit      | Change the meeting
            /meetings/01936d00-0000-7000-8000-00000000ee02           | The chair also closed.
            /packages/new                                            | Choose the reviews
            /packages/new?agreement=us-eu-mou                        | Open reviews under
            /packages/01936d00-0000-7000-8000-00000000ef01           | Taken out: Sakatti. Await the assay
            /documents                                               | Projects side by side
            /access-requests                                         | F-2026-0118, by requester-1f3a90c2de
            /access-requests                                         | European Union, Japan (no answer)
            /access-requests/new                                     | within 20 working days from its receipt
            /access-requests/new?project=@                           | 01936d00-0000-7000-8000-000000000001
            /access-requests/01936d00-0000-7000-8000-00000000ab01    | Left out: Annex 2, and the names of officials
            /access-requests/01936d00-0000-7000-8000-00000000ab02    | Trade secrets and confidential commercial
            /access-consultations                                    | May not be released
            /access-consultations/01936d00-0000-7000-8000-00000000ac03 | Silence is no consent
            /record                                                  | Samuel Ortiz for Eleanor Whitfield
            /record?project=@                                        | Take these with their proofs
            /record?from=yesterday                                   | A day is written as
            /record/verification                                     | As it was sealed
            /record/keeping                                          | What officials read above the parties 5
            /record/keeping                                          | Litigation 26-cv-118
            /record/keeping                                          | Inquiry of the committee
            /record/keeping/project-service                          | official-9f86d08188
            /operations                                              | Nothing is stuck
            /operations                                              | Waits behind it
            /operations                                              | Agreed by telephone
            /operations/partner-service                              | Drop it waits for approval
            /operations/partner-service/letter?consumer=partner-service.projects&topic=minerals.projects.v1&key=@ | 3 later events of this key
            /inbox                                                   | Your party is asked to decide on Nolans
            """)
    void aPageShowsWhatItIsAbout(String path, String expected) {
        Page page = signedIn("us-state-signatory").get(path.replace("@", N));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text().replace('\u00a0', ' ')).contains(expected);
        assertThat(page.html()).contains("<html lang=\"en\">", "<h1>", "usa-skipnav", "U.S. Department of State");
    }

    @Test
    void aRewrittenRecordIsToldBatchByBatch() {
        services.answer(
                "GET", "/notification/api/v1/record/root-copies", 200, FakeServices.file("record-copies-rewritten"));

        Page page = signedIn("us-auditor").get("/record/verification");

        assertThat(page.text())
                .contains("Not as it was sealed", "Not as published: another root was published", "Missing:");
    }

    @Test
    void theRecordOfAProjectIsTakenAlongLineByLine() {
        Page file = signedIn("us-auditor").get("/record/export?project=" + N);

        assertThat(file.html().lines()).hasSize(3).allSatisfy(line -> assertThat(line)
                .startsWith("{\"type\":\"leaf\""));
        assertThat(services.asked("GET", "/partner/api/v1/record/leaves"))
                .last()
                .satisfies(asked -> assertThat(asked.query()).contains("project=" + N));
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
        services.answer("GET", "/project/api/v1/watches", 200, NOTHING);
        services.answer("GET", "/project/api/v1/saved-searches", 200, NOTHING);
        services.answer("GET", "/partner/api/v1/deadlines", 200, NOTHING);
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
        for (String list : new String[] {"criteria", "host-consents"}) {
            services.answer("GET", "/partner/api/v1/candidacies/" + N + "/us-eu-mou/" + list, 200, NOTHING);
        }
        services.answer("GET", "/partner/api/v1/conditions", 200, NOTHING);
        String candidacy = "/projects/" + N + "/candidacies/us-eu-mou";
        assertThat(signatory.get(candidacy + "/criteria").text()).contains("Nothing is asked under this agreement");
        assertThat(signatory.get(candidacy + "/host-consents").text()).contains("No site is known");
        assertThat(signatory.get("/conditions").text()).contains("No condition is open");
        assertThat(signatory.get("/watches").text()).contains("You watch nothing", "No search kept");
        assertThat(signatory.get("/calendar").text()).contains("Nothing falls due", "Make my address");
        assertThat(signatory.get("/reviews/waiting").text()).contains("Nothing waits here");
    }

    @Test
    void aReviewServiceThatIsDownLeavesAGapAndNoError() {
        services.down("partner");
        var signatory = signedIn("us-state-signatory");

        Page work = signatory.get("/");

        assertThat(work.status()).isEqualTo(200);
        assertThat(work.text()).contains("The reviews can’t be shown right now", "Vulkan Upper Rhine lithium");
        assertThat(signatory.get("/projects/" + N).status()).isEqualTo(200);
        assertThat(signatory
                        .get("/projects/" + N + "/candidacies/us-japan-framework/gate-request")
                        .text())
                .contains("What is still missing can’t be looked up right now");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARTY_JOINS",
                "PARTY_LEAVES",
                "LEAD",
                "CONSULTED",
                "LIFECYCLE",
                "MANDATORY_CLEARANCE",
                "SCOPE",
                "RULE",
                "CHANGE_RULE",
                "DEADLINES",
                "CLOCKS",
                "REQUIRED_SECTIONS",
                "REQUIRED_CHECKLISTS",
                "CONFIDENTIAL_SECTIONS",
                "HOST_CONSENT",
                "SIGNING",
                "SENIOR_LEVEL",
                "MARKING_DEFAULTS",
                "AMENDMENT",
                "EDITORIAL"
            })
    void everyChangeOfAnAgreementHasAFormForTheSecretariatAlone(String act) {
        String path = "/agreements/us-eu-mou/changes/new?act=" + act;

        Page form = signedIn("coordinator").get(path);

        assertThat(form.status()).isEqualTo(200);
        assertThat(form.html())
                .contains("name=\"reason\"", "name=\"effectiveFrom\"", "name=\"propose\"")
                .doesNotContain(">ActField", "JSON:");
        assertThat(form.text()).doesNotContain("NOT_FOUND");
        assertThat(signedIn("us-state-signatory").get(path).html()).doesNotContain("name=\"propose\"");
    }

    @Test
    void whatTheSecretariatEntersHasPagesToo() {
        var coordinator = signedIn("coordinator");

        assertThat(coordinator.get("/agreements/new").html())
                .contains("name=\"leads/USA\"", "name=\"like\"", "name=\"definition\"");
        assertThat(coordinator.get("/parties/new").html())
                .contains("name=\"territory\"", "name=\"agencies/0/id\"", "name=\"party\"");
        assertThat(coordinator.get("/agreements").html()).contains("href=\"/agreements/new\"");
        assertThat(coordinator.get("/agreements/us-eu-mou").html()).contains("act=PARTY_JOINS");
        assertThat(coordinator
                        .get("/agreements/us-eu-mou/changes/new?act=NONSENSE")
                        .status())
                .isEqualTo(404);
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

    @Test
    void aReviewsFirstScreenSaysWhatOfWhomUntilWhenAndByWhichRule() {
        Page page = signedIn("us-state-signatory").get("/reviews/" + FakeServices.REVIEW);

        assertThat(page.text())
                .contains(
                        "Is this project eligible, and does it go on the shortlist?",
                        "Asked of United States of America, European Union",
                        "January 20, 2099, 11:00",
                        "In the agreement’s zone: January 20, 2099, 5:00",
                        "(Brussels)",
                        "Waits for United States of America (State)",
                        "All of USA and EU must approve");
        assertThat(page.text().indexOf("How it is decided"))
                .isLessThan(page.text().indexOf("The dossier, version 7"));
    }

    @Test
    void aReviewShowsTheCriteriaOfItsGateAndWhereTheSiteStatesStand() {
        Page page = signedIn("us-state-signatory").get("/reviews/" + FakeServices.REVIEW);

        assertThat(page.text())
                .contains(
                        "Integrity and sanctions Not met valid until November 20, 2027 Still open: not answered",
                        "Scope Met valid until November 20, 2027 Still open: answered, not released"
                                + " Not enough is known valid until November 20, 2027",
                        "This question asks for no site state’s consent");
    }

    @Test
    void aReviewOfTheSelectionNamesTheStatesThatAreMissing() {
        reviewWith(review -> ((ObjectNode) review.path("subject")).put("gate", "SUPPORT"));

        Page page = signedIn("us-state-signatory").get("/reviews/" + FakeServices.REVIEW);

        assertThat(page.text())
                .contains(
                        "No criteria set is asked for at this gate",
                        "Eligibility checklist asked for at the gate to assessment",
                        "Australia Must consent by an act of its own Consent missing",
                        "Germany May object, with reasons Said no Federal Ministry, March 2, 2026");
    }

    @Test
    void criteriaThatCantBeHadLeaveAGapInTheReview() {
        services.answer("GET", "/partner/api/v1/candidacies/" + N + "/us-eu-mou/criteria", 503, "");

        Page page = signedIn("us-state-signatory").get("/reviews/" + FakeServices.REVIEW);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("The criteria can’t be shown right now", "Preview the effect");
    }

    @Test
    void aSealedReviewPromisesNoSightBeforeItsEnd() {
        var signatory = signedIn("us-state-signatory");
        assertThat(signatory.get("/reviews/" + FakeServices.REVIEW).text())
                .contains("The other parties see the position at once")
                .doesNotContain("sealed");

        reviewWith(review -> {
            ((ObjectNode) review.path("rule")).put("sealed", true);
            ((ObjectNode) review).putArray("positions");
        });

        assertThat(signatory.get("/reviews/" + FakeServices.REVIEW).text())
                .contains(
                        "the other parties see it at the conclusion, not before",
                        "Positions are sealed: the parties see each other’s at the conclusion.",
                        "at the conclusion all parties see them together")
                .doesNotContain("see the position at once", "No party has taken a position yet");
        assertThat(signatory
                        .get("/reviews/" + FakeServices.REVIEW + "?done=signedSealed")
                        .text())
                .contains("It stays sealed");
    }

    @Test
    void aHistoryTellsTheRuleWhomItWaitedForAndWhatEndedIt() {
        Page page = signedIn("coordinator").get("/projects/" + N + "/history");

        assertThat(page.text())
                .contains(
                        "Asked of United States of America, European Union",
                        "How it is decided All of USA and EU must approve; without a decision the senior level is told.",
                        "Waits for United States of America, European Union",
                        "Because of the deadline Why At the deadline USA approved with conditions",
                        "Question Who owns the mine? Answer A well-known family.");
    }

    private void reviewWith(Consumer<JsonNode> change) {
        try {
            JsonNode review = JSON.readTree(FakeServices.file("review"));
            change.accept(review);
            services.answer("GET", "/partner/api/v1/reviews/" + FakeServices.REVIEW, 200, review.toString());
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void aReviewMarksWhatChangedSinceTheRoundBeforeAndTellsWhatCameOfIt() {
        Page page = signedIn("us-state-signatory").get("/reviews/" + FakeServices.REVIEW);

        assertThat(page.text().replace('\u00a0', ' '))
                .contains(
                        "2 sections changed since round 1, which was about version 6",
                        "Line 1: Product, t a year 4,000 4,440",
                        "Round 1 Returned",
                        "EU approved with conditions and USA objected: all had to approve.",
                        "The environmental assessment is missing.");
        assertThat(page.html()).contains("/comparison?from=6&amp;to=7", "fold--changed");
    }

    @Test
    void aFirstRoundComparesWithNothing() {
        services.answer("GET", "/partner/api/v1/reviews?project=" + N + "&agreement=us-eu-mou&limit=100", 200, NOTHING);

        Page page = signedIn("us-state-signatory").get("/reviews/" + FakeServices.REVIEW);

        assertThat(page.text()).contains("This is the first round on it", "the first time that the parties are asked");
    }

    @Test
    void aComparisonThatCantBeHadIsSaidAndTheDossierShows() {
        services.answer("GET", "/project/api/v1/projects/" + N + "/dossier-versions/6/comparison", 503, "");

        Page page = signedIn("us-state-signatory").get("/reviews/" + FakeServices.REVIEW);

        assertThat(page.text()).contains("What changed since the round before can’t be shown right now", "Production");
    }

    @Test
    void aReviewOfAnAmendmentHasNoProjectAndNoDossier() {
        services.answer(
                "GET", "/partner/api/v1/reviews/" + FakeServices.REVIEW, 200, """
                {"id":"%s","status":"OPEN","round":1,"openedAt":"2026-11-14T09:31:00Z","deadline":"2099-01-20T16:00:00Z",
                 "subject":{"type":"AMENDMENT","agreement":"us-eu-mou","changeRequest":1,"title":"Fifteen days for the shortlist",
                            "dossierHash":"00"},
                     "decidingParties":["USA","EU"],"positions":[],"pending":[{"party":"EU"}],"permitted":["SIGN"]}\
                    """.formatted(FakeServices.REVIEW));

        Page page = signedIn("us-state-signatory").get("/reviews/" + FakeServices.REVIEW);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Fifteen days for the shortlist").doesNotContain("The dossier, version");
    }

    @Test
    void aPartyThatCantActIsSaidOnTheReviewAndInTheHistory() {
        services.answer(
                "GET", "/partner/api/v1/reviews/" + FakeServices.REVIEW, 200, """
                {"id":"%s","status":"OPEN","round":1,"openedAt":"2026-11-14T09:31:00Z","deadline":"2099-01-20T16:00:00Z",
                 "subject":{"type":"AMENDMENT","agreement":"us-eu-mou","changeRequest":1,"title":"Fifteen days"},
                 "decidingParties":["USA","EU"],"withoutVoice":["USA"],"positions":[],"pending":[{"party":"EU"}],
                 "permitted":[]}\
                """.formatted(FakeServices.REVIEW));
        services.answer("GET", "/project/api/v1/projects/" + N + "/history?limit=25", 200, """
                {"items":[{"id":"1","at":"2026-11-14T10:12:00Z","type":"VOICE_LOST","agreement":"us-eu-mou","by":null,
                 "data":{"party":"EU"}}],"next":null}""");
        var signatory = signedIn("us-state-signatory");

        String review = signatory.get("/reviews/" + FakeServices.REVIEW).text();
        String history = signatory.get("/projects/" + N + "/history").text();

        assertThat(review)
                .contains(
                        "Can’t act United States of America: nobody there may sign on this review",
                        "Nobody can act for United States of America on this review. A signatory of");
        assertThat(history).contains("Party can’t act, counts as abstaining", "Party European Union");
    }

    @Test
    void whatIsWatchedShowsInMyWork() {
        Page page = signedIn("us-state-signatory").get("/");

        assertThat(page.text()).contains("Watched by you", "Thacker Pass", "Australian rare earths 3 new");
    }
}

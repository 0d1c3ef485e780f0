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

/** Comments and questions, as a browser without scripts reads and sends them. */
@QuarkusTest
@QuarkusTestResource(FakeSystem.class)
class DiscussionFormsIT extends PortalTestCase {

    private static final String DISCUSSION = "/projects/" + FakeServices.NOLANS + "/discussion";
    private static final String THREAD = DISCUSSION + "/" + FakeServices.THREAD;
    private static final String ASKED = "/project/api/v1/projects/" + FakeServices.NOLANS + "/threads";
    private static final String ASKED_THREAD = ASKED + "/" + FakeServices.THREAD;

    @Test
    void aProjectShowsItsDiscussionEachThreadWithItsMarkingInThePartysOwnWords() {
        Page page = signedIn("us-state-signatory").get("/projects/" + FakeServices.NOLANS);

        assertThat(page.text())
                .contains("Which price does the finance section assume?", "Releasable to EU, USA", "REL TO", "Open")
                .contains("Question to European Union on Finance by Sam State");
        assertThat(page.html()).contains("href=\"" + THREAD + "\"", "href=\"" + DISCUSSION + "/new\"");
        assertThat(signedIn("us-auditor")
                        .get("/projects/" + FakeServices.NOLANS)
                        .html())
                .doesNotContain(DISCUSSION + "/new");
    }

    @Test
    void questionsThatWaitForThePartyAreAmongOnesWork() {
        assertThat(signedIn("us-state-signatory").get("/").text())
                .contains("Open questions to your party", "Is the tailings dam part of the first stage?");
        assertThat(signedIn("us-state-signatory").get("/questions").text())
                .contains("Is the tailings dam part of the first stage?", "Nolans");
    }

    @Test
    void aThreadShowsWhatWasWrittenWithoutWhatWasStruck() {
        Page page = signedIn("us-state-signatory").get(THREAD);

        assertThat(page.text())
                .contains("Which price was assumed?", "Told by name: Dana Doe", "corrected")
                .contains("Struck by its author", "Meant for another project", "Accept as the answer");
        assertThat(page.html()).contains("The index of &lt;October&gt;", "cursor=bmV4dA");
        assertThat(page.html()).doesNotContain("/comments/" + FakeServices.COMMENT + "/correction");
    }

    @Test
    void aQuestionIsPutWithItsReadersAndColleaguesTold() throws Exception {
        Page page = signedIn("us-state-signatory")
                .post(
                        DISCUSSION + "/new",
                        "key",
                        "k1",
                        "kind",
                        "QUESTION",
                        "askedParty",
                        "EU",
                        "title",
                        "Which price?",
                        "text",
                        "Line one\r\nline two",
                        "section",
                        "finance",
                        "marking/kind",
                        "RELEASABLE_TO",
                        "marking/parties",
                        "EU",
                        "mentions",
                        "s-dana");

        assertThat(page.text()).contains("It is published to its readers");
        JsonNode sent = sent(ASKED);
        assertThat(sent.path("kind").asText()).isEqualTo("QUESTION");
        assertThat(sent.path("askedParty").asText()).isEqualTo("EU");
        assertThat(sent.path("text").asText()).isEqualTo("Line one\nline two");
        assertThat(sent.at("/marking/kind").asText()).isEqualTo("RELEASABLE_TO");
        assertThat(sent.at("/marking/parties/0").asText()).isEqualTo("EU");
        assertThat(sent.at("/mentions/0").asText()).isEqualTo("s-dana");
    }

    @Test
    void namedPeopleAreThoseTicked() throws Exception {
        signedIn("us-state-signatory")
                .post(
                        DISCUSSION + "/new",
                        "kind",
                        "COMMENT",
                        "askedParty",
                        "EU",
                        "title",
                        "x",
                        "text",
                        "y",
                        "marking/kind",
                        "NAMED",
                        "mentions",
                        "s-ines");

        JsonNode sent = sent(ASKED);
        assertThat(sent.has("askedParty")).as("a comment is put to nobody").isFalse();
        assertThat(sent.at("/marking/people/0").asText()).isEqualTo("s-ines");
    }

    @Test
    void aRefusalKeepsWhatWasTypedAndSaysItBesideItsField() {
        services.answer("POST", ASKED, 400, """
                {"type":"urn:pipeline:problem:invalid","title":"Invalid","status":400,"detail":"Invalid","errors":[
                 {"pointer":"/mentions","detail":"must be officials of your party who may read it; choose from the list"},
                 {"pointer":"/askedParty","detail":"must be a party that may read the question"}]}""");

        Page page = signedIn("us-state-signatory")
                .post(
                        DISCUSSION + "/new",
                        "kind",
                        "QUESTION",
                        "title",
                        "Kept",
                        "text",
                        "Typed <b>text</b>",
                        "marking/kind",
                        "AGENCY",
                        "mentions",
                        "s-ines");

        assertThat(page.html())
                .contains("id=\"f-mentions-error\"", "id=\"f-askedParty-error\"", "Typed &lt;b&gt;text&lt;/b&gt;")
                .contains("value=\"AGENCY\" checked", "value=\"s-ines\" checked", "value=\"QUESTION\" checked");
        assertThat(page.text()).contains("There are 2 problems");
    }

    @Test
    void aDraftOffersNoReadersOfOtherParties() {
        String draft = "/projects/" + FakeServices.DRAFT + "/discussion/new";

        assertThat(signedIn("us-state-signatory").get(draft).html())
                .contains("value=\"INTERNAL\"")
                .doesNotContain("value=\"PARTIES\"", "value=\"RELEASABLE_TO\"");
        assertThat(signedIn("coordinator").get(DISCUSSION + "/new").html())
                .contains("value=\"PARTIES\" checked")
                .doesNotContain("value=\"INTERNAL\"");
    }

    @Test
    void oneRepliesAcceptsClosesCorrectsStrikesAndMarks() throws Exception {
        var signatory = signedIn("us-state-signatory");

        assertThat(signatory
                        .post(THREAD, "text", "Thanks", "mentions", "s-dana")
                        .text())
                .contains("those who take part are told");
        assertThat(sent(ASKED_THREAD + "/comments").path("text").asText()).isEqualTo("Thanks");
        assertThat(signatory
                        .post(THREAD + "/end", "accepted", FakeServices.COMMENT)
                        .text())
                .contains("The answer is accepted");
        assertThat(sent(ASKED_THREAD + "/end").path("accepted").asText()).isEqualTo(FakeServices.COMMENT);
        assertThat(signatory.post(THREAD + "/end", "key", "k").text()).contains("The question is closed.");
        String comment = THREAD + "/comments/" + FakeServices.COMMENT;
        assertThat(signatory.get(comment + "/correction").html()).contains("Which price was assumed?</textarea>");
        assertThat(signatory.post(comment + "/correction", "text", "Better").text())
                .contains("The text is corrected.");
        assertThat(signatory.get(comment + "/strike").text()).contains("Which price was assumed?");
        assertThat(signatory.post(comment + "/strike", "reason", "Wrong").text())
                .contains("It is struck.");
        assertThat(signatory.get(THREAD + "/marking").html()).contains("value=\"RELEASABLE_TO\" checked");
        assertThat(signatory
                        .post(THREAD + "/marking", "marking/kind", "INTERNAL", "reason", "Ours")
                        .text())
                .contains("The discussion has other readers now.");
        assertThat(sent(ASKED_THREAD + "/marking").at("/marking/parties/0").asText())
                .isEqualTo("USA");
    }

    @Test
    void whatWasRefusedIsSaidInTheThread() {
        services.answer("POST", ASKED_THREAD + "/comments", 409, """
                {"type":"urn:pipeline:problem:question-ended","title":"The question is not open any more","status":409,"detail":"It was closed."}""");

        Page page = signedIn("us-state-signatory").post(THREAD, "text", "Too late but kept");

        assertThat(page.text()).contains("It was closed.", "Too late but kept");
    }

    private JsonNode sent(String path) throws Exception {
        return new ObjectMapper()
                .readTree(services.asked("POST", path).getFirst().body());
    }
}

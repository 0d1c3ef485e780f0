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

/** The forms of what comes after a selection, and of projects that look alike, as a browser without scripts sends them. */
@QuarkusTest
@QuarkusTestResource(FakeSystem.class)
class ChangeFormsIT extends PortalTestCase {

    private static final String CANDIDACY = "/projects/" + FakeServices.NOLANS + "/candidacies/us-mexico-action-plan";
    private static final String ASKED = "/project/api/v1" + CANDIDACY;
    private static final String PAIR = "/projects/" + FakeServices.NOLANS + "/duplicates/" + FakeServices.DRAFT;

    @Test
    void aReviewOfAChangeIsAskedFor() throws Exception {
        Page page = signedIn("us-state-signatory")
                .post(
                        CANDIDACY + "/changes/new",
                        "key",
                        "k1",
                        "type",
                        "SUSPENSION",
                        "cause",
                        "INSOLVENCY",
                        "reasons",
                        " No payments ",
                        "notice/sentOn",
                        "2026-11-20",
                        "notice/reference",
                        "DOE-7",
                        "replyUntil",
                        "2026-12-08");

        assertThat(page.text()).contains("The review is asked for, and everyone concerned is told.");
        JsonNode sent = new ObjectMapper()
                .readTree(services.asked("POST", ASKED + "/change-requests")
                        .getFirst()
                        .body());
        assertThat(sent.path("type").asText()).isEqualTo("SUSPENSION");
        assertThat(sent.path("reasons").asText()).isEqualTo("No payments");
        assertThat(sent.at("/notice/sentOn").asText()).isEqualTo("2026-11-20");
        assertThat(sent.path("replyUntil").asText()).isEqualTo("2026-12-08T23:59:00Z");
    }

    @Test
    void whatIsMissingIsSaidBesideItsFieldAndTypedTextStays() {
        Page page = signedIn("us-state-signatory")
                .post(CANDIDACY + "/changes/new", "reasons", "Typed <b>reasons</b>", "notice/sentOn", "yesterday");

        assertThat(page.html())
                .contains("id=\"f-type-error\"", "id=\"f-cause-error\"", "id=\"f-notice-sentOn-error\"")
                .contains("id=\"f-replyUntil-error\"", "Typed &lt;b&gt;reasons&lt;/b&gt;");
        assertThat(page.text()).contains("There are 4 problems", "The day of the notice must be a day");
        assertThat(services.asked("POST", ASKED + "/change-requests")).isEmpty();
    }

    @Test
    void aRefusalKeepsWhatWasTyped() {
        services.answer("POST", ASKED + "/change-requests", 409, """
                {"type":"urn:pipeline:problem:change-pending","title":"The parties are to review a change","status":409,"detail":"Change request 1 is not decided yet."}""");

        Page page = signedIn("us-state-signatory")
                .post(
                        CANDIDACY + "/changes/new",
                        "type",
                        "DESELECTION",
                        "cause",
                        "OTHER",
                        "reasons",
                        "Kept",
                        "notice/sentOn",
                        "2026-11-20",
                        "notice/reference",
                        "X",
                        "replyUntil",
                        "2026-12-08");

        assertThat(page.text()).contains("Change request 1 is not decided yet.", "Kept");
        assertThat(page.html()).contains("value=\"DESELECTION\" checked");
    }

    @Test
    void aReplyIsRecordedAndARequestTakenBack() {
        var signatory = signedIn("us-state-signatory");

        Page replied = signatory.post(
                CANDIDACY + "/changes/1/reply", "receivedOn", "2026-11-22", "text", "A new owner", "reference", "");
        Page withdrawn = signatory.post(CANDIDACY + "/changes/1/withdrawal", "reasons", "Payments go on");

        assertThat(replied.text()).contains("The reply is recorded.");
        assertThat(services.asked("POST", ASKED + "/change-requests/1/reply")
                        .getFirst()
                        .body())
                .contains("\"receivedOn\":\"2026-11-22\"", "\"text\":\"A new owner\"");
        assertThat(withdrawn.text()).contains("If the review is open, it is asked to end");
    }

    @Test
    void aPartyEndsItsSupport() {
        Page page = signedIn("us-state-signatory").post(CANDIDACY + "/support-end", "reasons", "No funds");

        assertThat(page.text()).contains("Your party’s support has ended.");
        assertThat(services.asked("POST", ASKED + "/support-ends").getFirst().body())
                .contains("No funds");
    }

    @Test
    void aReviewOfAChangeSaysWhatIsAsked() {
        services.answer(
                "GET",
                "/partner/api/v1/reviews/" + FakeServices.REVIEW,
                200,
                FakeServices.file("review")
                        .replaceFirst("\"GATE\"", "\"SUSPENSION\"")
                        .replaceFirst("\"gate\": \"ASSESSMENT\"", "\"gate\": null"));

        Page page = signedIn("us-state-signatory").get("/reviews/" + FakeServices.REVIEW);

        assertThat(page.text()).contains("Suspension", "Is the support of this project suspended?");
    }

    @Test
    void aPairIsSettledWithAReason() {
        var desk = signedIn("us-doe-desk");

        Page unsure = desk.post(PAIR, "reasons", "Looked at both");
        Page settled = desk.post(PAIR, "verdict", "RELATED", "reasons", "Mine and refinery");

        assertThat(unsure.html()).contains("id=\"f-verdict-error\"", "Looked at both");
        assertThat(settled.text()).contains("Settled.", "Two that belong together");
        assertThat(services.asked("POST", "/project/api/v1" + PAIR + "/settlement")
                        .getFirst()
                        .body())
                .contains("RELATED", "Mine and refinery");
    }

    @Test
    void nothingThatLooksAlikeIsSaidInWords() {
        services.answer(
                "GET",
                "/project/api/v1/projects/" + FakeServices.NOLANS + "/duplicates",
                200,
                "{\"checkedAt\":\"2026-11-20T10:00:00Z\",\"items\":[]}");

        assertThat(signedIn("us-doe-desk")
                        .get("/projects/" + FakeServices.NOLANS + "/duplicates")
                        .text())
                .contains("No project looks like this one");
        assertThat(signedIn("us-doe-desk").get(PAIR).text()).contains("don’t look alike any more");
    }
}

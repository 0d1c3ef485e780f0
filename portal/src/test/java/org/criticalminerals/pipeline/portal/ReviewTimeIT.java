package org.criticalminerals.pipeline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.criticalminerals.pipeline.portal.fake.FakeServices;
import org.criticalminerals.pipeline.portal.fake.FakeSystem;
import org.criticalminerals.pipeline.portal.fake.Visitor.Page;
import org.junit.jupiter.api.Test;

/** What moves a review's deadline, as officials see and do it: questions with their answers, and more time. */
@QuarkusTest
@QuarkusTestResource(FakeSystem.class)
class ReviewTimeIT extends PortalTestCase {

    private static final String REVIEW = "/reviews/" + FakeServices.REVIEW;
    private static final String SERVICE = "/partner/api/v1" + REVIEW;

    @Test
    void thePageOfAReviewShowsWhatIsAskedAndProposed() {
        Page page = signedIn("us-state-signatory").get(REVIEW);

        assertThat(page.html()).contains("Who buys the &lt;oxide&gt;?", REVIEW + "/answer?party=EU");
        assertThat(page.text())
                .contains("European Union asked for more time", "5 working days", "Consent for United States");
    }

    @Test
    void anAnswerGoesToThePartyThatAsked() {
        var signatory = signedIn("us-state-signatory");
        assertThat(signatory.get(REVIEW + "/answer?party=EU").html()).contains("Who buys the &lt;oxide&gt;?");

        Page page = signatory.post(REVIEW + "/answer", "party", "EU", "answer", "A magnet maker", "key", "k1");

        assertThat(page.text()).contains("The question is answered.");
        assertThat(services.asked("POST", SERVICE + "/answers").getFirst().body())
                .contains("\"party\":\"EU\"", "\"answer\":\"A magnet maker\"");
    }

    @Test
    void anEmptyAnswerIsNotSentAndARefusedOneKeepsItsText() {
        var signatory = signedIn("us-state-signatory");
        assertThat(signatory
                        .post(REVIEW + "/answer", "party", "EU", "answer", "  ")
                        .html())
                .contains("id=\"f-answer-error\"", "Write the answer");
        services.answer("POST", SERVICE + "/answers", 409, """
                {"title":"The question is answered already","detail":"USA answered it."}""");

        Page refused = signatory.post(REVIEW + "/answer", "party", "EU", "answer", "Typed <text>", "key", "k2");

        assertThat(refused.text()).contains("USA answered it.");
        assertThat(refused.html()).contains("Typed &lt;text&gt;");
        assertThat(services.asked("POST", SERVICE + "/answers")).hasSize(1);
    }

    @Test
    void moreTimeIsAskedForWithAReason() {
        var signatory = signedIn("us-state-signatory");
        assertThat(signatory
                        .post(REVIEW + "/extension", "workingDays", "soon", "reasons", "Kept")
                        .html())
                .contains("id=\"f-workingDays-error\"", "Kept");

        Page page = signatory.post(REVIEW + "/extension", "workingDays", "5", "reasons", "Two holidays", "key", "k1");

        assertThat(page.text()).contains("The other parties are asked for more time.");
        assertThat(services.asked("POST", SERVICE + "/extensions").getFirst().body())
                .contains("\"workingDays\":5", "Two holidays");
    }

    @Test
    void theOwnPartyConsents() {
        Page page = signedIn("us-state-signatory").post(REVIEW + "/extension/1/consent");

        assertThat(page.text()).contains("Your party consents to more time.");
        assertThat(services.asked("PUT", SERVICE + "/extensions/1/consents/USA"))
                .hasSize(1);
    }
}

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

/** The forms on requests for access send what the service takes, and show what it refuses where it is. */
@QuarkusTest
@QuarkusTestResource(FakeSystem.class)
class AccessFormsIT extends PortalTestCase {

    private static final String CASES = "/partner/api/v1/access-requests";
    private static final String CASE = "/access-requests/" + FakeServices.CASE;
    private static final String CONSULTATION = "/access-consultations/" + FakeServices.CONSULTATION;

    @Test
    void aRequestIsEnteredWithProjectsByTheirAddresses() throws IOException {
        Page done = signedIn("us-state-signatory")
                .post(
                        "/access-requests/new",
                        "subject",
                        "All letters",
                        "projects",
                        "https://portal.example/projects/" + FakeServices.NOLANS + "\n\n",
                        "originators",
                        "EU",
                        "question",
                        "Your letters",
                        "receivedOn",
                        "2026-11-20");

        assertThat(done.text()).contains("The request is entered");
        JsonNode body = sent(CASES);
        assertThat(body.at("/projects/0").asText()).isEqualTo(FakeServices.NOLANS);
        assertThat(body.at("/originators/0").asText()).isEqualTo("EU");
        assertThat(body.at("/receivedOn").asText()).isEqualTo("2026-11-20");
        assertThat(body.at("/requesterName").isNull()).isTrue();
    }

    @Test
    void whatNamesNoProjectIsSaidBesideTheField() {
        Page page = signedIn("us-state-signatory")
                .post("/access-requests/new", "subject", "All letters", "projects", "the Nolans project");

        assertThat(page.text()).contains("holds “the Nolans project”, which names none");
        assertThat(page.html()).contains("All letters</textarea>", "id=\"f-projects-error\"");
        assertThat(services.asked("POST", CASES)).isEmpty();
    }

    @Test
    void aDecisionNamesWhatIsReleasedOfEachParty() throws IOException {
        Page form = signedIn("us-state-signatory").get(CASE);
        // Japan was silent: nothing of it can be chosen.
        assertThat(form.html().split("name=\"releases/JPN\"")[1].split("</select>")[0])
                .contains("value=\"NONE\"")
                .doesNotContain("value=\"ALL\"", "value=\"REDACTED\"");

        Page done = signedIn("us-state-signatory")
                .post(
                        CASE,
                        "act",
                        "decide",
                        "decision",
                        "PARTIAL",
                        "releases/EU",
                        "REDACTED",
                        "releases/JPN",
                        "NONE",
                        "grounds",
                        "b4",
                        "reasons",
                        "Secrets stay closed");

        assertThat(done.text()).contains("The consulted parties are told");
        JsonNode body = sent(CASES + "/" + FakeServices.CASE + "/decision");
        assertThat(body.at("/releases/EU").asText()).isEqualTo("REDACTED");
        assertThat(body.at("/releases/JPN").asText()).isEqualTo("NONE");
        assertThat(body.at("/grounds/0").asText()).isEqualTo("b4");
    }

    @Test
    void whatIsReleasedBeyondAnAnswerIsRefusedAtItsField() {
        services.answer("POST", CASES + "/" + FakeServices.CASE + "/decision", 400, """
                {"title":"t","errors":[{"pointer":"/releases/EU","detail":"EU released it only with redactions"}]}""");

        Page page = signedIn("us-state-signatory")
                .post(CASE, "act", "decide", "decision", "FULL", "releases/EU", "ALL", "reasons", "r");

        assertThat(page.html()).contains("id=\"f-releases-EU-error\"");
        assertThat(page.text()).contains("EU released it only with redactions");
    }

    @Test
    void aCaseIsExtendedConsultedOnAndClosed() throws IOException {
        var signatory = signedIn("us-state-signatory");

        assertThat(signatory
                        .post(CASE, "act", "extend", "reason", "Two are consulted")
                        .text())
                .contains("The term is extended.");
        assertThat(signatory
                        .post(CASE, "act", "consult", "party", "MEX", "question", "Yours?")
                        .text())
                .contains("The party is consulted.");
        assertThat(signatory
                        .post(CASE, "act", "close", "how", "WITHDRAWN", "note", "By letter")
                        .text())
                .contains("The case is closed.");

        assertThat(sent(CASES + "/" + FakeServices.CASE + "/extension")
                        .at("/reason")
                        .asText())
                .isEqualTo("Two are consulted");
        assertThat(sent(CASES + "/" + FakeServices.CASE + "/consultations")
                        .at("/party")
                        .asText())
                .isEqualTo("MEX");
        assertThat(sent(CASES + "/" + FakeServices.CASE + "/closing").at("/how").asText())
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void anAnswerSendsWhatBelongsToItAlone() throws IOException {
        Page done = signedIn("us-state-signatory")
                .post(CONSULTATION, "answer", "REFUSE", "redactions", "Annex 2", "ground", "Negotiations go on");

        assertThat(done.text()).contains("The answer is given.");
        JsonNode body = sent("/partner/api/v1" + CONSULTATION + "/answer");
        assertThat(body.at("/answer").asText()).isEqualTo("REFUSE");
        assertThat(body.at("/ground").asText()).isEqualTo("Negotiations go on");
        assertThat(body.at("/redactions").isNull()).isTrue();
    }

    private JsonNode sent(String path) throws IOException {
        return new ObjectMapper()
                .readTree(services.asked("POST", path).getFirst().body());
    }
}

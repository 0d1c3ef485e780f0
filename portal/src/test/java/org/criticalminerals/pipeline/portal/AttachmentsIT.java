package org.criticalminerals.pipeline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.criticalminerals.pipeline.portal.fake.FakeServices;
import org.criticalminerals.pipeline.portal.fake.FakeSystem;
import org.criticalminerals.pipeline.portal.fake.Visitor;
import org.criticalminerals.pipeline.portal.fake.Visitor.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents of a project on pages: listed, uploaded, renewed, marked, withdrawn, downloaded and looked at. */
@QuarkusTest
@QuarkusTestResource(FakeSystem.class)
class AttachmentsIT extends PortalTestCase {

    private static final String PROJECT = "/projects/" + FakeServices.NOLANS;
    private static final String LIST = PROJECT + "/documents";
    private static final String DOCUMENT = LIST + "/" + FakeServices.DOCUMENT;
    private static final String SERVICE = "/project/api/v1";
    private static final byte[] FILE = "A file, as it is: \u00e9".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @p             | The newest documents
            @p             | Feasibility study
            @l             | Malware found
            @l             | Withdrawn
            @l             | 4.2 MB
            @l/new         | This system holds no classified information. Upload none.
            @l/new         | As its section is marked; without a section, your own party alone
            @d             | Pictures of the first 2 of 34 pages
            @d             | With the audit of October
            @d/versions/new| This system holds no classified information. Upload none.
            @d/description | By an independent engineer
            @d/marking     | shows them the newest version
            @d/withdrawal  | Your party alone can still open the file.
            """)
    void aPageShowsWhatItIsAbout(String path, String expected) {
        String address = path.replace("@p", PROJECT).replace("@l", LIST).replace("@d", DOCUMENT);

        Page page = signedIn("us-doe-desk").get(address);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text().replace('\u00a0', ' ')).contains(expected);
        assertThat(page.html()).contains("<h1", "usa-skipnav").doesNotContain("style=\"", "onclick");
    }

    @Test
    void theBannerAndTheNationalWordsStandOnADocument() {
        Page page = signedIn("us-doe-desk").get(DOCUMENT);

        assertThat(page.text() + page.html()).contains("Markings on this page", "Releasable to");
        assertThat(page.html()).contains("marking__national");
    }

    @Test
    void whatIsWrongWithAFileIsSaidOnItsPage() {
        Visitor desk = signedIn("us-doe-desk");

        assertThat(desk.get(LIST + "/" + FakeServices.INFECTED).text())
                .contains("Malware was found", "Win.Test.EICAR_HDB-1", "There is nothing to show.")
                .doesNotContain("Download version");
        assertThat(desk.get(LIST + "/" + FakeServices.WITHDRAWN).text())
                .contains("This document is withdrawn", "The boundary was wrong", "no malware scanner set up");
        services.answer(
                "GET", SERVICE + DOCUMENT, 200, FakeServices.file("document").replace("CLEAN", "PENDING"));
        assertThat(desk.get(DOCUMENT).text()).contains("is being checked for malware");
        services.answer("GET", SERVICE + LIST, 503, "{}");
        assertThat(desk.get(PROJECT).status()).isEqualTo(200);
    }

    @Test
    void aFilePassesThroughWithWhatIsSaidOfIt() {
        Page page = signedIn("us-doe-desk")
                .upload(
                        LIST + "/new",
                        "Gr\u00f6\u00dfe.pdf",
                        FILE,
                        "key",
                        "k1",
                        "title",
                        "Feasibility study",
                        "description",
                        "",
                        "section",
                        "production",
                        "marking/kind",
                        "RELEASABLE_TO",
                        "marking/parties",
                        "EU");

        assertThat(page.path()).isEqualTo(DOCUMENT + "?done=documentAdded");
        assertThat(page.text()).contains("The document is added.");
        var asked = services.asked("POST", SERVICE + LIST).getFirst();
        assertThat(asked.body())
                .contains(
                        "\"title\":\"Feasibility study\"",
                        "\"section\":\"production\"",
                        "\"fileName\":\"Gr\u00f6\u00dfe.pdf\"",
                        "\"kind\":\"RELEASABLE_TO\"",
                        "A file, as it is: \u00e9")
                .doesNotContain("\"description\":\"");
        assertThat(asked.authorization()).startsWith("Bearer ");
    }

    @Test
    void aRefusalStandsAtTheFormAndKeepsWhatWasTyped() {
        services.answer("POST", SERVICE + LIST, 400, """
                {"type":"urn:pipeline:problem:invalid","title":"Some fields are not valid","errors":[
                {"pointer":"/file","detail":"By its content the file is text/html. Documents are PDF."}]}""");
        Visitor desk = signedIn("us-doe-desk");
        String[] fields = {"title", "My long title", "marking/kind", "INTERNAL", "section", "sites"};

        Page page = desk.upload(LIST + "/new", "study.pdf", FILE, fields);

        assertThat(page.text()).contains("There is a problem", "By its content the file is text/html.");
        assertThat(page.html())
                .contains("value=\"My long title\"", "value=\"INTERNAL\" checked", "value=\"sites\" selected")
                .contains("href=\"#f-file\"");
        services.answer("POST", SERVICE + LIST, 413, """
                {"type":"urn:pipeline:problem:too-large","title":"Too large","detail":"A document has at most 50 MiB."}""");
        Page large = desk.upload(LIST + "/new", "study.pdf", FILE, fields);
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.text()).contains("A document has at most 50 MiB.");
        assertThat(large.html()).contains("f-file-error");
        assertThat(desk.upload(LIST + "/new", "", new byte[0], fields).text()).contains("There is a problem");
    }

    @Test
    void whatIsFarTooLargeIsRefusedBeforeAnythingReadsIt() {
        Page form = signedIn("us-doe-desk").post("/projects/new", "name", "x".repeat(5_000_000));

        assertThat(form.status()).isEqualTo(413);
        assertThat(form.text()).contains("This is too large to send");
        assertThat(services.asked("POST", SERVICE + "/projects")).isEmpty();
    }

    @Test
    void anotherSiteUploadsNothing() {
        Page page = signedIn("us-doe-desk").postFrom("https://evil.example", LIST + "/new", "title", "x");

        assertThat(page.status()).isEqualTo(403);
        assertThat(services.asked("POST", SERVICE + LIST)).isEmpty();
    }

    @Test
    void aNewVersionADescriptionAndAWithdrawalGoOutOnTheVersionThatWasRead() {
        Visitor desk = signedIn("us-doe-desk");

        desk.upload(DOCUMENT + "/versions/new", "study.pdf", FILE, "version", "3", "note", "Corrected");
        desk.post(DOCUMENT + "/description", "version", "3", "title", "Study", "description", "Short");
        Page page = desk.post(DOCUMENT + "/withdrawal", "version", "3", "key", "k", "reason", "Errors");

        assertThat(page.text()).contains("The document is withdrawn. It stays listed with the reason.");
        var renewed = services.asked("POST", SERVICE + DOCUMENT + "/versions").getFirst();
        assertThat(renewed.ifMatch()).isEqualTo("\"3\"");
        assertThat(renewed.body()).contains("\"note\":\"Corrected\"", "A file, as it is");
        assertThat(services.asked("PUT", SERVICE + DOCUMENT).getFirst().body())
                .contains("\"title\":\"Study\"", "\"description\":\"Short\"");
        var withdrawn =
                services.asked("POST", SERVICE + DOCUMENT + "/withdrawal").getFirst();
        assertThat(withdrawn.ifMatch()).isEqualTo("\"3\"");
        assertThat(withdrawn.body()).contains("\"reason\":\"Errors\"");
        services.answer("POST", SERVICE + DOCUMENT + "/withdrawal", 412, """
                {"type":"urn:pipeline:problem:stale","title":"It changed meanwhile","detail":"Read it again."}""");
        assertThat(desk.post(DOCUMENT + "/withdrawal", "version", "2", "reason", "My reason")
                        .text())
                .contains("Read it again.", "My reason");
    }

    @Test
    void aMarkingIsLookedAtBeforeItIsChosen() {
        Visitor desk = signedIn("us-doe-desk");

        Page preview = desk.post(DOCUMENT + "/marking", "version", "3", "marking/kind", "INTERNAL", "preview", "yes");
        desk.post(DOCUMENT + "/marking", "version", "3", "marking/kind", "DEFAULT", "reason", "As usual");

        assertThat(preview.text()).contains("With this marking", "Will see it");
        assertThat(services.asked("POST", SERVICE + DOCUMENT + "/marking")
                        .getFirst()
                        .body())
                .contains("\"reason\":\"As usual\"", "\"marking\":null");
    }

    @Test
    void aFileComesAsAnAttachmentAndAPageAsAPicture() {
        String version = SERVICE + DOCUMENT + "/versions/2";
        services.answer("GET", version + "/content", 200, "x".repeat(4_404_019));
        services.answer("GET", version + "/pages/1", 200, "picture");
        Visitor partner = signedIn("eu-grow-desk");

        Page file = partner.get(DOCUMENT + "/versions/2/content");
        Page picture = partner.get(DOCUMENT + "/versions/2/pages/1");

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.html()).hasSize(4_404_019);
        assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"Feasibility study 2026.pdf\";"
                        + " filename*=UTF-8''Feasibility%20study%202026.pdf");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(picture.header("Content-Type")).isEqualTo("image/png");
        services.answer("GET", version + "/content", 409, """
                {"type":"urn:pipeline:problem:not-scanned-yet","title":"The file is being checked","detail":"Try again."}""");
        Page refused = partner.get(DOCUMENT + "/versions/2/content");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("This wasn’t done");
        assertThat(partner.get(DOCUMENT + "/versions/9/content").status()).isEqualTo(404);
        Page infected = partner.get(LIST + "/" + FakeServices.INFECTED + "/versions/1/content");
        assertThat(infected.text()).contains("Malware was found");
    }
}

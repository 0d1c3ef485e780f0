package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The joint committee as officials meet in it, in the browser from the invitation to the approved minutes: the secretariat
 * plans and minutes, both parties' signatories sign a package, and the meeting book is taken home.
 */
@ExtendWith(ScenarioSystem.class)
class CommitteeE2ET {

    private static final String AGREEMENT = "us-eu-mou";
    private static final String SECRETARIAT = "coordinator";
    private static final int MINUTES_DAYS = 2;

    /** The first document loads typefaces and a library; on a busy machine that takes a while. In milliseconds. */
    private static final double WRITING_A_BOOK = 60_000;

    private final Accessibility accessibility = new Accessibility();
    private final SoftAssertions softly = new SoftAssertions();

    @Test
    void aCommitteeMeetsDecidesAPackageAndIsMinuted(Scenario scenario) throws IOException {
        List<Round> rounds = Stream.of("Copper", "Cobalt", "Gallium")
                .map(name -> scenario.nominated(name, "AU").submittedUnder(AGREEMENT))
                .map(Candidacy::asksForNextGate)
                .toList();
        List<String> names = rounds.stream().map(CommitteeE2ET::projectOf).toList();
        String title = Steps.unique("Spring meeting");
        try (Browser browser = new Browser(scenario.system().portalUrl())) {
            Window secretariat = browser.signIn(SECRETARIAT);
            Instant startsAt = scenario.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(3));
            String meeting = planned(secretariat, title, startsAt);
            point(
                    secretariat,
                    "A",
                    "Candidacies agreed beforehand",
                    rounds.getFirst().id());
            point(secretariat, "B", "Stockpiling, an exchange of views", "");
            String bundle = bundled(secretariat, rounds);
            secretariat.go(meeting);
            secretariat.press("Convene");
            look(secretariat, "meeting-convened");

            Window usa = browser.signIn("us-state-signatory");
            signed(usa, bundle, "United States", null, null);
            Window eu = browser.signIn("eu-grow-signatory");
            signed(eu, bundle, "European Union", rounds.get(1).id(), names.get(1));

            assertThat(rounds.stream()
                            .map(round -> round.concluded().path("outcome").asText()))
                    .containsExactly("APPROVED", "RETURNED", "APPROVED");
            assertThat(eu.text()).contains("3: 0 open, 2 approved, 0 approved with conditions, 1 returned");

            scenario.until(startsAt.plus(Duration.ofMinutes(1)));
            minuted(secretariat, meeting);
            JsonNode out = minutes(scenario, meeting);
            eu.go(meeting);
            assertThat(eu.text()).contains("who says nothing approves at the deadline", "Approve for European Union");
            look(eu, "meeting-minutes");

            scenario.until(Instant.parse(out.path("deadline").asText()).plus(Duration.ofMinutes(5)));

            scenario.api()
                    .await(
                            "the approval of the minutes by silence",
                            () -> minutes(scenario, meeting)
                                            .path("state")
                                            .asText()
                                            .equals("APPROVED")
                                    ? true
                                    : null);
            eu.go(meeting);
            assertThat(eu.text()).contains("by the silence of ", "Two candidacies go on", "Closed");
            look(eu, "meeting-closed");
            book(eu, title, names);
            softly.assertAll();
        }
    }

    private String planned(Window secretariat, String title, Instant startsAt) {
        secretariat.go("/meetings/new?agreement=" + AGREEMENT);
        look(secretariat, "meeting-new");
        OffsetDateTime there = startsAt.atOffset(ZoneOffset.UTC);
        secretariat.fill("title", title);
        secretariat.fill("startsAt", there.toLocalDate().toString());
        secretariat.fill("hour", there.toLocalTime().toString());
        secretariat.choose("zone", "UTC");
        secretariat.fill("place", "Brussels, room 3");
        secretariat.choose("chairingParty", "EU");
        secretariat.fill("minutesWorkingDays", Integer.toString(MINUTES_DAYS));
        secretariat.press("Plan the meeting");
        assertThat(secretariat.text()).contains("The meeting is planned.");
        String address = secretariat.page().url();
        return address.substring(address.indexOf("/meetings/")).replaceAll("\\?.*", "");
    }

    private void point(Window secretariat, String kind, String topic, String review) {
        unfold(secretariat, "Add a point");
        secretariat.fill("agenda/title", topic);
        secretariat.choose("agenda/kind", kind);
        secretariat.choose("agenda/reviewId", review);
        secretariat.press("Add the point");
        assertThat(secretariat.text()).contains(topic);
    }

    private String bundled(Window secretariat, List<Round> rounds) {
        secretariat.follow("Open a package for this meeting");
        secretariat.fill("title", "Spring package");
        rounds.forEach(round ->
                secretariat.page().locator("label[for='r-" + round.id() + "']").click());
        look(secretariat, "package-new");
        secretariat.press("Open the package");
        String address = secretariat.page().url();
        return address.substring(address.indexOf("/packages/")).replaceAll("\\?.*", "");
    }

    private void signed(Window signatory, String bundle, String party, String carvedOut, String project) {
        signatory.go(bundle);
        signatory.page().locator("label[for='d-APPROVE']").click();
        signatory.fill("reasons", "Agreed in the committee");
        if (carvedOut != null) {
            String carve = "carve/" + carvedOut + "/";
            unfold(signatory, project);
            signatory.choose(carve + "decision", "OBJECT");
            signatory
                    .page()
                    .locator("label[for='f-carve-" + carvedOut + "-final']")
                    .click();
            signatory.press("Preview");
            assertThat(signatory.text()).contains(project + ": Say why this one is carved out");
            signatory.fill(carve + "reasons", "The permit is missing");
        }
        if (carvedOut != null) {
            look(signatory, "package-carved-out");
        }
        signatory.press("Preview");
        assertThat(signatory.heading()).contains("What you are about to sign");
        if (carvedOut != null) {
            look(signatory, "package-preview");
        }
        signatory.press("Sign for " + party);
        assertThat(signatory.text()).contains("Your party has signed the package.");
    }

    private void minuted(Window secretariat, String meeting) {
        secretariat.go(meeting);
        secretariat.press("Record as held");
        unfold(secretariat, "Record somebody");
        secretariat.fill("attendance/name", "Eleanor Whitfield");
        secretariat.choose("attendance/agency", "us-state");
        secretariat.press("Record");
        assertThat(secretariat.text()).contains("Eleanor Whitfield");
        unfold(secretariat, "Write the minutes of point 1");
        Locator form = secretariat.page().locator("details[open]");
        form.locator("textarea[name$='/decision']").fill("Two candidacies go on, one is returned");
        form.locator("textarea[name$='/minutes']").fill("The package was signed by both parties.");
        secretariat.press("Save the minutes of point 1");
        secretariat.press("Send the minutes to the parties");
        assertThat(secretariat.text()).contains("Waits for the parties");
    }

    private static void book(Window window, String title, List<String> projects) throws IOException {
        byte[] pdf = downloaded(window, "pdf");
        assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        assertThat(pdf.length).isGreaterThan(5_000);
        try (ZipInputStream docx = new ZipInputStream(new ByteArrayInputStream(downloaded(window, "docx")))) {
            String text = "";
            for (ZipEntry entry = docx.getNextEntry(); entry != null; entry = docx.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    text = new String(docx.readAllBytes(), StandardCharsets.UTF_8).replaceAll("<[^>]+>", " ");
                }
            }
            assertThat(text).contains(title, "Two candidacies go on, one is returned", projects.getFirst());
        }
    }

    private static byte[] downloaded(Window window, String format) {
        String form = (String)
                window.page().locator("form[action$='/meeting-book.pdf']").evaluate("form => form.action");
        APIResponse book = window.page()
                .request()
                .get(
                        form.replaceAll("pdf$", format) + "?language=en",
                        RequestOptions.create().setTimeout(WRITING_A_BOOK));
        assertThat(book.status()).as(() -> book.url() + " " + book.text()).isEqualTo(200);
        assertThat(book.headers().get("content-disposition")).contains("attachment", "." + format);
        return book.body();
    }

    private void look(Window window, String name) {
        window.picture(name);
        softly.assertThat(accessibility.violations(window)).as("axe on " + name).isEmpty();
        softly.assertThat(window.fitsInto320Pixels())
                .as(name + " fits into 320 pixels")
                .isTrue();
    }

    private static void unfold(Window window, String title) {
        window.page()
                .locator("summary", new Page.LocatorOptions().setHasText(title))
                .click();
    }

    private static JsonNode minutes(Scenario scenario, String meeting) {
        return scenario.api()
                .get(SECRETARIAT, Steps.REVIEWS, "/api/v1" + meeting)
                .body()
                .path("minutes")
                .path(0);
    }

    private static String projectOf(Round round) {
        return round.now().path("subject").path("projectName").asText();
    }
}

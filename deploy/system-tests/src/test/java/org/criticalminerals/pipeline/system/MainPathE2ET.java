package org.criticalminerals.pipeline.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.testing.TopicReader;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.criticalminerals.pipeline.local.client.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The main job, as officials do it: a project is nominated, submitted and brought through every gate to support in the
 * browser; who is concerned sees it without reloading and gets the mail; Kafka carries every step in order.
 */
@ExtendWith(SystemUnderTest.class)
class MainPathE2ET {

    private static final Pattern PROJECT = Pattern.compile("/projects/([0-9a-f-]{36})");
    private static final List<String> GATES = List.of("SCREENING", "ASSESSMENT", "SELECTION", "SUPPORT");

    @Test
    void aProjectGoesFromIdentificationToSupport(LocalSystemProcess system, Steps steps) {
        String name = Steps.unique("Nolans Bore");
        try (Browser browser = new Browser(system.portalUrl())) {
            Window desk = browser.signIn("us-doe-desk");
            Window state = browser.signIn("us-state-signatory");
            Window grow = browser.signIn("eu-grow-signatory");
            Window inbox = browser.signIn("eu-grow-desk");
            inbox.go("/inbox");

            String project = nominate(desk, name);
            writeDossier(desk, project);
            share(desk, project);
            submit(state, project);
            for (String gate : GATES) {
                prepare(browser, steps, project, gate);
                ask(desk, project);
                approve(state, steps, project);
                approve(grow, steps, project);
                awaitStage(steps, project, gate);
            }

            state.go("/projects/" + project);
            assertThat(state.page()
                            .locator("#candidacies ~ section, section[aria-labelledby=candidacies]")
                            .first())
                    .containsText("Support");
            state.picture("main-path-project");
            assertHistory(browser, project);
            // Never reloaded: what stands here now came by itself.
            assertThat(inbox.page().getByText(name).first()).isVisible();
            inbox.picture("main-path-inbox");
            assertInboxes(steps, project);
            assertMails(system, name);
            assertEvents(system, project);
        }
    }

    /** Somebody who took no part reads by which rule each gate was decided, what was said, and why it ended so. */
    private static void assertHistory(Browser browser, String project) {
        Window onlooker = browser.signIn("coordinator");
        onlooker.go("/projects/" + project + "/history");
        assertThat(onlooker.text())
                .contains("Asked of", "How it is decided", "All of USA and EU must approve")
                .contains("Because of", "the last position that was needed", "USA and EU approved.");
        onlooker.picture("main-path-history");
    }

    private static String nominate(Window desk, String name) {
        desk.go("/projects/new");
        desk.fill("name", name);
        desk.fill("promoter/name", "Arafura Rare Earths");
        desk.press("Nominate");
        desk.page().waitForURL(PROJECT);
        Matcher address = PROJECT.matcher(desk.page().url());
        assertThat(address.find()).isTrue();
        return address.group(1);
    }

    private static void writeDossier(Window desk, String project) {
        section(
                desk,
                project,
                "sites",
                Map.of("sites/0/name", "Nolans Bore", "sites/0/latitude", "-22.6", "sites/0/longitude", "133.2"),
                Map.of("sites/0/country", "AU"));
        section(
                desk,
                project,
                "production",
                Map.of("lines/0/productTonnesPerYear", "4440", "lines/0/startYear", "2029"),
                Map.of("lines/0/mineral", "neodymium", "lines/0/step", "SEPARATION"));
        section(
                desk,
                project,
                "finance",
                Map.of("capex/amount", "1200000000.00", "need/amount", "300000000.00"),
                Map.of("capex/currency", "USD", "need/currency", "USD"));
        section(
                desk,
                project,
                "timetable",
                Map.of("milestones/0/title", "First production", "milestones/0/date", "2029"),
                Map.of());
        section(
                desk,
                project,
                "attestation",
                Map.of("name", "E. Example", "function", "Director", "date", "2026-11-02"),
                Map.of());
    }

    private static void section(
            Window desk, String project, String section, Map<String, String> fields, Map<String, String> choices) {
        desk.go("/projects/" + project + "/dossier/" + section);
        fields.forEach(desk::fill);
        choices.forEach(desk::choose);
        desk.press("Save");
        desk.page().waitForURL(address -> !address.contains("/dossier/"));
    }

    private static void share(Window desk, String project) {
        desk.go("/projects/" + project);
        desk.press("Share with your party");
        assertThat(desk.page().getByRole(AriaRole.STATUS).first()).isVisible();
    }

    private static void submit(Window state, String project) {
        state.go("/projects/" + project + "/submission");
        state.page().locator("label[for='a-us-eu-mou']").click();
        state.press("Submit");
        state.page().waitForURL(address -> !address.contains("/submission"));
    }

    /** What the gate waits for: the secretariat records the consent of the site state, the rest is asked of the parties. */
    private static void prepare(Browser browser, Steps steps, String project, String gate) {
        if (gate.equals("SUPPORT")) {
            Window secretariat = browser.signIn("coordinator");
            secretariat.go("/projects/" + project + "/candidacies/us-eu-mou/host-consents/AU");
            secretariat.page().locator("label[for='c-GIVEN']").click();
            secretariat.fill("authority", "Northern Territory Government");
            secretariat.fill("decidedOn", "2026-03-02");
            secretariat.fill("document/title", "Letter of consent");
            secretariat.fill("document/reference", "NTG 2026/14");
            secretariat.press("Record");
            assertThat(secretariat.page().getByRole(AriaRole.STATUS).first()).isVisible();
        }
        steps.prepare(project);
    }

    private static void ask(Window desk, String project) {
        desk.go("/projects/" + project + "/candidacies/us-eu-mou/gate-request");
        desk.fill("note", "Please take a look");
        desk.press("Ask for");
        desk.page().waitForURL(address -> !address.endsWith("/gate-request"));
    }

    private static void approve(Window signatory, Steps steps, String project) {
        String review = steps.api().await("an open review", () -> steps.anyOpenReview(project));
        signatory.go("/reviews/" + review);
        signatory.page().locator("label[for='d-APPROVE']").click();
        signatory.press("Preview the effect");
        signatory.press("Sign for");
        assertThat(signatory.page().getByRole(AriaRole.STATUS).first()).isVisible();
    }

    private static void awaitStage(Steps steps, String project, String stage) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> steps.candidacyOf(project).path("stage").asText().equals(stage));
    }

    private static void assertInboxes(Steps steps, String project) {
        for (String official :
                List.of("us-state-signatory", "us-state-desk", "eu-grow-signatory", "eu-grow-desk", "us-doe-desk")) {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(Steps.items(steps.api()
                                    .get(official, "notification-service", "/api/v1/notifications?limit=100"))
                            .filter(item -> item.path("projectId").asText().equals(project)))
                    .as("inbox of " + official)
                    .isNotEmpty());
        }
    }

    private static void assertMails(LocalSystemProcess system, String name) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(system.platform().mail())
                        .extracting(Mail::to)
                        .anyMatch(to -> to.startsWith("eu-grow-signatory@"))
                        .anyMatch(to -> to.startsWith("us-state-signatory@")));
        assertThat(system.platform().mail()).allSatisfy(mail -> {
            assertThat(mail.subject() + mail.text() + mail.html()).doesNotContain(name);
            assertThat(mail.text()).isNotBlank();
            assertThat(mail.html()).isNotBlank();
        });
    }

    private static void assertEvents(LocalSystemProcess system, String project) {
        assertThat(types(system, Topics.PROJECTS, project, "minerals.candidacy.selected.v1"))
                .containsSubsequence(
                        "minerals.project.nominated.v1",
                        "minerals.project.dossier-changed.v1",
                        "minerals.project.shared.v1",
                        "minerals.candidacy.submitted.v1",
                        "minerals.candidacy.gate-requested.v1",
                        "minerals.candidacy.stage-changed.v1",
                        "minerals.candidacy.gate-requested.v1",
                        "minerals.candidacy.stage-changed.v1",
                        "minerals.candidacy.gate-requested.v1",
                        "minerals.candidacy.stage-changed.v1",
                        "minerals.candidacy.gate-requested.v1",
                        "minerals.candidacy.stage-changed.v1",
                        "minerals.candidacy.selected.v1");
        assertThat(types(system, Topics.REVIEWS, project, "minerals.review.concluded.v1"))
                .containsSubsequence(
                        "minerals.review.opened.v1",
                        "minerals.review.position-taken.v1",
                        "minerals.review.position-taken.v1",
                        "minerals.review.concluded.v1");
    }

    private static List<String> types(LocalSystemProcess system, String topic, String project, String until) {
        try (TopicReader reader = new TopicReader(system.platform(), topic)) {
            return reader
                    .until(read -> read.stream()
                            .anyMatch(record -> project.equals(record.key()) && until.equals(type(record))))
                    .stream()
                    .filter(record -> project.equals(record.key()))
                    .map(MainPathE2ET::type)
                    .toList();
        }
    }

    private static String type(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader(EventHeaders.TYPE).value(), StandardCharsets.UTF_8);
    }
}

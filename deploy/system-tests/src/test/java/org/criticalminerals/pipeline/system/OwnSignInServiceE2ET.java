package org.criticalminerals.pipeline.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.criticalminerals.pipeline.local.demo.Api;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A party's officials come through its own sign-in service, which a second realm plays, as officials of their agency alone. */
@ExtendWith(SystemUnderTest.class)
class OwnSignInServiceE2ET {

    private static final Pattern MEXICO = Pattern.compile("/realms/mexico-sso/");

    @Test
    void anOfficialComesThroughThePartysOwnServiceAndSeesTheAgencysView(LocalSystemProcess system, Steps steps) {
        String theirs = steps.ready(Steps.unique("Shown to Mexico"), "MX");
        steps.submit(theirs, "us-mexico-action-plan", "us-ustr-signatory");
        String others = steps.submitted(Steps.unique("Not shown to Mexico"));
        try (Browser browser = new Browser(system.portalUrl())) {
            Window ana = through(browser, "ana-torres");

            assertThat(ana.page().locator("header").first()).containsText("Ana Torres");
            ana.go("/projects/" + theirs);
            assertThat(ana.heading()).contains("Shown to Mexico");
            ana.go("/projects/" + others);
            assertThat(ana.text()).doesNotContain("Not shown to Mexico");

            ana.go("/sign-out");
            // Signed out there as well: coming back asks for the password of the party's own service.
            ana.go("/sign-in");
            ana.page().locator("#social-mexico-sso").click();
            assertThat(ana.page()).hasURL(MEXICO);
            assertThat(ana.page().locator("#password")).isVisible();
        }
    }

    @Test
    void aSessionThatEndsAtThePartysServiceEndsInThePortal(LocalSystemProcess system) {
        try (Browser browser = new Browser(system.portalUrl())) {
            Window luis = through(browser, "luis-vega");
            assertThat(luis.page().locator("header").first()).containsText("Luis Vega");

            new SignInService(system, SignInService.MEXICO).endSessionsOf("luis-vega");

            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                luis.go("/inbox");
                assertThat(luis.page().url()).contains("/realms/critical-minerals/");
            });
        }
    }

    @Test
    void nobodyOfThatServiceBecomesAnOfficialOfAnotherAgency(LocalSystemProcess system) {
        try (Browser browser = new Browser(system.portalUrl())) {
            Window sofia = browser.open();
            sofia.go("/sign-in");
            sofia.page().locator("#social-mexico-sso").click();
            sofia.page().locator("#username").fill("sofia-rojas");
            sofia.page().locator("#password").fill("sofia-rojas");
            sofia.page().locator("#kc-login").click();

            // Her account there has the address of a signatory of the U.S. Department of State.
            assertThat(sofia.page().locator("body")).containsText("does not match the configured essential claim");
            sofia.go("/sign-in");
            assertThat(sofia.page().locator("#password")).isVisible();
        }
        SignInService ours = new SignInService(system, SignInService.OURS);
        assertThat(ours.knows("us-state-signatory@state.example")).isFalse();
    }

    @Test
    @Tag("long")
    void nobodyOfThatServiceIsDeletedWhereAnotherAgencyIsMeant(LocalSystemProcess system, Api api) throws SQLException {
        try (Browser browser = new Browser(system.portalUrl())) {
            assertThat(through(browser, "luis-vega").page().locator("header").first())
                    .containsText("Luis Vega");
        }
        JsonNode unknown = difference(api, "mx-se-signatory", "UNKNOWN");
        String subject = unknown.path("subject").asText();
        String account = api.post(
                        "mx-se-signatory",
                        Steps.REVIEWS,
                        "/api/v1/account-differences/" + subject + "/mending",
                        null,
                        Map.of("way", "TAKE_OVER", "reason", "He belongs here"))
                .body()
                .path("id")
                .asText();
        try {
            // Meant for another agency than the one that his own service brought him to.
            move(system, subject, "USA", "us-doe");

            JsonNode moved = difference(api, "us-administrator", "AGENCY");
            assertThat(moved.path("ways").toString()).isEqualTo("[\"TAKE_OVER\"]");
            api.post(
                    "us-administrator",
                    Steps.REVIEWS,
                    "/api/v1/accounts/" + account + "/roles",
                    null,
                    Map.of("roles", List.of("desk-officer", "auditor"), "reason", "Two tasks"));

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            api.get("us-administrator", Steps.REVIEWS, "/api/v1/accounts/" + account + "/changes")
                                    .body()
                                    .toString())
                    .contains("REFUSED", "own sign-in service of mx-se"));
            assertThat(new SignInService(system, SignInService.OURS).knows("luis.vega@economia.example"))
                    .isTrue();
        } finally {
            move(system, subject, "MEX", "mx-se");
        }
    }

    // What Keycloak says is read once a minute.
    private static JsonNode difference(Api api, String reader, String kind) {
        return await().atMost(Duration.ofSeconds(100))
                .until(
                        () -> StreamSupport.stream(
                                        api.get(reader, Steps.REVIEWS, "/api/v1/account-differences?limit=100")
                                                .body()
                                                .path("items")
                                                .spliterator(),
                                        false)
                                .filter(one -> one.path("name").asText().equals("Luis Vega")
                                        && one.path("kind").asText().equals(kind))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void move(LocalSystemProcess system, String subject, String party, String agency)
            throws SQLException {
        try (Connection worker = DriverManager.getConnection(
                        system.platform().jdbcUrl("partner"),
                        "partner_worker",
                        system.env(Steps.REVIEWS).get("PIPELINE_DB_WORKER_PASSWORD"));
                PreparedStatement update =
                        worker.prepareStatement("update account set party = ?, agency = ? where subject = ?")) {
            update.setString(1, party);
            update.setString(2, agency);
            update.setString(3, subject);
            assertThat(update.executeUpdate()).isOne();
        }
    }

    private static Window through(Browser browser, String name) {
        Window window = browser.open();
        window.go("/sign-in");
        window.picture("own-sign-in-service");
        window.page().locator("#social-mexico-sso").click();
        window.give(name, name);
        return window;
    }
}

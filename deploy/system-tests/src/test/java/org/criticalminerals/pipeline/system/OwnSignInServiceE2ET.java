package org.criticalminerals.pipeline.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
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

    private static Window through(Browser browser, String name) {
        Window window = browser.open();
        window.go("/sign-in");
        window.picture("own-sign-in-service");
        window.page().locator("#social-mexico-sso").click();
        window.give(name, name);
        return window;
    }
}

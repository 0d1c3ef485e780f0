package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.criticalminerals.pipeline.local.client.Mail;
import org.criticalminerals.pipeline.local.demo.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Officials come and go by the portal: the sign-in server follows, also when it was away, and a leaver's access ends. */
@ExtendWith(SystemUnderTest.class)
class OfficialsE2ET {

    private static final String SIGNATORY = "us-state-signatory";
    private static final String PASSWORD = "kept-only-in-this-test";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("https?://\\S+action-token\\S+");

    private final Accessibility accessibility = new Accessibility();
    private final String mail = "robin-" + UUID.randomUUID().toString().substring(0, 8) + "@state.example";

    @Test
    void anInvitedOfficialSetsAPasswordWorksAndLeaves(LocalSystemProcess system) {
        try (Browser browser = new Browser(system.portalUrl())) {
            Window signatory = browser.signIn(SIGNATORY);
            signatory.go("/officials/new");
            looksWell(signatory, "official-new");
            signatory.fill("firstName", "Robin");
            signatory.fill("lastName", "Sato");
            signatory.fill("email", mail);
            signatory.pick("Desk officer");
            signatory.press("Invite");
            assertThat(signatory.heading()).isEqualTo("Robin Sato");
            String page = URI.create(signatory.page().url()).getPath();

            Window robin = browser.open();
            robin.page().navigate(linkIn(system, mail));
            setPassword(robin);
            signIn(robin);
            assertThat(robin.page().url()).startsWith(system.portalUrl().toString());
            assertThat(robin.page().locator("header").innerText())
                    .contains("Robin Sato", "U.S. Department of State")
                    .doesNotContain("Officials");
            robin.go("/projects/new");
            assertThat(robin.heading()).isNotBlank();

            await().atMost(PATIENCE).untilAsserted(() -> {
                signatory.go(page);
                assertThat(signatory.text()).contains("done").doesNotContain("follow the latest act yet");
            });
            looksWell(signatory, "official");
            signatory.go("/officials");
            assertThat(signatory.text()).contains(mail);
            looksWell(signatory, "officials");
            signatory.go(page);
            signatory.fill("leaveReason", "Moved to another ministry");
            signatory.press("Let them leave");
            assertThat(signatory.text()).contains("They have left.");

            await().atMost(PATIENCE).untilAsserted(() -> {
                robin.go("/projects/new");
                assertThat(robin.page().content()).doesNotContain("Robin Sato");
            });
            Window again = browser.open();
            fillIn(again);
            assertThat(again.page().content()).contains("kc-login").containsIgnoringCase("disabled");
            signatory.go("/official-differences");
            looksWell(signatory, "official-differences");
        }
    }

    @Test
    void anInvitationOutlivesTheSignInServersAbsence(LocalSystemProcess system, Api api) {
        api.tokenOf(SIGNATORY);
        system.stop("keycloak");
        String account;
        try {
            account = api.post(
                            SIGNATORY,
                            Steps.REVIEWS,
                            "/api/v1/accounts",
                            null,
                            Map.of(
                                    "firstName", "Robin",
                                    "lastName", "Sato",
                                    "email", mail,
                                    "agency", "us-state",
                                    "roles", List.of("desk-officer"),
                                    "locale", "de"))
                    .body()
                    .path("id")
                    .asText();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(acts(api, account))
                    .contains("PENDING", "The sign-in server can't be reached."));
        } finally {
            system.start("keycloak");
        }

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(acts(api, account)).contains("DONE").doesNotContain("PENDING"));
        assertThat(linkIn(system, mail)).contains("action-token");
    }

    private static String acts(Api api, String account) {
        return api.get(SIGNATORY, Steps.REVIEWS, "/api/v1/accounts/" + account + "/changes")
                .body()
                .toString();
    }

    private static String linkIn(LocalSystemProcess system, String mail) {
        Mail invitation = await().atMost(PATIENCE.multipliedBy(2))
                .until(() -> system.platform().mail(mail), mails -> !mails.isEmpty())
                .getFirst();
        Matcher link = LINK.matcher(invitation.text());
        assertThat(link.find()).as("a link in the invitation").isTrue();
        return link.group();
    }

    private static void setPassword(Window window) {
        window.page().locator("#kc-info-message a, #kc-content a").first().click();
        window.page().locator("#password-new").fill(PASSWORD);
        window.page().locator("#password-confirm").fill(PASSWORD);
        window.page().locator("[type=submit]").first().click();
        window.page().waitForLoadState();
    }

    private void signIn(Window window) {
        fillIn(window);
        window.page().waitForURL(address -> !address.contains("/realms/"));
    }

    private void fillIn(Window window) {
        window.go("/sign-in");
        if (window.page().locator("#username").count() > 0) {
            window.page().locator("#username").fill(mail);
            window.page().locator("#password").fill(PASSWORD);
            window.page().locator("#kc-login").click();
            window.page().waitForLoadState();
        }
    }

    private void looksWell(Window window, String name) {
        window.picture(name);
        assertThat(accessibility.violations(window)).as("axe on " + name).isEmpty();
        assertThat(window.fitsInto320Pixels()).as(name + " fits").isTrue();
    }
}

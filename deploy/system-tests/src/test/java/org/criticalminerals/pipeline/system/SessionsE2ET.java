package org.criticalminerals.pipeline.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A sign-in ends on both sides, whichever ended it, and what hangs on it ends as well. */
@ExtendWith(SystemUnderTest.class)
class SessionsE2ET {

    private static final Duration SECONDS = Duration.ofSeconds(15);
    private static final Pattern KEYCLOAK = Pattern.compile("/realms/critical-minerals/");
    private static final LocatorAssertions.ContainsTextOptions WITHIN_SECONDS =
            new LocatorAssertions.ContainsTextOptions().setTimeout(SECONDS.toMillis());
    private static final String STREAM = "/inbox/stream";
    private static final String ENDED = "Your session has ended";

    private final String official = Steps.unique("us-state").replace(' ', '-');
    private SignInService service;

    @BeforeEach
    void takeIn(LocalSystemProcess system) {
        service = new SignInService(system, SignInService.OURS);
        service.takeIn(official, "us-state", "desk-officer");
    }

    @AfterEach
    void remove() {
        service.tokensLast("portal", null);
        service.tokensLast("local-cli", null);
        service.remove(official);
    }

    @Test
    void signingOutOfThePortalEndsTheSessionBehindItAndWhatIsOpenElsewhere(LocalSystemProcess system) {
        try (Browser browser = new Browser(system.portalUrl())) {
            Window window = signedIn(browser);
            Page other = window.page().context().newPage();
            openInbox(system, other);
            assertThat(service.sessionsOf(official)).isEqualTo(1);

            window.go("/sign-out");

            assertThat(window.page().locator("h1")).containsText("One pipeline");
            assertThat(service.sessionsOf(official)).isZero();
            assertThat(other.locator("[data-live-note]")).containsText(ENDED, WITHIN_SECONDS);
            window.go("/sign-in");
            assertThat(window.page()).hasURL(KEYCLOAK);
            assertThat(window.page().locator("#password")).isVisible();
        }
    }

    @Test
    void endingTheSessionAtKeycloakEndsThePortalsAndItsOpenStreamInSeconds(LocalSystemProcess system) {
        try (Browser browser = new Browser(system.portalUrl())) {
            Window window = signedIn(browser);
            openInbox(system, window.page());

            service.endSessionsOf(official);

            assertThat(window.page().locator("[data-live-note]")).containsText(ENDED, WITHIN_SECONDS);
            await().atMost(SECONDS).untilAsserted(() -> {
                window.go("/inbox");
                assertThat(window.page().url()).containsPattern(KEYCLOAK);
            });
        }
    }

    @Test
    void oneOfTwoSessionsEndsAlone(LocalSystemProcess system) {
        try (Browser browser = new Browser(system.portalUrl())) {
            Window office = signedIn(browser);
            Window home = signedIn(browser);
            assertThat(service.sessionsOf(official)).isEqualTo(2);

            home.go("/sign-out");

            office.go("/inbox");
            assertThat(office.heading()).isEqualTo("Inbox");
            assertThat(service.sessionsOf(official)).isEqualTo(1);
        }
    }

    @Test
    void pageApiAndStreamOfAnOfficialWhoLeavesEndWithTheToken(LocalSystemProcess system) {
        // As shipped, what is open ends within a minute; here sooner, so that nobody waits for it.
        assertThat(service.tokensLast()).isLessThanOrEqualTo(55);
        service.tokensLast("portal", 8);
        service.tokensLast("local-cli", 8);
        String token = token(system);
        assertThat(api(system, token)).isEqualTo(200);
        try (Browser browser = new Browser(system.portalUrl())) {
            Window window = signedIn(browser);
            openInbox(system, window.page());

            service.disable(official);

            await().atMost(SECONDS).until(() -> api(system, token) == 401);
            assertThat(window.page().locator("[data-live-note]")).containsText(ENDED, WITHIN_SECONDS);
            await().atMost(SECONDS).untilAsserted(() -> {
                window.go("/inbox");
                assertThat(window.page().url()).containsPattern(KEYCLOAK);
            });
        }
    }

    @Test
    void aStreamGoesOnBeyondItsToken(LocalSystemProcess system) {
        service.tokensLast("portal", 8);
        try (Browser browser = new Browser(system.portalUrl())) {
            Window window = signedIn(browser);

            openInbox(system, window.page());

            // The page opens another one before the first one ends, with a newer token.
            Response next = window.page().waitForResponse(answer -> answer.url().contains(STREAM), () -> {});

            assertThat(next.status()).isEqualTo(200);
            assertThat(window.page().locator("[data-live-note]")).not().containsText(ENDED);
        }
    }

    private Window signedIn(Browser browser) {
        Window window = browser.open();
        window.signIn(official, SignInService.password(official));
        return window;
    }

    /** Returns when the page has its stream. */
    private static void openInbox(LocalSystemProcess system, Page page) {
        page.waitForResponse(
                answer -> answer.url().contains(STREAM) && answer.status() == 200,
                () -> page.navigate(system.portalUrl().resolve("/inbox").toString()));
    }

    private String token(LocalSystemProcess system) {
        return given().formParams(Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "local-cli",
                        "scope",
                        "openid organization",
                        "username",
                        official,
                        "password",
                        SignInService.password(official)))
                .post(system.url("realm") + "/protocol/openid-connect/token")
                .jsonPath()
                .getString("access_token");
    }

    private static int api(LocalSystemProcess system, String token) {
        return given().auth()
                .oauth2(token)
                .get(system.url("project-service") + "/api/v1/projects?limit=1")
                .statusCode();
    }
}

package org.criticalminerals.pipeline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.criticalminerals.pipeline.portal.fake.FakeServices;
import org.criticalminerals.pipeline.portal.fake.FakeSystem;
import org.criticalminerals.pipeline.portal.fake.Visitor;
import org.criticalminerals.pipeline.portal.fake.Visitor.Page;
import org.junit.jupiter.api.Test;

/** Sign-in and sign-out, sessions that are large or have ended, other sites, and what every answer tells the browser. */
@QuarkusTest
@QuarkusTestResource(FakeSystem.class)
class SecurityIT extends PortalTestCase {

    private static final String N = FakeServices.NOLANS;

    @Test
    void aDeepLinkLeadsThroughSignInAndBack() {
        Visitor visitor = visitor();

        Page page = visitor.get("/pipeline/table?stage=SCREENING");

        assertThat(page.path()).isEqualTo("/pipeline/table?stage=SCREENING");
        assertThat(page.status()).isEqualTo(200);
        assertThat(services.asked("GET", "/project/api/v1/candidacies")
                        .getFirst()
                        .authorization())
                .startsWith("Bearer ");
    }

    @Test
    void aLargeTokenMakesNoLoop() {
        services.signIn().as("us-state-signatory");
        services.signIn().padded(6_000);
        Visitor visitor = visitor();

        assertThat(visitor.get("/sign-in").status()).isEqualTo(200);
        assertThat(visitor.get("/pipeline").status()).isEqualTo(200);
        assertThat(visitor.cookieNames())
                .filteredOn(name -> name.contains("chunk"))
                .isNotEmpty();
    }

    @Test
    void signingOutEndsTheSession() {
        Visitor signatory = signedIn("us-state-signatory");

        Page page = signatory.get("/sign-out");

        assertThat(page.path()).isEqualTo("/");
        assertThat(page.text()).contains("One pipeline for joint critical-minerals projects");
    }

    @Test
    void cookiesAreOutOfReachOfScriptsAndOtherSites() {
        Visitor signatory = visitor();
        List<String> set = new ArrayList<>(signatory.get("/pipeline").headersOnTheWay("Set-Cookie"));
        set.addAll(signatory.get("/sign-out").headersOnTheWay("Set-Cookie"));

        assertThat(set.stream().filter(SecurityIT::holdsSomething))
                .hasSizeGreaterThan(2)
                .allSatisfy(cookie ->
                        assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax"));
    }

    private static boolean holdsSomething(String cookie) {
        return !cookie.contains("=; Max-Age=0");
    }

    @Test
    void signingOutClearsWhatTheBrowserKept() {
        Page page = signedIn("us-state-signatory").get("/sign-out");

        assertThat(page.headersOnTheWay("Clear-Site-Data")).containsExactly("\"cache\", \"storage\"");
    }

    @Test
    void aFormSentAfterTheSessionsEndKeepsEveryWord() {
        Visitor desk = signedIn("us-doe-desk");
        desk.loseSession();

        Page page = desk.post(
                "/projects/" + N + "/dossier/sites",
                "sectionVersion",
                "2",
                "sites/0/notes",
                "Long <typed> words & more");

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text()).contains("Your session has ended", "What you typed is kept");
        assertThat(page.html())
                .contains(
                        "action=\"/projects/" + N + "/dossier/sites\"",
                        "name=\"sites/0/notes\" value=\"Long &lt;typed&gt; words &amp; more\"");
        assertThat(services.asked("PUT", "/project/api/v1/projects/" + N + "/dossier/sites"))
                .isEmpty();
    }

    @Test
    void anotherSiteCanSendNothing() {
        Visitor desk = signedIn("us-doe-desk");

        Page foreign = desk.postFrom("https://evil.example", "/projects/new", "name", "x", "promoter/name", "y");
        Page nowhere = desk.postFrom("null", "/projects/new", "name", "x", "promoter/name", "y");
        Page own = desk.postFrom(
                portal().toString().replaceAll("/$", ""), "/projects/new", "name", "x", "promoter/name", "y");

        assertThat(List.of(foreign.status(), nowhere.status())).containsOnly(403);
        assertThat(foreign.text()).contains("This request was not accepted");
        assertThat(own.status()).isEqualTo(200);
        assertThat(services.asked("POST", "/project/api/v1/projects")).hasSize(1);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        Visitor signatory = signedIn("us-state-signatory");

        for (String path : List.of("/", "/projects/" + N, "/nothing")) {
            Page page = signatory.get(path);
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.html()).doesNotContain("style=\"", "onclick", "<style", "<script>");
        }
    }

    @Test
    void assetsStayInTheBrowserAndTheFirstPageIsLight() {
        Page page = visitor().get("/");
        String css = page.all("href=\"(/assets/[0-9a-f]+/portal.css)\"").getFirst();

        Page asset = visitor().get(css);

        assertThat(asset.status()).isEqualTo(200);
        assertThat(asset.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(page.html().length()).isLessThan(20_000);
    }

    @Test
    void theLiveInboxIsRelayedWithTheOfficialsTokenAndResumes() throws Exception {
        Visitor signatory = signedIn("us-state-signatory");
        Thread reading = Thread.ofVirtual().start(() -> signatory.get("/inbox/stream?after=41"));

        await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(10)).until(() -> services.streams() == 1);

        var asked = services.asked("GET", "/notification/api/v1/notifications/stream")
                .getFirst();
        assertThat(asked.lastEventId()).isEqualTo("41");
        assertThat(asked.authorization()).startsWith("Bearer ");
        reading.interrupt();
        await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(10)).until(() -> services.streams() == 0);
    }

    @Test
    void theLiveInboxStopsWithTheSession() {
        assertThat(visitor().get("/inbox/stream").status()).isEqualTo(401);
    }
}

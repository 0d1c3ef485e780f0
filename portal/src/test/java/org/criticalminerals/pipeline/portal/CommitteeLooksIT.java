package org.criticalminerals.pipeline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.portal.fake.FakeServices;
import org.criticalminerals.pipeline.portal.fake.FakeSystem;
import org.junit.jupiter.api.Test;

/**
 * The joint committee's pages in a real browser, and others on what the whole system's demonstration doesn't hold, such as
 * a draft or a calendar with entries of each kind: no axe violation, contrast included, and readable at 320 pixels.
 */
@QuarkusTest
@QuarkusTestResource(FakeSystem.class)
class CommitteeLooksIT extends PortalTestCase {

    private static final String RUN = """
            () => axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
            }).then(result => result.violations.map(violation =>
                violation.id + ': ' + violation.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | ')))""";
    private static final List<String> PATHS = List.of(
            "/meetings",
            "/meetings/new",
            "/meetings/" + FakeServices.MEETING,
            "/meetings/" + FakeServices.MEETING + "/edit",
            "/meetings/" + FakeServices.MINUTED,
            "/packages/new",
            "/packages/new?agreement=us-eu-mou",
            "/packages/" + FakeServices.PACKAGE,
            "/reviews/waiting",
            "/calendar?month=2026-12",
            "/calendar?view=month&month=2026-12",
            "/reviews/" + FakeServices.REVIEW,
            "/reviews/" + FakeServices.REVIEW + "/preparation/draft",
            "/projects/" + FakeServices.NOLANS,
            "/projects/" + FakeServices.NOLANS + "/releases",
            "/",
            "/questions",
            "/projects/" + FakeServices.NOLANS + "/discussion",
            "/projects/" + FakeServices.NOLANS + "/discussion/new",
            "/projects/" + FakeServices.NOLANS + "/discussion/" + FakeServices.THREAD,
            "/projects/" + FakeServices.NOLANS + "/discussion/" + FakeServices.THREAD + "/marking",
            "/projects/" + FakeServices.NOLANS + "/discussion/" + FakeServices.THREAD + "/comments/"
                    + FakeServices.COMMENT + "/strike",
            "/projects/" + FakeServices.NOLANS + "/releases/consents",
            "/projects/" + FakeServices.NOLANS + "/releases/controls/sites",
            "/projects/" + FakeServices.NOLANS + "/dossier/sites/marking",
            "/documents",
            "/officials",
            "/officials/new",
            "/officials/" + FakeServices.ACCOUNT,
            "/official-differences",
            "/record",
            "/access-requests",
            "/access-requests/new",
            "/access-requests/" + FakeServices.CASE,
            "/access-requests/01936d00-0000-7000-8000-00000000ab02",
            "/access-consultations",
            "/access-consultations/" + FakeServices.CONSULTATION,
            "/parties/JPN",
            "/agencies/jp-meti",
            "/agencies/jp-meti/changes/new?act=AGENCY_NAME",
            "/documents/projects/side-by-side.pdf?project=" + FakeServices.NOLANS);

    private static final List<String> OF_ADMINISTRATORS = List.of(
            "/record/keeping",
            "/operations",
            "/operations/partner-service/letter?consumer=partner-service.projects&topic=minerals.projects.v1&key="
                    + FakeServices.NOLANS);

    @Test
    void everyPageIsAccessibleAndFits() throws IOException {
        String axe = Files.readString(Path.of("node_modules/axe-core/axe.min.js"));
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var chromium = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(
                                        List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
            Page page = chromium.newPage();
            page.navigate(portal().resolve("/sign-in").toString());
            for (String path : PATHS) {
                page.setViewportSize(1280, 900);
                page.navigate(portal().resolve(path).toString());
                look(page, path, axe);
            }
            page.setViewportSize(1280, 900);
            page.navigate(portal().resolve("/packages/" + FakeServices.PACKAGE).toString());
            page.locator("label[for=d-APPROVE]").click();
            page.locator("button.usa-button[name=preview]").click();
            assertThat(page.locator("h1").innerText()).contains("What you are about to sign");
            look(page, "preview", axe);
            services.signIn().as("us-administrator");
            Page administrators = chromium.newPage();
            administrators.navigate(portal().resolve("/sign-in").toString());
            for (String path : OF_ADMINISTRATORS) {
                administrators.setViewportSize(1280, 900);
                administrators.navigate(portal().resolve(path).toString());
                look(administrators, path, axe);
            }
        }
    }

    private static void look(Page page, String name, String axe) {
        page.evaluate(axe);
        assertThat((List<?>) page.evaluate(RUN)).as("axe on " + name).isEmpty();
        Path folder = Path.of("target/pictures");
        String file = name.replaceAll("[^A-Za-z0-9]+", "-");
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(file + ".png")));
        page.setViewportSize(320, 640);
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= 320"))
                .as(name + " fits into 320 pixels")
                .isTrue();
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(file + "-320.png")));
    }
}

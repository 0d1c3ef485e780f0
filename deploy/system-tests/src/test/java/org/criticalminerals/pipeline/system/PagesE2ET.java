package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page of the portal on real data: no axe violation, readable at 320 pixels, and the same without JavaScript. */
@ExtendWith(SystemUnderTest.class)
class PagesE2ET {

    private final Accessibility accessibility = new Accessibility();

    @Test
    void everyPageIsAccessibleAndReadableAt320Pixels(LocalSystemProcess system, Steps steps) {
        String project = steps.submitted(Steps.unique("Looked at"));
        String review = steps.ask(project);
        String draft = steps.nominated(Steps.unique("Draft looked at"));
        try (Browser browser = new Browser(system.portalUrl())) {
            SoftAssertions softly = new SoftAssertions();
            Window nobody = browser.open();
            nobody.go("/");
            check(softly, nobody, "landing");
            nobody.go("/sign-in");
            nobody.picture("keycloak");

            Window signatory = browser.signIn("us-state-signatory");
            visit(softly, signatory, "work", "/");
            visit(softly, signatory, "board", "/pipeline");
            visit(softly, signatory, "table", "/pipeline/table");
            visit(softly, signatory, "table-empty", "/pipeline/table?text=nothing-is-called-so");
            visit(softly, signatory, "projects", "/projects");
            visit(softly, signatory, "project", "/projects/" + project);
            visit(softly, signatory, "history", "/projects/" + project + "/history");
            visit(softly, signatory, "versions", "/projects/" + project + "/versions");
            visit(softly, signatory, "comparison", "/projects/" + project + "/comparison");
            visit(softly, signatory, "reviews", "/reviews");
            visit(softly, signatory, "review", "/reviews/" + review);
            signatory.page().locator("label[for='d-APPROVE']").click();
            signatory.press("Preview the effect");
            PlaywrightAssertions.assertThat(signatory.page().locator("#effect")).isFocused();
            check(softly, signatory, "review-effect");
            visit(softly, signatory, "extension", "/reviews/" + review + "/extension");
            visit(softly, signatory, "draft-position", "/reviews/" + review + "/preparation/draft");
            visit(softly, signatory, "question", "/reviews/" + review + "/preparation/question");
            visit(softly, signatory, "assignee", "/reviews/" + review + "/preparation/assignee");
            visit(softly, signatory, "recusals", "/reviews/" + review + "/recusals");
            visit(softly, signatory, "clearances", "/clearances");
            visit(softly, signatory, "delegations", "/delegations");
            visit(softly, signatory, "handovers", "/handovers");
            String candidacy = "/projects/" + project + "/candidacies/us-eu-mou";
            visit(softly, signatory, "criteria", candidacy + "/criteria");
            visit(softly, signatory, "answer", candidacy + "/criteria/eligibility/scope");
            visit(softly, signatory, "host-consents", candidacy + "/host-consents");
            visit(softly, signatory, "conditions", "/conditions");
            visit(softly, signatory, "conditions-all", "/conditions?status=");
            visit(softly, signatory, "agreements", "/agreements");
            visit(softly, signatory, "agreement", "/agreements/us-japan-framework");
            visit(softly, signatory, "agreement-versions", "/agreements/us-eu-mou/versions");
            visit(softly, signatory, "agreement-changes", "/agreements/us-eu-mou/changes");
            visit(softly, signatory, "parties", "/parties");
            visit(softly, signatory, "party", "/parties/JPN?year=2031");
            visit(softly, signatory, "waiting", "/reviews/waiting");
            visit(softly, signatory, "watches", "/watches");
            visit(softly, signatory, "calendar", "/calendar");
            visit(softly, signatory, "calendar-month", "/calendar?view=month");
            visit(softly, signatory, "meetings", "/meetings");
            visit(softly, signatory, "packages", "/packages");
            visit(softly, signatory, "documents", "/documents");
            visit(softly, signatory, "inbox", "/inbox");
            visit(softly, signatory, "not-found", "/projects/019ac0de-0000-7000-8000-00000000ffff");

            Window desk = browser.signIn("us-doe-desk");
            visit(softly, desk, "nominate", "/projects/new");
            visit(softly, desk, "draft", "/projects/" + draft);
            visit(softly, desk, "submission", "/projects/" + draft + "/submission");
            for (String section : List.of(
                    "identity",
                    "sites",
                    "production",
                    "resources",
                    "finance",
                    "ownership",
                    "permits",
                    "offtake",
                    "timetable",
                    "environment",
                    "attestation")) {
                visit(softly, desk, "edit-" + section, "/projects/" + draft + "/dossier/" + section);
            }
            visit(softly, desk, "releases", "/projects/" + draft + "/releases");
            visit(softly, desk, "consent-new", "/projects/" + draft + "/releases/consents?subject=finance");
            visit(softly, desk, "export-control", "/projects/" + draft + "/releases/controls/production");
            visit(softly, desk, "marking", "/projects/" + draft + "/dossier/identity/marking");
            desk.go("/projects/" + draft + "/dossier/sites");
            desk.fill("sites/0/name", "Somewhere");
            desk.fill("sites/0/latitude", "200");
            desk.press("Save");
            check(softly, desk, "edit-errors");
            softly.assertThat(desk.page().locator("[name='sites/0/latitude']").inputValue())
                    .as("typed text is kept beside its error")
                    .isEqualTo("200");
            Window coordinator = browser.signIn("coordinator");
            visit(softly, coordinator, "work-coordinator", "/");
            visit(softly, coordinator, "host-consent", candidacy + "/host-consents/AU");
            visit(softly, desk, "duplicates", "/projects/" + draft + "/duplicates");
            visit(softly, desk, "import", "/imports");
            visit(softly, coordinator, "agreement-coordinator", "/agreements/us-eu-mou");
            visit(softly, coordinator, "agreement-rule", "/agreements/us-eu-mou/changes/new?act=RULE&part=SUPPORT");
            visit(softly, coordinator, "agreement-clocks", "/agreements/us-japan-framework/changes/new?act=CLOCKS");
            visit(softly, coordinator, "agreement-new", "/agreements/new");
            visit(softly, coordinator, "party-new", "/parties/new");
            coordinator.go("/agreements/us-eu-mou/changes/new?act=EDITORIAL");
            coordinator.fill("note", "Not binding, as its text says.");
            coordinator.fill("reason", "Asked for by readers");
            coordinator.press("Show the effect");
            check(softly, coordinator, "agreement-preview");
            coordinator.press("Propose");
            check(softly, coordinator, "agreement-change");
            visit(softly, coordinator, "agreement-comparison", "/agreements/us-eu-mou/comparison");
            visit(softly, browser.signIn("jp-meti-signatory"), "work-japan", "/");
            softly.assertAll();
        }
    }

    @Test
    void officialsCanWorkWithoutJavaScript(LocalSystemProcess system) {
        try (Browser browser = new Browser(system.portalUrl())) {
            Window desk = browser.openWithoutScripts();
            desk.signIn("eu-grow-desk");
            String name = Steps.unique("Plain");

            desk.go("/projects/new");
            desk.fill("name", name);
            desk.fill("promoter/name", "Promoter");
            desk.press("Nominate");

            assertThat(desk.heading()).contains(name);
        }
    }

    @Test
    void pagesTellTheBrowserWhatItMayDo(LocalSystemProcess system) {
        try (Browser browser = new Browser(system.portalUrl())) {
            Window window = browser.open();
            var headers = window.page().navigate(system.portalUrl().toString()).allHeaders();

            assertThat(headers.get("content-security-policy"))
                    .contains("default-src")
                    .doesNotContain("unsafe-inline");
            assertThat(Stream.of("x-content-type-options", "referrer-policy")).allMatch(headers::containsKey);
        }
    }

    private void visit(SoftAssertions softly, Window window, String name, String path) {
        window.go(path);
        check(softly, window, name);
    }

    private void check(SoftAssertions softly, Window window, String name) {
        window.picture(name);
        softly.assertThat(accessibility.violations(window)).as("axe on " + name).isEmpty();
        softly.assertThat(window.fitsInto320Pixels())
                .as(name + " fits into 320 pixels")
                .isTrue();
    }
}

package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.assertj.core.api.SoftAssertions;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * After the selection, as officials do it in the browser: one party asks for a suspension, the other records the
 * promoter's reply, both decide; and one party ends its own support. Every page on the way is looked at.
 */
@ExtendWith(SystemUnderTest.class)
class ChangeE2ET {

    private static final int GATES_TO_SUPPORT = 4;

    private final Accessibility accessibility = new Accessibility();

    @Test
    void aSelectedProjectIsSuspendedAfterNoticeAndReply(LocalSystemProcess system, Steps steps) {
        String name = Steps.unique("Suspended");
        String project = steps.submitted(name);
        String alike = steps.submitted(name + " Project");
        for (int gate = 0; gate < GATES_TO_SUPPORT; gate++) {
            String review = steps.ask(project);
            steps.approve(review, "USA");
            steps.approve(review, "EU");
            steps.settled(project);
        }
        assertThat(steps.candidacyOf(project).path("stage").asText()).isEqualTo("SUPPORT");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try (Browser browser = new Browser(system.portalUrl())) {
            SoftAssertions softly = new SoftAssertions();
            Window grow = browser.signIn("eu-grow-signatory");
            grow.go("/projects/" + project + "/candidacies/us-eu-mou/changes/new");
            check(softly, grow, "change-wanted");
            grow.pick("Approved, the project is on hold until");
            grow.pick("Insolvency");
            grow.fill("reasons", "The promoter stopped its payments");
            grow.fill("notice/sentOn", today.minusDays(1).toString());
            grow.fill("notice/reference", "GROW/2026/118");
            grow.fill("replyUntil", today.plusDays(14).toString());
            grow.press("Ask for the review");
            assertThat(grow.heading()).contains("Suspension");
            check(softly, grow, "change-noticed");

            Window state = browser.signIn("us-state-signatory");
            state.go("/projects/" + project + "/candidacies/us-eu-mou/changes/1");
            state.fill("receivedOn", today.toString());
            state.fill("text", "A new owner steps in");
            state.press("Record the reply");
            assertThat(state.text()).contains("The reply is recorded.");
            String review = steps.api().await("the review of the suspension", () -> steps.anyOpenReview(project));
            visit(softly, state, "change-review", "/reviews/" + review);
            steps.approve(review, "USA");
            steps.approve(review, "EU");
            steps.api()
                    .await(
                            "the suspension",
                            () -> steps.candidacyOf(project).path("suspended").asBoolean() ? Boolean.TRUE : null);

            visit(softly, state, "change-suspended", "/projects/" + project);
            assertThat(state.text()).contains("The parties suspended this project");
            visit(softly, state, "change-decided", "/projects/" + project + "/candidacies/us-eu-mou/changes/1");
            visit(softly, state, "support-end", "/projects/" + project + "/candidacies/us-eu-mou/support-end");
            state.fill("reasons", "No funds are left");
            state.press("End the support");
            assertThat(state.text()).contains("Your party’s support has ended.");

            visit(softly, grow, "look-alikes", "/projects/" + project + "/duplicates");
            visit(softly, grow, "look-alike", "/projects/" + project + "/duplicates/" + alike);
            grow.pick("Two that belong together");
            grow.fill("reasons", "Mine and refinery");
            grow.press("Settle");
            assertThat(grow.text()).contains("Settled.");
            softly.assertAll();
        }
        assertThat(steps.history(project))
                .containsSubsequence(
                        "SELECTED",
                        "CHANGE_NOTICED",
                        "CHANGE_REPLIED",
                        "CHANGE_REVIEW_REQUESTED",
                        "REVIEW_OPENED",
                        "REVIEW_CONCLUDED",
                        "SUSPENDED",
                        "SUPPORT_ENDED",
                        "DUPLICATE_SETTLED");
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

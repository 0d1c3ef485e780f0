package org.criticalminerals.pipeline.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.criticalminerals.pipeline.local.client.PipelineRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where an agreement asks for two factors, who signs is asked for the second one, by the real sign-in service. */
@ExtendWith(SystemUnderTest.class)
class SecondFactorE2ET {

    private static final String COORDINATOR = "coordinator";

    /** Signs for the lead of the USA, and is the one of the demonstration with an authenticator. */
    private static final String SIGNATORY = "us-state-deputy";

    private static final String SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    private static final String REASONS = "We looked at the ownership twice, and it holds";

    @Test
    void signingAsksForTheSecondFactorAndThenSignsWhatWasTyped(LocalSystemProcess system, Steps steps) {
        String agreement = founded(steps);
        steps.api().await("the agreement to be known", () -> knownTo(steps, agreement));
        String review = asked(steps, agreement);
        String another = asked(steps, agreement);

        // By the password alone the service itself refuses, and says how it can be done; in a package as well.
        Map<String, String> position = Map.of("decision", "APPROVE", "reasons", REASONS);
        assertAsksForTwoFactors(
                () -> steps.api().put(SIGNATORY, Steps.REVIEWS, Steps.position(review, "USA"), null, position));
        String bundle = bundle(steps, agreement, List.of(review, another));
        assertAsksForTwoFactors(
                () -> steps.api().post(SIGNATORY, Steps.REVIEWS, bundle + "/signatures", null, position));

        try (Browser browser = new Browser(system.portalUrl())) {
            Window signatory = browser.signIn(SIGNATORY);
            signatory.go("/reviews/" + review);
            signatory.page().locator("label[for='d-APPROVE']").click();
            signatory.fill("reasons", REASONS);
            signatory.press("Preview the effect");
            assertThat(signatory.page().locator("h1")).containsText("Sign in again to sign");
            signatory.picture("second-factor");

            Page keycloak = signatory.page().waitForPopup(() -> signatory.follow("Sign in (opens a new tab)"));
            // The password was given already.
            assertThat(keycloak.locator("#password")).hasCount(0);
            keycloak.locator("#otp").fill(OneTimeCode.of(SECRET, Instant.now()));
            keycloak.locator("#kc-login").click();
            keycloak.waitForURL(address -> address.startsWith(system.portalUrl().toString()));
            keycloak.close();
            signatory.press("Send again");
            assertThat(signatory.page().locator("[name=reasons]")).hasValue(REASONS);
            signatory.press("Sign for");

            assertThat(signatory.page().getByRole(AriaRole.STATUS).first()).isVisible();
        }
        JsonNode signed = steps.api()
                .get(SIGNATORY, Steps.REVIEWS, "/api/v1/reviews/" + review)
                .body()
                .path("positions")
                .path(0);
        assertThat(signed.path("party").asText()).isEqualTo("USA");
        assertThat(signed.path("reasons").asText()).isEqualTo(REASONS);
    }

    private static void assertAsksForTwoFactors(ThrowingCallable signing) {
        assertThatThrownBy(signing)
                .hasMessageContaining(": 401 ")
                .hasMessageContaining("insufficient-user-authentication")
                .hasMessageContaining("two-factor")
                .hasMessageContaining("Sign in again in that way and send the position again");
    }

    private static String bundle(Steps steps, String agreement, List<String> reviews) {
        String packages = "/api/v1/packages";
        return packages + "/"
                + steps.api()
                        .post(
                                COORDINATOR,
                                Steps.REVIEWS,
                                packages,
                                null,
                                Map.of("agreement", agreement, "title", "Two factors", "reviews", reviews))
                        .body()
                        .path("id")
                        .asText();
    }

    /** An agreement of the USA and Japan whose positions are signed with two factors. */
    private static String founded(Steps steps) {
        String code = "two-factors-" + UUID.randomUUID().toString().substring(0, 8);
        ObjectNode definition = framework();
        definition
                .put("code", code)
                .put("title", "Agreement that is signed with two factors")
                .put("signingAcr", "two-factor")
                .putObject("leads")
                .put("USA", "us-state")
                .put("JPN", "jp-meti");
        definition.remove(List.of("consulted", "clocks"));
        // Where today has begun at every hour of UTC, by which a new agreement's first day is counted.
        definition.withObject("/deadlines").put("zone", "Asia/Tokyo");
        String changes = "/api/v1/agreements";
        String change = steps.api()
                .post(
                        COORDINATOR,
                        Steps.REVIEWS,
                        changes,
                        null,
                        Map.of("definition", definition, "reason", "Signed with two factors"))
                .body()
                .path("id")
                .asText();
        for (String official : List.of(SIGNATORY, "jp-meti-signatory")) {
            steps.api()
                    .post(
                            official,
                            Steps.REVIEWS,
                            changes + "/" + code + "/changes/" + change + "/consents",
                            null,
                            Map.of("consents", true));
        }
        return code;
    }

    private static ObjectNode framework() {
        try {
            return (ObjectNode) new ObjectMapper()
                    .readTree(PipelineRoot.find()
                            .resolve("deploy/reference/agreements/us-japan-framework.json")
                            .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Boolean knownTo(Steps steps, String agreement) {
        return steps.api()
                        .getIfThere(COORDINATOR, Steps.REVIEWS, "/api/v1/agreements/" + agreement)
                        .isPresent()
                ? true
                : null;
    }

    /** A review of a new project under the agreement. */
    private static String asked(Steps steps, String agreement) {
        String project = steps.ready(Steps.unique("Two factors"), "AU");
        // project-service learns of the agreement a moment later.
        await().ignoreExceptions().untilAsserted(() -> steps.submit(project, agreement, SIGNATORY));
        String candidacy = Steps.project(project) + "/candidacies/" + agreement;
        steps.api()
                .post(
                        SIGNATORY,
                        Steps.PROJECTS,
                        candidacy + "/gate-requests",
                        steps.etag(SIGNATORY, candidacy),
                        Map.of("note", "Please decide"));
        return steps.api().await("an open review", () -> steps.anyOpenReview(project));
    }
}

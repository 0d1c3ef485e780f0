package org.criticalminerals.pipeline.partner.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.partner.party.Official;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.AppDatabase;
import org.criticalminerals.pipeline.partner.testing.Colleagues;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Officials are administered over HTTP while the identity provider doesn't follow: every act is kept and holds here. That
 * Keycloak follows is tested with the real one.
 */
@QuarkusTest
@PartnerServiceTest
class AccountIT {

    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String DIFFERENCES = "/api/v1/account-differences";
    private static final String ADMINISTRATOR = "us-administrator";
    private static final String SIGNATORY = "us-state-signatory";

    @Inject
    MovableClock clock;

    @Inject
    Colleagues colleagues;

    @Inject
    AccountTimer timer;

    @Inject
    AccountComparison comparison;

    @Inject
    WorkerTransactions transactions;

    private final String mail = "new-" + UUID.randomUUID() + "@state.example";

    @BeforeEach
    void begin() {
        clock.reset();
    }

    @AfterEach
    void end() {
        clock.reset();
        colleagues.gone();
    }

    @Test
    void anInvitationIsKeptWhileTheIdentityProviderIsAway() {
        String account = invite(SIGNATORY, "us-state", "desk-officer")
                .statusCode(201)
                .body("pending", equalTo(true))
                .body("name", equalTo("Robin Sato"))
                .body("subject", nullValue())
                .body("permitted", contains("ROLES", "DEPARTURE", "REMINDER"))
                .extract()
                .path("id");

        timer.apply();

        Api.get(ADMINISTRATOR, ACCOUNTS + "/" + account + "/changes")
                .statusCode(200)
                .body("items.kind", contains("INVITATION"))
                .body("items.state", contains("PENDING"))
                .body("items[0].trouble", containsString("sign-in server"))
                .body("items[0].attempts", equalTo(1))
                .body("items[0].byName", equalTo(SIGNATORY));
        clock.moveTo(clock.instant().plusSeconds(120));
        timer.apply();
        Api.get(ADMINISTRATOR, ACCOUNTS + "/" + account + "/changes").body("items[0].attempts", equalTo(2));
        Api.get(SIGNATORY, ACCOUNTS + "?agency=us-state&limit=100")
                .body("items.find { it.id == '" + account + "' }.pending", equalTo(true));
        invite(SIGNATORY, "us-state", "desk-officer").statusCode(409).body("type", containsString("invited-already"));
    }

    @Test
    void nobodyAdministersAnotherPartysOfficials() throws SQLException {
        String account = invite(SIGNATORY, "us-state", "signatory")
                .statusCode(201)
                .extract()
                .path("id");

        for (String other : new String[] {"eu-administrator", "eu-grow-signatory", "us-doe-signatory"}) {
            Api.get(other, ACCOUNTS + "/" + account).statusCode(404);
            Api.get(other, ACCOUNTS + "/" + account + "/changes").statusCode(404);
            post(other, ACCOUNTS + "/" + account + "/roles", "{\"roles\": [\"desk-officer\"], \"reason\": \"r\"}")
                    .statusCode(404);
            post(other, ACCOUNTS + "/" + account + "/departure", "{\"reason\": \"r\"}")
                    .statusCode(404);
            post(other, ACCOUNTS + "/" + account + "/reminder", "{}").statusCode(404);
            Api.get(other, ACCOUNTS + "?limit=100").body("items.id", not(hasItem(account)));
        }
        Api.get("us-doe-signatory", ACCOUNTS + "?agency=us-state").statusCode(404);
        for (String other : new String[] {"us-state-desk", "us-auditor"}) {
            Api.get(other, ACCOUNTS).statusCode(403);
            Api.get(other, ACCOUNTS + "/" + account).statusCode(403);
            Api.get(other, DIFFERENCES).statusCode(403);
            invite(other, "us-state", "desk-officer").statusCode(403);
        }
        given().get(ACCOUNTS).then().statusCode(401);
        try (AppDatabase europe = AppDatabase.as("EU", "eu-grow")) {
            assertThat(europe.count("select count(*) from account where party = 'USA'"))
                    .isZero();
            assertThat(europe.count("select count(*) from account_change where party = 'USA'"))
                    .isZero();
        }
    }

    @Test
    void nobodyGrantsWhatTheyMayNot() {
        invite(SIGNATORY, "us-state", "administrator").statusCode(403).body("type", containsString("role-not-yours"));
        invite(SIGNATORY, "us-doe", "desk-officer").statusCode(400).body("errors.pointer", contains("/agency"));
        invite(ADMINISTRATOR, "eu-grow", "desk-officer").statusCode(400);
        invite(ADMINISTRATOR, "us-state", "coordinator").statusCode(403);
        post(SIGNATORY, ACCOUNTS, "{\"firstName\": \"<b>\", \"email\": \"nobody\", \"locale\": \"xx\"}")
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/firstName", "/lastName", "/email", "/agency", "/roles", "/locale"));
        String account = invite(ADMINISTRATOR, "us-doe", "signatory", "administrator")
                .statusCode(201)
                .extract()
                .path("id");
        String roles = ACCOUNTS + "/" + account + "/roles";
        post("us-doe-signatory", roles, "{\"roles\": [\"signatory\"], \"reason\": \"r\"}")
                .statusCode(403);
        post("us-doe-signatory", ACCOUNTS + "/" + account + "/departure", "{\"reason\": \"r\"}")
                .statusCode(403);
        post("us-doe-signatory", roles, "{\"roles\": [\"administrator\", \"desk-officer\"], \"reason\": \"Moved\"}")
                .statusCode(200)
                .body("roles", containsInAnyOrder("administrator", "desk-officer"));
        Api.get(ADMINISTRATOR, ACCOUNTS + "/" + account + "/changes")
                .body("items[0].granted", contains("desk-officer"))
                .body("items[0].withdrawn", contains("signatory"));
    }

    @Test
    void whoLeavesHandsOverAtOnceAndIsGoneHereWhateverTheIdentityProviderSays() {
        Official desk = official("us-state-desk", "us-state", "desk-officer");
        Official deputy = official("us-state-deputy", "us-state", "signatory");
        Official signatory = official(SIGNATORY, "us-state", "signatory");
        colleagues.present();
        String account = known(desk);
        known(deputy);
        String own = known(signatory);
        UUID review = draftInHandOf(desk);
        post(SIGNATORY, ACCOUNTS + "/" + own + "/departure", "{\"reason\": \"r\"}")
                .statusCode(403)
                .body("type", containsString("own-account"));
        post(SIGNATORY, ACCOUNTS + "/" + account + "/departure", "{\"successor\": \"nobody\", \"reason\": \"r\"}")
                .statusCode(400);

        post(
                        SIGNATORY,
                        ACCOUNTS + "/" + account + "/departure",
                        "{\"successor\": \"" + deputy.subject() + "\", \"reason\": \"Retired\"}")
                .statusCode(200)
                .body("active", equalTo(false))
                .body("permitted", empty());
        timer.apply();

        Api.get(SIGNATORY, "/api/v1/reviews/" + review + "/preparation")
                .body("assignee.name", equalTo("us-state-deputy"))
                .body("assignee.note", containsString("left"));
        Api.get(SIGNATORY, "/api/v1/officials?limit=100").body("items.subject", not(hasItem(desk.subject())));
        assertThat(compare(desk, deputy, signatory)).containsExactly(deputy, signatory);
        post(SIGNATORY, ACCOUNTS + "/" + account + "/departure", "{\"reason\": \"again\"}")
                .statusCode(409);
    }

    @Test
    void whereTheIdentityProviderDiffersIsSaidWithTheActThatMendsIt() {
        Official stranger = official("stranger-" + UUID.randomUUID(), "us-state", "desk-officer");
        compare(stranger);

        Api.get("eu-administrator", DIFFERENCES + "?limit=100").body("items.subject", not(hasItem(stranger.subject())));
        String mending = DIFFERENCES + "/" + stranger.subject() + "/mending";
        String takeOver = "{\"way\": \"TAKE_OVER\", \"reason\": \"Entered there\"}";
        post("eu-administrator", mending, takeOver).statusCode(404);
        post("us-doe-signatory", mending, takeOver).statusCode(404);
        differs(stranger, "UNKNOWN");
        String account = post(SIGNATORY, mending, takeOver)
                .statusCode(200)
                .body("active", equalTo(true))
                .body("pending", equalTo(false))
                .extract()
                .path("id");
        compare(stranger);
        post(SIGNATORY, mending, takeOver).statusCode(404);

        Official promoted = official(stranger.username(), "us-state", "desk-officer", "administrator");
        compare(promoted);
        differs(promoted, "ROLES");
        post(SIGNATORY, mending, takeOver).statusCode(403).body("type", containsString("role-not-yours"));
        post(ADMINISTRATOR, mending, "{\"way\": \"PUT_BACK\", \"reason\": \"Not agreed\"}")
                .statusCode(200)
                .body("pending", equalTo(true))
                .body("roles", contains("desk-officer"));
        compare(promoted);
        post(ADMINISTRATOR, mending, takeOver).statusCode(404);
        Api.get(SIGNATORY, ACCOUNTS + "/" + account + "/changes")
                .body("items.kind", contains("PUT_BACK", "TAKEN_OVER"))
                .body("items[1].doneAt", notNullValue());

        Official vanished = official("vanished-" + UUID.randomUUID(), "us-state", "desk-officer");
        known(vanished);
        compare();
        differs(vanished, "MISSING");
        post(SIGNATORY, DIFFERENCES + "/" + vanished.subject() + "/mending", takeOver)
                .statusCode(200)
                .body("active", equalTo(false));
    }

    @Test
    void whomThePartysOwnServiceMovedOnlyThatServiceMovesBack() {
        Official moved = official("moved-" + UUID.randomUUID(), "us-doe", "desk-officer");
        known(moved);
        compare(new Official(
                moved.subject(),
                moved.username(),
                moved.name(),
                moved.email(),
                "us-state",
                "USA",
                moved.roles(),
                true));

        Api.get(ADMINISTRATOR, DIFFERENCES + "?limit=100")
                .body("items.find { it.subject == '" + moved.subject() + "' }.ways", contains("TAKE_OVER"));
        String mending = DIFFERENCES + "/" + moved.subject() + "/mending";
        post(ADMINISTRATOR, mending, "{\"way\": \"PUT_BACK\", \"reason\": \"Not agreed\"}")
                .statusCode(409)
                .body("type", containsString("managed-elsewhere"))
                .body("detail", containsString("us-state"));
        post(ADMINISTRATOR, mending, "{\"way\": \"TAKE_OVER\", \"reason\": \"It is so\"}")
                .statusCode(200)
                .body("agency", equalTo("us-state"));
    }

    private void differs(Official official, String kind) {
        Api.get(ADMINISTRATOR, DIFFERENCES + "?limit=100")
                .statusCode(200)
                .body("items.find { it.subject == '" + official.subject() + "' }.kind", equalTo(kind));
    }

    /** Makes the account of an official who can sign in already. */
    private String known(Official official) {
        compare(official);
        return post(
                        ADMINISTRATOR,
                        DIFFERENCES + "/" + official.subject() + "/mending",
                        "{\"way\": \"TAKE_OVER\", \"reason\": \"Known\"}")
                .statusCode(200)
                .extract()
                .path("id");
    }

    private List<Official> compare(Official... present) {
        // An account before any other would take all that is read for meant.
        clock.moveTo(clock.instant().plusSeconds(5));
        transactions.run(
                () -> comparison.compare(List.of(official("somebody", "us-ustr", "desk-officer")), clock.instant()));
        return transactions.call(() -> comparison.compare(Arrays.asList(present), clock.instant()));
    }

    private UUID draftInHandOf(Official desk) {
        UUID project = Ids.next();
        try (Kafka kafka = new Kafka(clock)) {
            kafka.gateRequested(project, "us-eu-mou", Gate.SCREENING, 1, "AU");
        }
        UUID review = Api.review(project);
        Api.place(
                        SIGNATORY,
                        "{\"official\": \"" + desk.subject() + "\"}",
                        "/api/v1/reviews/{id}/preparation/assignee",
                        review)
                .statusCode(200);
        return review;
    }

    private ValidatableResponse invite(String by, String agency, String... roles) {
        return post(
                by,
                ACCOUNTS,
                "{\"firstName\": \"Robin\", \"lastName\": \"Sato\", \"email\": \"" + mail + "\", \"agency\": \""
                        + agency + "\", \"roles\": [\"" + String.join("\", \"", roles) + "\"], \"locale\": \"en\"}");
    }

    private static Official official(String username, String agency, String... roles) {
        return new Official(
                Tokens.subject(username),
                username,
                username,
                username + "@state.example",
                agency,
                "USA",
                Set.of(roles));
    }

    private static ValidatableResponse post(String official, String path, String body) {
        return given().auth()
                .oauth2(Tokens.of(official))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path)
                .then();
    }
}

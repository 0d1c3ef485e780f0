package org.criticalminerals.pipeline.partner.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.AppDatabase;
import org.criticalminerals.pipeline.partner.testing.Colleagues;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing for somebody else: as long as the delegation stands, and not an instant longer. */
@QuarkusTest
@PartnerServiceTest
class DelegationIT {

    private static final String MOU = "us-eu-mou";
    private static final String DELEGATIONS = "/api/v1/delegations";
    private static final String OBJECT = "{\"decision\": \"OBJECT\", \"reasons\": \"Not yet\"%s}";
    private static final int TIMES = 25;

    private static final String APPROVE = "{\"decision\": \"APPROVE\"}";

    @Inject
    MovableClock clock;

    @Inject
    Colleagues colleagues;

    private final UUID project = Ids.next();

    @BeforeEach
    void begin() {
        clock.reset();
        colleagues.present();
    }

    @AfterEach
    void end() {
        clock.reset();
        colleagues.gone();
    }

    @Test
    void aDelegateSignsAndTheActRecordsBothNames() throws SQLException {
        UUID review = open(Gate.SCREENING);
        Api.get("us-state-desk", "/api/v1/reviews/" + review).body("permitted", not(hasItem("SIGN")));

        give("us-state-signatory", "us-state-desk", "");

        Api.get("us-state-desk", "/api/v1/reviews/" + review).body("permitted", hasItem("SIGN"));
        Api.get("us-state-desk", "/api/v1/reviews?project=" + project).body("items[0].permitted", hasItem("SIGN"));
        Api.sign("us-state-desk", review, "USA", APPROVE)
                .statusCode(201)
                .body("by.name", equalTo("us-state-desk"))
                .body("by.onBehalfOf", equalTo("us-state-signatory"));
        Api.get("us-doe-desk", "/api/v1/reviews/" + review + "/positions/USA")
                .body("items[0].by.name", equalTo("us-state-desk"))
                .body("items[0].by.onBehalfOf", equalTo("us-state-signatory"));
        Api.get("eu-grow-signatory", "/api/v1/reviews/" + review)
                .body("positions[0].by.name", nullValue())
                .body("positions[0].by.onBehalfOf", nullValue());
        String signatures =
                "select count(*) from signature s join position p on p.id = s.position_id where p.review_id = '"
                        + review + "' and s.name = 'us-state-desk' and s.on_behalf_of_name = 'us-state-signatory'";
        String signed = "select count(*) from record_leaf where act = 'review.sign' and kind = 'COMMAND' and resource ="
                + " 'reviews/" + review + "/positions/USA' and project = '" + project
                + "' and name = 'us-state-desk' and for_name = 'us-state-signatory'";
        String opened = "select count(*) from record_leaf where act = 'minerals.review.opened.v1' and kind = 'SYSTEM'"
                + " and project = '" + project + "' and subject is null";
        try (AppDatabase america = AppDatabase.as("USA", "us-state");
                AppDatabase europe = AppDatabase.as("EU", "eu-grow")) {
            assertThat(america.count(signed)).isEqualTo(1);
            assertThat(europe.count(signed)).isZero();
            assertThat(america.count(opened)).isEqualTo(1);
            assertThat(europe.count(opened)).isEqualTo(1);
            assertThat(america.count(signatures)).isEqualTo(1);
            assertThat(europe.count(signatures)).isZero();
            assertThat(europe.count("select count(*) from delegation where agency = 'us-state'"))
                    .isZero();
            assertThat(europe.count("select count(*) from official where agency <> 'eu-grow'"))
                    .isZero();
        }
        Api.get("us-doe-signatory", DELEGATIONS).body("items.agency", not(hasItem("us-state")));
    }

    @Test
    void aDelegationThatEndsInMidReviewGivesNothingFromThatInstantOn() {
        UUID review = open(Gate.SCREENING);
        Instant end = clock.instant().plus(Duration.ofHours(1));
        give("us-state-signatory", "us-state-desk", end, "");
        Api.sign("us-state-desk", review, "USA", OBJECT.formatted("")).statusCode(201);

        clock.moveTo(end);

        Api.sign("us-state-desk", review, "USA", OBJECT.formatted(", \"replaces\": 1"))
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:not-signatory"));
        Api.get("us-state-desk", "/api/v1/reviews/" + review)
                .body("permitted", not(hasItem("SIGN")))
                .body("positions.decision", contains("OBJECT"));
    }

    @Test
    void aRevokedDelegationGivesNothing() {
        UUID review = open(Gate.SCREENING);
        String delegation = give("us-state-signatory", "us-state-desk", "");

        Api.send("us-state-desk", "{}", DELEGATIONS + "/{id}/revocation", delegation)
                .statusCode(403);
        Api.send("eu-grow-signatory", "{}", DELEGATIONS + "/{id}/revocation", delegation)
                .statusCode(404);
        Api.send("us-state-deputy", "{\"note\": \"Back early\"}", DELEGATIONS + "/{id}/revocation", delegation)
                .statusCode(200)
                .body("state", equalTo("REVOKED"))
                .body("revokedBy.name", equalTo("us-state-deputy"))
                .body("permitted", empty());

        Api.sign("us-state-desk", review, "USA", APPROVE).statusCode(403);
        Api.send("us-state-deputy", "{}", DELEGATIONS + "/{id}/revocation", delegation)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:delegation-over"));
    }

    @Test
    void whoLeavesHasNothingToDelegate() {
        UUID review = open(Gate.SCREENING);
        String delegation = give("us-state-signatory", "us-state-desk", "");

        colleagues.presentBut(Set.of("us-state-signatory"));

        Api.sign("us-state-desk", review, "USA", APPROVE).statusCode(403);
        Api.get("us-state-deputy", DELEGATIONS + "/" + delegation)
                .body("state", equalTo("REVOKED"))
                .body("revokedBy", nullValue())
                .body("revocationNote", containsString("us-state-signatory left"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            another agreement   | , "agreements": ["us-mexico-action-plan"]   | 403
            this agreement      | , "agreements": ["us-eu-mou"]               | 201
            another gate        | , "gates": ["SUPPORT", "COMPLETED"]         | 403
            this gate           | , "gates": ["SCREENING"]                    | 201
            both                | , "agreements": ["us-eu-mou"], "gates": ["SCREENING"] | 201
            one of them only    | , "agreements": ["us-eu-mou"], "gates": ["SUPPORT"]   | 403
            not yet             | , "startsAt": "2199-01-01T00:00:00Z"        | 0
            """)
    void itCoversItsScopeAlone(String what, String scope, int status) {
        UUID review = open(Gate.SCREENING);

        if (status == 0) {
            Api.send("us-state-signatory", body("us-state-desk", "2199-02-01T00:00:00Z", scope), DELEGATIONS)
                    .statusCode(400);
            return;
        }
        give("us-state-signatory", "us-state-desk", scope);

        Api.sign("us-state-desk", review, "USA", APPROVE).statusCode(status);
    }

    @Test
    void severalAtATimeAndOneThatIsBarredLeavesTheOther() throws SQLException {
        try (Kafka kafka = new Kafka(clock)) {
            kafka.gateRequestedOf(project, MOU, Gate.SCREENING, 1, "us-state-signatory");
        }
        UUID review = Api.review(project);
        give("us-state-signatory", "us-state-desk", "");
        give("us-state-deputy", "us-state-desk", "");

        Api.sign("us-state-desk", review, "USA", APPROVE).statusCode(201);

        try (AppDatabase america = AppDatabase.as("USA", "us-state")) {
            assertThat(america.count("select count(*) from signature s join position p on p.id = s.position_id where"
                            + " p.review_id = '" + review + "' and s.on_behalf_of_name = 'us-state-deputy'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void ofARevocationAndASignatureAtTheSameMomentOneComesFirst() throws Exception {
        List<Integer> signed = new ArrayList<>();
        UUID review = open(Gate.SCREENING);
        int version = 0;
        try (ExecutorService officials = Executors.newFixedThreadPool(2)) {
            CyclicBarrier moment = new CyclicBarrier(2);
            for (int i = 0; i < TIMES; i++) {
                String delegation = give("us-state-signatory", "us-state-desk", "");
                String position = OBJECT.formatted(version == 0 ? "" : ", \"replaces\": " + version);
                Future<Integer> sign = officials.submit(() -> {
                    moment.await();
                    return Api.sign("us-state-desk", review, "USA", position)
                            .extract()
                            .statusCode();
                });
                Future<Integer> revoke = officials.submit(() -> {
                    moment.await();
                    return Api.send("us-state-signatory", "{}", DELEGATIONS + "/{id}/revocation", delegation)
                            .extract()
                            .statusCode();
                });
                assertThat(revoke.get()).isEqualTo(200);
                signed.add(sign.get());
                version += sign.get() == 403 ? 0 : 1;
                // Whichever came first: from the revocation's answer on, nothing is signed.
                Api.sign("us-state-desk", review, "USA", OBJECT.formatted(", \"replaces\": " + version))
                        .statusCode(403);
            }
        }

        assertThat(signed)
                .containsAnyOf(200, 201, 403)
                .allMatch(status -> status == 201 || status == 200 || status == 403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            us-state-desk      | us-state-deputy    | 2030-01-01T00:00:00Z | 403
            us-state-signatory | us-doe-desk        | %s                   | 400
            us-state-signatory | us-state-signatory | %s                   | 400
            us-state-signatory | nobody             | %s                   | 400
            us-state-signatory | us-state-desk      | 2020-01-01T00:00:00Z | 400
            us-state-signatory | us-state-desk      | 2199-01-01T00:00:00Z | 400
            """)
    void onlyASignatoryDelegatesToAColleagueForAWhile(String by, String to, String end, int status) {
        String until =
                end.replace("%s", clock.instant().plus(Duration.ofDays(5)).toString());

        Api.send(by, body(to, until, ""), DELEGATIONS).statusCode(status).contentType("application/problem+json");
    }

    private String give(String by, String to, String more) {
        return give(by, to, clock.instant().plus(Duration.ofDays(30)), more);
    }

    private String give(String by, String to, Instant end, String more) {
        return Api.send(by, body(to, end.toString(), more), DELEGATIONS)
                .statusCode(201)
                .body("state", equalTo("IN_FORCE"))
                .body("delegate.name", equalTo(to))
                .body("permitted", contains("REVOKE"))
                .extract()
                .path("id");
    }

    private static String body(String to, String end, String more) {
        return "{\"delegate\": \"" + Tokens.subject(to) + "\", \"endsAt\": \"" + end + "\"" + more + "}";
    }

    private UUID open(Gate gate) {
        try (Kafka kafka = new Kafka(clock)) {
            kafka.gateRequested(project, MOU, gate, 1, "AU");
        }
        return Api.review(project);
    }
}

package org.criticalminerals.pipeline.partner.committee;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Many candidacies decided in one act: carve-outs, all or nothing, and two parties at the same moment. */
@QuarkusTest
@PartnerServiceTest
class PackageIT {

    private static final String MOU = "us-eu-mou";
    private static final String US = "us-state-signatory";
    private static final String EU = "eu-grow-signatory";
    private static final String CARVED_OUT = "minerals.review.carved-out.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    MovableClock clock;

    private Kafka kafka;

    @BeforeEach
    void connect() {
        clock.reset();
        kafka = new Kafka(clock);
    }

    @AfterEach
    void disconnect() {
        clock.reset();
        kafka.close();
    }

    @Test
    void twelveCandidaciesAreDecidedWithTwoCarveOuts() {
        List<UUID> projects = projects(12);
        List<UUID> reviews = projects.stream().map(Api::review).toList();
        UUID id = open("coordinator", reviews);

        sign(US, id, """
                        {"decision": "APPROVE", "reasons": "Agreed in committee",
                         "carveOuts": [{"reviewId": "%s", "reasons": "Await the assay"},
                                       {"reviewId": "%s", "decision": "OBJECT", "final": true, "reasons": "Control"}]}""".formatted(reviews.get(3), reviews.get(7)))
                .statusCode(201)
                .body("signatures.party", contains("USA"))
                .body("signatures[0].by", equalTo(US))
                .body("signatures[0].takenOut.reviewId", contains(reviews.get(3).toString()));
        Api.get(EU, "/api/v1/packages/" + id)
                .body("reviews.id", hasSize(12))
                .body("signatures[0].by", nullValue())
                .body("signatures[0].act", nullValue())
                .body("signatures[0].takenOut.reasons", contains("Await the assay"))
                .body("permitted", contains("SIGN"));
        sign(EU, id, "{\"decision\": \"APPROVE\"}").statusCode(201).body("permitted", empty());

        List<String> outcomes =
                Api.get(US, "/api/v1/packages/" + id).extract().jsonPath().getList("reviews.outcome", String.class);
        assertThat(outcomes).filteredOn("APPROVED"::equals).hasSize(10);
        assertThat(outcomes.get(3)).isNull();
        // A final objection against an approval ends it at once, and otherwise than the rest.
        assertThat(outcomes.get(7)).isEqualTo("RETURNED");
        Api.get(US, "/api/v1/reviews/" + reviews.get(3)).body("positions.party", contains("EU"));
        try (Kafka.Listener events = new Kafka.Listener(Topics.REVIEWS, Topics.AGREEMENTS)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                Map<String, List<String>> types = events.typesByKey();
                for (int i = 0; i < projects.size(); i++) {
                    List<String> expected =
                            new ArrayList<>(List.of("minerals.review.opened.v1", "minerals.review.packaged.v1"));
                    expected.add(i == 3 ? CARVED_OUT : "minerals.review.position-taken.v1");
                    if (i == 3) {
                        expected.add("minerals.review.position-taken.v1");
                    }
                    if (i != 3) {
                        expected.add("minerals.review.position-taken.v1");
                        expected.add("minerals.review.concluded.v1");
                    }
                    assertThat(types.get(projects.get(i).toString())).containsExactlyElementsOf(expected);
                }
                assertThat(events.of(MOU))
                        .filteredOn(heard -> heard.type().equals("minerals.package.opened.v1"))
                        .extracting(
                                heard -> ((AgreementEvent.PackageOpened) heard.as(AgreementEvent.class)).packageId())
                        .containsOnlyOnce(id);
            });
            assertThat(of(events, projects.get(3), CARVED_OUT, ReviewEvent.ReviewCarvedOut.class))
                    .extracting(
                            ReviewEvent.ReviewCarvedOut::packageTitle,
                            ReviewEvent.ReviewCarvedOut::party,
                            ReviewEvent.ReviewCarvedOut::reasons)
                    .containsExactly(tuple("First package", "USA", "Await the assay"));
            assertThat(of(
                            events,
                            projects.get(0),
                            "minerals.review.position-taken.v1",
                            ReviewEvent.PositionTaken.class))
                    .extracting(ReviewEvent.PositionTaken::packageTitle)
                    .containsExactly("First package", "First package");
        }
    }

    @Test
    void whatRefusesIsNamedAndNothingIsSigned() {
        List<UUID> reviews = projects(4).stream().map(Api::review).toList();
        UUID id = open(US, reviews);
        Api.sign(US, reviews.get(1), "USA", "{\"decision\": \"APPROVE\"}").statusCode(201);
        Api.sign(US, reviews.get(2), "USA", "{\"decision\": \"APPROVE\"}").statusCode(201);
        Api.sign(EU, reviews.get(2), "EU", "{\"decision\": \"APPROVE\"}").statusCode(201);

        sign(US, id, "{\"decision\": \"APPROVE\"}")
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:package-refused"))
                .body("refused.reviewId", hasSize(2))
                .body(
                        "refused.type",
                        contains("urn:pipeline:problem:position-exists", "urn:pipeline:problem:review-concluded"))
                .body("refused.projectName", contains("Nolans", "Nolans"))
                .body("detail", containsString("Nothing was signed"));

        Api.get(US, "/api/v1/reviews/" + reviews.get(0)).body("positions", empty());
        Api.get(US, "/api/v1/packages/" + id).body("signatures", empty()).body("permitted", contains("SIGN"));
        sign(US, id, """
                        {"decision": "APPROVE", "replaces": [{"reviewId": "%s", "version": 1}],
                         "carveOuts": [{"reviewId": "%s", "reasons": "Over"}]}""".formatted(reviews.get(1), reviews.get(2))).statusCode(201);
        sign(US, id, "{\"decision\": \"APPROVE\"}")
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:package-signed"));
    }

    @Test
    void everyPositionCanBeSignedOnTheWholeAndInCarveOuts() {
        List<UUID> reviews = projects(4).stream().map(Api::review).toList();
        UUID id = open(US, reviews);
        String reserve = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .plusDays(30)
                .toString();

        sign(US, id, """
                        {"decision": "RESERVE", "reasons": "Parliament", "reserveUntil": "%s",
                         "carveOuts": [
                          {"reviewId": "%s", "decision": "REQUEST_INFORMATION", "reasons": "Who buys?"},
                          {"reviewId": "%s", "decision": "OBJECT", "final": true, "reasons": "Control"},
                          {"reviewId": "%s", "decision": "APPROVE_WITH_CONDITIONS", "reasons": "Once disclosed",
                           "conditions": [{"text": "Disclose the offtaker", "dueOn": "2099-01-31"}]}]}""".formatted(reserve, reviews.get(1), reviews.get(2), reviews.get(3)))
                .statusCode(201);

        List<JsonPath> signed = reviews.stream()
                .map(review ->
                        Api.get(US, "/api/v1/reviews/" + review).extract().jsonPath())
                .toList();
        assertThat(signed)
                .extracting(review -> review.getString("positions[0].decision"))
                .containsExactly("RESERVE", "REQUEST_INFORMATION", "OBJECT", "APPROVE_WITH_CONDITIONS");
        assertThat(signed.get(0).getString("positions[0].reserveUntil")).isEqualTo(reserve);
        assertThat(signed.get(1).getString("questions[0].question")).isEqualTo("Who buys?");
        assertThat(signed.get(2).getBoolean("positions[0].final")).isTrue();
        assertThat(signed.get(3).getString("positions[0].conditions[0].dueOn")).isEqualTo("2099-01-31");
    }

    @Test
    void whoMayNotSignIsToldOnce() {
        List<UUID> reviews = projects(2).stream().map(Api::review).toList();
        UUID id = open(US, reviews);

        sign("us-state-desk", id, "{\"decision\": \"APPROVE\"}")
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:not-signatory"));
        sign("us-ustr-signatory", id, "{\"decision\": \"APPROVE\"}")
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:not-lead"));
        sign("jp-meti-signatory", id, "{\"decision\": \"APPROVE\"}").statusCode(404);
        Api.get("jp-meti-signatory", "/api/v1/packages/" + id).statusCode(404);
        Api.get("jp-meti-signatory", "/api/v1/packages").body("items", empty());
        sign(US, id, "{\"decision\": \"OBJECT\"}")
                .statusCode(409)
                .body("refused.errors.pointer", contains(contains("/reasons"), contains("/reasons")));
        openRequest("eu-grow-desk", MOU, reviews)
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:role-missing"));
        openRequest("us-doe-signatory", MOU, reviews)
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:not-convener"));
        openRequest("coordinator", "us-eu-action-plan", reviews)
                .statusCode(400)
                .body("errors.pointer", contains("/reviews/0", "/reviews/1"));
    }

    @Test
    void twoPartiesSignAtTheSameMoment() throws Exception {
        try (ExecutorService officials = Executors.newFixedThreadPool(2)) {
            CyclicBarrier moment = new CyclicBarrier(2);
            for (int i = 0; i < 20; i++) {
                List<UUID> reviews = projects(3).stream().map(Api::review).toList();
                UUID id = open("coordinator", i % 2 == 0 ? reviews : reviews.reversed());

                Future<Integer> usa = officials.submit(() -> signed(moment, US, id));
                Future<Integer> eu = officials.submit(() -> signed(moment, EU, id));

                assertThat(List.of(usa.get(), eu.get())).containsExactly(201, 201);
                Api.get(US, "/api/v1/packages/" + id)
                        .body("reviews.outcome", contains("APPROVED", "APPROVED", "APPROVED"))
                        .body("signatures.party", contains("USA", "EU"));
            }
        }
    }

    @Test
    void whatAPartySignedIsUnreadableToOthersEvenBySql() throws SQLException {
        UUID id = open(US, projects(2).stream().map(Api::review).toList());
        sign(US, id, "{\"decision\": \"APPROVE\", \"reasons\": \"Ours alone\"}")
                .statusCode(201)
                .body("signatures[0].act.reasons", notNullValue());

        assertThat(acts(id, "USA")).isEqualTo(1);
        assertThat(acts(id, "EU")).isZero();
        assertThat(acts(id, "SECRETARIAT")).isZero();
        assertThat(acts(id, "")).isZero();
    }

    private static <E extends ReviewEvent> List<E> of(Kafka.Listener events, UUID project, String type, Class<E> as) {
        return events.of(project.toString()).stream()
                .filter(heard -> heard.type().equals(type))
                .map(heard -> heard.as(as))
                .toList();
    }

    private static long acts(UUID id, String party) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(LocalPlatform.shared().jdbcUrl("partner"));
        source.setUser("partner_app");
        source.setPassword("partner_app");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('pipeline.party', '" + party + "', true)");
            try (ResultSet rows =
                    statement.executeQuery("select count(*) from package_act where package_id = '" + id + "'")) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private List<UUID> projects(int count) {
        List<UUID> projects = Stream.generate(Ids::next).limit(count).toList();
        projects.forEach(project -> kafka.gateRequested(project, MOU, Gate.SCREENING, 1, "AU"));
        return projects;
    }

    private static UUID open(String official, List<UUID> reviews) {
        return openRequest(official, MOU, reviews)
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static ValidatableResponse openRequest(String official, String agreement, List<UUID> reviews) {
        String ids = reviews.stream().map(review -> "\"" + review + "\"").collect(Collectors.joining(", "));
        return post(
                official,
                "/api/v1/packages",
                "{\"agreement\": \"" + agreement + "\", \"title\": \"First package\", \"reviews\": [" + ids + "]}");
    }

    private static int signed(CyclicBarrier moment, String official, UUID id) throws Exception {
        moment.await();
        return sign(official, id, "{\"decision\": \"APPROVE\"}").extract().statusCode();
    }

    private static ValidatableResponse sign(String official, UUID id, String body) {
        return post(official, "/api/v1/packages/" + id + "/signatures", body);
    }

    private static ValidatableResponse post(String official, String path, String body) {
        return given().auth()
                .oauth2(Tokens.of(official))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post(path)
                .then();
    }
}

package org.criticalminerals.pipeline.project.overview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.project.testing.Api;
import org.criticalminerals.pipeline.project.testing.PartnerService;
import org.criticalminerals.pipeline.project.testing.ProjectServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and how: a clear problem, never an internal error, and nothing changed. */
@QuarkusTest
@ProjectServiceTest
class RefusalsIT {

    private static final String PROBLEM = "application/problem+json";
    private static final String SITES = "{\"sites\":[{\"country\":\"AU\"}]}";

    private final Api desk = Api.as("us-doe-desk");

    @BeforeEach
    void tellReferenceData() {
        try (PartnerService reviews = new PartnerService()) {
            reviews.tellReferenceData();
        }
        desk.awaitReferenceData();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"text\"",
                "{\"name\":\"X\"}",
                "{\"name\":\"X\",\"promoter\":{\"name\":\" \"}}",
                "{\"name\":\"X\",\"promoter\":{\"name\":\"Y\"},\"typo\":1}",
                "null",
                ""
            })
    void nominationsThatAreNone(String body) {
        desk.post("/projects", null, body).statusCode(400).contentType(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    production | {"lines":[{"mineral":"lithum","step":"MINING"}]}                   | /lines/0/mineral
                    production | {"lines":[{"mineral":"lithium","step":"MINING","tonnes":"1"}]}     | /lines/0/tonnes
                    sites      | {"sites":[{"country":"Oz"}]}                                       | /sites/0/country
                    finance    | {"capex":{"amount":"1.123","currency":"USD"}}                      | /capex/amount
                    finance    | {"marking":{"kind":"SECRET"},"capex":{"amount":"1","currency":"USD"}} | /marking/kind
                    finance    | {"marking":{"kind":"RELEASABLE_TO","parties":["NATO"]},"capex":{"amount":"1","currency":"USD"}} | /marking/parties
                    identity   | {"name":"X","promoter":{"name":"Y"},"marking":{"kind":"INTERNAL"}} | /marking/kind
                    """)
    void sectionsThatBreakRules(String section, String body, String pointer) {
        UUID project = desk.nominate("Refused " + section, "Somebody");

        desk.fill(project, section, body)
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:pipeline:problem:invalid"))
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void editsWithoutOrWithAnOldVersion() {
        UUID project = desk.nominate("Versions", "Somebody");
        String path = "/projects/" + project + "/dossier/sites";

        desk.put(path, null, SITES).statusCode(428).contentType(PROBLEM);
        desk.put(path, "\"1\"", SITES).statusCode(200).header("ETag", equalTo("\"2\""));
        desk.put(path, "\"1\"", SITES).statusCode(412).contentType(PROBLEM).body("currentETag", equalTo("\"2\""));
        desk.put(path, "\"2\"", SITES).statusCode(200).header("ETag", equalTo("\"2\""));
        desk.put(path, "\"2\"", "{").statusCode(400).contentType(PROBLEM);
    }

    @Test
    void oversizedTexts() {
        UUID project = desk.nominate("Large", "Somebody");
        String path = "/projects/" + project + "/dossier/identity";
        String large = "x".repeat(2 << 20);

        desk.put(path, "\"1\"", "{\"name\":\"" + large + "\",\"promoter\":{\"name\":\"Y\"}}")
                .statusCode(413)
                .contentType(PROBLEM);
        desk.put(path, "\"1\"", "{\"name\":\"" + "x".repeat(5_000) + "\",\"promoter\":{\"name\":\"Y\"}}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/name"));
    }

    @Test
    void oversizedTextsOfUndeclaredLength() throws Exception {
        String body = "{\"name\":\"" + "x".repeat(2 << 20) + "\",\"promoter\":{\"name\":\"Y\"}}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(io.restassured.RestAssured.baseURI + ":"
                        + io.restassured.RestAssured.port + "/api/v1/projects"))
                .header("Authorization", "Bearer " + Tokens.of("us-doe-desk"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isIn(400, 413);
        }
    }

    @Test
    void wrongFieldsAreNamedByPointers() {
        desk.post("/projects", null, "{\"name\":\"X\"}")
                .body("type", equalTo("urn:pipeline:problem:invalid"))
                .body("errors.pointer", hasItem("/promoter"));
        desk.post("/projects", null, "{\"name\":\"X\",\"promoter\":{\"name\":\"Y\"},\"typo\":1}")
                .body("type", equalTo("urn:pipeline:problem:invalid"))
                .body("errors.pointer", hasItem("/typo"));
        desk.post("/projects", null, "{\"name\":[1],\"promoter\":{\"name\":\"Y\"}}")
                .body("errors.pointer", hasItem("/name"));
    }

    @Test
    void thingsThatAreNotThere() {
        UUID project = desk.nominate("There", "Somebody");

        desk.get("/projects/" + UUID.randomUUID()).statusCode(404).contentType(PROBLEM);
        desk.get("/projects/no-uuid").statusCode(404);
        desk.put("/projects/" + project + "/dossier/poetry", "\"1\"", "{}")
                .statusCode(404)
                .contentType(PROBLEM);
        desk.get("/projects/" + project + "/candidacies/us-eu-mou").statusCode(404);
        desk.get("/projects/" + project + "/dossier-versions/7").statusCode(404);
        desk.post("/projects/" + project + "/candidacies", "\"1\"", "{\"agreement\":\"nato\"}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/agreement"));
    }

    @Test
    void aGateWaitsUntilTheOthersMayReadWhereTheSitesLie() {
        UUID project = desk.nominateComplete("Hidden sites");
        String path = "/projects/" + project;
        desk.put(
                        path + "/dossier/sites",
                        desk.tag(path),
                        "{\"sites\":[{\"country\":\"AU\"}],\"marking\":{\"kind\":\"INTERNAL\",\"parties\":[\"USA\"]}}")
                .statusCode(200);
        desk.submit(project).statusCode(201);

        desk.requestGate(project)
                .statusCode(409)
                .body("type", endsWith("sites-not-released"))
                .body("detail", containsString("us-eu-mou"));

        Api.as("us-doe-signatory")
                .post(
                        path + "/dossier/sites/marking",
                        desk.tag(path),
                        "{\"marking\":null,\"reason\":\"The site's state must be asked\"}")
                .statusCode(200);
        desk.requestGate(project).statusCode(201);
    }

    @Test
    void foreignPartiesAndWrongRoles() {
        UUID project = desk.nominateComplete("Ours");
        Api partner = Api.as("eu-grow-signatory");
        String path = "/projects/" + project;
        partner.put(path + "/dossier/sites", "\"1\"", SITES).statusCode(404);
        desk.submit(project).statusCode(201);

        partner.put(path + "/dossier/sites", partner.tag(path), SITES)
                .statusCode(403)
                .contentType(PROBLEM)
                .body("type", endsWith("foreign-party"))
                .body("detail", containsString("USA"));
        partner.requestGate(project).statusCode(403).body("type", endsWith("foreign-party"));
        partner.act(project, "hold", "{\"reasons\":\"x\"}").statusCode(403);
        desk.act(project, "hold", "{\"reasons\":\"x\"}")
                .statusCode(403)
                .body("type", endsWith("role-missing"))
                .body("detail", containsString("signatory"));
        Api.as("us-doe-signatory")
                .act(project, "hold", "{\"reasons\":\"x\"}")
                .statusCode(403)
                .body("type", endsWith("lead-signatory"))
                .body("detail", containsString("us-state"));
        Api.as("us-auditor").requestGate(project).statusCode(403).body("type", endsWith("role-missing"));
        Api.as("coordinator")
                .put(path + "/dossier/sites", Api.as("coordinator").tag(path), SITES)
                .statusCode(403)
                .body("type", endsWith("role-missing"));
        Api.as("us-state-signatory").act(project, "hold", "{}").statusCode(400);
        Api.as("jp-meti-signatory").requestGateBlindly(project).statusCode(404);
    }

    @Test
    void gatesAtTheWrongTime() {
        UUID project = desk.nominate("Incomplete", "Somebody");
        desk.submit(project).statusCode(201);

        desk.requestGate(project)
                .statusCode(409)
                .body("type", endsWith("sections-missing"))
                .body("missing", equalTo(List.of("sites", "production", "attestation")));
        desk.submit(project).statusCode(409).body("type", endsWith("submitted-already"));
        UUID complete = desk.nominateComplete("Complete");
        desk.submit(complete).statusCode(201);
        desk.requestGate(complete).statusCode(201);
        desk.requestGate(complete).statusCode(409).body("type", endsWith("gate-request-pending"));
        desk.act(complete, "gate-requests/7/withdrawal", "{}").statusCode(404);
        desk.post(Api.candidacy(complete) + "/gate-requests", null, "{}").statusCode(428);
        desk.post(Api.candidacy(complete) + "/gate-requests", "\"99\"", "{}").statusCode(412);
        desk.post(
                        "/projects/" + complete + "/candidacies",
                        desk.tag("/projects/" + complete),
                        "{\"agreement\":\"us-japan-framework\"}")
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/candidacies?stage=NOWHERE",
                "/candidacies?status=SLEEPING",
                "/candidacies?mineral=unobtainium",
                "/candidacies?step=digging",
                "/candidacies?country=Oz",
                "/candidacies?cursor=abc",
                "/candidacies?limit=0",
                "/candidacies?limit=101",
                "/projects?sharing=NOBODY",
                "/projects?cursor=!"
            })
    void filtersThatMakeNoSense(String path) {
        desk.get(path).statusCode(400).contentType(PROBLEM);
    }

    @Test
    void strangersAndTokensForOthers() {
        given().get("/api/v1/projects").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.forAnotherAudience("us-doe-desk"))
                .get("/api/v1/projects")
                .then()
                .statusCode(401);
    }

    @Test
    void ofTwoEditsAtTheSameMomentOneIsStale() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 10; round++) {
                UUID project = desk.nominate("Race " + round, "Somebody");
                CyclicBarrier together = new CyclicBarrier(2);
                List<Callable<Integer>> edits = new ArrayList<>();
                for (String country : List.of("AU", "CA")) {
                    edits.add(() -> {
                        together.await();
                        return desk.put(
                                        "/projects/" + project + "/dossier/sites",
                                        "\"1\"",
                                        "{\"sites\":[{\"country\":\"" + country + "\"}]}")
                                .extract()
                                .statusCode();
                    });
                }
                List<Integer> answers = new ArrayList<>();
                for (Future<Integer> answer : threads.invokeAll(edits)) {
                    answers.add(answer.get());
                }
                assertThat(answers).containsExactlyInAnyOrder(200, 412);
            }
        }
    }

    @Test
    void aRepeatedNominationIsOne() {
        String body = "{\"name\":\"Once\",\"promoter\":{\"name\":\"Somebody\"}}";
        String key = UUID.randomUUID().toString();

        String first = nominate(body, key);
        String second = nominate(body, key);

        assertThat(second).isEqualTo(first);
    }

    private static String nominate(String body, String key) {
        return given().auth()
                .oauth2(Tokens.of("us-doe-desk"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/projects")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }
}

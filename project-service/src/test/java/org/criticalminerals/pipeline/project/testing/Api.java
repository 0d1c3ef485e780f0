package org.criticalminerals.pipeline.project.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.testing.Tokens;

/** Calls the service as an official does: reads, and sends back the ETag that was read. */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MOU = "us-eu-mou";

    private final String official;

    private Api(String official) {
        this.official = official;
    }

    /** The service as this official sees it. */
    public static Api as(String official) {
        return new Api(official);
    }

    private RequestSpecification request() {
        return given().auth().oauth2(Tokens.of(official)).contentType(ContentType.JSON);
    }

    public ValidatableResponse get(String path) {
        return request().get("/api/v1" + path).then();
    }

    public JsonPath read(String path) {
        return get(path).statusCode(200).extract().jsonPath();
    }

    public ValidatableResponse post(String path, String ifMatch, String body) {
        RequestSpecification request = request();
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return (body == null ? request : request.body(body))
                .post("/api/v1" + path)
                .then();
    }

    public ValidatableResponse put(String path, String ifMatch, String body) {
        RequestSpecification request = request();
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.body(body).put("/api/v1" + path).then();
    }

    /** Uploads a file with what is said of it, in JSON. */
    public ValidatableResponse upload(String path, String document, byte[] file, String name) {
        return upload(request(), "document", document, file, name)
                .post("/api/v1" + path)
                .then();
    }

    /** Uploads a new version of a document. */
    public ValidatableResponse renew(String path, String ifMatch, byte[] file) {
        RequestSpecification request = request();
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return upload(request, "version", "{}", file, "renewed.txt")
                .post("/api/v1" + path)
                .then();
    }

    private static RequestSpecification upload(
            RequestSpecification request, String part, String said, byte[] file, String name) {
        return request.contentType("multipart/form-data")
                .multiPart(new io.restassured.builder.MultiPartSpecBuilder(said)
                        .controlName(part)
                        .charset("UTF-8")
                        .mimeType("application/json")
                        .build())
                .multiPart(new io.restassured.builder.MultiPartSpecBuilder(file)
                        .controlName("file")
                        .fileName(name)
                        .mimeType("application/octet-stream")
                        .build());
    }

    /** The ETag of what stands at a path. */
    public String tag(String path) {
        return get(path).statusCode(200).extract().header("ETag");
    }

    /** Waits until the agreement can be used: reference data arrives over Kafka. */
    public void awaitReferenceData() {
        UUID project = nominate("Waits for reference data", "Nobody");
        await().atMost(PATIENCE)
                .until(() -> put(
                                        "/projects/" + project + "/dossier/finance",
                                        tag("/projects/" + project),
                                        "{\"marking\":{\"kind\":\"RELEASABLE_TO\",\"parties\":[\"USA\",\"EU\",\"JPN\"]},\"capex\":{\"amount\":\"1\",\"currency\":\"USD\"}}")
                                .extract()
                                .statusCode()
                        == 200);
        await().atMost(PATIENCE)
                .until(() -> post(
                                        "/projects/" + project + "/candidacies",
                                        tag("/projects/" + project),
                                        "{\"agreement\":\"us-japan-framework\"}")
                                .extract()
                                .statusCode()
                        == 201);
    }

    public UUID nominate(String name, String promoter) {
        return UUID.fromString(post(
                        "/projects",
                        null,
                        "{\"name\": \"%s\", \"promoter\": {\"name\": \"%s\"}}".formatted(name, promoter))
                .statusCode(201)
                .extract()
                .path("id"));
    }

    public ValidatableResponse fill(UUID project, String section, String body) {
        String path = "/projects/" + project;
        return put(path + "/dossier/" + section, tag(path), body);
    }

    /** A project that can be asked its first gate for. */
    public UUID nominateComplete(String name) {
        UUID project = nominate(name, "Promoter of the tests");
        fill(project, "sites", "{\"sites\":[{\"country\":\"AU\",\"name\":\"" + name + "\"}]}")
                .statusCode(200);
        fill(project, "production", "{\"lines\":[{\"mineral\":\"neodymium\",\"step\":\"SEPARATION\"}]}")
                .statusCode(200);
        fill(project, "attestation", "{\"name\":\"A. Person\",\"function\":\"Director\",\"date\":\"2026-11-24\"}")
                .statusCode(200);
        return project;
    }

    /** Puts the promoter's consent on record, or that something had been published. */
    public ValidatableResponse consent(UUID project, String subject, String party, String basis, String more) {
        return post(
                "/projects/" + project + "/consents",
                null,
                "{\"subject\":\"%s\",\"party\":\"%s\",\"basis\":\"%s\",\"document\":\"Letter 7\",\"givenOn\":\"2026-03-02\"%s}"
                        .formatted(subject, party, basis, more));
    }

    public ValidatableResponse submit(UUID project) {
        String path = "/projects/" + project;
        return post(path + "/candidacies", tag(path), "{\"agreement\":\"" + MOU + "\"}");
    }

    public ValidatableResponse requestGate(UUID project) {
        return act(project, "gate-requests", "{\"note\":\"please\"}");
    }

    /** Asks for a gate of what one may not see. */
    public ValidatableResponse requestGateBlindly(UUID project) {
        return post(candidacy(project) + "/gate-requests", "\"1\"", "{}");
    }

    /** Posts to the candidacy with its current ETag. */
    public ValidatableResponse act(UUID project, String act, String body) {
        String path = candidacy(project);
        return post(path + "/" + act, tag(path), body);
    }

    /** Posts to the candidacy as a party does that has seen no version of it. */
    public ValidatableResponse actAsParty(UUID project, String act, String body) {
        return post(candidacy(project) + "/" + act, null, body);
    }

    public JsonPath candidacyOf(UUID project) {
        return read(candidacy(project));
    }

    public static String candidacy(UUID project) {
        return "/projects/" + project + "/candidacies/" + MOU;
    }

    /** Waits until a value of the candidacy is as expected. */
    public void awaitCandidacy(UUID project, String field, Object value) {
        await().atMost(PATIENCE).untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(
                        (Object) candidacyOf(project).get(field))
                .isEqualTo(value));
    }
}

package org.criticalminerals.pipeline.partner.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.testing.Tokens;

/** Administers agreements as the secretariat and the parties' signatories do. */
public final class Agreements {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path SHIPPED = Path.of("../deploy/reference/agreements/us-eu-mou.json");
    private static final Map<String, String> LEADS =
            Map.of("USA", "us-state", "EU", "eu-grow", "JPN", "jp-meti", "MEX", "mx-se", "AUS", "au-disr");

    private Agreements() {}

    /** A code that no other test uses. */
    public static String code() {
        return "test-" + UUID.randomUUID();
    }

    /** Posts as an official. */
    public static ValidatableResponse post(String official, String path, String body) {
        return post(official, path, body, UUID.randomUUID().toString());
    }

    /** Posts as an official with an idempotency key. */
    public static ValidatableResponse post(String official, String path, String body, String key) {
        return given().auth()
                .oauth2(token(official))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(path)
                .then();
    }

    /** Signs a position as an official, also of a party that the demonstration doesn't know. */
    public static ValidatableResponse sign(String official, UUID review, String party, String body) {
        return given().auth()
                .oauth2(token(official))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/reviews/" + review + "/positions/" + party)
                .then();
    }

    private static String token(String official) {
        return official.startsWith("au-")
                ? Tokens.of(official, "au-disr", "AUS", Set.of("signatory"))
                : Tokens.of(official);
    }

    /** The definition of an agreement like the MoU, of these parties, with some members more or other. */
    public static String definition(String code, String members, String... parties) {
        try {
            String mou = Files.readString(SHIPPED);
            String of = Arrays.stream(parties).map(party -> "\"" + party + "\"").collect(Collectors.joining(", "));
            String leads = Arrays.stream(parties)
                    .map(party -> "\"" + party + "\": \"" + LEADS.get(party) + "\"")
                    .collect(Collectors.joining(", "));
            return mou.replaceFirst("\"code\": \"us-eu-mou\"", "\"code\": \"" + code + "\"")
                    .replaceFirst("\"parties\": \\[[^]]*]", "\"parties\": [" + of + "]")
                    .replaceFirst("\"leads\": \\{[^}]*}", "\"leads\": {" + leads + "}")
                    .replaceFirst("(?s)\\s*\"seniorLevel\": \\{.*?\\n  \\},", "")
                    .replaceFirst("(?s)\"consulted\": \\{.*?\\},\\s*\"scope\"", "\"consulted\": {}, \"scope\"")
                    .replaceFirst("\\s*\"requiredChecklists\": \\{[^}]*},", "")
                    .replaceFirst("\\s*\"hostConsentForms\": \\{[^}]*},", "")
                    .replaceFirst("\\s*\"clocks\": \\[\\],\\s*\"amendment\": \\{[^}]*}", members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Proposes a change and gives its path. */
    public static String propose(String code, String acts, String effectiveFrom) {
        String from = effectiveFrom == null ? "" : ", \"effectiveFrom\": \"" + effectiveFrom + "\"";
        return post(
                        "coordinator",
                        "/api/v1/agreements/" + code + "/changes",
                        "{\"reason\": \"Agreed in the committee\", \"acts\": [" + acts + "]" + from + "}")
                .statusCode(201)
                .extract()
                .header("Location")
                .replaceFirst("^https?://[^/]+", "");
    }

    /** Consents for some parties. */
    public static void consent(String change, String... parties) {
        for (String party : parties) {
            post(LEADS.get(party) + "-signatory", change + "/consents", "{\"consents\": true}")
                    .statusCode(201);
        }
    }

    /** Founds an agreement like the MoU, and waits until it is there. */
    public static String found(String members, String... parties) {
        String code = code();
        String change = post(
                        "coordinator",
                        "/api/v1/agreements",
                        "{\"reason\": \"Signed\", \"definition\": " + definition(code, members, parties) + "}")
                .statusCode(201)
                .extract()
                .header("Location")
                .replaceFirst("^https?://[^/]+", "");
        consent(change, parties);
        awaitVersion(code, 1);
        return code;
    }

    /** Founds an agreement of these parties whose changes all need everybody's consent. */
    public static String foundPlain(String... parties) {
        return found("\"clocks\": []", parties);
    }

    /** Waits until an agreement has a version. */
    public static JsonPath awaitVersion(String code, int version) {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            ValidatableResponse response = Api.get("coordinator", "/api/v1/agreements/" + code);
                            return response.extract().statusCode() == 200
                                    ? response.extract().jsonPath()
                                    : new JsonPath("{\"version\": 0}");
                        },
                        json -> json.getInt("version") == version);
    }

    /** Waits until a change is in a state. */
    public static JsonPath awaitChange(String change, String state) {
        return await().atMost(PATIENCE)
                .until(
                        () -> Api.get("coordinator", change).extract().jsonPath(),
                        json -> state.equals(json.getString("state")));
    }
}

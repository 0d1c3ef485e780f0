package org.criticalminerals.pipeline.partner.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.testing.Tokens;

/** Calls the service as officials do. */
public final class Api {

    private Api() {}

    /** Reads as an official. */
    public static ValidatableResponse get(String official, String path, Object... values) {
        return given().auth().oauth2(Tokens.of(official)).get(path, values).then();
    }

    /** Sends JSON as an official, to make something. */
    public static ValidatableResponse post(String official, String path, String body) {
        return given().auth()
                .oauth2(Tokens.of(official))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    /** Sends JSON as an official, to put something in its place. */
    public static ValidatableResponse put(String official, String path, String body) {
        return given().auth()
                .oauth2(Tokens.of(official))
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then();
    }

    /** Signs a position as an official, for a party. */
    public static ValidatableResponse sign(String official, UUID review, String party, String body) {
        return given().auth()
                .oauth2(Tokens.of(official))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/reviews/{id}/positions/{party}", review, party)
                .then();
    }

    /** Posts something as an official, to a path with values in it. */
    public static ValidatableResponse send(String official, String body, String path, Object... values) {
        return given().auth()
                .oauth2(Tokens.of(official))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path, values)
                .then();
    }

    /** Puts something as an official, to a path with values in it. */
    public static ValidatableResponse place(String official, String body, String path, Object... values) {
        return given().auth()
                .oauth2(Tokens.of(official))
                .contentType(ContentType.JSON)
                .body(body)
                .put(path, values)
                .then();
    }

    /** The reviews of a project as the coordinator sees them, once there are so many. */
    public static List<UUID> reviews(UUID project, int count) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> get("coordinator", "/api/v1/reviews?project=" + project)
                                .extract()
                                .jsonPath()
                                .getList("items.id", UUID.class),
                        reviews -> reviews.size() == count);
    }

    /** The one review of a project, once it is there. */
    public static UUID review(UUID project) {
        return reviews(project, 1).getFirst();
    }

    /** A review as the coordinator sees it, once it has this status. */
    public static JsonPath reviewWhen(UUID review, String status) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> get("coordinator", "/api/v1/reviews/" + review)
                                .extract()
                                .jsonPath(),
                        json -> status.equals(json.getString("status")));
    }
}

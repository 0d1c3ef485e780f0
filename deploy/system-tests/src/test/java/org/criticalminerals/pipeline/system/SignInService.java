package org.criticalminerals.pipeline.system;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;

/** Keycloak, as its own administrator works with it. */
final class SignInService {

    static final String OURS = "critical-minerals";
    static final String MEXICO = "mexico-sso";

    private final URI keycloak;
    private final String realm;

    SignInService(LocalSystemProcess system, String realm) {
        this.keycloak = system.url("keycloak");
        this.realm = realm;
    }

    /** Takes in an official whose password is the name. */
    void takeIn(String name, String agency, String role) {
        asAdministrator()
                .body(Map.of(
                        "username",
                        name,
                        "enabled",
                        true,
                        "firstName",
                        "Robin",
                        "lastName",
                        "Leaving",
                        "email",
                        name + "@" + agency + ".example",
                        "emailVerified",
                        true,
                        "credentials",
                        List.of(Map.of("type", "password", "value", password(name), "temporary", false))))
                .post("/users")
                .then()
                .statusCode(201);
        Map<String, ?> granted =
                asAdministrator().get("/roles/" + role).jsonPath().getMap("$");
        asAdministrator()
                .body(List.of(granted))
                .post("/users/" + id(name) + "/role-mappings/realm")
                .then()
                .statusCode(204);
        String organization = asAdministrator()
                .get("/organizations?max=100")
                .jsonPath()
                .getString("find{it.alias=='" + agency + "'}.id");
        asAdministrator()
                .body(id(name))
                .post("/organizations/" + organization + "/members")
                .then()
                .statusCode(201);
    }

    /** A password of an official whom a test took in: the realm allows none that says the name. */
    static String password(String name) {
        return new StringBuilder(name).reverse() + "-2026";
    }

    /** The official leaves: the account can't be used any more. */
    void disable(String name) {
        asAdministrator()
                .body(Map.of("enabled", false))
                .put("/users/" + id(name))
                .then()
                .statusCode(204);
    }

    void remove(String name) {
        asAdministrator().delete("/users/" + id(name)).then().statusCode(204);
    }

    /** Ends every session of a user. */
    void endSessionsOf(String name) {
        asAdministrator().post("/users/" + id(name) + "/logout").then().statusCode(204);
    }

    /** How many sessions a user has. */
    int sessionsOf(String name) {
        return asAdministrator()
                .get("/users/" + id(name) + "/sessions")
                .jsonPath()
                .getList("$")
                .size();
    }

    /** Whether somebody of that name has an account. */
    boolean knows(String name) {
        return id(name) != null;
    }

    /** How long tokens last that a client gets; the realm's own length where that is null. */
    void tokensLast(String client, Integer seconds) {
        Map<String, Object> settings =
                asAdministrator().get("/clients?clientId=" + client).jsonPath().getMap("[0]");
        Map<String, Object> attributes = new HashMap<>((Map<String, ?>) settings.get("attributes"));
        attributes.put("access.token.lifespan", seconds == null ? "" : seconds.toString());
        Map<String, Object> changed = new HashMap<>(settings);
        changed.put("attributes", attributes);
        asAdministrator()
                .body(changed)
                .put("/clients/" + settings.get("id"))
                .then()
                .statusCode(204);
    }

    /** How long the realm lets access tokens last, in seconds. */
    int tokensLast() {
        return asAdministrator()
                .get(keycloak + "/admin/realms/" + realm)
                .jsonPath()
                .getInt("accessTokenLifespan");
    }

    private String id(String name) {
        return asAdministrator()
                .queryParam("username", name)
                .queryParam("exact", true)
                .get("/users")
                .jsonPath()
                .getString("[0].id");
    }

    private RequestSpecification asAdministrator() {
        String token = given().formParams(Map.of(
                        "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin"))
                .post(keycloak + "/realms/master/protocol/openid-connect/token")
                .jsonPath()
                .getString("access_token");
        return given().baseUri(keycloak + "/admin/realms/" + realm)
                .contentType(ContentType.JSON)
                .auth()
                .oauth2(token);
    }
}

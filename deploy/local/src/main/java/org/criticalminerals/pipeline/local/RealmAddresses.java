package org.criticalminerals.pipeline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells Keycloak where the portal of this run is, and where it is itself: officials are sent back to known addresses only,
 * and a party's own sign-in service and ours know each other by theirs. The realm files have the standard addresses; with
 * other ports, what holds them is changed.
 */
final class RealmAddresses {

    private static final String ADMIN = "/admin/realms/";

    /** What of the realms holds an address. */
    private static final List<String> HOLDERS = List.of(
            ADMIN + Addresses.REALM + "/clients?clientId=portal",
            ADMIN + Addresses.REALM + "/identity-provider/instances/mexico-sso",
            ADMIN + "mexico-sso/clients?clientId=" + Addresses.REALM);

    private static final Known STANDARD =
            new Known("http://localhost:" + Port.PORTAL.standard(), "http://localhost:" + Port.KEYCLOAK.standard());

    private final KeycloakHome home;
    private final URI keycloak;
    private final ObjectMapper json = new ObjectMapper();

    RealmAddresses(KeycloakHome home, URI keycloak) {
        this.home = home;
        this.keycloak = keycloak;
    }

    /** Newly imported realms know the standard addresses again. */
    static void forget(KeycloakHome home) throws IOException {
        Files.deleteIfExists(file(home));
    }

    /** Lets the realms know where the portal of this run is, and Keycloak. */
    void tell(URI portal) {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Known before = Files.exists(file(home)) ? Known.read(Files.readAllLines(file(home))) : STANDARD;
            Known now = new Known(portal.toString(), keycloak.toString());
            if (before.equals(now)) {
                return;
            }
            String token = token(http);
            for (String holder : HOLDERS) {
                move(http, holder, token, before, now);
            }
            Files.write(file(home), now.lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void move(HttpClient http, String holder, String token, Known before, Known now)
            throws IOException, InterruptedException {
        JsonNode found = read(http, holder, token);
        JsonNode held = found.isArray() ? found.get(0) : found;
        String moved = json.writeValueAsString(held)
                .replace(before.portal(), now.portal())
                .replace(before.keycloak(), now.keycloak());
        String place = found.isArray()
                ? holder.substring(0, holder.indexOf('?')) + "/"
                        + held.get("id").asText()
                : holder;
        write(http, place, token, moved);
    }

    private String token(HttpClient http) throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=admin-cli&username=%1$s&password=%1$s".formatted(Keycloak.ADMIN);
        HttpRequest request = HttpRequest.newBuilder(keycloak.resolve("/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return json.readTree(send(http, request)).get("access_token").asText();
    }

    private JsonNode read(HttpClient http, String path, String token) throws IOException, InterruptedException {
        return json.readTree(send(
                http,
                HttpRequest.newBuilder(keycloak.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .build()));
    }

    private void write(HttpClient http, String path, String token, String body)
            throws IOException, InterruptedException {
        send(
                http,
                HttpRequest.newBuilder(keycloak.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static String send(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new StartFailure("Keycloak answered %s %s with %d: %s"
                    .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
        }
        return response.body();
    }

    private static Path file(KeycloakHome home) {
        return home.folder().resolve("addresses");
    }

    /**
     * What the realms know.
     *
     * @param portal where the portal is
     * @param keycloak where Keycloak is
     */
    private record Known(String portal, String keycloak) {

        static Known read(List<String> lines) {
            return new Known(lines.getFirst(), lines.getLast());
        }

        List<String> lines() {
            return List.of(portal, keycloak);
        }
    }
}

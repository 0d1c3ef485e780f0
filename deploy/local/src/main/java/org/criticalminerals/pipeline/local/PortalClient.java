package org.criticalminerals.pipeline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells Keycloak where the portal of this run is, as it sends officials back to known addresses only. The realm file
 * has the standard address; with other ports the client in the realm is changed.
 */
final class PortalClient {

    private static final String STANDARD = "http://localhost:" + Port.PORTAL.standard();

    private final KeycloakHome home;
    private final URI keycloak;
    private final ObjectMapper json = new ObjectMapper();

    PortalClient(KeycloakHome home, URI keycloak) {
        this.home = home;
        this.keycloak = keycloak;
    }

    /** A newly imported realm knows the standard address again. */
    static void forget(KeycloakHome home) throws IOException {
        Files.deleteIfExists(file(home));
    }

    void isAt(URI portal) {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            String known = Files.exists(file(home)) ? Files.readString(file(home)) : STANDARD;
            if (known.equals(portal.toString())) {
                return;
            }
            String clients = "/admin/realms/%s/clients".formatted(Addresses.REALM);
            String token = token(http);
            ObjectNode client =
                    (ObjectNode) read(http, clients + "?clientId=portal", token).get(0);
            JsonNode moved = json.readTree(json.writeValueAsString(client).replace(known, portal.toString()));
            write(http, clients + "/" + client.get("id").asText(), token, moved);
            Files.writeString(file(home), portal.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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

    private void write(HttpClient http, String path, String token, JsonNode body)
            throws IOException, InterruptedException {
        send(
                http,
                HttpRequest.newBuilder(keycloak.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
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
        return home.folder().resolve("portal");
    }
}

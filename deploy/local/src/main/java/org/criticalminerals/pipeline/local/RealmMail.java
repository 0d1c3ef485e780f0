package org.criticalminerals.pipeline.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/**
 * Tells Keycloak where this run's mail server is: invitations to set a password go through it. The realm file names none,
 * since an installation's mail server is its own.
 */
final class RealmMail {

    private static final String FROM = "sign-in@pipeline.example";

    private final URI keycloak;
    private final ObjectMapper json = new ObjectMapper();

    RealmMail(URI keycloak) {
        this.keycloak = keycloak;
    }

    void goesTo(int port) {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            String form =
                    "grant_type=password&client_id=admin-cli&username=%1$s&password=%1$s".formatted(Keycloak.ADMIN);
            String token = json.readTree(send(
                            http,
                            HttpRequest.newBuilder(keycloak.resolve("/realms/master/protocol/openid-connect/token"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(form))))
                    .get("access_token")
                    .asText();
            Map<String, Object> settings = Map.of(
                    "realm",
                    Addresses.REALM,
                    "smtpServer",
                    Map.of(
                            "host",
                            "localhost",
                            "port",
                            Integer.toString(port),
                            "from",
                            FROM,
                            "fromDisplayName",
                            "Critical Minerals Pipeline"));
            send(
                    http,
                    HttpRequest.newBuilder(keycloak.resolve("/admin/realms/" + Addresses.REALM))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(settings))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String send(HttpClient http, HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new StartFailure("Keycloak answered %s %s with %d: %s"
                    .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
        }
        return response.body();
    }
}

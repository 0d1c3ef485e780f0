package org.criticalminerals.pipeline.partner.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading officials from an admin API that answers as Keycloak does. */
class KeycloakDirectoryTest {

    private static final String ADMIN = "/admin/realms/critical-minerals";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private HttpServer server;
    private volatile String authorization;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        answers.put(
                "/realms/critical-minerals/protocol/openid-connect/token",
                "{\"access_token\": \"abc\", \"expires_in\": 60}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsAgenciesMembersAndRoles() throws Exception {
        answers.put(ADMIN + "/organizations?briefRepresentation=false&first=0&max=100", """
                [{"id": "o1", "alias": "us-state", "enabled": true, "attributes": {"party": ["USA"]}},
                 {"id": "o2", "alias": "world-bank", "enabled": true, "attributes": {}},
                 {"id": "o3", "alias": "us-old", "enabled": false, "attributes": {"party": ["USA"]}}]""");
        answers.put(ADMIN + "/organizations/o1/members?briefRepresentation=true&first=0&max=100", """
                [{"id": "u1", "username": "us-state-signatory", "firstName": "Margaret", "lastName": "Ellison",
                  "email": "m@state.example", "enabled": true, "membershipType": "UNMANAGED"},
                 {"id": "u2", "username": "us-state-gone", "enabled": false},
                 {"id": "u3", "username": "us-state-desk", "enabled": true, "membershipType": "MANAGED"}]""");
        answers.put(
                ADMIN + "/roles/signatory/users?briefRepresentation=true&first=0&max=100",
                "[{\"id\": \"u1\", \"username\": \"us-state-signatory\", \"enabled\": true}]");

        List<Official> officials = directory().officials();

        assertThat(officials)
                .containsExactly(
                        new Official(
                                "u1",
                                "us-state-signatory",
                                "Margaret Ellison",
                                "m@state.example",
                                "us-state",
                                "USA",
                                Set.of("signatory")),
                        new Official("u3", "us-state-desk", "us-state-desk", null, "us-state", "USA", Set.of(), true));
        assertThat(authorization).isEqualTo("Bearer abc");
    }

    @Test
    void readsPageAfterPage() throws Exception {
        answers.put(
                ADMIN + "/organizations?briefRepresentation=false&first=0&max=100",
                "[{\"id\": \"o1\", \"alias\": \"us-state\", \"enabled\": true, \"attributes\": {\"party\": [\"USA\"]}}]");
        answers.put(ADMIN + "/organizations/o1/members?briefRepresentation=true&first=0&max=100", users(0, 100));
        answers.put(ADMIN + "/organizations/o1/members?briefRepresentation=true&first=100&max=100", users(100, 120));

        assertThat(directory().officials()).hasSize(120);
    }

    @Test
    void saysWhatFailedWithoutItsSecret() {
        answers.clear();

        assertThatThrownBy(() -> directory().officials())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("token answered 404")
                .hasMessageNotContaining("s3cret");
    }

    private KeycloakDirectory directory() {
        URI realm = URI.create("http://localhost:" + server.getAddress().getPort() + "/realms/critical-minerals");
        return new KeycloakDirectory(new KeycloakApi(realm, "partner-service", "s3cret", Duration.ofSeconds(5)));
    }

    private static String users(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"id\": \"u" + i + "\", \"username\": \"n" + i + "\", \"enabled\": true}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        if (path.startsWith("/admin")) {
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
        }
        String body = answers.getOrDefault(path, path.contains("/roles/") ? "[]" : null);
        byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}

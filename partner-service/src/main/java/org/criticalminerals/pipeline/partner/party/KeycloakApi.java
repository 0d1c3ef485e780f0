package org.criticalminerals.pipeline.partner.party;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keycloak's admin REST API of one realm, called with a service account. */
public final class KeycloakApi {

    /** The membership of a user who comes through the sign-in service of the organization: to end it deletes the user. */
    public static final String MANAGED = "MANAGED";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 1_000;

    private final URI realm;
    private final String client;
    private final String secret;
    private final Duration timeout;

    /**
     * @param realm the realm's address, for example {@code http://localhost:8180/realms/critical-minerals}
     * @param client the service account's client
     * @param secret its secret
     * @param timeout how long one call may take
     */
    public KeycloakApi(URI realm, String client, String secret, Duration timeout) {
        this.realm = realm;
        this.client = client;
        this.secret = secret;
        this.timeout = timeout;
    }

    /**
     * It answered, and not as hoped for.
     */
    public static final class Refusal extends IOException {

        private final int status;

        Refusal(String call, int status) {
            // Neither the body nor the form: both may hold what nobody should read in a log.
            super(call + " answered " + status);
            this.status = status;
        }

        /** Its HTTP status. */
        public int status() {
            return status;
        }
    }

    /**
     * Work with one token.
     *
     * @param <T> what it gives back
     */
    @FunctionalInterface
    public interface Work<T> {
        T with(Session session) throws IOException, InterruptedException;
    }

    /**
     * Signs in and works.
     *
     * @throws IOException where Keycloak can't be reached or doesn't answer as expected
     */
    public <T> T call(Work<T> work) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(timeout).build()) {
            return work.with(new Session(http, token(http)));
        }
    }

    private String token(HttpClient http) throws IOException, InterruptedException {
        String form = Stream.of(
                        Map.entry("grant_type", "client_credentials"),
                        Map.entry("client_id", client),
                        Map.entry("client_secret", secret))
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .timeout(timeout)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return JSON.readValue(send(http, request).body(), Token.class).accessToken();
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new Refusal(request.method() + " " + request.uri().getPath(), response.statusCode());
        }
        return response;
    }

    /** A value as it may stand in a path or a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Calls with one token. */
    public final class Session {

        private final HttpClient http;
        private final String token;

        Session(HttpClient http, String token) {
            this.http = http;
            this.token = token;
        }

        /** What lies at a path of the realm. */
        public <T> T get(String path, TypeReference<T> type) throws IOException, InterruptedException {
            return JSON.readValue(
                    KeycloakApi.send(http, request(path).GET().build()).body(), type);
        }

        /** All pages of a list; the path has a query already. */
        public <T> List<T> pages(String path, TypeReference<List<T>> type) throws IOException, InterruptedException {
            List<T> all = new ArrayList<>();
            for (int page = 0; page < MOST_PAGES; page++) {
                List<T> items = get(path + "&first=" + page * PAGE + "&max=" + PAGE, type);
                all.addAll(items);
                if (items.size() < PAGE) {
                    return all;
                }
            }
            throw new IOException(path + " has more than " + MOST_PAGES * PAGE + " entries");
        }

        /** Sends something; the address of what was made, where the answer tells one. */
        public Optional<String> send(String method, String path, Object body) throws IOException, InterruptedException {
            HttpRequest request = request(path)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            return KeycloakApi.send(http, request).headers().firstValue("Location");
        }

        private HttpRequest.Builder request(String path) {
            String admin = realm.toString().replaceFirst("/realms/", "/admin/realms/");
            return HttpRequest.newBuilder(URI.create(admin + path))
                    .timeout(timeout)
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "application/json");
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Token(@JsonProperty("access_token") String accessToken) {}
}

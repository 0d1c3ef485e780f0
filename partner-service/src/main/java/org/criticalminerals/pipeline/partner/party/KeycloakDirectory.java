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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.identity.Roles;
import org.jboss.logging.Logger;

/**
 * Reads the officials from Keycloak's admin REST API with a service account: organizations (the agencies), their
 * members, and who holds which realm role. Roles are read role by role, a handful of calls however many officials there
 * are; only roles assigned to the person itself count, as in the realm that comes with this system.
 */
final class KeycloakDirectory {

    private static final Logger LOG = Logger.getLogger(KeycloakDirectory.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 1_000;
    private static final List<String> ROLES = List.of(
            Roles.DESK_OFFICER,
            Roles.SIGNATORY,
            Roles.SUPPORT_OFFICER,
            Roles.COORDINATOR,
            Roles.AUDITOR,
            Roles.ADMINISTRATOR,
            Roles.SYSTEM);

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
    KeycloakDirectory(URI realm, String client, String secret, Duration timeout) {
        this.realm = realm;
        this.client = client;
        this.secret = secret;
        this.timeout = timeout;
    }

    /**
     * Everyone who can sign in for an agency.
     *
     * @throws IOException where Keycloak can't be reached or doesn't answer as expected
     */
    List<Official> officials() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(timeout).build()) {
            return new Reading(http, token(http)).officials();
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
        return JSON.readValue(send(http, request), Token.class).accessToken();
    }

    private static String send(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            // Neither the body nor the form: both may hold what nobody should read in a log.
            throw new IOException(
                    request.method() + " " + request.uri().getPath() + " answered " + response.statusCode());
        }
        return response.body();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** One reading of the directory, with its token. */
    private final class Reading {

        private final HttpClient http;
        private final String token;

        Reading(HttpClient http, String token) {
            this.http = http;
            this.token = token;
        }

        List<Official> officials() throws IOException, InterruptedException {
            Map<String, Set<String>> roles = roles();
            Map<String, Official> officials = new LinkedHashMap<>();
            for (Organization agency :
                    pages("/organizations?briefRepresentation=false", new TypeReference<List<Organization>>() {})) {
                String party = agency.party();
                if (!agency.enabled() || party == null) {
                    LOG.debugf("Organization %s is disabled or has no party", agency.alias());
                    continue;
                }
                for (User member : pages(
                        "/organizations/" + encode(agency.id()) + "/members?briefRepresentation=true",
                        new TypeReference<List<User>>() {})) {
                    if (member.enabled()) {
                        officials.putIfAbsent(
                                member.id(),
                                member.toOfficial(agency.alias(), party, roles.getOrDefault(member.id(), Set.of())));
                    }
                }
            }
            return List.copyOf(officials.values());
        }

        private Map<String, Set<String>> roles() throws IOException, InterruptedException {
            Map<String, Set<String>> roles = new HashMap<>();
            for (String role : ROLES) {
                for (User holder : pages(
                        "/roles/" + encode(role) + "/users?briefRepresentation=true",
                        new TypeReference<List<User>>() {})) {
                    roles.computeIfAbsent(holder.id(), id -> new TreeSet<>()).add(role);
                }
            }
            return roles;
        }

        private <T> List<T> pages(String path, TypeReference<List<T>> type) throws IOException, InterruptedException {
            List<T> all = new ArrayList<>();
            for (int page = 0; page < MOST_PAGES; page++) {
                List<T> items = JSON.readValue(get(path + "&first=" + page * PAGE + "&max=" + PAGE), type);
                all.addAll(items);
                if (items.size() < PAGE) {
                    return all;
                }
            }
            throw new IOException(path + " has more than " + MOST_PAGES * PAGE + " entries");
        }

        private String get(String path) throws IOException, InterruptedException {
            String admin = realm.toString().replaceFirst("/realms/", "/admin/realms/");
            return send(
                    http,
                    HttpRequest.newBuilder(URI.create(admin + path))
                            .timeout(timeout)
                            .header("Authorization", "Bearer " + token)
                            .header("Accept", "application/json")
                            .GET()
                            .build());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Token(@JsonProperty("access_token") String accessToken) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Organization(String id, String alias, boolean enabled, Map<String, List<String>> attributes) {

        String party() {
            List<String> parties = attributes == null ? null : attributes.get("party");
            return parties == null || parties.isEmpty() ? null : parties.getFirst();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record User(String id, String username, String firstName, String lastName, String email, boolean enabled) {

        Official toOfficial(String agency, String party, Set<String> roles) {
            String name = Stream.of(firstName, lastName)
                    .filter(part -> part != null && !part.isBlank())
                    .collect(Collectors.joining(" "));
            return new Official(id, username, name.isEmpty() ? username : name, email, agency, party, roles);
        }
    }
}

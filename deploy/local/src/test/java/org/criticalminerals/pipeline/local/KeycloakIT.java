package org.criticalminerals.pipeline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.criticalminerals.pipeline.local.client.PipelineRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The realm as officials, scripts and services meet it. */
class KeycloakIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static LocalSystemProcess system;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        system = LocalSystemProcess.start(PipelineRoot.find(), "--platform-only");
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        system.close();
    }

    @ParameterizedTest
    @CsvSource({
        "us-state-signatory, signatory, us-state, USA",
        "us-state-deputy, signatory, us-state, USA",
        "us-state-desk, desk-officer, us-state, USA",
        "us-ustr-signatory, signatory, us-ustr, USA",
        "us-doe-signatory, signatory, us-doe, USA",
        "us-doe-desk, desk-officer, us-doe, USA",
        "us-interior-desk, desk-officer, us-interior, USA",
        "us-dfc-support, support-officer, us-dfc, USA",
        "eu-grow-signatory, signatory, eu-grow, EU",
        "eu-grow-deputy, signatory, eu-grow, EU",
        "eu-grow-desk, desk-officer, eu-grow, EU",
        "eu-trade-signatory, signatory, eu-trade, EU",
        "eu-eib-support, support-officer, eu-eib, EU",
        "jp-meti-signatory, signatory, jp-meti, JPN",
        "jp-meti-deputy, signatory, jp-meti, JPN",
        "jp-jogmec-support, support-officer, jp-jogmec, JPN",
        "mx-se-signatory, signatory, mx-se, MEX",
        "mx-se-deputy, signatory, mx-se, MEX",
        "coordinator, coordinator, secretariat, SECRETARIAT",
        "us-auditor, auditor, us-state, USA",
        "eu-auditor, auditor, eu-grow, EU",
        "us-administrator, administrator, us-state, USA",
        "eu-administrator, administrator, eu-grow, EU",
    })
    void anOfficialsTokenSaysWhoTheyAreAndForWhomTheyAct(String name, String role, String agency, String party)
            throws Exception {
        JsonNode token = claims(scriptedSignIn(name, name));

        assertThat(token.get("preferred_username").asText()).isEqualTo(name);
        assertThat(token.get("name").asText()).contains(" ");
        assertThat(token.get("email").asText()).startsWith(name + "@").endsWith(".example");
        assertThat(token.get("aud")).isEqualTo(JSON.readTree("\"pipeline-api\""));
        assertThat(token.get("iss").asText()).isEqualTo(system.url("realm").toString());
        assertThat(token.get("realm_access")).isEqualTo(JSON.readTree("{\"roles\":[\"%s\"]}".formatted(role)));
        assertThat(token.get("organization"))
                .isEqualTo(JSON.readTree("{\"%s\":{\"party\":[\"%s\"]}}".formatted(agency, party)));
        // Nobody asks again whether the official is still there: what a token opens has to end within a minute.
        assertThat(token.get("exp").asLong() - token.get("iat").asLong()).isEqualTo(50);
        assertThat(token.get("acr").asText()).isEqualTo("password");
    }

    @Test
    void aWrongPasswordOpensNothing() throws Exception {
        HttpResponse<String> answer = scriptedSignIn("us-doe-desk", "guess");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_grant");
    }

    @Test
    void fiveWrongPasswordsCloseAnAccountForAWhile() throws Exception {
        String official = "us-guessed-at";
        String password = "a-long-enough-password";
        String administrator = administrator();
        create(official, password, administrator);
        for (int guess = 0; guess < 5; guess++) {
            assertThat(scriptedSignIn(official, "guess " + guess).statusCode()).isEqualTo(400);
        }

        HttpResponse<String> answer = scriptedSignIn(official, password);

        // The same answer as to a wrong password: who guesses doesn't learn that the last guess was right.
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Invalid user credentials");
        JsonNode found = admin("/users?exact=true&username=" + official, administrator);
        JsonNode standing = admin(
                "/attack-detection/brute-force/users/" + found.get(0).get("id").asText(), administrator);
        assertThat(standing.get("disabled").asBoolean()).isTrue();
        assertThat(admin(
                        "/events?type=LOGIN_ERROR&user="
                                + found.get(0).get("id").asText(),
                        administrator))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"too-short", "us-weak-password", "us-weak-password@state.example"})
    void aPasswordThatIsShortOrSaysTheNameIsRefused(String password) throws Exception {
        HttpResponse<String> answer = account("us-weak-password", password, administrator());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("password");
    }

    @Test
    void partnerServiceListsAgenciesTheirMembersAndTheirRolesAndChangesNothingButThose() throws Exception {
        String token = JSON.readTree(post(
                                "/protocol/openid-connect/token",
                                Map.of(
                                        "grant_type", "client_credentials",
                                        "client_id", "partner-service",
                                        "client_secret",
                                                system.env("partner-service").get("PIPELINE_OIDC_SECRET")))
                        .body())
                .get("access_token")
                .asText();

        JsonNode agencies = admin("/organizations?briefRepresentation=false&max=100", token);
        assertThat(agencies).hasSize(12);
        JsonNode grow = only(agencies, "alias", "eu-grow");
        assertThat(grow.at("/attributes/party/0").asText()).isEqualTo("EU");
        JsonNode members = admin(
                "/organizations/%s/members?max=100".formatted(grow.get("id").asText()), token);
        JsonNode desk = only(members, "username", "eu-grow-desk");
        JsonNode roles =
                admin("/users/%s/role-mappings/realm".formatted(desk.get("id").asText()), token);
        assertThat(roles.get(0).get("name").asText()).isEqualTo("desk-officer");
        assertThat(admin("/roles/signatory/users?max=100", token)).hasSize(11);

        HttpRequest change = HttpRequest.newBuilder(adminUri(""))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"bruteForceProtected\": false}"))
                .build();
        assertThat(http.send(change, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void signingInLeadsBackToThePortalOfThisRunAlone() throws Exception {
        String portal = system.env("portal").get("PIPELINE_PORTAL_URL");
        assertThat(signIn(portal + "/sign-in").body())
                .contains("Sign in to Critical Minerals Pipeline")
                .contains("name=\"username\"")
                .contains("name=\"password\"");
        assertThat(signIn(portal + "/anywhere").statusCode()).isEqualTo(400);
        assertThat(signIn("http://elsewhere.example/sign-in").statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> signIn(String backTo) throws IOException, InterruptedException {
        String query = form(Map.of(
                "client_id", "portal",
                "response_type", "code",
                "scope", "openid",
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method", "S256",
                "redirect_uri", backTo));
        var request = HttpRequest.newBuilder(URI.create(system.url("realm") + "/protocol/openid-connect/auth?" + query))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> scriptedSignIn(String name, String password)
            throws IOException, InterruptedException {
        return post(
                "/protocol/openid-connect/token",
                Map.of(
                        "grant_type", "password",
                        "client_id", "local-cli",
                        "scope", "organization",
                        "username", name,
                        "password", password));
    }

    private static String administrator() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(system.url("keycloak") + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of(
                        "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin"))))
                .build();
        return JSON.readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .get("access_token")
                .asText();
    }

    private static void create(String name, String password, String administrator)
            throws IOException, InterruptedException {
        assertThat(account(name, password, administrator).statusCode()).isEqualTo(201);
    }

    private static HttpResponse<String> account(String name, String password, String administrator)
            throws IOException, InterruptedException {
        var account = Map.of(
                "username",
                name,
                "enabled",
                true,
                "firstName",
                "Robin",
                "lastName",
                "Sato",
                "email",
                name + "@state.example",
                "credentials",
                List.of(Map.of("type", "password", "value", password)));
        var request = HttpRequest.newBuilder(adminUri("/users"))
                .header("Authorization", "Bearer " + administrator)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(account)))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(system.url("realm") + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode admin(String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(adminUri(path))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static URI adminUri(String path) {
        return URI.create(system.url("keycloak") + "/admin/realms/critical-minerals" + path);
    }

    private static JsonNode only(JsonNode list, String field, String value) {
        List<JsonNode> found = StreamSupport.stream(list.spliterator(), false)
                .filter(node -> node.get(field).asText().equals(value))
                .toList();
        assertThat(found).as(field + " " + value).hasSize(1);
        return found.getFirst();
    }

    private static JsonNode claims(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String token = JSON.readTree(answer.body()).get("access_token").asText();
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

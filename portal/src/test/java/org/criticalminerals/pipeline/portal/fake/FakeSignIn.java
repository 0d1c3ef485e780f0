package org.criticalminerals.pipeline.portal.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A sign-in service that signs everybody in at once as the official whom the test chose. It checks what matters to the
 * portal: the code flow with PKCE and the client's secret.
 */
public final class FakeSignIn implements HttpHandler {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Map<String, String> PARTIES =
            Map.of("us", "USA", "eu", "EU", "jp", "JPN", "mx", "MEX", "secretariat", "SECRETARIAT");

    private final String issuer;
    private final KeyPair keys;
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private volatile String username = "us-state-signatory";
    private volatile String askedAcr;
    private volatile int padding;
    private volatile int seconds = 3600;

    FakeSignIn(String issuer) {
        this.issuer = issuer;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** How strongly the portal asked officials to sign in the last time; null where it asked for nothing. */
    public String askedAcr() {
        return askedAcr;
    }

    /** Who signs in next. */
    public void as(String official) {
        username = official;
        padding = 0;
        seconds = 3600;
    }

    /** How much is added to each token, in characters. */
    public void padded(int characters) {
        padding = characters;
    }

    /** How long tokens last. */
    public void lasting(int tokenSeconds) {
        seconds = tokenSeconds;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getRawQuery();
        if (path.endsWith("/.well-known/openid-configuration")) {
            FakeServices.send(exchange, 200, "application/json", """
                    {"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token","jwks_uri":"%1$s/certs",
                    "end_session_endpoint":"%1$s/logout","userinfo_endpoint":"%1$s/userinfo","response_types_supported":["code"],
                    "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer));
        } else if (path.endsWith("/certs")) {
            FakeServices.send(exchange, 200, "application/json", certs());
        } else if (path.endsWith("/auth")) {
            authorize(exchange, parameters(query));
        } else if (path.endsWith("/token")) {
            token(exchange, parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        } else if (path.endsWith("/logout")) {
            redirect(exchange, parameters(query).get("post_logout_redirect_uri"));
        } else {
            FakeServices.send(exchange, 404, "text/plain", "no such address");
        }
    }

    private void authorize(HttpExchange exchange, Map<String, String> asked) throws IOException {
        if (!"S256".equals(asked.get("code_challenge_method"))) {
            FakeServices.send(exchange, 400, "text/plain", "PKCE is missing");
            return;
        }
        askedAcr = asked.get("acr_values");
        String code = UUID.randomUUID().toString();
        codes.put(code, new Code(asked.get("code_challenge"), username, asked.get("nonce")));
        redirect(exchange, asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    }

    private void token(HttpExchange exchange, Map<String, String> asked) throws IOException {
        if ("refresh_token".equals(asked.get("grant_type"))) {
            FakeServices.send(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
            return;
        }
        Code code = codes.remove(asked.getOrDefault("code", ""));
        if (code == null || !challenge(asked.getOrDefault("code_verifier", "")).equals(code.challenge())) {
            FakeServices.send(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
            return;
        }
        String token = jwt(code.username(), "pipeline-api");
        FakeServices.send(exchange, 200, "application/json", """
                {"access_token":"%s","id_token":"%s","refresh_token":"%s","token_type":"Bearer","expires_in":%d}""".formatted(
                        token, jwt(code.username(), "portal"), jwt(code.username(), "refresh"), seconds));
    }

    private static void redirect(HttpExchange exchange, String address) throws IOException {
        exchange.getResponseHeaders().set("Location", address);
        FakeServices.send(exchange, 302, "text/plain", "");
    }

    private String jwt(String official, String audience) {
        String agency =
                official.equals("coordinator") ? "secretariat" : official.substring(0, official.lastIndexOf('-'));
        String role = official.endsWith("-desk")
                ? "desk-officer"
                : official.endsWith("-auditor")
                        ? "auditor"
                        : official.endsWith("-administrator")
                                ? "administrator"
                                : official.equals("coordinator") ? "coordinator" : "signatory";
        String alias = agency.matches("us|eu") ? agency + (agency.equals("us") ? "-state" : "-grow") : agency;
        long now = System.currentTimeMillis() / 1000;
        String claims = """
                {"iss":"%s","sub":"%s","aud":["%s","portal"],"azp":"portal","typ":"Bearer","iat":%d,"exp":%d,"sid":"s1",
                "preferred_username":"%s","name":"%s","email":"%s@agency.example",
                "realm_access":{"roles":["%s"]},"organization":{"%s":{"party":["%s"]}},%s"padding":"%s"}""".formatted(
                        issuer,
                        UUID.nameUUIDFromBytes(official.getBytes(StandardCharsets.UTF_8)),
                        audience,
                        now,
                        now + seconds,
                        official,
                        name(official),
                        official,
                        role,
                        alias,
                        PARTIES.get(alias.split("-")[0]),
                        // The one official whose account asks for a language.
                        official.startsWith("jp-") ? "\"locale\":\"ja\"," : "",
                        noise());
        String content = BASE64.encodeToString(
                        "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k1\"}".getBytes(StandardCharsets.UTF_8))
                + "." + BASE64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String noise() {
        StringBuilder noise = new StringBuilder();
        while (noise.length() < padding) {
            noise.append(UUID.randomUUID());
        }
        return noise.toString();
    }

    private static String name(String official) {
        return switch (official) {
            case "us-state-signatory" -> "Eleanor Whitfield";
            case "us-state-desk" -> "Marcus Delgado";
            case "us-doe-desk" -> "Priya Raman";
            case "eu-grow-signatory" -> "Anneliese Vogt";
            case "coordinator" -> "Inés Carrasco";
            default -> "Robin Sato";
        };
    }

    private String certs() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return """
                {"keys":[{"kty":"RSA","kid":"k1","use":"sig","alg":"RS256","n":"%s","e":"%s"}]}""".formatted(number(key.getModulus()), number(key.getPublicExponent()));
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> parameters(String form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : form == null ? new String[0] : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private record Code(String challenge, String username, String nonce) {}
}

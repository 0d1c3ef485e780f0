package org.criticalminerals.pipeline.kit.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes access tokens as the identity provider does, for tests with the OIDC test server. */
public final class Tokens {

    private static final String ISSUER = "https://server.example.com";
    private static final String KEY = "privateKey.jwk";

    private Tokens() {}

    /** A token for an official of the demonstration, by sign-in name. */
    public static String of(String username) {
        return of(username, agencyOf(username), partyOf(username), Set.of(roleOf(username)));
    }

    /** A token for an official of the demonstration who signed in in a certain way. */
    public static String of(String username, String acr) {
        return builder(username, agencyOf(username), partyOf(username), Set.of(roleOf(username)))
                .claim("acr", acr)
                .jws()
                .keyId("1")
                .sign(KEY);
    }

    /** A token for anybody. */
    public static String of(String username, String agency, String party, Set<String> roles) {
        return builder(username, agency, party, roles).jws().keyId("1").sign(KEY);
    }

    private static JwtClaimsBuilder builder(String username, String agency, String party, Set<String> roles) {
        return Jwt.subject(subject(username))
                .preferredUserName(username)
                .groups(roles)
                .claim("name", username)
                .claim("email", username + "@example.org")
                .claim("organization", Map.of(agency, Map.of("party", List.of(party))))
                .issuer(ISSUER)
                .audience("pipeline-api")
                .expiresIn(3600);
    }

    /** A token made for another service. */
    public static String forAnotherAudience(String username) {
        return Jwt.subject(subject(username))
                .preferredUserName(username)
                .groups(roleOf(username))
                .issuer(ISSUER)
                .audience("somebody-else")
                .jws()
                .keyId("1")
                .sign(KEY);
    }

    /** The subject of a username in these tokens. */
    public static String subject(String username) {
        return UUID.nameUUIDFromBytes(username.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String partyOf(String username) {
        return switch (username.substring(0, 3)) {
            case "us-" -> "USA";
            case "eu-" -> "EU";
            case "jp-" -> "JPN";
            case "mx-" -> "MEX";
            default -> "SECRETARIAT";
        };
    }

    private static String agencyOf(String username) {
        if (username.equals("coordinator")) {
            return "secretariat";
        }
        String agency = username.substring(0, username.lastIndexOf('-'));
        return switch (agency) {
            case "us" -> "us-state";
            case "eu" -> "eu-grow";
            default -> agency;
        };
    }

    private static String roleOf(String username) {
        String last = username.substring(username.lastIndexOf('-') + 1);
        return switch (last) {
            case "signatory", "deputy" -> "signatory";
            case "desk" -> "desk-officer";
            case "support" -> "support-officer";
            default -> last;
        };
    }
}

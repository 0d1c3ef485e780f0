package org.criticalminerals.pipeline.notification;

import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.kit.testing.Tokens;

/** Tokens that soon end. */
final class ShortTokens {

    private ShortTokens() {}

    static String lasting(String username, Duration life) {
        return Jwt.subject(Tokens.subject(username))
                .preferredUserName(username)
                .groups(Set.of("signatory"))
                .claim("name", username)
                .claim("organization", Map.of("eu-grow", Map.of("party", List.of("EU"))))
                .issuer("https://server.example.com")
                .audience("pipeline-api")
                .expiresIn(life)
                .jws()
                .keyId("1")
                .sign("privateKey.jwk");
    }
}

package org.criticalminerals.pipeline.partner.party;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives access to Keycloak's admin API by the configured service account. */
@Singleton
class KeycloakAccess {

    @Produces
    @Singleton
    KeycloakApi keycloak(
            @ConfigProperty(name = "pipeline.directory.timeout") Duration timeout,
            @ConfigProperty(name = "pipeline.directory.client") String client,
            @ConfigProperty(name = "pipeline.directory.secret") Optional<String> secret,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") URI realm) {
        return new KeycloakApi(realm, client, secret.orElse(""), timeout);
    }
}

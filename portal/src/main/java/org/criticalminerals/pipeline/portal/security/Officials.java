package org.criticalminerals.pipeline.portal.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Turns the request's access token into an {@link Official}. */
@RequestScoped
public class Officials {

    private final CurrentIdentityAssociation identities;
    private final JsonWebToken accessToken;

    Officials(CurrentIdentityAssociation identities, JsonWebToken accessToken) {
        this.identities = identities;
        this.accessToken = accessToken;
    }

    /** The official whose request this is; empty for a visitor who isn't signed in or whose session has ended. */
    public Optional<Official> current() {
        return deferred().await().indefinitely();
    }

    /** The same as {@link #current()} for code that must not wait. */
    public Uni<Optional<Official>> deferred() {
        return identities
                .getDeferredIdentity()
                .map(identity -> identity.isAnonymous() ? Optional.<Official>empty() : Optional.of(of(identity)))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** The official of a page that asks for sign-in. */
    public Official required() {
        return current().orElseThrow(AuthenticationFailedException::new);
    }

    private Official of(SecurityIdentity identity) {
        String username = claim(Claims.preferred_username.name()).orElse(accessToken.getSubject());
        String agency = "";
        String party = "";
        Object organizations = accessToken.getClaim("organization");
        if (organizations instanceof JsonObject object && !object.isEmpty()) {
            agency = object.keySet().iterator().next();
            party = firstOf(object, agency, "party");
        }
        return new Official(
                accessToken.getSubject(),
                username,
                claim("name").orElse(username),
                agency,
                party,
                identity.getRoles(),
                claim("locale").orElse(""));
    }

    private Optional<String> claim(String name) {
        return accessToken
                .<Object>claim(name)
                .map(value -> value instanceof JsonString s ? s.getString() : value.toString());
    }

    private static String firstOf(JsonObject organizations, String agency, String attribute) {
        if (organizations.get(agency) instanceof JsonObject organization
                && organization.get(attribute) instanceof JsonArray values
                && !values.isEmpty()) {
            return values.getString(0, "");
        }
        return "";
    }
}

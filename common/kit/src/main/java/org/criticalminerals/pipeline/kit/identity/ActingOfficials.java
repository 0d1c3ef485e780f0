package org.criticalminerals.pipeline.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Turns the token of the current request into an {@link ActingOfficial}. */
@ApplicationScoped
public class ActingOfficials {

    private static final String ORGANIZATION = "organization";

    private final SecurityIdentity identity;
    private final StandIn standIn;

    ActingOfficials(SecurityIdentity identity, StandIn standIn) {
        this.identity = identity;
        this.standIn = standIn;
    }

    /**
     * The official who acts.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 401 where nobody is signed in, 403 where the token names no
     *     agency
     */
    public ActingOfficial current() {
        return find().orElseThrow(() -> identity.isAnonymous()
                ? Problems.unauthorized()
                : Problems.forbidden(
                        "agency-missing",
                        "Your account belongs to no agency of a party. Ask your administrator to add it to one."));
    }

    /** The official who acts, if somebody of an agency is signed in or the work is done for somebody. */
    public Optional<ActingOfficial> find() {
        Optional<ActingOfficial> represented = standIn.official();
        return represented.isPresent() ? represented : signedIn();
    }

    private Optional<ActingOfficial> signedIn() {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        return agency(token)
                .map(agency -> new ActingOfficial(
                        token.getSubject(),
                        token.getName(),
                        text(token, "name").orElse(token.getName()),
                        text(token, Claims.email.name()).orElse(null),
                        agency.id(),
                        agency.party(),
                        identity.getRoles()));
    }

    /** How strongly the official signed in, as the token's {@code acr} tells; empty where it tells nothing. */
    public Optional<String> authenticationContext() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? text(token, Claims.acr.name())
                : Optional.empty();
    }

    private static Optional<Agency> agency(JsonWebToken token) {
        return token.claim(ORGANIZATION).flatMap(ActingOfficials::agency);
    }

    private static Optional<Agency> agency(Object claim) {
        if (!(claim instanceof JsonObject organizations) || organizations.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<String, JsonValue> first = organizations.entrySet().iterator().next();
        if (!(first.getValue() instanceof JsonObject attributes)
                || !(attributes.get("party") instanceof JsonArray parties)
                || parties.isEmpty()
                || !(parties.getFirst() instanceof JsonString party)) {
            return Optional.empty();
        }
        return Optional.of(new Agency(first.getKey(), party.getString()));
    }

    private static Optional<String> text(JsonWebToken token, String claim) {
        return token.claim(claim).map(Object::toString);
    }

    private record Agency(String id, String party) {}
}

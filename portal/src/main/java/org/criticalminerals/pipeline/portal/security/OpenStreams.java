package org.criticalminerals.pipeline.portal.security;

import io.quarkus.oidc.SecurityEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Ends what an official has open here when the sign-in on which it hangs ends, whichever side ended it. It knows of this
 * replica alone: what is open at another one ends with its token, within a minute.
 */
@ApplicationScoped
public class OpenStreams {

    /** The claim that names a sign-in (OpenID Connect Back-Channel Logout 1.0, 2.1). */
    private static final String SESSION = "sid";

    private static final String BACK_CHANNEL = "/sign-out/back-channel";
    private static final String LOGOUT_TOKEN = "logout_token";
    private static final int AFTER_THE_GUARD = 400;
    private static final int OK = 200;

    private final Map<String, Set<Runnable>> bySession = new ConcurrentHashMap<>();

    /**
     * Remembers something open.
     *
     * @param identity who opened it
     * @param ending ends it; called at most once, from any thread
     * @return to be run when it ended by itself
     */
    public Runnable add(SecurityIdentity identity, Runnable ending) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token) || token.getClaim(SESSION) == null) {
            return () -> {};
        }
        String session = token.getClaim(SESSION);
        bySession.compute(session, (key, open) -> with(open, ending));
        return () -> bySession.computeIfPresent(session, (key, open) -> without(open, ending));
    }

    void register(@Observes Filters filters) {
        filters.register(this::hear, AFTER_THE_GUARD);
    }

    // What the extension took for true, with its signature, is true here as well.
    private void hear(RoutingContext context) {
        if (context.request().path().equals(BACK_CHANNEL)) {
            context.addEndHandler(answered -> {
                String token = context.request().getFormAttribute(LOGOUT_TOKEN);
                if (context.response().getStatusCode() == OK && token != null) {
                    end(payload(token).getString(SESSION));
                }
            });
        }
        context.next();
    }

    void signedOut(@Observes SecurityEvent event) {
        if (event.getEventType() == SecurityEvent.Type.OIDC_LOGOUT_RP_INITIATED
                && event.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token) {
            end(token.getClaim(SESSION));
        }
    }

    private void end(String session) {
        Set<Runnable> open = session == null ? null : bySession.remove(session);
        if (open != null) {
            open.forEach(Runnable::run);
        }
    }

    private static JsonObject payload(String token) {
        String payload = token.split("\\.")[1];
        return new JsonObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }

    private static Set<Runnable> with(Set<Runnable> open, Runnable ending) {
        Set<Runnable> all = open == null ? ConcurrentHashMap.newKeySet() : open;
        all.add(ending);
        return all;
    }

    private static Set<Runnable> without(Set<Runnable> open, Runnable ending) {
        open.remove(ending);
        return open.isEmpty() ? null : open;
    }
}

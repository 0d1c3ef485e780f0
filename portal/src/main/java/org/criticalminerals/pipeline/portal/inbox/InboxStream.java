package org.criticalminerals.pipeline.portal.inbox;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.criticalminerals.pipeline.portal.security.OpenStreams;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Relays the official's live inbox from notification-service, byte by byte, so that the browser talks to the portal
 * alone. It holds no state: a browser that comes back says in {@code Last-Event-ID} what it has seen, and any replica
 * goes on from there. The stream ends with its token, which lasts less than a minute, and at once with the sign-in; a
 * session that has ended is answered 401, at which a browser stops asking.
 */
@ApplicationScoped
class InboxStream {

    private static final Logger LOG = Logger.getLogger(InboxStream.class);
    private static final int MOST_STREAMS = 10_000;
    private static final String RETRY_LATER = "retry: 10000\n\n";
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final HttpClient client;
    private final IdentityProviderManager identities;
    private final OpenStreams open;
    private final String address;

    InboxStream(
            Vertx vertx,
            IdentityProviderManager identities,
            OpenStreams open,
            @ConfigProperty(name = "quarkus.rest-client.notification.url") String notificationUrl) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(2_000).setKeepAlive(false),
                new PoolOptions().setHttp1MaxSize(MOST_STREAMS));
        this.identities = identities;
        this.open = open;
        this.address = notificationUrl + "/api/v1/notifications/stream";
    }

    void register(@Observes Router router) {
        router.route(HttpMethod.GET, "/inbox/stream").handler(this::open);
    }

    private void open(RoutingContext context) {
        QuarkusHttpUser.getSecurityIdentity(context, identities)
                .subscribe()
                .with(identity -> relay(context, identity), ended -> unauthorized(context));
    }

    private static void unauthorized(RoutingContext context) {
        HttpServerResponse toBrowser = context.response();
        if (!toBrowser.headWritten() && !toBrowser.closed()) {
            toBrowser.setStatusCode(401).end();
        }
    }

    private void relay(RoutingContext context, SecurityIdentity identity) {
        AccessTokenCredential token = identity == null ? null : identity.getCredential(AccessTokenCredential.class);
        if (token == null) {
            unauthorized(context);
            return;
        }
        HttpServerResponse toBrowser = context.response();
        RequestOptions options = new RequestOptions()
                .setAbsoluteURI(address)
                .putHeader("Accept", "text/event-stream")
                .putHeader("Authorization", "Bearer " + token.getToken());
        String seen = lastSeen(context);
        if (seen != null) {
            options.putHeader(LAST_EVENT_ID, seen);
        }
        client.request(options)
                .compose(request -> {
                    // Without its source the browser's stream ends; the browser comes back, and is told 401.
                    Runnable forget = open.add(identity, () -> context.vertx().runOnContext(now -> request.reset()));
                    context.addEndHandler(gone -> {
                        forget.run();
                        request.reset();
                    });
                    return request.send();
                })
                .onSuccess(answer -> pass(answer, toBrowser))
                .onFailure(down -> {
                    LOG.debugf("The live inbox can't be reached: %s", down.getMessage());
                    retryLater(toBrowser);
                });
    }

    // A page says by "after" which entry it already shows; later the browser itself says it by the header.
    private static String lastSeen(RoutingContext context) {
        String header = context.request().getHeader(LAST_EVENT_ID);
        String seen = header == null ? context.request().getParam("after") : header;
        return seen != null && seen.matches("\\d{1,18}") ? seen : null;
    }

    private static void pass(HttpClientResponse answer, HttpServerResponse toBrowser) {
        if (toBrowser.ended() || toBrowser.closed()) {
            answer.request().reset();
        } else if (answer.statusCode() == 200) {
            toBrowser.putHeader("Content-Type", "text/event-stream; charset=UTF-8");
            // Proxies must hand on each event as it comes.
            toBrowser.putHeader("X-Accel-Buffering", "no");
            toBrowser.setChunked(true);
            // A browser that goes away ends its source, which is no error.
            answer.pipeTo(toBrowser).onComplete(over -> answer.exceptionHandler(gone -> {}));
        } else if (answer.statusCode() == 401) {
            answer.request().reset();
            toBrowser.setStatusCode(401).end();
        } else {
            answer.request().reset();
            retryLater(toBrowser);
        }
    }

    // Any other status than 200 would make the browser give up for good.
    private static void retryLater(HttpServerResponse toBrowser) {
        if (!toBrowser.ended() && !toBrowser.closed() && !toBrowser.headWritten()) {
            toBrowser
                    .putHeader("Content-Type", "text/event-stream; charset=UTF-8")
                    .end(RETRY_LATER);
        } else if (!toBrowser.ended() && !toBrowser.closed()) {
            toBrowser.end();
        }
    }
}

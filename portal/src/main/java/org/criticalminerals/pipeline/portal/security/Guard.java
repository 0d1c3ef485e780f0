package org.criticalminerals.pipeline.portal.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.criticalminerals.pipeline.portal.layout.PlainPages;

/**
 * Stands before everything else: puts the security headers on every answer, and refuses requests that another site
 * sends in an official's name.
 */
@ApplicationScoped
class Guard {

    /** Everything comes from the portal itself; nothing inline, nothing framed, no plug-ins, no other form target. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    // Quarkus signs in at priority 200 and looks for permissions at 100; both come after.
    private static final int HEADERS_FIRST = 420;
    private static final int ORIGIN_THEN = 410;
    private static final int SIZE_THEN = 405;

    private final PlainPages pages;

    Guard(PlainPages pages) {
        this.pages = pages;
    }

    void register(@Observes Filters filters) {
        filters.register(this::addHeaders, HEADERS_FIRST);
        filters.register(this::checkOrigin, ORIGIN_THEN);
        filters.register(this::checkSize, SIZE_THEN);
    }

    private void addHeaders(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("X-Frame-Options", "DENY");
        response.putHeader("Referrer-Policy", "same-origin");
        response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (context.request().isSSL()
                || "https".equalsIgnoreCase(context.request().scheme())) {
            response.putHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        // Pages show marked content: no cache keeps them. Assets bear their version in the name and may stay.
        boolean asset = context.request().path().startsWith("/assets/");
        response.putHeader("Cache-Control", asset ? "public, max-age=31536000, immutable" : "no-store");
        if (context.request().path().equals("/sign-out")) {
            response.putHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        }
        context.next();
    }

    private void checkOrigin(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean allowed = SameOrigin.allows(
                request.method().name(),
                request.path(),
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Origin"),
                request.scheme(),
                request.authority() == null ? "" : request.authority().toString());
        if (allowed) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(403)
                .putHeader("Content-Type", "text/html; charset=UTF-8")
                .end(pages.foreignRequest());
    }

    private void checkSize(RoutingContext context) {
        HttpServerRequest request = context.request();
        BodySize.Answer answer = BodySize.of(
                request.path(), request.getHeader("Content-Length"), request.getHeader("Transfer-Encoding"));
        switch (answer) {
            case TAKEN -> context.next();
            case TOO_LARGE -> refuse(context, 413, pages.tooLarge());
            case NO_LENGTH -> refuse(context, 411, pages.tooLarge());
        }
    }

    // A browser shows an answer only once it has sent its form: what it sends is read and dropped, up to a point.
    private static void refuse(RoutingContext context, int status, String page) {
        HttpServerRequest request = context.request();
        context.response().setStatusCode(status).putHeader("Content-Type", "text/html; charset=UTF-8");
        request.handler(dropped -> {
            if (request.bytesRead() > BodySize.MOST_DROPPED) {
                request.connection().close();
            }
        });
        request.endHandler(done -> context.response().end(page));
        request.resume();
    }
}

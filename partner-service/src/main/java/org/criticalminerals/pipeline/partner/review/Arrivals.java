package org.criticalminerals.pipeline.partner.review;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;

/**
 * Notes when the server received a request, before it waits for a thread or a lock: by that instant a position is in
 * time or late (DOMAIN.md, "Deadline").
 */
@ApplicationScoped
public class Arrivals {

    private static final String KEY = Arrivals.class.getName();
    private static final int FIRST = 10_000;

    private final Clock clock;

    Arrivals(Clock clock) {
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.put(KEY, clock.instant());
                    request.next();
                },
                FIRST);
    }

    /** When the server received this request. */
    public Instant of(RoutingContext request) {
        Instant received = request.get(KEY);
        return received != null ? received : clock.instant();
    }
}

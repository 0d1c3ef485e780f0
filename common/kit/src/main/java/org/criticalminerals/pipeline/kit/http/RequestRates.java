package org.criticalminerals.pipeline.kit.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import org.criticalminerals.pipeline.kit.identity.Roles;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * How often a caller is answered: each official, each registered system, and each address from which nobody signed in.
 * What comes too often gets 429 with the time to wait (OWASP ASVS 2.4.1).
 */
class RequestRates {

    private static final Duration SPAN = Duration.ofMinutes(1);

    private final SecurityIdentity identity;
    private final Allowance officials;
    private final Allowance systems;
    private final Allowance strangers;
    private final Counter refused;

    /**
     * @param perOfficial requests a minute of one official, over all pages and tools
     * @param perSystem requests a minute of one system
     * @param perStranger requests a minute of one network address without a valid token
     */
    RequestRates(
            SecurityIdentity identity,
            MeterRegistry meters,
            @ConfigProperty(name = "pipeline.rates.official-per-minute", defaultValue = "3000") long perOfficial,
            @ConfigProperty(name = "pipeline.rates.system-per-minute", defaultValue = "12000") long perSystem,
            @ConfigProperty(name = "pipeline.rates.stranger-per-minute", defaultValue = "600") long perStranger) {
        this.identity = identity;
        this.officials = new Allowance(perOfficial, SPAN);
        this.systems = new Allowance(perSystem, SPAN);
        this.strangers = new Allowance(perStranger, SPAN);
        this.refused = meters.counter("pipeline.requests.over.rate");
    }

    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    void count(RoutingContext routing) {
        Optional<Duration> wait = use(routing);
        if (wait.isPresent()) {
            refused.increment();
            throw Problems.tooMany(
                    "More requests came from you within a minute than are answered. Wait as long as Retry-After says, "
                            + "in seconds; read lists page by page, and follow changes on the event topics.",
                    wait.get());
        }
    }

    private Optional<Duration> use(RoutingContext routing) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return (identity.hasRole(Roles.SYSTEM) ? systems : officials).use(token.getSubject());
        }
        return strangers.use(routing.request().remoteAddress().hostAddress());
    }
}

package org.criticalminerals.pipeline.notification.live;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.notification.inbox.InboxItem;
import org.criticalminerals.pipeline.notification.inbox.InboxService;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The inbox as it fills: server-sent events whose ids are the rows' numbers. A stream that broke goes on behind
 * {@code Last-Event-ID} on any replica, without gap or repetition; one without it begins now. It ends with the token, and
 * says {@code renew} a little before, so that who reads can begin another one before that.
 */
@Path("/api/v1/notifications/stream")
@Singleton
public class StreamResource {

    // Who reads so slowly that more than this waits is cut off, and may go on behind what it got.
    private static final int WAITING_ITEMS = 1_000;

    private static final Duration TO_RENEW = Duration.ofSeconds(5);

    private final LiveStreams streams;
    private final InboxService inbox;
    private final ActingOfficials officials;
    private final JsonWebToken token;
    private final Duration heartbeat;

    StreamResource(
            LiveStreams streams,
            InboxService inbox,
            ActingOfficials officials,
            JsonWebToken token,
            @ConfigProperty(name = "pipeline.inbox.heartbeat") Duration heartbeat) {
        this.streams = streams;
        this.inbox = inbox;
        this.officials = officials;
        this.token = token;
        this.heartbeat = heartbeat;
    }

    /** The stream of the official who asks. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @PermissionsAllowed(Acts.KEEP_OWN_THINGS)
    @Blocking
    @Operation(summary = "The own inbox as it fills, as server-sent events")
    public Multi<OutboundSseEvent> stream(@HeaderParam("Last-Event-ID") String lastEventId, @Context Sse sse) {
        ActingOfficial official = officials.current();
        Optional<Long> last = number(lastEventId);
        InboxService.Standing standing = inbox.standing(official);
        Duration left = left();
        Multi<OutboundSseEvent> hello = Multi.createFrom().item(hello(sse, standing.unread()));
        Multi<OutboundSseEvent> items = Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        emitter -> begin(official, last.orElse(standing.highest()), emitter, sse), WAITING_ITEMS)
                // What was missed is read when the stream begins, and that blocks.
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        Multi<OutboundSseEvent> heartbeats = Multi.createFrom()
                .ticks()
                .every(heartbeat)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("still here").build());
        // The items end when this replica does, and then nothing is left to keep alive.
        Multi<OutboundSseEvent> live = Multi.createBy()
                .merging()
                .streams(items.onCompletion().failWith(EndOfService::new), heartbeats, renewal(left, sse))
                .onFailure(EndOfService.class)
                .recoverWithCompletion();
        return Multi.createBy().concatenating().streams(hello, live).select().first(left);
    }

    // Tokens live by the machine's time, which no clock of ours moves.
    private Duration left() {
        Duration left =
                Duration.between(InstantSource.system().instant(), Instant.ofEpochSecond(token.getExpirationTime()));
        if (!left.isPositive()) {
            throw Problems.unauthorized();
        }
        return left;
    }

    private static Multi<OutboundSseEvent> renewal(Duration left, Sse sse) {
        Duration wait = left.minus(TO_RENEW);
        OutboundSseEvent renew = sse.newEventBuilder().name("renew").data("{}").build();
        return wait.isPositive()
                ? Uni.createFrom().item(renew).onItem().delayIt().by(wait).toMulti()
                : Multi.createFrom().empty();
    }

    private void begin(ActingOfficial official, long seen, MultiEmitter<? super OutboundSseEvent> emitter, Sse sse) {
        LiveStream stream =
                new LiveStream(official.subject(), seen, item -> emitter.emit(event(sse, item)), emitter::complete);
        emitter.onTermination(() -> streams.close(stream));
        streams.open(stream);
    }

    private static OutboundSseEvent hello(Sse sse, long unread) {
        return sse.newEventBuilder()
                .name("hello")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Hello.class, new Hello(unread))
                .build();
    }

    private static OutboundSseEvent event(Sse sse, InboxItem item) {
        return sse.newEventBuilder()
                .id(Long.toString(item.sequence()))
                .name("notification")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(InboxItem.class, item)
                .build();
    }

    private static Optional<Long> number(String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(lastEventId.strip()));
        } catch (NumberFormatException e) {
            throw Problems.invalid("/Last-Event-ID", "is not the id of an event of this stream");
        }
    }

    /**
     * How a stream begins.
     *
     * @param unread how many notifications are unread
     */
    public record Hello(long unread) {}

    /** The service stops; the stream completes. */
    private static final class EndOfService extends RuntimeException {

        EndOfService() {
            super("The service stops", null, false, false);
        }
    }
}

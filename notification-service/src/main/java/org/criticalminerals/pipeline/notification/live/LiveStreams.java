package org.criticalminerals.pipeline.notification.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.notification.inbox.InboxItem;
import org.criticalminerals.pipeline.notification.inbox.InboxReader;
import org.criticalminerals.pipeline.notification.inbox.Wake;

/**
 * The open streams of this replica. A signal makes one query for all officials it concerns who are connected here; what it
 * finds goes to each of their streams, from where that stream stands.
 */
@ApplicationScoped
public class LiveStreams {

    private static final int ROWS_AT_ONCE = 100;

    private final InboxReader inbox;
    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();

    LiveStreams(InboxReader inbox, MeterRegistry metrics) {
        this.inbox = inbox;
        Gauge.builder("pipeline.inbox.streams", open, Set::size)
                .description("Streams of inboxes that are open here")
                .register(metrics);
    }

    /** Opens a stream and passes on at once what its official has not seen. */
    void open(LiveStream stream) {
        open.add(stream);
        readOn(Set.of(stream));
    }

    void close(LiveStream stream) {
        open.remove(stream);
    }

    /** Passes on what is new to the connected ones of those whom a signal concerns. */
    void wake(Wake signal) {
        if (open.isEmpty()) {
            return;
        }
        Set<String> concerned =
                signal.among(open.stream().map(LiveStream::official).collect(Collectors.toSet()));
        Set<LiveStream> streams = open.stream()
                .filter(stream -> concerned.contains(stream.official()))
                .collect(Collectors.toSet());
        if (!streams.isEmpty()) {
            readOn(streams);
        }
    }

    /** Ends all streams, so that their readers go on at another replica. */
    void endAll(@Observes ShutdownEvent event) {
        open.forEach(LiveStream::end);
    }

    private void readOn(Set<LiveStream> streams) {
        boolean more = true;
        while (more) {
            Map<String, Long> seen = new HashMap<>();
            streams.forEach(stream -> seen.merge(stream.official(), stream.seen(), Math::min));
            Map<String, List<InboxItem>> found = inbox.after(seen, ROWS_AT_ONCE);
            streams.forEach(stream -> stream.offer(found.getOrDefault(stream.official(), List.of())));
            more = found.values().stream().anyMatch(items -> items.size() == ROWS_AT_ONCE);
        }
    }
}

package org.criticalminerals.pipeline.partner.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often calendars are read: each address so many times in a quarter of an hour, and all unknown ones together. Programs
 * read once an hour or so; what reads more often is broken or up to no good. Each replica counts for itself.
 */
@ApplicationScoped
class ReadingLimit {

    private static final Duration SPAN = Duration.ofMinutes(15);
    private static final int MOST = 60;
    private static final int MOST_UNKNOWN = 600;
    private static final int MOST_KEPT = 10_000;
    private static final String UNKNOWN = "";

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    ReadingLimit(Clock clock) {
        this.clock = clock;
    }

    /** Counts a read of an official's calendar; gives how long to wait where it was one too many. */
    Optional<Duration> read(String official) {
        return count(official, MOST);
    }

    /** Counts a read of an address that nobody has. */
    Optional<Duration> unknown() {
        return count(UNKNOWN, MOST_UNKNOWN);
    }

    private synchronized Optional<Duration> count(String key, int most) {
        Instant now = clock.instant();
        Count before = counts.remove(key);
        Count count = before == null || !now.isBefore(before.until())
                ? new Count(now.plus(SPAN), 1)
                : new Count(before.until(), before.reads() + 1);
        if (counts.size() >= MOST_KEPT) {
            // The one that was read the longest ago.
            counts.remove(counts.keySet().iterator().next());
        }
        counts.put(key, count);
        return count.reads() > most ? Optional.of(Duration.between(now, count.until())) : Optional.empty();
    }

    private record Count(Instant until, int reads) {}
}

package org.criticalminerals.pipeline.kit.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * So many acts in a span of time, counted for each key by itself: what was used comes back evenly over the span. Elapsed
 * time, not the calendar's. Each replica counts for itself.
 */
public final class Allowance {

    // Beyond this the keys that were quiet the longest are forgotten, so that inventing keys costs no memory.
    private static final int MOST_KEYS = 50_000;

    private final LoadingCache<String, Bucket> buckets;

    /**
     * @param acts how many acts fit into the span, all at once if they like
     * @param span how long it takes until all are back
     */
    public Allowance(long acts, Duration span) {
        this(acts, span, TimeMeter.SYSTEM_NANOTIME);
    }

    Allowance(long acts, Duration span, TimeMeter time) {
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(span.multipliedBy(2))
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(acts).refillGreedy(acts, span))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** Counts an act; gives how long to wait where it was one too many, which then doesn't count. */
    public Optional<Duration> use(String key) {
        ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
}

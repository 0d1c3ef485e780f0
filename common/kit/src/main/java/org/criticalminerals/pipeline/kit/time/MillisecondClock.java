package org.criticalminerals.pipeline.kit.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The UTC clock in whole milliseconds: what is stored, sent and shown is the same instant. A class of its own, since CDI
 * can't put a proxy before the JDK's.
 */
public class MillisecondClock extends Clock {

    private final Clock ticking;

    /** Tells the machine's time. */
    public MillisecondClock() {
        this(InstantSource.system());
    }

    /** Tells the time of a source. */
    MillisecondClock(InstantSource source) {
        this.ticking = Clock.tick(source.withZone(ZoneOffset.UTC), Duration.ofMillis(1));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return ticking.withZone(zone);
    }

    @Override
    public Instant instant() {
        return ticking.instant();
    }
}

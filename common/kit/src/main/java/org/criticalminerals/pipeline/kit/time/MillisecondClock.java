package org.criticalminerals.pipeline.kit.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The system's UTC clock in whole milliseconds: what is stored, sent and shown is the same instant. A class of its own,
 * since CDI can't put a proxy before the JDK's.
 */
public class MillisecondClock extends Clock {

    private final Clock ticking = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));

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

package org.criticalminerals.pipeline.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/** Tells, line by line with the seconds since the start, how far the system has come. */
public final class Progress {

    private final PrintStream out;
    private final InstantSource clock;
    private final java.time.Instant start;

    public Progress(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** One step done, or about to be. */
    public synchronized void say(String line) {
        double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
        out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds, line);
        out.flush();
    }

    /** A line that belongs to no moment. */
    public synchronized void tell(String line) {
        out.println(line);
        out.flush();
    }
}

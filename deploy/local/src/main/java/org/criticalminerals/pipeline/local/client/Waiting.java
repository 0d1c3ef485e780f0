package org.criticalminerals.pipeline.local.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for what happens outside this process and tells nobody: looks for it at a pace, and not for ever. */
public final class Waiting {

    private Waiting() {}

    /** What {@code look} finds, as soon as it finds something; nothing if it hasn't by the end of {@code patience}. */
    public static <T> Optional<T> until(Duration patience, Duration pace, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + patience.toNanos();
        Optional<T> found = look.get();
        while (found.isEmpty() && System.nanoTime() < end) {
            letPass(pace);
            found = look.get();
        }
        return found;
    }

    /** Lets that much time pass. */
    public static void letPass(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }
}

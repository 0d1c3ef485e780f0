package org.criticalminerals.pipeline.local.clock;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The time of a local system: the machine's, as far ahead as a file says. It goes forward only, as time does: what the
 * services have stored and sent stays in their past. Services find it through {@link java.util.ServiceLoader} where the
 * local system names its jar on their command line; nothing else ever does.
 */
public final class MovableTime implements InstantSource {

    /** After a move every process tells the new time at the latest this much later. */
    public static final Duration SEEN_WITHIN = Duration.ofMillis(250);

    private static final Logger LOG = System.getLogger(MovableTime.class.getName());

    private final Optional<ClockFile> file;
    private final InstantSource machine;
    private final LongSupplier nanos;
    private volatile Look last;

    /** As the environment of the process says; without {@code PIPELINE_CLOCK_FILE} it is the machine's time. */
    public MovableTime() {
        this(Optional.ofNullable(System.getenv(ClockFile.VARIABLE)).map(Path::of), InstantSource.system());
    }

    /** As that file says, ahead of {@code machine}. */
    public MovableTime(Optional<Path> file, InstantSource machine) {
        this(file, machine, System::nanoTime);
    }

    /** As that file says; {@code nanos} counts the time between two looks at it. */
    MovableTime(Optional<Path> file, InstantSource machine, LongSupplier nanos) {
        this.file = file.map(ClockFile::new);
        this.machine = machine;
        this.nanos = nanos;
        this.last = look(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead());
    }

    /** How far it is ahead of the machine's. */
    public Duration ahead() {
        Look known = last;
        return isFresh(known) ? known.ahead() : lookAgain().ahead();
    }

    /** Nobody tells the old time while another reads the new one. */
    private synchronized Look lookAgain() {
        if (!isFresh(last)) {
            last = look(last.ahead());
        }
        return last;
    }

    private Look look(Duration before) {
        long now = nanos.getAsLong();
        Duration ahead = file.flatMap(ClockFile::read)
                .filter(found -> found.compareTo(before) > 0)
                .orElse(before);
        if (!ahead.equals(before)) {
            LOG.log(
                    Level.WARNING,
                    "A moved clock is in force: time is ahead of the machine''s by {0} ({1})",
                    ahead.truncatedTo(ChronoUnit.SECONDS),
                    file.map(ClockFile::path).orElse(null));
        }
        return new Look(ahead, now);
    }

    private boolean isFresh(Look look) {
        return nanos.getAsLong() - look.nanos() < SEEN_WITHIN.toNanos();
    }

    /** What the file said, and when it was read by the machine's own count. */
    private record Look(Duration ahead, long nanos) {}
}

package org.criticalminerals.pipeline.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.criticalminerals.pipeline.local.client.Waiting;
import org.criticalminerals.pipeline.local.clock.ClockFile;
import org.criticalminerals.pipeline.local.clock.MovableTime;

/** The one clock of a running system: tells its time, and moves it ahead for all of its processes. */
final class LocalClock {

    /** A slip of the finger can't be taken back but by beginning anew. */
    private static final Duration FARTHEST = Duration.ofDays(10 * 366);

    private final ClockFile file;
    private final InstantSource machine;
    private final MovableTime time;

    LocalClock(DataDirectory data, InstantSource machine) {
        this.file = new ClockFile(data.part("clock"));
        this.machine = machine;
        this.time = new MovableTime(Optional.of(file.path()), machine);
    }

    /** Where processes read how far it is ahead. */
    ClockFile file() {
        return file;
    }

    /** As what asks for a clock takes it. */
    Clock asClock() {
        return time.withZone(ZoneOffset.UTC);
    }

    Instant instant() {
        return time.instant();
    }

    /** Says so where it isn't the machine's time that the system tells. */
    void tellIfMoved(Progress progress) {
        if (time.ahead().isPositive()) {
            progress.say("The clock was moved: in this system it is %s; begin anew with --fresh for the machine's time"
                    .formatted(time.instant().truncatedTo(ChronoUnit.SECONDS)));
        }
    }

    /**
     * Moves it ahead; returns when every process tells the new time.
     *
     * @throws IllegalStateException for a time that has passed, or one too far ahead
     */
    synchronized void moveTo(Instant to) {
        Instant now = time.instant();
        if (to.isBefore(now)) {
            throw new IllegalStateException(
                    "The clock stands at %s already and goes forward only: name a later time, or begin anew with deploy/local/up --fresh."
                            .formatted(now.truncatedTo(ChronoUnit.SECONDS)));
        }
        Instant real = machine.instant();
        if (to.isAfter(real.plus(FARTHEST))) {
            throw new IllegalStateException(
                    "%s is more than ten years ahead, and there is no way back: name an earlier time.".formatted(to));
        }
        file.write(Duration.between(real, to));
        Waiting.letPass(MovableTime.SEEN_WITHIN);
    }
}

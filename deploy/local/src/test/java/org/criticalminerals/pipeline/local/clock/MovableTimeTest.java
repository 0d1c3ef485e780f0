package org.criticalminerals.pipeline.local.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovableTimeTest {

    private static final Instant MACHINE = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void itIsTheMachinesTimeWhereNoFileIs() {
        assertThat(time().instant()).isEqualTo(MACHINE);
        assertThat(new MovableTime(Optional.empty(), InstantSource.fixed(MACHINE)).instant())
                .isEqualTo(MACHINE);
    }

    @Test
    void itIsAheadAsTheFileSaysFromItsStart() {
        file().write(Duration.ofDays(3));

        assertThat(time().instant()).isEqualTo(MACHINE.plus(Duration.ofDays(3)));
    }

    @Test
    void aMoveIsSeenAtTheNextLook() {
        MovableTime time = time();
        file().write(Duration.ofHours(2));
        assertThat(time.ahead()).isZero();

        nanos.addAndGet(MovableTime.SEEN_WITHIN.toNanos());

        assertThat(time.ahead()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void itNeverGoesBack() throws IOException {
        file().write(Duration.ofDays(3));
        MovableTime time = time();
        file().write(Duration.ofDays(1));
        nanos.addAndGet(MovableTime.SEEN_WITHIN.toNanos());
        assertThat(time.ahead()).isEqualTo(Duration.ofDays(3));

        Files.delete(file().path());
        nanos.addAndGet(MovableTime.SEEN_WITHIN.toNanos());

        assertThat(time.ahead()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void whatIsNoLengthOfTimeChangesNothing() throws IOException {
        file().write(Duration.ofDays(3));
        MovableTime time = time();
        Files.writeString(file().path(), "tomorrow");

        nanos.addAndGet(MovableTime.SEEN_WITHIN.toNanos());

        assertThat(time.ahead()).isEqualTo(Duration.ofDays(3));
    }

    private ClockFile file() {
        return new ClockFile(folder.resolve("clock"));
    }

    private MovableTime time() {
        return new MovableTime(Optional.of(file().path()), InstantSource.fixed(MACHINE), nanos::get);
    }
}

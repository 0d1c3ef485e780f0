package org.criticalminerals.pipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({
        "+3d, 2026-11-27T12:00:00Z",
        "+2w, 2026-12-08T12:00:00Z",
        "+1d12h30m5s, 2026-11-26T00:30:05Z",
        "2026-12-08T16:55:00Z, 2026-12-08T16:55:00Z",
        "2026-12-08T17:55:00+01:00, 2026-12-08T16:55:00Z",
    })
    void timesItUnderstands(String text, Instant target) {
        assertThat(ClockCommand.target(text, NOW)).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "+3", "3d", "+d", "2026-12-08", "2026-12-08T16:55:00", ""})
    void whatIsNoTimeIsRefusedWithTheWayOut(String text) {
        assertThatThrownBy(() -> ClockCommand.target(text, NOW))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("say how far ahead, as +3d");
    }

    @Test
    void itTellsHowFarItIsAhead() {
        assertThat(ClockCommand.told(NOW, NOW)).isEqualTo("2026-11-24T12:00:00Z, as the machine's clock");
        assertThat(ClockCommand.told(NOW.plus(Duration.ofHours(76)), NOW))
                .isEqualTo("2026-11-27T16:00:00Z, ahead of the machine's clock by 3 d 4 h 0 min 0 s");
    }

    @Test
    void whereNoSystemRunsItSaysHowToStartOne() {
        assertThatThrownBy(() -> ClockCommand.run(List.of("+3d"), data))
                .hasMessage("No system runs on %s: start one with deploy/local/up.".formatted(data));
    }

    @Test
    void itKnowsItsOptions() {
        assertThat(ClockCommand.run(List.of("--help"), data)).isEqualTo(ClockCommand.USAGE);
        assertThatThrownBy(() -> ClockCommand.run(List.of("--back"), data))
                .hasMessage("Don't know what to do with --back: see deploy/local/clock --help.");
        assertThatThrownBy(() -> ClockCommand.run(List.of("+1d", "+2d"), data)).hasMessageContaining("+2d");
    }
}

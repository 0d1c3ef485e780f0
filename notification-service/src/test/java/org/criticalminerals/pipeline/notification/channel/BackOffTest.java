package org.criticalminerals.pipeline.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff(Duration.ofSeconds(5), Duration.ofMinutes(30));

    @Test
    void doublesUpToTheLongest() {
        assertThat(backOff.after(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backOff.after(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(backOff.after(5)).isEqualTo(Duration.ofSeconds(80));
        assertThat(backOff.after(10)).isEqualTo(Duration.ofMinutes(30));
        assertThat(backOff.after(1_000_000)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void refusesPausesThatMakeNoSense() {
        assertThatThrownBy(() -> new BackOff(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

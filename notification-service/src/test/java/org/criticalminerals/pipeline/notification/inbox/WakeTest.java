package org.criticalminerals.pipeline.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WakeTest {

    @Test
    void concernsThoseWhomItNamesAndTellsNobodysSubject() {
        Wake wake = Wake.of(List.of("dana", "sam"));

        assertThat(wake.among(List.of("dana", "eve"))).containsExactly("dana");
        assertThat(wake.payload()).doesNotContain("dana", "sam");
    }

    @Test
    void fitsIntoASignalHoweverManyItConcerns() {
        List<String> many =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(5_000).toList();

        assertThat(Wake.of(many.subList(0, 800)).payload().length()).isLessThan(8_000);
        assertThat(Wake.of(many)).isEqualTo(Wake.everybody());
        assertThat(Wake.everybody().among(many)).hasSize(5_000);
    }
}

package org.criticalminerals.pipeline.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Allowance allowance = new Allowance(3, Duration.ofMinutes(1), new Time());

    @Test
    void asManyAsFitAreTakenAtOnce() {
        assertThat(allowance.use("us-doe-desk")).isEmpty();
        assertThat(allowance.use("us-doe-desk")).isEmpty();
        assertThat(allowance.use("us-doe-desk")).isEmpty();

        assertThat(allowance.use("us-doe-desk")).contains(Duration.ofSeconds(20));
    }

    @Test
    void whatWasRefusedDoesNotCount() {
        useUp("us-doe-desk");
        allowance.use("us-doe-desk");
        pass(Duration.ofSeconds(20));

        assertThat(allowance.use("us-doe-desk")).isEmpty();
    }

    @Test
    void oneAtATimeComesBackOverTheSpan() {
        useUp("us-doe-desk");
        pass(Duration.ofSeconds(19));
        assertThat(allowance.use("us-doe-desk")).contains(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(41));

        useUp("us-doe-desk");
        assertThat(allowance.use("us-doe-desk")).isPresent();
    }

    @Test
    void eachKeyHasItsOwn() {
        useUp("us-doe-desk");

        assertThat(allowance.use("eu-grow-desk")).isEmpty();
    }

    private void useUp(String key) {
        for (int i = 0; i < 3; i++) {
            assertThat(allowance.use(key)).isEmpty();
        }
    }

    private void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    private final class Time implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}

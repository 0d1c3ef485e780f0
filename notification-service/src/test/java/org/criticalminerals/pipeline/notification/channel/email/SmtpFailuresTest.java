package org.criticalminerals.pipeline.notification.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.criticalminerals.pipeline.notification.channel.DeliveryOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpFailuresTest {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource({"421,false", "450,false", "452,false", "530,false", "535,false", "550,true", "552,true", "554,true"})
    void tellsATemporaryAnswerFromAPermanentOne(int code, boolean forGood) {
        DeliveryOutcome outcome = SmtpFailures.outcome(
                new CompletionException(new SMTPException("refused", code, List.of("5.1.1 no\r\nsuch user"), false)),
                PAUSE);

        switch (outcome) {
            case DeliveryOutcome.Failed(String why) -> {
                assertThat(forGood).isTrue();
                assertThat(why).contains(Integer.toString(code)).doesNotContain("\n");
            }
            case DeliveryOutcome.Retry(Duration after, String _) -> {
                assertThat(forGood).isFalse();
                assertThat(after).isEqualTo(PAUSE);
            }
            case DeliveryOutcome.Delivered() -> throw new AssertionError("A failure is no delivery");
        }
    }

    @Test
    void triesAgainWhereTheServerIsAway() {
        assertThat(SmtpFailures.outcome(new CompletionException(new ConnectException("refused")), PAUSE))
                .isEqualTo(new DeliveryOutcome.Retry(PAUSE, "The mail server could not be reached: ConnectException"));
        assertThat(SmtpFailures.outcome(new TimeoutException(), PAUSE))
                .isEqualTo(new DeliveryOutcome.Retry(PAUSE, "The mail server did not answer in time"));
    }
}

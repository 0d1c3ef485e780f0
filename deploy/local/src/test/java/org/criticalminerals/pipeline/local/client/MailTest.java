package org.criticalminerals.pipeline.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailTest {

    @Test
    void messagesSurviveTheWayAsProperties() {
        var plain = new Mail("a@x.example", "p@x.example", "Grüße", Map.of("X-One", "1\n2"), "one\n= two: ü", "");
        var html = new Mail("b@x.example", "p@x.example", "", Map.of(), "", "<p>three</p>");

        List<Mail> read = Mail.fromProperties(Mail.toProperties(List.of(plain, html)));

        assertThat(read).containsExactly(plain, html);
    }
}

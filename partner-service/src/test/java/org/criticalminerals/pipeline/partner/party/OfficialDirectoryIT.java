package org.criticalminerals.pipeline.partner.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.ReferenceEvent.OfficialState;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.Test;

/** Officials are stored and told when they come, change and go. */
@QuarkusTest
@PartnerServiceTest
class OfficialDirectoryIT {

    private static final Official ELLISON = official("s-1", "us-state", "USA", "signatory");
    private static final Official BERG = official("s-2", "eu-grow", "EU", "desk-officer");

    @Inject
    OfficialDirectory directory;

    @Test
    void officialsComeChangeAndGo() {
        assertThat(directory.store(List.of(ELLISON, BERG), Instant.now())).isEqualTo(2);
        assertThat(directory.store(List.of(BERG, ELLISON), Instant.now())).isZero();
        assertThat(directory.store(List.of(ELLISON, official("s-2", "eu-grow", "EU", "signatory")), Instant.now()))
                .isEqualTo(1);
        assertThat(directory.store(List.of(ELLISON), Instant.now())).isEqualTo(1);
        assertThat(directory.store(List.of(ELLISON), Instant.now())).isZero();
        assertThat(directory.store(List.of(ELLISON, BERG), Instant.now())).isEqualTo(1);

        try (Kafka.Listener events = new Kafka.Listener(Topics.REFERENCE)) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(events.of("official:s-2")).hasSize(4));
            List<Kafka.Heard> berg = events.of("official:s-2");
            assertThat(berg)
                    .extracting(event -> event.as(OfficialState.class))
                    .extracting(state -> state.version() + " " + state.roles() + " " + state.active())
                    .containsExactly(
                            "1 [desk-officer] true",
                            "2 [signatory] true",
                            "3 [signatory] false",
                            "4 [desk-officer] true");
            assertThat(berg)
                    .extracting(event -> event.headers().get(EventHeaders.RELEASABLE_TO))
                    .allMatch(Predicate.isEqual("EU"));
        }
    }

    private static Official official(String subject, String agency, String party, String role) {
        return new Official(
                subject, subject + "-name", "M. Ellison", subject + "@example.org", agency, party, Set.of(role));
    }
}

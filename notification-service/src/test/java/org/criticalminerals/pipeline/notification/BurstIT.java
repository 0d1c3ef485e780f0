package org.criticalminerals.pipeline.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.criticalminerals.pipeline.events.Decision;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many events of many projects on two topics at once: each reaches the open stream once and in order. */
@QuarkusTest
@ServiceTest
@Tag("long")
class BurstIT {

    private static final Logger LOG = Logger.getLogger(BurstIT.class);
    private static final LocalPlatform PLATFORM = LocalPlatform.shared();
    private static final Producers PRODUCERS = new Producers(PLATFORM);
    private static final int PROJECTS = 50;
    private static final int EVENTS = 1_500;
    private static final long PACE_NANOS = TimeUnit.SECONDS.toNanos(1) / 150;

    @TestHTTPResource
    URI base;

    @AfterAll
    static void close() {
        PRODUCERS.close();
    }

    @Test
    void nothingIsLostRepeatedOrOutOfOrder() throws Exception {
        PRODUCERS.tellReference();
        List<Samples> projects = IntStream.range(0, PROJECTS)
                .mapToObj(i -> Samples.byDesk(UUID.randomUUID(), UUID.randomUUID()))
                .toList();
        try (StreamClient stream = StreamClient.of(base, "eu-grow-signatory", null)) {
            projects.forEach(project -> PRODUCERS.tell(project.submitted(), Samples.PARTIES));
            projects.forEach(project -> PRODUCERS.tell(project.opened(), Samples.PARTIES));
            await().atMost(Duration.ofSeconds(60)).until(() -> stream.notices().size() >= PROJECTS);
            long next = System.nanoTime();
            for (int i = 0; i < EVENTS; i++) {
                Samples project = projects.get(i % PROJECTS);
                if (i % 2 == 0) {
                    PRODUCERS.tell(project.positionTaken("USA", Decision.APPROVE, "EU"), Samples.PARTIES);
                } else {
                    PRODUCERS.tell(project.gateRequested(), Samples.PARTIES);
                }
                next += PACE_NANOS;
                TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
            }

            await().atMost(Duration.ofSeconds(120)).until(() -> arrived(stream).size() >= EVENTS);

            List<StreamClient.Event> all = stream.notices();
            List<Long> numbers =
                    all.stream().map(event -> Long.valueOf(event.id())).toList();
            assertThat(numbers).isSortedAccordingTo(Comparator.naturalOrder()).doesNotHaveDuplicates();
            assertThat(arrived(stream)).hasSize(EVENTS);
            logLatency(arrived(stream));
        }
        leaveNothingBehind(projects);
    }

    // Ten thousand mails would go out for minutes, and fifty open reviews wait for whoever joins: not for other tests.
    private static void leaveNothingBehind(List<Samples> projects) throws SQLException {
        projects.forEach(project -> PRODUCERS.tell(project.concluded(Outcome.APPROVED), Samples.PARTIES));
        String ids = projects.stream()
                .map(Samples::project)
                .map(UUID::toString)
                .collect(Collectors.joining("','", "('", "')"));
        try (Connection owner = DriverManager.getConnection(
                        PLATFORM.jdbcUrl("notification"), "notification_owner", "notification_owner");
                Statement statement = owner.createStatement()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                try (ResultSet open =
                        statement.executeQuery("select count(*) from open_review where project_id in " + ids)) {
                    return open.next() && open.getLong(1) == 0;
                }
            });
            statement.execute("update delivery set status = 'FAILED' where status in ('PENDING', 'RETRYING')");
        }
    }

    private static List<StreamClient.Event> arrived(StreamClient stream) {
        return stream.notices().stream()
                .filter(event ->
                        event.data().contains("position-taken") || event.data().contains("gate-requested"))
                .toList();
    }

    // For people to read; on a machine that does other things as well it proves nothing.
    private static void logLatency(List<StreamClient.Event> arrived) {
        // The last third, when the virtual machine has warmed up.
        List<Long> millis = arrived.subList(EVENTS * 2 / 3, EVENTS).stream()
                .map(event -> Duration.between(
                                Instant.parse(new JsonPath(event.data()).getString("at")), event.arrivedAt())
                        .toMillis())
                .sorted()
                .toList();
        LOG.infof(
                "From the producer's call to the open stream: p50 %d ms, p99 %d ms",
                millis.get(millis.size() / 2), millis.get(millis.size() * 99 / 100));
    }
}

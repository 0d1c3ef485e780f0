package org.criticalminerals.pipeline.kit.health;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.criticalminerals.pipeline.events.TopicDeclaration;
import org.criticalminerals.pipeline.events.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A service is ready only when it has read the reference data up to the end that it saw at its start: before that it
 * would take an agreement for unknown that everybody knows.
 */
@Readiness
@ApplicationScoped
class ReferenceReadiness implements HealthCheck {

    private static final String NAME = "reference data read";
    private static final int SECONDS = 3;

    private final Optional<String> group;
    private final Map<String, Object> kafka;
    private Admin admin;
    private Map<TopicPartition, Long> goal;
    private volatile boolean reached;

    ReferenceReadiness(
            @ConfigProperty(name = "pipeline.reference.group") Optional<String> group,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.group = group;
        this.kafka = kafka;
    }

    @Override
    public HealthCheckResponse call() {
        if (group.isEmpty() || reached) {
            return HealthCheckResponse.up(NAME);
        }
        try {
            reached = isReached();
            return HealthCheckResponse.named(NAME).status(reached).build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HealthCheckResponse.down(NAME);
        } catch (Exception e) {
            return HealthCheckResponse.named(NAME)
                    .down()
                    .withData("waiting for", "Kafka")
                    .build();
        }
    }

    private synchronized boolean isReached() throws Exception {
        if (admin == null) {
            Map<String, Object> config = new HashMap<>(kafka);
            config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, SECONDS * 1_000);
            config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, SECONDS * 1_000);
            admin = Admin.create(config);
        }
        if (goal == null) {
            goal = ends();
        }
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group.get())
                .partitionsToOffsetAndMetadata()
                .get(SECONDS, TimeUnit.SECONDS);
        return goal.entrySet().stream()
                .allMatch(end -> end.getValue() == 0
                        || read.get(end.getKey()) != null
                                && read.get(end.getKey()).offset() >= end.getValue());
    }

    private Map<TopicPartition, Long> ends() throws Exception {
        int partitions = Topics.all().stream()
                .filter(topic -> topic.name().equals(Topics.REFERENCE))
                .mapToInt(TopicDeclaration::partitions)
                .findFirst()
                .orElseThrow();
        Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(Topics.REFERENCE, partition),
                        partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked)
                .all()
                .get(SECONDS, TimeUnit.SECONDS)
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(java.time.Duration.ZERO);
        }
    }
}

package org.criticalminerals.pipeline.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.record.SealedRoot;

/** The roots on the topic, read as the operator. */
final class PublishedRoots {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;

    PublishedRoots(Path data) {
        this.data = data;
    }

    /** All that are there now, by service and number. */
    List<SealedRoot> read() {
        List<SealedRoot> roots = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(client(), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.RECORD_ROOTS).stream()
                    .map(partition -> new TopicPartition(Topics.RECORD_ROOTS, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    roots.add(SealedRoot.of(JSON.readTree(record.value())));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("What is on the topic is no root: " + e.getMessage(), e);
        }
        roots.sort(Comparator.comparing(SealedRoot::service).thenComparing(SealedRoot::number));
        return roots;
    }

    private Map<String, Object> client() {
        Path file = data.resolve("kafka/operator.properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            Map<String, Object> client = new HashMap<>();
            properties.forEach((name, value) -> client.put(name.toString(), value));
            return client;
        } catch (IOException e) {
            throw new StartFailure("%s is missing: start the system first with deploy/local/up.".formatted(file), e);
        }
    }
}

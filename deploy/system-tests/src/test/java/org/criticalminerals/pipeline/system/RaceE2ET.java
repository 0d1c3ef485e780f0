package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.testing.TopicReader;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two officials give the last two positions at the same moment, again and again: nobody is refused. */
@ExtendWith(SystemUnderTest.class)
class RaceE2ET {

    private static final int TIMES = 100;

    @Test
    void twoLastPositionsAtTheSameMoment(LocalSystemProcess system, Steps steps) throws Exception {
        Map<String, String> reviewsByProject = new HashMap<>();
        for (int n = 0; n < TIMES; n++) {
            String project = steps.submitted(Steps.unique("Race " + n));
            reviewsByProject.put(project, steps.ask(project));
        }

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (String review : reviewsByProject.values()) {
                for (Future<Integer> answer :
                        threads.invokeAll(List.of(approval(steps, review, "USA"), approval(steps, review, "EU")))) {
                    statuses.add(answer.get());
                }
            }
        }

        assertThat(statuses).hasSize(2 * TIMES).containsOnly(201);
        for (String project : reviewsByProject.keySet()) {
            JsonNode candidacy = steps.settled(project);
            assertThat(candidacy.path("stage").asText()).isEqualTo("SCREENING");
        }
        assertThat(concluded(system, reviewsByProject)).hasSize(TIMES).doesNotHaveDuplicates();
    }

    private static Callable<Integer> approval(Steps steps, String review, String party) {
        return () -> steps.sign(review, party, Map.of("decision", "APPROVE")).status();
    }

    private static List<String> concluded(LocalSystemProcess system, Map<String, String> reviewsByProject) {
        try (TopicReader reader = new TopicReader(system.platform(), Topics.REVIEWS)) {
            return reader
                    .until(read -> read.stream()
                                    .filter(record -> isConclusion(record, reviewsByProject))
                                    .count()
                            >= TIMES)
                    .stream()
                    .filter(record -> isConclusion(record, reviewsByProject))
                    .map(ConsumerRecord::key)
                    .toList();
        }
    }

    private static boolean isConclusion(ConsumerRecord<String, byte[]> record, Map<String, String> reviewsByProject) {
        return "minerals.review.concluded.v1".equals(TopicReader.header(record, EventHeaders.TYPE))
                && reviewsByProject.containsKey(record.key());
    }
}

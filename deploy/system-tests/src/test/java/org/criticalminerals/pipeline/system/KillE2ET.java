package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.testing.TopicReader;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each service dies by kill -9 in the midst of a journey; the journey ends as if none had. */
@ExtendWith(SystemUnderTest.class)
class KillE2ET {

    @Test
    void theJourneySurvivesTheDeathOfEachService(LocalSystemProcess system, Steps steps) {
        String project = steps.submitted(Steps.unique("Killed"));

        // The request is made; who opens the review is dead.
        system.kill(Steps.REVIEWS);
        int first = steps.request(project);
        system.start(Steps.REVIEWS);
        String screening = steps.api().await("the review", () -> steps.openReview(project, first));
        steps.approve(screening, "USA");

        // The last position is taken; who moves the stage, and who tells of it, are dead.
        system.kill("notification-service");
        system.kill(Steps.PROJECTS);
        steps.approve(screening, "EU");
        system.start(Steps.PROJECTS);
        assertThat(steps.settled(project).path("stage").asText()).isEqualTo("SCREENING");
        String assessment = steps.ask(project);
        steps.approve(assessment, "USA");

        // Right after the last position, before or after its events left.
        steps.approve(assessment, "EU");
        system.kill(Steps.REVIEWS);
        system.start(Steps.REVIEWS);
        system.start("notification-service");

        JsonNode candidacy = steps.settled(project);
        assertThat(candidacy.path("stage").asText()).isEqualTo("ASSESSMENT");
        assertThat(stageChanges(system, project)).hasSize(2).doesNotHaveDuplicates();
        assertThat(steps.history(project).stream().filter(type -> type.equals("STAGE_CHANGED")))
                .hasSize(2);
        steps.api().await("the news of the last step", () -> newsOf(steps, project) >= 1 ? true : null);
    }

    private static long newsOf(Steps steps, String project) {
        return Steps.items(
                        steps.api().get("eu-grow-signatory", "notification-service", "/api/v1/notifications?limit=100"))
                .filter(item -> item.path("projectId").asText().equals(project)
                        && item.path("type").asText().contains("stage-changed"))
                .count();
    }

    private static List<String> stageChanges(LocalSystemProcess system, String project) {
        try (TopicReader reader = new TopicReader(system.platform(), Topics.PROJECTS)) {
            return reader
                    .until(read -> read.stream()
                                    .filter(record -> isStageChange(record, project))
                                    .count()
                            >= 2)
                    .stream()
                    .filter(record -> isStageChange(record, project))
                    .map(record -> TopicReader.header(record, EventHeaders.ID))
                    .toList();
        }
    }

    private static boolean isStageChange(ConsumerRecord<String, byte[]> record, String project) {
        return project.equals(record.key())
                && "minerals.candidacy.stage-changed.v1".equals(TopicReader.header(record, EventHeaders.TYPE));
    }
}

package org.criticalminerals.pipeline.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.kit.testing.TopicReader;

/** A project in a scenario, and what is told of it. */
final class NominatedProject {

    private static final String NEWS = "/api/v1/notifications";
    private static final String NOTIFICATIONS = "notification-service";

    private final Scenario scenario;
    private final String id;

    NominatedProject(Scenario scenario, String id) {
        this.scenario = scenario;
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Puts it forward under an agreement. */
    Candidacy submittedUnder(String agreement) {
        scenario.steps().submit(id, agreement, Signatories.of(agreement, "USA"));
        return new Candidacy(scenario, this, agreement);
    }

    /** Everything that happened to it as far as that official may know, oldest first, a line an entry. */
    String historyFor(String official) {
        return History.text(
                Steps.items(scenario.api().get(official, Steps.PROJECTS, Steps.project(id) + "/history?limit=100"))
                        .toList()
                        .reversed());
    }

    /** The types of its events on a topic, in their order, once {@code last} is among them {@code times} times. */
    List<String> events(String topic, String last, long times) {
        try (TopicReader reader = new TopicReader(scenario.system().platform(), topic)) {
            return reader
                    .until(read -> read.stream()
                                    .filter(record -> id.equals(record.key()))
                                    .filter(record -> last.equals(TopicReader.header(record, EventHeaders.TYPE)))
                                    .count()
                            >= times)
                    .stream()
                    .filter(record -> id.equals(record.key()))
                    .map(record -> TopicReader.header(record, EventHeaders.TYPE))
                    .toList();
        }
    }

    /** Waits until an official was told of an event on every channel on which that official is told of it. */
    void isToldTo(String official, String type) {
        scenario.api().await("the news of %s for %s".formatted(type, official), () -> news(official, type)
                .filter(notice -> isDelivered(official, notice))
                .orElse(null));
    }

    private Optional<JsonNode> news(String official, String type) {
        return Steps.items(scenario.api().get(official, NOTIFICATIONS, NEWS + "?limit=100"))
                .filter(notice -> notice.path("projectId").asText().equals(id))
                .filter(notice -> notice.path("type").asText().equals(type))
                .findFirst();
    }

    private boolean isDelivered(String official, JsonNode notice) {
        List<JsonNode> deliveries = StreamSupport.stream(
                        scenario.api()
                                .get(
                                        official,
                                        NOTIFICATIONS,
                                        NEWS + "/" + notice.path("id").asText() + "/deliveries")
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .toList();
        return !deliveries.isEmpty()
                && deliveries.stream()
                        .allMatch(delivery -> delivery.path("status").asText().equals("DELIVERED"));
    }
}

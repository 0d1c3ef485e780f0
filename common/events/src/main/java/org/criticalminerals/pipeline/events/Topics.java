package org.criticalminerals.pipeline.events;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every topic of the pipeline: its partitions, how long it keeps events, who writes and who reads it. Platforms create
 * topics and access rules from this list; nothing is created on the fly.
 */
public final class Topics {

    public static final String PROJECTS = "minerals.projects.v1";
    public static final String REVIEWS = "minerals.reviews.v1";
    public static final String AGREEMENTS = "minerals.agreements.v1";
    public static final String REFERENCE = "minerals.reference.v1";

    /** The signed roots of the services' records of acts; kept for ever. */
    public static final String RECORD_ROOTS = "minerals.record-roots.v1";

    public static final String PROJECT_SERVICE = "project-service";
    public static final String PARTNER_SERVICE = "partner-service";
    public static final String NOTIFICATION_SERVICE = "notification-service";

    private static final int PARTITIONS = 3;
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private Topics() {}

    /** The topics of changes and states, and for each a dead-letter topic that its readers write. */
    public static List<TopicDeclaration> all() {
        return primary().stream()
                .flatMap(topic -> Stream.of(topic, deadLettersOf(topic)))
                .toList();
    }

    /** The name of the topic that takes what a reader of {@code topic} can't process. */
    public static String deadLetterTopic(String topic) {
        return topic + ".dlq";
    }

    private static List<TopicDeclaration> primary() {
        return List.of(
                changes(PROJECTS, PROJECT_SERVICE, PARTNER_SERVICE, NOTIFICATION_SERVICE),
                changes(REVIEWS, PARTNER_SERVICE, PROJECT_SERVICE, NOTIFICATION_SERVICE),
                changes(AGREEMENTS, PARTNER_SERVICE, PROJECT_SERVICE, NOTIFICATION_SERVICE),
                new TopicDeclaration(
                        REFERENCE,
                        PARTITIONS,
                        RETENTION,
                        true,
                        Set.of(PARTNER_SERVICE),
                        Set.of(PROJECT_SERVICE, NOTIFICATION_SERVICE)),
                new TopicDeclaration(
                        RECORD_ROOTS,
                        PARTITIONS,
                        FOR_EVER,
                        false,
                        Set.of(PROJECT_SERVICE, PARTNER_SERVICE, NOTIFICATION_SERVICE),
                        Set.of(PROJECT_SERVICE, PARTNER_SERVICE, NOTIFICATION_SERVICE)));
    }

    private static TopicDeclaration changes(String name, String writer, String... readers) {
        return new TopicDeclaration(name, PARTITIONS, RETENTION, false, Set.of(writer), Set.of(readers));
    }

    private static TopicDeclaration deadLettersOf(TopicDeclaration topic) {
        return new TopicDeclaration(
                deadLetterTopic(topic.name()), topic.partitions(), RETENTION, false, topic.readers(), Set.of());
    }
}

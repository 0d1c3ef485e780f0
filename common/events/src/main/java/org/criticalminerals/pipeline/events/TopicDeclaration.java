package org.criticalminerals.pipeline.events;

import java.time.Duration;
import java.util.Set;

/**
 * One topic as it has to exist.
 *
 * @param name the topic's name
 * @param partitions how many partitions; order holds per key within one
 * @param retention how long events are kept (for compacted topics: how long tombstones are)
 * @param compacted whether only the latest state per key is kept
 * @param writers the services that may write, by name
 * @param readers the services that may read, by name
 */
public record TopicDeclaration(
        String name, int partitions, Duration retention, boolean compacted, Set<String> writers, Set<String> readers) {}

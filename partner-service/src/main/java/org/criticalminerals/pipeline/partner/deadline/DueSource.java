package org.criticalminerals.pipeline.partner.deadline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/** A subject of this service in which something falls due. */
public interface DueSource {

    /**
     * Which of it is asked for.
     *
     * @param from from this instant on
     * @param until before this one
     * @param agreements of these agreements; null for all
     * @param after behind the thing of that instant and id; null at the beginning
     * @param limit how many at most
     */
    record Span(Instant from, Instant until, List<String> agreements, After after, int limit) {}

    /** Where a list goes on. */
    record After(Instant at, UUID id) {}

    /** What falls due in a span of time and what the official may see of it, by instant and id. */
    List<Due> due(Span span, ActingOfficial reader);
}

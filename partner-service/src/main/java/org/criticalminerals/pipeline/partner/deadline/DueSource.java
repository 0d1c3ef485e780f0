package org.criticalminerals.pipeline.partner.deadline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.database.Narrowing;
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
    record Span(Instant from, Instant until, List<String> agreements, After after, int limit) {

        /** Narrows rows to this span by the columns that hold their agreement, when they are due, and their id. */
        public Narrowing within(Narrowing rows, String agreement, String at, String id) {
            rows.to(at + " >= :from", "from", from)
                    .to(at + " < :until", "until", until)
                    .to(agreement + " in :agreements", "agreements", agreements);
            return after == null
                    ? rows
                    : rows.to("(" + at + ", " + id + ") > (:at, :id)", "at", after.at())
                            .with("id", after.id());
        }
    }

    /** Where a list goes on. */
    record After(Instant at, UUID id) {}

    /** What falls due in a span of time and what the official may see of it, by instant and id. */
    List<Due> due(Span span, ActingOfficial reader);
}

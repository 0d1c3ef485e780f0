package org.criticalminerals.pipeline.partner.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.List;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/** What falls due in all subjects, in one list. */
@ApplicationScoped
class Deadlines {

    private final Instance<DueSource> sources;

    Deadlines(@Any Instance<DueSource> sources) {
        this.sources = sources;
    }

    /** What falls due in a span of time and what the official may see of it, the most urgent first. */
    @Transactional
    List<Due> due(DueSource.Span span, ActingOfficial reader) {
        return sources.stream()
                .flatMap(source -> source.due(span, reader).stream())
                .sorted(Due.MOST_URGENT_FIRST)
                .limit(span.limit())
                .toList();
    }
}

package org.criticalminerals.pipeline.partner.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;

/** What falls due in all subjects, in one list. */
@ApplicationScoped
class Deadlines {

    private final Instance<DueSource> sources;
    private final AgreementService agreements;

    Deadlines(@Any Instance<DueSource> sources, AgreementService agreements) {
        this.sources = sources;
        this.agreements = agreements;
    }

    /**
     * What falls due in a span of time and what the official may see of it, the most urgent first.
     *
     * @param from from this instant on
     * @param until before this one
     * @param agreement of this agreement; null for all that the official's party has to do with
     * @param after behind this one; null at the beginning
     * @param limit how many at most
     */
    @Transactional
    List<Due> due(
            Instant from, Instant until, String agreement, DueSource.After after, int limit, ActingOfficial reader) {
        List<String> codes = agreement != null ? List.of(agreement) : agreements.boundsFor(reader);
        if (codes != null && codes.isEmpty()) {
            return List.of();
        }
        var span = new DueSource.Span(from, until, codes, after, limit);
        return sources.stream()
                .flatMap(source -> source.due(span, reader).stream())
                .sorted(Due.MOST_URGENT_FIRST)
                .limit(span.limit())
                .toList();
    }
}

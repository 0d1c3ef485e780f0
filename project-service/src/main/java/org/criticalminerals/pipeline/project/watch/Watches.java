package org.criticalminerals.pipeline.project.watch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What officials watch. */
@ApplicationScoped
class Watches implements PanacheRepositoryBase<WatchRow, WatchRow.Key> {

    /** Where a list goes on: behind what was watched at that time. */
    record Before(Instant watchedAt, UUID subject) {}

    /** What an official watches, what was added last first; null kind for all. */
    List<WatchRow> page(String official, WatchKind kind, Before before, int limit) {
        StringBuilder query = new StringBuilder("key.official = :official");
        Map<String, Object> parameters = new LinkedHashMap<>(Map.of("official", official));
        if (kind != null) {
            query.append(" and key.kind = :kind");
            parameters.put("kind", kind);
        }
        if (before != null) {
            query.append(" and (watchedAt, key.subject) < (:at, :subject)");
            parameters.put("at", before.watchedAt());
            parameters.put("subject", before.subject());
        }
        query.append(" order by watchedAt desc, key.subject desc");
        return find(query.toString(), parameters).range(0, limit - 1).list();
    }

    long count(String official) {
        return count("key.official", official);
    }
}

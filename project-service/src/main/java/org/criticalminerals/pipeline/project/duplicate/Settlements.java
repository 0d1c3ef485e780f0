package org.criticalminerals.pipeline.project.duplicate;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** The settlements' rows. */
@ApplicationScoped
class Settlements implements PanacheRepositoryBase<SettlementRow, UUID> {

    private static final int MOST = 500;

    private final Session session;

    Settlements(Session session) {
        this.session = session;
    }

    /** The latest settlement with each other project that the acting official may see. */
    Map<UUID, SettlementRow> of(UUID project) {
        Map<UUID, SettlementRow> latest = new LinkedHashMap<>();
        find("first = ?1 or second = ?1 order by id desc", project)
                .page(0, MOST)
                .list()
                .forEach(row -> latest.putIfAbsent(row.other(project), row));
        return latest;
    }

    /** Lets settlements of one pair come one after the other; whoever settles need not have nominated either. */
    void lock(UUID first, UUID second) {
        session.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended(:pair, 0))) l", Integer.class)
                .setParameter("pair", first + "|" + second)
                .getSingleResult();
    }
}

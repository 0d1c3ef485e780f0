package org.criticalminerals.pipeline.project.candidacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The statements on {@code restamp}: agreements whose candidacies are to be shown to others than before. */
@ApplicationScoped
class Restamps {

    private static final String TAKE = "select id, agreement, after_candidacy from restamp where not_before <= :now"
            + " order by not_before, id limit 1 for update";

    private final Session session;

    Restamps(Session session) {
        this.session = session;
    }

    /**
     * A pass over an agreement's candidacies.
     *
     * @param id its id
     * @param agreement the agreement
     * @param after the last candidacy that is done
     */
    record Pass(UUID id, String agreement, UUID after) {}

    void add(UUID id, String agreement, int version, Instant notBefore) {
        session.createNativeMutationQuery("insert into restamp (id, agreement, version, after_candidacy, not_before)"
                        + " values (:id, :agreement, :version, :after, :at)")
                .setParameter("id", id)
                .setParameter("agreement", agreement)
                .setParameter("version", version)
                .setParameter("after", new UUID(0, 0))
                .setParameter("at", notBefore)
                .executeUpdate();
    }

    /** The pass that is due first, its row locked: passes come one after the other, over all replicas. */
    Optional<Pass> take(Instant now) {
        return session.createNativeQuery(TAKE, Object[].class)
                .setParameter("now", now)
                .getResultStream()
                .findFirst()
                .map(row -> new Pass((UUID) row[0], (String) row[1], (UUID) row[2]));
    }

    /** Projects of candidacies of an agreement, behind a candidacy. */
    List<Object[]> next(String agreement, UUID after, int limit) {
        return session.createNativeQuery(
                        "select id, project_id from candidacy where agreement = :agreement and id > :after order by id",
                        Object[].class)
                .setParameter("agreement", agreement)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    void advance(UUID pass, UUID after) {
        session.createNativeMutationQuery("update restamp set after_candidacy = :after where id = :id")
                .setParameter("after", after)
                .setParameter("id", pass)
                .executeUpdate();
    }

    void finish(UUID pass) {
        session.createNativeMutationQuery("delete from restamp where id = :id")
                .setParameter("id", pass)
                .executeUpdate();
    }
}

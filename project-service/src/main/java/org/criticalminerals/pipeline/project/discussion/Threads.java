package org.criticalminerals.pipeline.project.discussion;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The threads, as far as the acting official may read them. */
@ApplicationScoped
class Threads implements PanacheRepositoryBase<ThreadRow, UUID> {

    private final Session session;

    Threads(Session session) {
        this.session = session;
    }

    /** A project's threads behind one of them, newest first. */
    List<ThreadRow> page(UUID project, UUID before, int limit) {
        return (before == null
                        ? find("projectId = ?1 order by id desc", project)
                        : find("projectId = ?1 and id < ?2 order by id desc", project, before))
                .range(0, limit - 1)
                .list();
    }

    /** The open questions to a party behind one of them, the oldest first. */
    List<ThreadRow> openQuestions(String party, UUID after, int limit) {
        return (after == null
                        ? find("askedParty = ?1 and state = OPEN order by id", party)
                        : find("askedParty = ?1 and state = OPEN and id > ?2 order by id", party, after))
                .range(0, limit - 1)
                .list();
    }

    Optional<ThreadRow> of(UUID project, UUID id) {
        return find("projectId = ?1 and id = ?2", project, id).firstResultOptional();
    }

    /** Locks a thread; empty where the acting official may not read it. */
    Optional<ThreadRow> lock(UUID project, UUID id) {
        return session.createNativeQuery(
                        "select * from discussion_thread where id = :id and project_id = :project for no key update",
                        ThreadRow.class)
                .setParameter("id", id)
                .setParameter("project", project)
                .getResultStream()
                .findFirst();
    }
}

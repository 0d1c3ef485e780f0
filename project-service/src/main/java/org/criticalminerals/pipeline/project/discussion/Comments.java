package org.criticalminerals.pipeline.project.discussion;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was written in threads, as far as the acting official may read it. */
@ApplicationScoped
class Comments implements PanacheRepositoryBase<CommentRow, UUID> {

    private static final int MOST_TAKING_PART = 200;

    /** A thread's comments behind one of them, in the order in which they were written. */
    List<CommentRow> page(UUID thread, UUID after, int limit) {
        return (after == null
                        ? find("threadId = ?1 order by id", thread)
                        : find("threadId = ?1 and id > ?2 order by id", thread, after))
                .range(0, limit - 1)
                .list();
    }

    Optional<CommentRow> of(UUID thread, UUID id) {
        return find("threadId = ?1 and id = ?2", thread, id).firstResultOptional();
    }

    /** Who wrote in a thread; at most two hundred. */
    Set<String> authors(UUID thread) {
        return getEntityManager()
                .createQuery(
                        "select distinct author from CommentRow where threadId = :thread order by author", String.class)
                .setParameter("thread", thread)
                .setMaxResults(MOST_TAKING_PART)
                .getResultStream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether anybody of another party wrote in a thread. */
    boolean isSharedWork(UUID thread, String party) {
        return count("threadId = ?1 and party <> ?2", thread, party) > 0;
    }
}

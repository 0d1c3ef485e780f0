package org.criticalminerals.pipeline.partner.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.database.Narrowing;

/** The cases of requests for access, with the names of who asks. */
@ApplicationScoped
class AccessRequestRepository implements PanacheRepositoryBase<AccessRequest, UUID> {

    private final EntityManager entities;

    AccessRequestRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** A case with its row locked. */
    Optional<AccessRequest> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * A party's cases, newest first.
     *
     * @param status only of this status; null for all
     * @param before behind this one; null at the beginning
     */
    List<AccessRequest> page(String party, AccessRequest.Status status, UUID before, int limit) {
        return new Narrowing()
                .to("party = :party", "party", party)
                .to("status = :status", "status", status)
                .to("id < :before", "before", before)
                .rows(entities, AccessRequest.class, "from AccessRequest", "id desc", limit);
    }

    void name(AccessRequester requester) {
        entities.persist(requester);
    }

    /** Who asks in which case, where the reader may know. */
    Map<UUID, String> namesOf(Collection<UUID> requests) {
        return requests.isEmpty()
                ? Map.of()
                : entities.createQuery("from AccessRequester where requestId in :requests", AccessRequester.class)
                        .setParameter("requests", requests)
                        .getResultStream()
                        .collect(Collectors.toMap(one -> one.requestId, one -> one.name));
    }
}

package org.criticalminerals.pipeline.partner.delegation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The delegations. */
@ApplicationScoped
class DelegationRepository implements PanacheRepositoryBase<Delegation, UUID> {

    // More than anybody would hold at a time; a bound for the query all the same.
    private static final int MOST = 200;

    private static final String OF_DELEGATE =
            "delegate = ?1 and revokedAt is null and startsAt <= ?2 and endsAt > ?2 order by id";

    private final EntityManager entities;

    DelegationRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** A delegation with its row locked. */
    Optional<Delegation> lock(UUID id) {
        return Optional.ofNullable(entities.find(Delegation.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Those by which an official may sign at a moment, for reading. */
    List<Delegation> ofDelegate(String official, Instant at) {
        return find(OF_DELEGATE, official, at).range(0, MOST - 1).list();
    }

    /**
     * The same, held as they are: a revocation at this moment waits for the signature, or the signature for it and then
     * finds it revoked.
     */
    List<Delegation> holdOfDelegate(String official, Instant at) {
        return find(OF_DELEGATE, official, at)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .range(0, MOST - 1)
                .list();
    }

    /** Those that an official gave or received and that aren't over, with their rows locked in order. */
    List<Delegation> lockOf(String official, Instant now) {
        return find(
                        "(delegator = ?1 or delegate = ?1) and revokedAt is null and endsAt > ?2 order by id",
                        official,
                        now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Those that an official gave or received and that aren't over. */
    List<Delegation> of(String official, Instant now) {
        return list(
                "(delegator = ?1 or delegate = ?1) and revokedAt is null and endsAt > ?2 order by id", official, now);
    }

    /** Those of an agency, the newest first. */
    List<Delegation> ofAgency(String agency, UUID before, int limit) {
        var found = before == null
                ? find("agency = ?1 order by id desc", agency)
                : find("agency = ?1 and id < ?2 order by id desc", agency, before);
        return found.range(0, limit - 1).list();
    }
}

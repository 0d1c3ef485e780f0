package org.criticalminerals.pipeline.partner.recusal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The recusals, and which parties they leave without a voice. */
@ApplicationScoped
class RecusalRepository implements PanacheRepositoryBase<Recusal, UUID> {

    private final EntityManager entities;

    RecusalRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** A recusal with its row locked. */
    Optional<Recusal> lock(UUID id) {
        return Optional.ofNullable(entities.find(Recusal.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Those in force on some reviews or on their projects, as far as the reader may know. */
    List<Recusal> inForce(Collection<UUID> reviews, Collection<UUID> projects) {
        return list(
                "withdrawnAt is null and (reviewId in ?1 or (projectId in ?2 and scope = ?3))",
                reviews,
                projects,
                RecusalScope.PROJECT);
    }

    /** Those in force of an agency's officials. */
    List<Recusal> inForceOf(String agency) {
        return list("agency = ?1 and withdrawnAt is null", agency);
    }

    /** Those recorded on a review and those that reach it from its project, the newest first. */
    List<Recusal> of(UUID review, UUID project, UUID before, int limit) {
        String on = "(reviewId = ?1 or (projectId = ?2 and scope = ?3 and withdrawnAt is null))";
        var found = before == null
                ? find(on + " order by id desc", review, project, RecusalScope.PROJECT)
                : find(on + " and id < ?4 order by id desc", review, project, RecusalScope.PROJECT, before);
        return found.range(0, limit - 1).list();
    }

    /** How far a recusal on a review or its project reaches; the recusal isn't loaded. */
    Optional<RecusalScope> scopeOf(UUID id, UUID review, UUID project) {
        return entities.createQuery(
                        "select r.scope from Recusal r where r.id = :id and (r.reviewId = :review"
                                + " or (r.projectId = :project and r.scope = :wide))",
                        RecusalScope.class)
                .setParameter("id", id)
                .setParameter("review", review)
                .setParameter("project", project)
                .setParameter("wide", RecusalScope.PROJECT)
                .getResultStream()
                .findFirst();
    }

    /** Parties without a voice on a review. */
    Set<String> withoutVoice(UUID review) {
        return entities.createQuery("select p.party from PartyWithoutVoice p where p.reviewId = :review", String.class)
                .setParameter("review", review)
                .getResultStream()
                .collect(Collectors.toSet());
    }

    void silence(UUID review, String party, Instant since, Set<String> releasableTo) {
        PartyWithoutVoice row = new PartyWithoutVoice();
        row.reviewId = review;
        row.party = party;
        row.since = since;
        row.releasableTo = releasableTo.toArray(String[]::new);
        entities.persist(row);
        entities.flush();
    }

    void giveVoice(UUID review, String party) {
        entities.createQuery("delete from PartyWithoutVoice where reviewId = :review and party = :party")
                .setParameter("review", review)
                .setParameter("party", party)
                .executeUpdate();
    }
}

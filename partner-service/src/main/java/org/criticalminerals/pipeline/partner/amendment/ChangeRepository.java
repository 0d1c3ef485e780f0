package org.criticalminerals.pipeline.partner.amendment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.partner.agreement.Procedure;

/** Changes of agreements with the parties' answers. */
@ApplicationScoped
class ChangeRepository implements PanacheRepositoryBase<AgreementChange, UUID> {

    private final EntityManager entities;

    ChangeRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** A change of an agreement. */
    Optional<AgreementChange> inAgreement(String agreement, UUID id) {
        return find("agreement = ?1 and id = ?2", agreement, id).firstResultOptional();
    }

    /** A change of an agreement with its row locked. */
    Optional<AgreementChange> lock(String agreement, UUID id) {
        return find("agreement = ?1 and id = ?2", agreement, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Changes of an agreement, the newest first. */
    List<AgreementChange> of(String agreement, UUID before, int limit) {
        return (before == null
                        ? find("agreement = ?1 order by id desc", agreement)
                        : find("agreement = ?1 and id < ?2 order by id desc", agreement, before))
                .range(0, limit - 1)
                .list();
    }

    /** Whether a new agreement of that code is proposed or agreed. */
    boolean isFoundationPending(String agreement) {
        return count(
                        "agreement = ?1 and baseVersion = 0 and state in ?2",
                        agreement,
                        List.of(ChangeState.PROPOSED, ChangeState.AGREED))
                > 0;
    }

    /** The number of an agreement's next change. */
    int nextNumber(String agreement) {
        Integer last = entities.createQuery(
                        "select max(number) from AgreementChange where agreement = :agreement", Integer.class)
                .setParameter("agreement", agreement)
                .getSingleResult();
        return last == null ? 1 : last + 1;
    }

    /** The change of an agreement whose review opens next. */
    Optional<AgreementChange> lockUnreviewed(String agreement) {
        return find(
                        "agreement = ?1 and state = ?2 and procedure = ?3 and reviewId is null order by id",
                        agreement,
                        ChangeState.PROPOSED,
                        Procedure.REVIEW)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The change on which a review decides. */
    Optional<AgreementChange> lockReviewed(UUID review) {
        return find("reviewId", review).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /**
     * The proposed change that waits for its review the longest, with its row locked: one agreement reviews one change
     * after the other. Other replicas leave it alone meanwhile.
     */
    Optional<AgreementChange> claimUnreviewed() {
        List<?> waiting = entities.createNativeQuery(
                        "select * from agreement_change c where c.state = 'PROPOSED' and c.procedure = 'REVIEW'"
                                + " and c.review_id is null and not exists (select 1 from agreement_change other"
                                + " where other.agreement = c.agreement and other.state = 'PROPOSED'"
                                + " and other.review_id is not null)"
                                + " order by c.id limit 1 for update skip locked",
                        AgreementChange.class)
                .getResultList();
        return waiting.stream().map(AgreementChange.class::cast).findFirst();
    }

    /** The agreement whose change is due first; empty where none is. */
    Optional<String> firstDue(Instant now, Collection<String> except) {
        return entities.createQuery(
                        "select agreement from AgreementChange where state = :agreed and dueAt <= :now"
                                + " and agreement not in :except order by dueAt, id",
                        String.class)
                .setParameter("agreed", ChangeState.AGREED)
                .setParameter("now", now)
                .setParameter("except", except.isEmpty() ? List.of("") : except)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** An agreement's changes that are due, in the order in which they take effect. */
    List<AgreementChange> due(String agreement, Instant now) {
        return find(
                        "agreement = ?1 and state = ?2 and dueAt <= ?3 order by dueAt, id",
                        agreement,
                        ChangeState.AGREED,
                        now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Whether an agreement has a change that is due. */
    boolean isDue(String agreement, Instant now) {
        return count("agreement = ?1 and state = ?2 and dueAt <= ?3", agreement, ChangeState.AGREED, now) > 0;
    }

    /** The answers to changes, by change, in the order in which they came. */
    Map<UUID, List<AgreementConsent>> consents(Collection<UUID> changes) {
        return entities.createQuery(
                        "from AgreementConsent where changeId in :changes order by id", AgreementConsent.class)
                .setParameter("changes", changes)
                .getResultStream()
                .collect(Collectors.groupingBy(consent -> consent.changeId));
    }

    /** Who gave answers, as far as the reader may know. */
    Map<UUID, String> signatories(Collection<UUID> consents) {
        return entities.createQuery("from ConsentSignature where consentId in :consents", ConsentSignature.class)
                .setParameter("consents", consents)
                .getResultStream()
                .collect(Collectors.toMap(signature -> signature.consentId, signature -> signature.name));
    }

    void add(AgreementConsent consent, ConsentSignature signature) {
        entities.persist(consent);
        entities.flush();
        entities.persist(signature);
    }
}

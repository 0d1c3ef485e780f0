package org.criticalminerals.pipeline.partner.party;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Changes of parties and agencies. */
@ApplicationScoped
class PartyChangeRepository implements PanacheRepositoryBase<PartyChange, UUID> {

    /** Changes of a party's data and of its agencies, the newest first. */
    List<PartyChange> ofParty(String party, UUID before, int limit) {
        return page("party = ?1", party, before, limit);
    }

    /** Changes of an agency, the newest first. */
    List<PartyChange> ofAgency(String agency, UUID before, int limit) {
        return page("subject = ?1", PartyChange.ofAgency(agency), before, limit);
    }

    private List<PartyChange> page(String which, String value, UUID before, int limit) {
        return (before == null
                        ? find(which + " order by id desc", value)
                        : find(which + " and id < ?2 order by id desc", value, before))
                .range(0, limit - 1)
                .list();
    }

    /** A change with its row locked. */
    Optional<PartyChange> lock(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** The change that is due first; empty where none is. Another replica leaves it alone meanwhile. */
    Optional<PartyChange> claimDue(LocalDate today) {
        List<?> due = getEntityManager()
                .createNativeQuery(
                        "select * from party_change where state = 'SCHEDULED' and effective_from <= :today"
                                + " order by effective_from, id limit 1 for update skip locked",
                        PartyChange.class)
                .setParameter("today", today)
                .getResultList();
        return due.stream().map(PartyChange.class::cast).findFirst();
    }
}

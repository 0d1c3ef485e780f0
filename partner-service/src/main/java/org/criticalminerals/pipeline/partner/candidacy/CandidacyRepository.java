package org.criticalminerals.pipeline.partner.candidacy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** The candidacies, by project and agreement. */
@ApplicationScoped
class CandidacyRepository implements PanacheRepositoryBase<CandidacyRow, CandidacyRow.Key> {

    Optional<CandidacyRow> find(UUID project, String agreement) {
        return findByIdOptional(new CandidacyRow.Key(project, agreement));
    }

    /** A candidacy with its row locked until the end of the transaction. */
    Optional<CandidacyRow> lock(UUID project, String agreement) {
        return findByIdOptional(new CandidacyRow.Key(project, agreement), LockModeType.PESSIMISTIC_WRITE);
    }
}

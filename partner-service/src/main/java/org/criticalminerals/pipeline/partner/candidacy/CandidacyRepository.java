package org.criticalminerals.pipeline.partner.candidacy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** The candidacies, by project and agreement. */
@ApplicationScoped
class CandidacyRepository implements PanacheRepositoryBase<CandidacyRow, CandidacyRow.Key> {

    private static final String SHOW = """
            update candidacy
            set releasable_to = audience_with(cast(string_to_array(:audience, ',') as text[]), nominating_party)
            where agreement = :agreement""";

    private final Session session;

    CandidacyRepository(Session session) {
        this.session = session;
    }

    Optional<CandidacyRow> find(UUID project, String agreement) {
        return findByIdOptional(new CandidacyRow.Key(project, agreement));
    }

    /** The candidacies of projects. */
    List<CandidacyRow> of(Collection<UUID> projects) {
        return projects.isEmpty()
                ? List.of()
                : find("projectId in ?1 order by projectId, agreement", projects)
                        .list();
    }

    /** A candidacy with its row locked until the end of the transaction. */
    Optional<CandidacyRow> lock(UUID project, String agreement) {
        return findByIdOptional(new CandidacyRow.Key(project, agreement), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Shows an agreement's candidacies to an audience, and each to the party that nominated it. */
    void show(String agreement, Set<String> audience) {
        session.createNativeMutationQuery(SHOW)
                .setParameter("agreement", agreement)
                .setParameter("audience", String.join(",", audience))
                .executeUpdate();
    }
}

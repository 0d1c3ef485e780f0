package org.criticalminerals.pipeline.partner.agreement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The versions of agreements. */
@ApplicationScoped
class AgreementVersionRepository implements PanacheRepositoryBase<AgreementVersionRow, AgreementVersionRow.Key> {

    /** Versions before a number, the newest first. */
    List<AgreementVersionRow> before(String agreement, int version, int limit) {
        return find("key.agreement = ?1 and key.version < ?2 order by key.version desc", agreement, version)
                .range(0, limit - 1)
                .list();
    }

    /** The version in force at an instant. */
    Optional<AgreementVersionRow> inForce(String agreement, Instant at) {
        return find(
                        "key.agreement = ?1 and effectiveFrom <= ?2 order by effectiveFrom desc, key.version desc",
                        agreement,
                        at)
                .firstResultOptional();
    }
}

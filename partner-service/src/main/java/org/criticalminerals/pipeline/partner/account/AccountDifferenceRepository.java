package org.criticalminerals.pipeline.partner.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where the identity provider differs. */
@ApplicationScoped
class AccountDifferenceRepository implements PanacheRepositoryBase<AccountDifference, String> {

    /**
     * Differences of a party, or of one of its agencies, in the order of their subjects.
     *
     * @param agency the agency; null for all of the party
     * @param after the subject behind which to begin; empty for the first
     */
    List<AccountDifference> page(String party, String agency, String after, int limit) {
        return (agency == null
                        ? find("party = ?1 and subject > ?2 order by subject", party, after)
                        : find("party = ?1 and subject > ?2 and agency = ?3 order by subject", party, after, agency))
                .range(0, limit - 1)
                .list();
    }
}

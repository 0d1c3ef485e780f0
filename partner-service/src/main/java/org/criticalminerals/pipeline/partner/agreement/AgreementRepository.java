package org.criticalminerals.pipeline.partner.agreement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.Session;

/** The agreements, by code. */
@ApplicationScoped
class AgreementRepository implements PanacheRepositoryBase<AgreementRow, String> {

    /** Codes of the agreements that have ever had a party. */
    List<String> codesOf(String party) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("select code from agreement where :party = any (known_parties)", String.class)
                .setParameter("party", party)
                .getResultList();
    }

    /** The agreements behind a code, in the order of their codes. */
    List<AgreementRow> after(String code, int limit) {
        return find("code > ?1 order by code", code).range(0, limit - 1).list();
    }
}

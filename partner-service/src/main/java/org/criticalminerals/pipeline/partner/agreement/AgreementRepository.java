package org.criticalminerals.pipeline.partner.agreement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The agreements, by code. */
@ApplicationScoped
class AgreementRepository implements PanacheRepositoryBase<AgreementRow, String> {

    /** The agreements behind a code, in the order of their codes. */
    List<AgreementRow> after(String code, int limit) {
        return find("code > ?1 order by code", code).range(0, limit - 1).list();
    }
}

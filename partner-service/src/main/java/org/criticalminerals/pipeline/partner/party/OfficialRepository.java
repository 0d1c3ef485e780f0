package org.criticalminerals.pipeline.partner.party;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.criticalminerals.pipeline.kit.identity.Roles;

/** The officials, by subject. */
@ApplicationScoped
class OfficialRepository implements PanacheRepositoryBase<OfficialRow, String> {

    private static final int MOST_SIGNATORIES = 500;

    /** Those of an agency who can sign in, in the order of their names. */
    List<OfficialRow> ofAgency(String agency, OfficialService.After after, int limit) {
        var found = after == null
                ? find("agency = ?1 and active order by name, subject", agency)
                : find(
                        "agency = ?1 and active and (name, subject) > (?2, ?3) order by name, subject",
                        agency,
                        after.name(),
                        after.subject());
        return found.range(0, limit - 1).list();
    }

    /** Those of an agency who sign. */
    List<OfficialRow> signatoriesOf(String agency) {
        return ofAgency(agency, null, MOST_SIGNATORIES).stream()
                .filter(row -> row.toOfficial().roles().contains(Roles.SIGNATORY))
                .toList();
    }
}

package org.criticalminerals.pipeline.partner.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.json.StoredJson;

/** Gives the laws by which parties answer requests for access, and takes them from the reference data. */
@ApplicationScoped
public class AccessLawService {

    private final AccessLawRepository laws;
    private final Clock clock;

    AccessLawService(AccessLawRepository laws, Clock clock) {
        this.laws = laws;
        this.clock = clock;
    }

    /** All laws; a handful by nature. */
    @Transactional
    List<AccessLaw> all() {
        return laws.all().stream().map(row -> row.definition).toList();
    }

    /**
     * The law of a party.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where none is known
     */
    @Transactional
    AccessLaw require(String party) {
        return laws.findByIdOptional(party)
                .map(row -> row.definition)
                .orElseThrow(() -> Problems.conflict(
                        "no-access-law",
                        "No law on access is known",
                        "The reference data names no law on access to documents for " + party
                                + ". Ask the operators to add one."));
    }

    /**
     * Takes a checked law in the current worker transaction.
     *
     * @return whether anything changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean load(AccessLaw law) {
        String hash = StoredJson.hash(law);
        AccessLawRow row = laws.findById(law.party());
        if (row != null && row.hash.equals(hash)) {
            return false;
        }
        if (row == null) {
            row = new AccessLawRow();
            row.party = law.party();
        }
        row.hash = hash;
        row.definition = law;
        row.loadedAt = clock.instant();
        laws.persist(row);
        return true;
    }
}

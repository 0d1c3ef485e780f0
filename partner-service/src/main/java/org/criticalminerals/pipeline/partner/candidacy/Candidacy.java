package org.criticalminerals.pipeline.partner.candidacy;

import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.CandidacyStatus;
import org.criticalminerals.pipeline.events.Stage;

/**
 * A candidacy as far as this service knows it: enough to hang criteria, consents and conditions on it.
 *
 * @param projectId the project
 * @param projectName its name
 * @param agreement the agreement's code
 * @param nominatingParty the party that nominates
 * @param siteCountries ISO 3166 codes of the countries of its sites, as last submitted or asked for
 * @param stage the stage it stands in
 * @param status whether it goes on
 * @param revision grows with everything that happens to it here
 * @param releasableTo who may know of it
 */
public record Candidacy(
        UUID projectId,
        String projectName,
        String agreement,
        String nominatingParty,
        Set<String> siteCountries,
        Stage stage,
        CandidacyStatus status,
        int revision,
        Set<String> releasableTo) {

    /** Whether anything can still be done with it. */
    public boolean isOver() {
        return switch (status) {
            case ACTIVE, ON_HOLD -> false;
            case WITHDRAWN, REJECTED, DESELECTED -> true;
        };
    }
}

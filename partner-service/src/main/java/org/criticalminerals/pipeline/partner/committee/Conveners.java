package org.criticalminerals.pipeline.partner.committee;

import java.util.Map;
import java.util.TreeSet;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.agreement.Agreement;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;

/** Who runs the joint committee of an agreement: the joint secretariat, and the signatories of the lead agencies. */
final class Conveners {

    private Conveners() {}

    /** Whether an official is one of them. */
    static boolean include(ActingOfficial official, Map<String, String> leads) {
        return official.isCoordinator() || isLeadSignatory(official, leads);
    }

    /** Whether an official signs for a party under the agreement. */
    static boolean isLeadSignatory(ActingOfficial official, Map<String, String> leads) {
        return official.maySign() && official.agency().equals(leads.get(official.party()));
    }

    /**
     * Lets them pass.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 for everyone else
     */
    static void require(ActingOfficial official, String agreement, Map<String, String> leads) {
        if (!include(official, leads)) {
            throw Problems.forbidden(
                    "not-convener",
                    "The committee of " + agreement + " is run by the joint secretariat and by signatories of the lead"
                            + " agencies (" + String.join(", ", new TreeSet<>(leads.values()))
                            + "), and you belong to " + official.agency() + ". Ask one of them.");
        }
    }

    /** The agreement of that code, where the official has to do with it. */
    static AgreementDefinition agreement(AgreementService agreements, String code, ActingOfficial official) {
        AgreementDefinition agreement = agreements
                .find(code)
                .map(Agreement::definition)
                .orElseThrow(() -> Problems.invalid("/agreement", "is no agreement's code"));
        if (!official.isCoordinator() && !agreement.parties().contains(official.party())) {
            throw Problems.forbidden(
                    "not-a-party",
                    official.party() + " is no party of " + agreement.code() + ", so it has no seat in its committee.");
        }
        return agreement;
    }
}

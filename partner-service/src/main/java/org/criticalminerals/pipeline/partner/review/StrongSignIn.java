package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;

/**
 * Where an agreement asks for it, who signs must have signed in strongly enough, for example with two factors. What it
 * asks for today holds, also for reviews that opened before.
 */
@ApplicationScoped
class StrongSignIn implements SigningRule {

    private final AgreementService agreements;
    private final ActingOfficials officials;

    StrongSignIn(AgreementService agreements, ActingOfficials officials) {
        this.agreements = agreements;
        this.officials = officials;
    }

    @Override
    public void check(Signing signing) {
        agreements.find(signing.review().agreement()).ifPresent(agreement -> {
            String asked = agreement.definition().signingAcr();
            if (asked != null && !does(asked)) {
                throw Problems.insufficientAuthentication(
                        asked,
                        "Positions under " + agreement.definition().title()
                                + " are signed by officials who signed in with one of: " + asked
                                + ". Sign in again in that way and send the position again.");
            }
        });
    }

    private boolean does(String asked) {
        return officials
                .authenticationContext()
                .filter(List.of(asked.split(" "))::contains)
                .isPresent();
    }
}

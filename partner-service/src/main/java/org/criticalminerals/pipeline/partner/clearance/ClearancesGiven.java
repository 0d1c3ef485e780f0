package org.criticalminerals.pipeline.partner.clearance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.party.PartyService;
import org.criticalminerals.pipeline.partner.review.SigningRule;

/** A party doesn't sign before the agencies that it must hear have answered. */
@ApplicationScoped
class ClearancesGiven implements SigningRule {

    private final PreparationRepository preparations;
    private final PartyService parties;

    ClearancesGiven(PreparationRepository preparations, PartyService parties) {
        this.preparations = preparations;
        this.parties = parties;
    }

    @Override
    public void check(Signing signing) {
        UUID review = signing.review().id();
        String party = signing.official().party();
        List<String> missing = preparations
                .find(review, party)
                .filter(preparation -> preparation.mandatory.length > 0)
                .map(preparation -> PreparationQueries.missing(preparation, preparations.clearances(review, party)))
                .orElse(List.of());
        if (!missing.isEmpty()) {
            throw Problems.conflict(
                    "clearances-missing",
                    "Your party's clearances are missing",
                    missing.stream()
                                    .map(agency -> parties.nameOf(agency) + " (" + agency + ")")
                                    .collect(Collectors.joining(", "))
                            + " must have answered before " + party
                            + " signs. Ask there for the answer; whatever it says, you can sign after it.",
                    Map.of("missing", missing));
        }
    }
}

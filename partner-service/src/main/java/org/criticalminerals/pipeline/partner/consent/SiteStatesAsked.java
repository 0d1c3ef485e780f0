package org.criticalminerals.pipeline.partner.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.consent.rules.HostConsentForm;
import org.criticalminerals.pipeline.partner.party.PartyDefinition;
import org.criticalminerals.pipeline.partner.party.PartyService;

/** Knows by the reference data how each state is asked under an agreement, and which party it belongs to. */
@ApplicationScoped
class SiteStatesAsked {

    private final AgreementService agreements;
    private final PartyService parties;

    SiteStatesAsked(AgreementService agreements, PartyService parties) {
        this.agreements = agreements;
        this.parties = parties;
    }

    /**
     * How the states of a project's sites are asked.
     *
     * @param agreement the agreement
     * @param forms how each state is asked, by its code
     * @param hosts the party of the agreement on whose territory each of them lies; without those of third countries
     */
    record Asked(AgreementDefinition agreement, SortedMap<String, HostConsentForm> forms, Map<String, String> hosts) {}

    /** How states are asked under an agreement. */
    Asked under(String code, Collection<String> siteCountries) {
        AgreementDefinition agreement = agreements
                .find(code)
                .orElseThrow(() -> Problems.notFound("agreement"))
                .definition();
        List<PartyDefinition> members = parties.find(agreement.parties());
        SortedMap<String, HostConsentForm> forms = new TreeMap<>();
        Map<String, String> hosts = new TreeMap<>();
        for (String state : siteCountries) {
            String host = members.stream()
                    .filter(party -> party.territory().contains(state))
                    .map(PartyDefinition::code)
                    .findFirst()
                    .orElse(null);
            forms.put(state, agreement.hostConsentForm(host));
            if (host != null) {
                hosts.put(state, host);
            }
        }
        return new Asked(agreement, forms, hosts);
    }
}

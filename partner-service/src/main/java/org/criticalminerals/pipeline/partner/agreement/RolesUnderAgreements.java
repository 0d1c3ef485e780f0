package org.criticalminerals.pipeline.partner.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.partner.party.AgencyRoles;

/** Tells what agencies have to do under the agreements in force, a handful by nature. */
@ApplicationScoped
class RolesUnderAgreements implements AgencyRoles {

    private final AgreementRepository agreements;

    RolesUnderAgreements(AgreementRepository agreements) {
        this.agreements = agreements;
    }

    @Override
    public List<AgencyRole> of(String agency) {
        return agreements.list("order by code").stream()
                .map(row -> row.definition)
                .filter(agreement -> agreement.lifecycle() != AgreementLifecycle.ENDED)
                .flatMap(agreement -> of(agency, agreement).stream())
                .toList();
    }

    private static List<AgencyRole> of(String agency, AgreementDefinition agreement) {
        List<AgencyRole> roles = new ArrayList<>();
        agreement.leads().forEach((party, lead) -> {
            if (lead.equals(agency)) {
                roles.add(new AgencyRole(agreement.code(), party, Role.LEAD));
            }
        });
        agreement.seniorLevel().forEach((party, senior) -> {
            if (senior.agency().equals(agency)) {
                roles.add(new AgencyRole(agreement.code(), party, Role.SENIOR));
            }
        });
        agreement.consulted().forEach((party, consulted) -> {
            if (consulted.contains(agency)) {
                boolean mandatory = agreement
                        .mandatoryClearance()
                        .getOrDefault(party, List.of())
                        .contains(agency);
                roles.add(new AgencyRole(agreement.code(), party, mandatory ? Role.MANDATORY : Role.CONSULTED));
            }
        });
        return roles;
    }
}

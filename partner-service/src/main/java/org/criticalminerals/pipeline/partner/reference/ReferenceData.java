package org.criticalminerals.pipeline.partner.reference;

import java.util.List;
import org.criticalminerals.pipeline.partner.access.AccessLaw;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.criteria.CriteriaSet;
import org.criticalminerals.pipeline.partner.party.AgencyDefinition;
import org.criticalminerals.pipeline.partner.party.PartyDefinition;

/**
 * All of the reference data, checked.
 *
 * @param parties the parties with their calendars
 * @param agencies the agencies
 * @param agreements the agreements
 * @param criteria the criteria sets and checklists
 * @param accessLaws the laws by which parties answer requests for access
 */
public record ReferenceData(
        List<PartyDefinition> parties,
        List<AgencyDefinition> agencies,
        List<AgreementDefinition> agreements,
        List<CriteriaSet> criteria,
        List<AccessLaw> accessLaws) {}

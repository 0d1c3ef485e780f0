package org.criticalminerals.pipeline.partner.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.SubjectType;

/**
 * What other subjects may know of a review: enough to hang clearances, recusals, consents and conditions on it.
 *
 * @param id the review
 * @param type the kind of question
 * @param projectId the project; null for an amendment
 * @param projectName its name when the review opened; null for an amendment
 * @param agreement the agreement's code
 * @param gate the gate that is asked for; null for any other question
 * @param gateRequest the number of the request within the candidacy; null for any other question
 * @param round the how many-th round on that question
 * @param dossierVersion the frozen dossier version; null for an amendment
 * @param nominatingParty the party that nominates
 * @param parties the agreement's parties
 * @param deciding those of them that decide
 * @param leads the agency that signs, by party
 * @param siteCountries ISO 3166 codes of the countries of its sites
 * @param editors who wrote or edited the dossier, as subjects of the identity provider
 * @param openedAt since when
 * @param deadline until when
 * @param isOpen whether it goes on
 * @param releasableTo who may know of it
 */
public record ReviewFacts(
        UUID id,
        SubjectType type,
        UUID projectId,
        String projectName,
        String agreement,
        Gate gate,
        Integer gateRequest,
        int round,
        Integer dossierVersion,
        String nominatingParty,
        List<String> parties,
        List<String> deciding,
        Map<String, String> leads,
        Set<String> siteCountries,
        Set<String> editors,
        Instant openedAt,
        Instant deadline,
        boolean isOpen,
        Set<String> releasableTo) {}

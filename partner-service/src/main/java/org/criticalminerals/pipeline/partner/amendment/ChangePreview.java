package org.criticalminerals.pipeline.partner.amendment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.Difference;
import org.criticalminerals.pipeline.partner.agreement.Procedure;

/**
 * What a change would do.
 *
 * @param baseVersion the version on which it builds; 0 for a new agreement
 * @param effectiveFrom the day from which it would hold
 * @param procedure how it is agreed
 * @param differences what would read otherwise
 * @param effects the same in sentences
 * @param leads the agency whose signatory consents, by party; empty where none has to
 * @param definition all that the agreement would say
 */
record ChangePreview(
        int baseVersion,
        LocalDate effectiveFrom,
        Procedure procedure,
        List<Difference> differences,
        List<String> effects,
        Map<String, String> leads,
        AgreementDefinition definition) {}

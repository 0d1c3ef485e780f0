package org.criticalminerals.pipeline.partner.agreement;

import java.time.Instant;
import java.util.Map;

/**
 * A version of an agreement took effect; told within its transaction to other subjects of this service.
 *
 * @param before what held until then; null for a new agreement
 * @param now what holds
 * @param at since when
 * @param renamedClocks new names of clocks, by their old ones
 */
public record AgreementTookEffect(
        AgreementDefinition before, Agreement now, Instant at, Map<String, String> renamedClocks) {}

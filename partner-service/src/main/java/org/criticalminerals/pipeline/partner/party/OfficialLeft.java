package org.criticalminerals.pipeline.partner.party;

import java.time.Instant;

/**
 * Somebody no longer works for their agency; told within the transaction that notes it, so that what they had in hand is
 * never left without an owner.
 *
 * @param official who, as they were
 * @param at since when
 * @param successor who takes over what they had in hand; null for the agency's desk
 */
public record OfficialLeft(Official official, Instant at, Official successor) {}

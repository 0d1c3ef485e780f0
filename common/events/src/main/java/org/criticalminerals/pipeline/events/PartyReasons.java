package org.criticalminerals.pipeline.events;

/**
 * Why a party took its position.
 *
 * @param party the party
 * @param decision its position
 * @param reasons its reasons, in its own words
 */
public record PartyReasons(
        String party, Decision decision, @MayBeNull String reasons) {}

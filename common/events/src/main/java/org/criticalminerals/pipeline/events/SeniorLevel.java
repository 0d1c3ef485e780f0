package org.criticalminerals.pipeline.events;

/**
 * To whom a party's questions go that were not decided in time.
 *
 * @param party the party
 * @param agency the agency whose signatories stand for its senior level
 * @param title who that is, in words, for example "the Secretary of Energy"
 */
public record SeniorLevel(String party, String agency, String title) {}

package org.criticalminerals.pipeline.events;

/**
 * Who did something.
 *
 * @param subject the official's identifier in the identity provider
 * @param name the official's name; shown to the own party only
 * @param agency the official's agency, for example {@code us-state}
 * @param party the agency's party, for example {@code USA}
 */
public record Actor(String subject, String name, String agency, String party) {}

package org.criticalminerals.pipeline.portal.client;

/**
 * Who did something.
 *
 * @param party the party
 * @param agency the agency's id; null where it isn't told
 * @param name the person; null for readers of another party
 * @param onBehalfOf who had lent them the signature; null where they acted in their own right, and for readers of another
 *     party
 */
public record By(String party, String agency, String name, String onBehalfOf) {}

package org.criticalminerals.pipeline.partner.review;

/**
 * Who holds the right to sign.
 *
 * @param subject identifier in the identity provider
 * @param name full name
 */
public record Signatory(String subject, String name) {}

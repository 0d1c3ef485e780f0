package org.criticalminerals.pipeline.project.reference;

/**
 * Parties joined or left an agreement, or its sections are marked otherwise by default, or others need
 * the promoter's consent; told within the transaction that
 * keeps the new state.
 *
 * @param agreement the agreement's code
 * @param version its version
 */
public record AudienceChanged(String agreement, int version) {}

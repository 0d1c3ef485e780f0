package org.criticalminerals.pipeline.partner.candidacy;

/**
 * An agreement's candidacies are shown to others than before (ADR 018): what hangs on them follows, within the same
 * worker transaction.
 *
 * @param agreement the agreement's code
 */
public record ReadersChanged(String agreement) {}

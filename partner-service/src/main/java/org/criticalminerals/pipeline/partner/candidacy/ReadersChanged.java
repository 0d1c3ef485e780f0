package org.criticalminerals.pipeline.partner.candidacy;

import java.util.Set;

/**
 * An agreement's candidacies are shown to others than before (ADR 018): what hangs on them follows, within the same
 * worker transaction.
 *
 * @param agreement the agreement's code
 * @param audience the agreement's parties of now, as principals
 */
public record ReadersChanged(String agreement, Set<String> audience) {}

package org.criticalminerals.pipeline.partner.recusal;

/**
 * A recusal as an official records it over HTTP.
 *
 * @param scope {@code REVIEW} where absent, {@code PROJECT}, or {@code PARTY} where the party itself can't act
 * @param official who keeps out; the caller where absent; never given for {@code PARTY}
 * @param reason why; seen by the own party alone
 * @param substitute the signatory who acts instead; absent where none is named
 */
public record NewRecusal(String scope, String official, String reason, String substitute) {}

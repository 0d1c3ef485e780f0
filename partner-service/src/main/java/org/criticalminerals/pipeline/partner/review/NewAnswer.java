package org.criticalminerals.pipeline.partner.review;

/**
 * An answer to a party's question, as the nominating party gives it over HTTP.
 *
 * @param party the party that asked
 * @param answer the answer
 */
public record NewAnswer(String party, String answer) {}

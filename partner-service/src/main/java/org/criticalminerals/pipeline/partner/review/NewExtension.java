package org.criticalminerals.pipeline.partner.review;

/**
 * A proposal to give all parties more time, as a signatory makes it over HTTP.
 *
 * @param workingDays by how many working days the deadline should move
 * @param reasons why
 */
public record NewExtension(Integer workingDays, String reasons) {}

package org.criticalminerals.pipeline.partner.review;

import java.time.LocalDate;

/**
 * A condition as a party signed it.
 *
 * @param text what has to be done
 * @param dueOn until when; null where no date was set
 */
public record SignedCondition(String text, LocalDate dueOn) {}

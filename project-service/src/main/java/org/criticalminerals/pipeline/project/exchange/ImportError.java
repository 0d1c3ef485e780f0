package org.criticalminerals.pipeline.project.exchange;

/**
 * Why a row was not imported.
 *
 * @param line the line of the file on which the row begins; the header is line 1
 * @param column the column; null where the whole row is meant
 * @param message what is wrong and what would be right
 */
public record ImportError(long line, String column, String message) {}

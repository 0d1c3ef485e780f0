package org.criticalminerals.pipeline.kit.problem;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON pointer to the field, for example {@code /sites/0/country}
 * @param detail what is wrong and what would be right
 */
public record FieldError(String pointer, String detail) {}

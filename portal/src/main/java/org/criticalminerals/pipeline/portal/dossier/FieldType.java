package org.criticalminerals.pipeline.portal.dossier;

/** What is typed into a field, and how it stands in JSON. */
public enum FieldType {
    /** A line of text. */
    TEXT,
    /** Several lines of text. */
    LONG_TEXT,
    /** A decimal that stands in JSON as a string, so that no digit is lost. */
    DECIMAL,
    /** A number that stands in JSON as a number, such as a coordinate. */
    NUMBER,
    /** A whole number that stands in JSON as a number, such as a year. */
    INTEGER,
    /** An amount and its currency: {@code {"amount", "currency"}}. */
    MONEY,
    /** A country by its ISO 3166 code. */
    COUNTRY,
    /** A mineral of the vocabulary. */
    MINERAL,
    /** A step of the value chain. */
    STEP,
    /** One of the field's options. */
    CHOICE,
    /** A date that may be a year or a month. */
    DATE,
    /** Yes or no. */
    FLAG,
    /** A list of texts, one a line. */
    LINES
}

package org.criticalminerals.pipeline.events;

/** What a consulted agency says to its party's lead (DOMAIN.md, "How a party comes to its position"). */
public enum ClearanceAnswer {
    CONCUR,
    CONCUR_WITH_COMMENT,
    NON_CONCUR
}

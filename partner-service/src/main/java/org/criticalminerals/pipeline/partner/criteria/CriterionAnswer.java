package org.criticalminerals.pipeline.partner.criteria;

/** A party's answer on an item: met or not, without ranking (Regulation (EU) 2024/1252, Article 6(1)). */
public enum CriterionAnswer {
    /** The criterion is met. */
    MET,
    /** It isn't. */
    NOT_MET,
    /** What is known isn't enough to say. */
    INSUFFICIENT
}

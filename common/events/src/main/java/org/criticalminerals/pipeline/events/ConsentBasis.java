package org.criticalminerals.pipeline.events;

/** On what the release of a business-confidential section to another party rests. */
public enum ConsentBasis {
    /** The promoter consented. */
    PROMOTER_CONSENT,
    /** The content had been published before; holds for the version of the section that was taken from there. */
    PUBLISHED_SOURCE
}

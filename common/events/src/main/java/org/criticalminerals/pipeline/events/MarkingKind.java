package org.criticalminerals.pipeline.events;

/** Who may see a section, a document, a comment (DOMAIN.md, "Confidentiality between the parties"). */
public enum MarkingKind {
    PUBLIC,
    PARTIES,
    RELEASABLE_TO,
    INTERNAL,
    AGENCY,
    NAMED
}

package org.criticalminerals.pipeline.project.document;

/** What is known about malware in a file. */
enum ScanState {
    /** No scanner was configured when it came. */
    NOT_SCANNED,
    /** A scanner is to look at it; until then nobody gets it. */
    PENDING,
    /** A scanner found nothing. */
    CLEAN,
    /** A scanner found something; nobody gets it, ever. */
    INFECTED
}

package org.criticalminerals.pipeline.project.document;

import org.criticalminerals.pipeline.kit.problem.Problems;

/** When somebody who may see a document may have its file. The database keeps to the same in {@code readable_file}. */
final class FileRules {

    private FileRules() {}

    static boolean isReadable(ScanState scan, boolean isWithdrawn, boolean isOwn) {
        return switch (scan) {
            case NOT_SCANNED, CLEAN -> !isWithdrawn || isOwn;
            case PENDING, INFECTED -> false;
        };
    }

    /** Refuses a file that isn't to be had, and says why. */
    static void require(ScanState scan, String signature, boolean isWithdrawn, boolean isOwn) {
        switch (scan) {
            case PENDING ->
                throw Problems.conflict(
                        "not-scanned-yet",
                        "The file is being checked for malware",
                        "Nobody gets it before that is done. Try again in a minute.");
            case INFECTED ->
                throw Problems.conflict(
                        "infected",
                        "The file has malware in it",
                        "A scanner found " + signature + "; nobody gets this version. Ask for a clean one.");
            case NOT_SCANNED, CLEAN -> {
                if (isWithdrawn && !isOwn) {
                    throw Problems.conflict(
                            "document-withdrawn",
                            "The document is withdrawn",
                            "Its file is given out no more. Ask the party that withdrew it.");
                }
            }
        }
    }
}

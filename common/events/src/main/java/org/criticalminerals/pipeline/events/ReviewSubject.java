package org.criticalminerals.pipeline.events;

import java.util.UUID;

/**
 * What a review is about: a gate of a candidacy, with the dossier version frozen for it.
 *
 * @param type the kind of subject, today always {@code CANDIDACY_GATE}
 * @param projectId the project
 * @param projectName its name when the review opened
 * @param agreement the agreement of the candidacy
 * @param gate the gate asked for
 * @param gateRequest the number of the gate request within the candidacy
 * @param dossierVersion the frozen dossier version
 * @param dossierHash SHA-256 over the hashes of its sections, in hexadecimal
 */
public record ReviewSubject(
        String type,
        UUID projectId,
        String projectName,
        String agreement,
        Gate gate,
        int gateRequest,
        int dossierVersion,
        String dossierHash) {

    /** The type of a review on a gate of a candidacy. */
    public static final String CANDIDACY_GATE = "CANDIDACY_GATE";
}

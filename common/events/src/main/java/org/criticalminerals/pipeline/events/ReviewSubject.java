package org.criticalminerals.pipeline.events;

import java.util.UUID;

/**
 * What a review is about: a gate of a candidacy or a change after its selection, with the dossier version frozen for it;
 * or an amendment of an agreement, which has no project.
 *
 * @param type the kind of question
 * @param projectId the project; null for an amendment
 * @param projectName its name when the review opened; null for an amendment
 * @param agreement the agreement of the candidacy, or the one that is amended
 * @param gate the gate asked for; null for any other question
 * @param gateRequest the number of the gate request within the candidacy; null for any other question
 * @param changeRequest the number of the change request within the candidacy, or of the amendment within the agreement;
 *     null for a gate
 * @param title the question in a few words where neither gate nor type says it; null otherwise
 * @param dossierVersion the frozen dossier version; null for an amendment
 * @param dossierHash SHA-256 over the hashes of its sections, in hexadecimal; of the proposed text for an amendment
 */
public record ReviewSubject(
        SubjectType type,
        @MayBeNull UUID projectId,
        @MayBeNull String projectName,
        String agreement,
        @MayBeNull Gate gate,
        @MayBeNull Integer gateRequest,
        @MayBeNull Integer changeRequest,
        @MayBeNull String title,
        @MayBeNull Integer dossierVersion,
        String dossierHash) {

    /** A gate of a candidacy. */
    public static ReviewSubject gate(
            UUID projectId,
            String projectName,
            String agreement,
            Gate gate,
            int gateRequest,
            int dossierVersion,
            String dossierHash) {
        return new ReviewSubject(
                SubjectType.CANDIDACY_GATE,
                projectId,
                projectName,
                agreement,
                gate,
                gateRequest,
                null,
                null,
                dossierVersion,
                dossierHash);
    }

    /** The key of its events: the project's id, or the agreement's code where there is no project. */
    public String key() {
        return projectId == null ? agreement : projectId.toString();
    }
}

package org.criticalminerals.pipeline.partner.review;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeReviewRequested;
import org.criticalminerals.pipeline.events.ProjectEvent.GateRequested;
import org.criticalminerals.pipeline.events.SectionSeal;
import org.criticalminerals.pipeline.events.SubjectType;

/**
 * What somebody asks the parties to decide, before a review of it is open.
 *
 * @param type the kind of question
 * @param projectId the project; null for an amendment
 * @param projectName its name; null for an amendment
 * @param agreement the agreement's code
 * @param gate the gate; null for any other question
 * @param gateRequest the number of the gate request; null for any other question
 * @param changeRequest the number of the change request or of the amendment; null for a gate
 * @param title the question in a few words where neither gate nor type says it; null otherwise
 * @param dossierVersion the frozen dossier version; null for an amendment
 * @param dossierHash hash of what is decided on
 * @param sections the seals of the frozen dossier's sections
 * @param siteCountries ISO 3166 codes of the countries of its sites
 * @param note what the requester says to the parties; null for nothing
 * @param askingParty the party that nominates, or asks for the change
 * @param editors who wrote or edited the dossier, as subjects of the identity provider
 * @param askedAt when it was asked
 */
public record Question(
        SubjectType type,
        UUID projectId,
        String projectName,
        String agreement,
        Gate gate,
        Integer gateRequest,
        Integer changeRequest,
        String title,
        Integer dossierVersion,
        String dossierHash,
        List<SectionSeal> sections,
        Set<String> siteCountries,
        String note,
        String askingParty,
        Set<String> editors,
        Instant askedAt) {

    public Question {
        sections = sections == null ? List.of() : List.copyOf(sections);
        siteCountries = siteCountries == null ? Set.of() : Set.copyOf(siteCountries);
        editors = editors == null ? Set.of() : Set.copyOf(editors);
    }

    static Question of(GateRequested event) {
        return new Question(
                SubjectType.CANDIDACY_GATE,
                event.projectId(),
                event.projectName(),
                event.agreement(),
                event.gate(),
                event.gateRequest(),
                null,
                null,
                event.dossierVersion(),
                event.dossierHash(),
                event.sections(),
                event.siteCountries(),
                event.note(),
                event.nominatingParty(),
                event.editors(),
                event.requestedAt());
    }

    static Question of(ChangeReviewRequested event) {
        return new Question(
                event.change(),
                event.projectId(),
                event.projectName(),
                event.agreement(),
                null,
                null,
                event.changeRequest(),
                null,
                event.dossierVersion(),
                event.dossierHash(),
                event.sections(),
                event.siteCountries(),
                event.reply() == null
                        ? event.reasons() + "\n\nThe promoter did not reply in time."
                        : event.reasons() + "\n\nThe promoter replied: " + event.reply(),
                event.requestingParty(),
                event.editors(),
                event.requestedAt());
    }

    /** What it asks, for a sentence: {@code the gate SUPPORT}, {@code a suspension}. */
    String inWords() {
        return switch (type) {
            case CANDIDACY_GATE -> "the gate " + gate;
            case MATERIAL_CHANGE -> "a material change";
            case SUSPENSION -> "a suspension";
            case DESELECTION -> "a deselection";
            case AMENDMENT -> "an amendment";
        };
    }
}

package org.criticalminerals.pipeline.events;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What project-service tells on {@link Topics#PROJECTS}, keyed by project. */
public sealed interface ProjectEvent extends PipelineEvent {

    /**
     * A project was entered as a draft, seen by its agency alone.
     *
     * @param projectId the project
     * @param projectName its name
     * @param promoter who promotes it
     * @param nominatingParty the party that nominates
     * @param nominatingAgency its agency
     * @param version the project's version
     * @param by who nominated
     */
    @EventType("minerals.project.nominated.v1")
    record ProjectNominated(
            UUID projectId,
            String projectName,
            String promoter,
            String nominatingParty,
            String nominatingAgency,
            int version,
            Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * An agency showed its draft to its whole party.
     *
     * @param projectId the project
     * @param projectName its name
     * @param party the party that sees it now
     * @param version the project's version
     * @param by who shared
     */
    @EventType("minerals.project.shared.v1")
    record ProjectShared(UUID projectId, String projectName, String party, int version, Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * A section of a dossier has new content or a new marking; the content itself is read over HTTP.
     *
     * @param projectId the project
     * @param projectName its name
     * @param section the section
     * @param dossierVersion the dossier version that this made
     * @param hash SHA-256 of the section's canonical JSON
     * @param marking the section's marking, null for the default
     * @param by who edited
     */
    @EventType("minerals.project.dossier-changed.v1")
    record DossierChanged(
            UUID projectId,
            String projectName,
            Section section,
            int dossierVersion,
            String hash,
            @MayBeNull MarkingKind marking,
            Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * A project was submitted under an agreement; its parties see it from now on.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param nominatingParty the party that nominates
     * @param nominatingAgency its agency
     * @param dossierVersion the dossier version submitted
     * @param siteCountries ISO 3166 codes of the countries of its sites
     * @param version the candidacy's version
     * @param by who submitted
     */
    @EventType("minerals.candidacy.submitted.v1")
    record CandidacySubmitted(
            UUID projectId,
            String projectName,
            String agreement,
            String nominatingParty,
            String nominatingAgency,
            int dossierVersion,
            Set<String> siteCountries,
            int version,
            Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * A party asked for the next gate; the dossier version is frozen for the review.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param gate the gate
     * @param gateRequest the number of the request within the candidacy, from 1
     * @param dossierVersion the frozen dossier version
     * @param dossierHash SHA-256 over the hashes of its sections
     * @param sections each section's seal
     * @param siteCountries ISO 3166 codes of the countries of its sites
     * @param note what the requester says to the parties; may be null
     * @param nominatingParty the party that nominates
     * @param editors who wrote or edited the dossier, as subjects of the identity provider: they don't sign on it
     * @param requestedAt when it was asked for
     * @param version the candidacy's version
     * @param by who asked
     */
    @EventType("minerals.candidacy.gate-requested.v1")
    record GateRequested(
            UUID projectId,
            String projectName,
            String agreement,
            Gate gate,
            int gateRequest,
            int dossierVersion,
            String dossierHash,
            List<SectionSeal> sections,
            Set<String> siteCountries,
            @MayBeNull String note,
            String nominatingParty,
            Set<String> editors,
            Instant requestedAt,
            int version,
            Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * An open review is no longer wanted; partner-service answers by its conclusion.
     *
     * @param projectId the project
     * @param agreement the agreement
     * @param gateRequest the gate request whose review should end
     * @param cause what the review stands in the way of
     * @param reasons why; may be null
     * @param requestedAt when it was asked for
     * @param by who asked
     */
    @EventType("minerals.candidacy.review-withdrawal-requested.v1")
    record ReviewWithdrawalRequested(
            UUID projectId,
            String agreement,
            int gateRequest,
            WithdrawalCause cause,
            @MayBeNull String reasons,
            Instant requestedAt,
            Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * A gate was opened and the candidacy moved on.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param from the stage it left
     * @param to the stage it stands in
     * @param gateRequest the gate request
     * @param reviewId the review that decided
     * @param outcome its outcome
     * @param changedAt when it moved
     * @param version the candidacy's version
     */
    @EventType("minerals.candidacy.stage-changed.v1")
    record StageChanged(
            UUID projectId,
            String projectName,
            String agreement,
            Stage from,
            Stage to,
            int gateRequest,
            UUID reviewId,
            Outcome outcome,
            Instant changedAt,
            int version)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * The parties selected the project for support; clocks based on selection start.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param reviewId the review that decided
     * @param outcome its outcome
     * @param selectedAt when it was selected
     * @param version the candidacy's version
     */
    @EventType("minerals.candidacy.selected.v1")
    record CandidacySelected(
            UUID projectId,
            String projectName,
            String agreement,
            UUID reviewId,
            Outcome outcome,
            Instant selectedAt,
            int version)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * A candidacy pauses.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param stage the stage it stands in
     * @param reasons why
     * @param at when
     * @param version the candidacy's version
     * @param by who did it
     */
    @EventType("minerals.candidacy.held.v1")
    record CandidacyHeld(
            UUID projectId,
            String projectName,
            String agreement,
            Stage stage,
            String reasons,
            Instant at,
            int version,
            Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * A paused candidacy goes on.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param stage the stage it stands in
     * @param reasons why
     * @param at when
     * @param version the candidacy's version
     * @param by who did it
     */
    @EventType("minerals.candidacy.resumed.v1")
    record CandidacyResumed(
            UUID projectId,
            String projectName,
            String agreement,
            Stage stage,
            String reasons,
            Instant at,
            int version,
            Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * The nominating party took its candidacy back.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param stage the stage it stands in
     * @param reasons why
     * @param at when
     * @param version the candidacy's version
     * @param by who did it
     */
    @EventType("minerals.candidacy.withdrawn.v1")
    record CandidacyWithdrawn(
            UUID projectId,
            String projectName,
            String agreement,
            Stage stage,
            String reasons,
            Instant at,
            int version,
            Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * Every deciding party finally objected; the candidacy is over.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param stage the stage it stood in
     * @param reviewId the review that decided
     * @param reasons the parties' reasons
     * @param at when
     * @param version the candidacy's version
     */
    @EventType("minerals.candidacy.rejected.v1")
    record CandidacyRejected(
            UUID projectId,
            String projectName,
            String agreement,
            Stage stage,
            UUID reviewId,
            List<PartyReasons> reasons,
            Instant at,
            int version)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * The parties ended a selection.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param stage the stage it stood in
     * @param reviewId the review that decided
     * @param reasons the parties' reasons
     * @param at when
     * @param version the candidacy's version
     */
    @EventType("minerals.candidacy.deselected.v1")
    record CandidacyDeselected(
            UUID projectId,
            String projectName,
            String agreement,
            Stage stage,
            UUID reviewId,
            List<PartyReasons> reasons,
            Instant at,
            int version)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }
}

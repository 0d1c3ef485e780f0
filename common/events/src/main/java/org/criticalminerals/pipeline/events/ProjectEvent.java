package org.criticalminerals.pipeline.events;

import java.time.Instant;
import java.time.LocalDate;
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

    /**
     * A party gave the promoter of a selected project notice that it wants the parties to review a change.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param change what the parties are to review
     * @param changeRequest the number of the change request within the candidacy, from 1
     * @param requestingParty the party that asks for it
     * @param cause what gave cause to it
     * @param reasons why
     * @param noticeSentOn when the promoter was given notice
     * @param noticeReference where that notice is found
     * @param replyUntil until when the promoter may reply
     * @param version the candidacy's version
     * @param by who asked
     */
    @EventType("minerals.candidacy.change-noticed.v1")
    record ChangeNoticed(
            UUID projectId,
            String projectName,
            String agreement,
            SubjectType change,
            int changeRequest,
            String requestingParty,
            ChangeCause cause,
            String reasons,
            LocalDate noticeSentOn,
            String noticeReference,
            Instant replyUntil,
            int version,
            Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * The promoter's reply to a notice was recorded.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param change what the parties are to review
     * @param changeRequest the number of the change request
     * @param receivedOn when the reply was received
     * @param text the reply, or what it says in short
     * @param reference where the reply is found; may be null
     * @param version the candidacy's version
     * @param by who recorded it
     */
    @EventType("minerals.candidacy.change-replied.v1")
    record ChangeReplied(
            UUID projectId,
            String projectName,
            String agreement,
            SubjectType change,
            int changeRequest,
            LocalDate receivedOn,
            String text,
            @MayBeNull String reference,
            int version,
            Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * The promoter replied to a notice, or had the time to; the parties are asked to review the change, on a frozen dossier.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param change what the parties are to review
     * @param changeRequest the number of the change request
     * @param dossierVersion the frozen dossier version
     * @param dossierHash SHA-256 over the hashes of its sections
     * @param sections each section's seal
     * @param siteCountries ISO 3166 codes of the countries of its sites
     * @param nominatingParty the party that nominates
     * @param requestingParty the party that asks for the review
     * @param cause what gave cause to it
     * @param reasons why
     * @param reply what the promoter replied; null where it let the time pass
     * @param editors who wrote or edited the dossier, as subjects of the identity provider: they don't sign on it
     * @param requestedAt when it was asked for
     * @param version the candidacy's version
     * @param by who asked
     */
    @EventType("minerals.candidacy.change-review-requested.v1")
    record ChangeReviewRequested(
            UUID projectId,
            String projectName,
            String agreement,
            SubjectType change,
            int changeRequest,
            int dossierVersion,
            String dossierHash,
            List<SectionSeal> sections,
            Set<String> siteCountries,
            String nominatingParty,
            String requestingParty,
            ChangeCause cause,
            String reasons,
            @MayBeNull String reply,
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
     * The party that asked for the review of a change wants it no more; partner-service answers by its conclusion.
     *
     * @param projectId the project
     * @param agreement the agreement
     * @param changeRequest the number of the change request whose review should end
     * @param reasons why; may be null
     * @param requestedAt when it was asked for
     * @param by who asked
     */
    @EventType("minerals.candidacy.change-withdrawal-requested.v1")
    record ChangeWithdrawalRequested(
            UUID projectId,
            String agreement,
            int changeRequest,
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
     * A change request was taken back before its review was asked for.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param change what the parties were to review
     * @param changeRequest the number of the change request
     * @param reasons why; may be null
     * @param at when
     * @param version the candidacy's version
     * @param by who took it back
     */
    @EventType("minerals.candidacy.change-withdrawn.v1")
    record ChangeWithdrawn(
            UUID projectId,
            String projectName,
            String agreement,
            SubjectType change,
            int changeRequest,
            @MayBeNull String reasons,
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
     * The parties suspended a selected project; only they lift it again.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param stage the stage it stands in
     * @param reviewId the review that decided
     * @param reasons the parties' reasons
     * @param at when
     * @param version the candidacy's version
     */
    @EventType("minerals.candidacy.suspended.v1")
    record CandidacySuspended(
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
     * The parties lifted a suspension: they approved the material change that ended its cause.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param stage the stage it stands in
     * @param reviewId the review that decided
     * @param at when
     * @param version the candidacy's version
     */
    @EventType("minerals.candidacy.suspension-lifted.v1")
    record SuspensionLifted(
            UUID projectId, String projectName, String agreement, Stage stage, UUID reviewId, Instant at, int version)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * A party ended its own support of a selected project; the selection itself stands.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param party the party
     * @param reasons why
     * @param endedAt when
     * @param version the candidacy's version
     * @param by who ended it
     */
    @EventType("minerals.candidacy.support-ended.v1")
    record SupportEnded(
            UUID projectId,
            String projectName,
            String agreement,
            String party,
            String reasons,
            Instant endedAt,
            int version,
            Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * A person settled what two projects that look alike are.
     *
     * @param projectId the project from which it was settled
     * @param projectName its name
     * @param otherId the other project
     * @param otherName its name
     * @param verdict what they are
     * @param reasons why
     * @param settledAt when
     * @param by who settled it
     */
    @EventType("minerals.project.duplicate-settled.v1")
    record DuplicateSettled(
            UUID projectId,
            String projectName,
            UUID otherId,
            String otherName,
            DuplicateVerdict verdict,
            String reasons,
            Instant settledAt,
            Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * An official watches a project from now on, or watches it no more. For that official alone.
     *
     * @param projectId the project
     * @param watched whether it is watched from now on
     * @param changedAt when
     * @param by the official
     */
    @EventType("minerals.project.watch-changed.v1")
    record WatchChanged(UUID projectId, boolean watched, Instant changedAt, Actor by) implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * A section is marked for other readers than before, its content unchanged.
     *
     * @param projectId the project
     * @param projectName its name
     * @param section the section
     * @param marking its marking from now on
     * @param isLowered whether it shows to more than before
     * @param by who did it
     */
    @EventType("minerals.project.marking-changed.v1")
    record MarkingChanged(
            UUID projectId, String projectName, Section section, MarkingKind marking, boolean isLowered, Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * It is on record that a section may be released to a party, or that the promoter consents to disclosure.
     *
     * @param projectId the project
     * @param projectName its name
     * @param consentId the record
     * @param section the section; null for the disclosure of the project as such
     * @param party to which party; {@code *} for everyone
     * @param basis on what that rests
     * @param expiresOn the last day on which it holds; null where no end was set
     * @param by who recorded it
     */
    @EventType("minerals.project.consent-recorded.v1")
    record PromoterConsentRecorded(
            UUID projectId,
            String projectName,
            UUID consentId,
            @MayBeNull Section section,
            String party,
            ConsentBasis basis,
            @MayBeNull LocalDate expiresOn,
            Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * A consent of the promoter's ended. What was delivered stays delivered; whoever keeps copies shows them no further.
     *
     * @param projectId the project
     * @param projectName its name
     * @param consentId the record
     * @param section the section; null for the disclosure of the project as such
     * @param party to which party it had been released; {@code *} for everyone
     * @param cause why it ended
     * @param endedAt when
     * @param by who recorded that; null where it ran out
     */
    @EventType("minerals.project.consent-ended.v1")
    record PromoterConsentEnded(
            UUID projectId,
            String projectName,
            UUID consentId,
            @MayBeNull Section section,
            String party,
            ConsentEnd cause,
            Instant endedAt,
            @MayBeNull Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * Technical data in a section was flagged as under export control, or no longer is.
     *
     * @param projectId the project
     * @param projectName its name
     * @param section the section
     * @param isControlled whether it is under control from now on
     * @param regime the regime that controls it
     * @param by who set or lifted the flag
     */
    @EventType("minerals.project.export-control-changed.v1")
    record ExportControlChanged(
            UUID projectId, String projectName, Section section, boolean isControlled, String regime, Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * Somebody wrote in a discussion of a project: opened it, or replied. The text itself is read over HTTP.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement under which the project is submitted; null where it is under none or several
     * @param threadId the thread
     * @param commentId what was written
     * @param kind what the thread is
     * @param opens whether it opens the thread
     * @param section the section of the dossier that the thread is about; null where it is about none
     * @param askedParty the party that a question is put to; null of comments
     * @param mentioned who is addressed by name, as subjects of the identity provider: of the author's own party alone
     * @param takingPart who wrote in the thread before, likewise
     * @param at when
     * @param by who wrote
     */
    @EventType("minerals.project.comment-added.v1")
    record CommentAdded(
            UUID projectId,
            String projectName,
            @MayBeNull String agreement,
            UUID threadId,
            UUID commentId,
            ThreadKind kind,
            boolean opens,
            @MayBeNull Section section,
            @MayBeNull String askedParty,
            Set<String> mentioned,
            Set<String> takingPart,
            Instant at,
            Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * A document was attached to a project. Its file is read over HTTP, under the reader's own right to it.
     *
     * @param projectId the project
     * @param projectName its name
     * @param documentId the document
     * @param title its title
     * @param section the section of the dossier that it belongs to; null where it belongs to none
     * @param marking the marking in force
     * @param mediaType what the file is, by its content
     * @param bytes the file's size
     * @param sha256 the file's hash, as hexadecimal digits
     * @param by who added it
     */
    @EventType("minerals.project.document-added.v1")
    record DocumentAdded(
            UUID projectId,
            String projectName,
            UUID documentId,
            String title,
            @MayBeNull Section section,
            MarkingKind marking,
            String mediaType,
            long bytes,
            String sha256,
            Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * A document has another file, description or marking, or malware was found in it.
     *
     * @param projectId the project
     * @param projectName its name
     * @param documentId the document
     * @param title its title
     * @param what what became different
     * @param version the number of the version that it is about
     * @param marking the marking in force
     * @param by who did it; null where a scanner found something
     */
    @EventType("minerals.project.document-changed.v1")
    record DocumentChanged(
            UUID projectId,
            String projectName,
            UUID documentId,
            String title,
            DocumentChange what,
            int version,
            MarkingKind marking,
            @MayBeNull Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }

    /**
     * A document holds no more: its own party alone still reads the file.
     *
     * @param projectId the project
     * @param projectName its name
     * @param documentId the document
     * @param title its title
     * @param reason why
     * @param by who withdrew it
     */
    @EventType("minerals.project.document-withdrawn.v1")
    record DocumentWithdrawn(UUID projectId, String projectName, UUID documentId, String title, String reason, Actor by)
            implements ProjectEvent {
        @Override
        public String key() {
            return projectId.toString();
        }
    }
}

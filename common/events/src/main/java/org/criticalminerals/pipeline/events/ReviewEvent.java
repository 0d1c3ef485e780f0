package org.criticalminerals.pipeline.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What partner-service tells on {@link Topics#REVIEWS}, keyed by project, or by agreement where a review has none. */
public sealed interface ReviewEvent extends PipelineEvent {

    /** What is told of a review on its way from its opening to its end. */
    sealed interface OfReview extends ReviewEvent {

        /** What the review is about. */
        ReviewSubject subject();

        @Override
        default String key() {
            return subject().key();
        }
    }

    /** What happens inside one party on its way to a position, released to that party alone. */
    sealed interface OfParty extends ReviewEvent {

        /** What the review is about. */
        ReviewSubject subject();

        @Override
        default String key() {
            return subject().key();
        }
    }

    /**
     * A review began: the parties are asked to decide.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param rule the rule it keeps to its end
     * @param ruleSentence the same rule in one English sentence
     * @param decidingParties who decides
     * @param explicitParties who must approve by an act of its own, symbols resolved
     * @param leads the agency that signs, by party
     * @param openedAt since when
     * @param deadline until when
     */
    @EventType("minerals.review.opened.v1")
    record ReviewOpened(
            UUID reviewId,
            ReviewSubject subject,
            Rule rule,
            String ruleSentence,
            List<String> decidingParties,
            List<String> explicitParties,
            Map<String, String> leads,
            Instant openedAt,
            Instant deadline)
            implements OfReview {}

    /**
     * No review can be opened; the gate request ends and the dossier is free again.
     *
     * @param subject what it is about
     * @param reason a stable code of the reason
     * @param explanation the reason in a sentence
     * @param refusedAt when
     */
    @EventType("minerals.review.refused.v1")
    record ReviewRefused(ReviewSubject subject, String reason, String explanation, Instant refusedAt)
            implements OfReview {}

    /**
     * A party signed a position. Who signed it stays with that party.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param party the party
     * @param agency the agency that signed for it
     * @param decision the position
     * @param finalObjection whether an objection is final
     * @param positionVersion the version of the party's position in this review, from 1
     * @param reasons why; null where none were given
     * @param conditions conditions of an approval
     * @param pendingParties the parties that haven't taken a position yet
     * @param takenAt when
     * @param reserveUntil for a reserve: the last day on which it holds; null otherwise
     * @param packageTitle the package that was signed with it; null where it was signed by itself
     */
    @EventType("minerals.review.position-taken.v1")
    record PositionTaken(
            UUID reviewId,
            ReviewSubject subject,
            String party,
            String agency,
            Decision decision,
            boolean finalObjection,
            int positionVersion,
            @MayBeNull String reasons,
            List<Condition> conditions,
            List<String> pendingParties,
            Instant takenAt,
            @MayBeNull LocalDate reserveUntil,
            @MayBeNull String packageTitle)
            implements OfReview {}

    /**
     * The deadline passed without a decision; the senior level is told and the deadline extended once.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param pendingParties the parties that haven't taken a position yet
     * @param escalatedAt when
     * @param deadline the new deadline
     * @param seniorLevel to whom it goes, by deciding party; absent where the agreement names nobody
     */
    @EventType("minerals.review.escalated.v1")
    record ReviewEscalated(
            UUID reviewId,
            ReviewSubject subject,
            List<String> pendingParties,
            Instant escalatedAt,
            Instant deadline,
            @MayBeNull List<SeniorLevel> seniorLevel)
            implements OfReview {}

    /**
     * A review ended; the outcome is final.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param outcome how it ended
     * @param cause what ended it
     * @param explanation why it ended so, in a sentence
     * @param positions the positions that counted
     * @param conditions the conditions of the approval
     * @param concludedAt when
     */
    @EventType("minerals.review.concluded.v1")
    record ReviewConcluded(
            UUID reviewId,
            ReviewSubject subject,
            Outcome outcome,
            ConclusionCause cause,
            String explanation,
            List<PartyReasons> positions,
            List<Condition> conditions,
            Instant concludedAt)
            implements OfReview {}

    /**
     * A deadline comes near and parties have not answered.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param pendingParties the parties that haven't taken a position yet
     * @param deadline until when
     * @param dueAt when the reminder fell due
     */
    @EventType("minerals.review.reminder-due.v1")
    record ReviewReminderDue(
            UUID reviewId, ReviewSubject subject, List<String> pendingParties, Instant deadline, Instant dueAt)
            implements OfReview {}

    /**
     * A party asked for information: the clock stands still until it is answered, or at most until the moment named.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param party the party that asks
     * @param question what it asks
     * @param runsOnAt when the clock runs on at the latest
     * @param askedAt when
     */
    @EventType("minerals.review.information-requested.v1")
    record InformationRequested(
            UUID reviewId, ReviewSubject subject, String party, String question, Instant runsOnAt, Instant askedAt)
            implements OfReview {}

    /**
     * The nominating party answered a party's question; that party is awaited again.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param party the party that had asked
     * @param question what it had asked
     * @param answer the answer
     * @param answeringParty the party that answered
     * @param answeringAgency its agency
     * @param pendingParties the parties that are awaited now
     * @param answeredAt when
     */
    @EventType("minerals.review.information-answered.v1")
    record InformationAnswered(
            UUID reviewId,
            ReviewSubject subject,
            String party,
            String question,
            String answer,
            String answeringParty,
            String answeringAgency,
            List<String> pendingParties,
            Instant answeredAt)
            implements OfReview {}

    /**
     * The clock runs on: every question is answered, or had its time.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param pendingParties the parties that are awaited
     * @param deadline the new deadline
     * @param resumedAt when
     */
    @EventType("minerals.review.clock-resumed.v1")
    record ClockResumed(
            UUID reviewId, ReviewSubject subject, List<String> pendingParties, Instant deadline, Instant resumedAt)
            implements OfReview {}

    /**
     * A reserve ran out and was not replaced; the party still counts as reserving and is awaited again.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param party the party
     * @param pendingParties the parties that are awaited now
     * @param expiredAt when it ran out
     */
    @EventType("minerals.review.reserve-expired.v1")
    record ReserveExpired(
            UUID reviewId, ReviewSubject subject, String party, List<String> pendingParties, Instant expiredAt)
            implements OfReview {}

    /**
     * A review was put together with others, so that each party may decide on them in one act. It still ends by its own
     * rule.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param packageId the package
     * @param packageTitle what the package is called
     * @param meetingTitle the meeting that it is meant for; null without one
     * @param party the party that put it together, or the secretariat
     * @param packagedAt when
     */
    @EventType("minerals.review.packaged.v1")
    record ReviewPackaged(
            UUID reviewId,
            ReviewSubject subject,
            UUID packageId,
            String packageTitle,
            @MayBeNull String meetingTitle,
            String party,
            Instant packagedAt)
            implements OfReview {}

    /**
     * A party signed a package without this review: it takes no position on it by that act.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param packageId the package
     * @param packageTitle what the package is called
     * @param party the party
     * @param agency the agency that signed for it
     * @param reasons why
     * @param carvedOutAt when
     */
    @EventType("minerals.review.carved-out.v1")
    record ReviewCarvedOut(
            UUID reviewId,
            ReviewSubject subject,
            UUID packageId,
            String packageTitle,
            String party,
            String agency,
            String reasons,
            Instant carvedOutAt)
            implements OfReview {}

    /**
     * A party asks the others for more time; the deadline moves once all have consented.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param extension the number of the proposal within the review, from 1
     * @param party the party that asks
     * @param workingDays by how many working days
     * @param reasons why
     * @param consentsAwaited the parties that have not consented yet
     * @param proposedAt when
     */
    @EventType("minerals.review.extension-proposed.v1")
    record ExtensionProposed(
            UUID reviewId,
            ReviewSubject subject,
            int extension,
            String party,
            int workingDays,
            String reasons,
            List<String> consentsAwaited,
            Instant proposedAt)
            implements OfReview {}

    /**
     * All deciding parties consented to more time.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param extension the number of the proposal within the review
     * @param pendingParties the parties that are awaited
     * @param deadline the new deadline
     * @param extendedAt when the last consent came
     */
    @EventType("minerals.review.extended.v1")
    record ReviewExtended(
            UUID reviewId,
            ReviewSubject subject,
            int extension,
            List<String> pendingParties,
            Instant deadline,
            Instant extendedAt)
            implements OfReview {}

    /**
     * Nobody can act for a party on a review any more: it counts as abstaining, and nothing is awaited of it. Who keeps
     * out, and why, stays with that party.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param party the party
     * @param pendingParties the parties that are awaited now
     * @param lostAt when
     */
    @EventType("minerals.review.voice-lost.v1")
    record VoiceLost(UUID reviewId, ReviewSubject subject, String party, List<String> pendingParties, Instant lostAt)
            implements OfReview {}

    /**
     * A party that nobody could act for can act on a review again; its position, where it took one, counts again.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param party the party
     * @param pendingParties the parties that are awaited now
     * @param regainedAt when
     */
    @EventType("minerals.review.voice-regained.v1")
    record VoiceRegained(
            UUID reviewId, ReviewSubject subject, String party, List<String> pendingParties, Instant regainedAt)
            implements OfReview {}

    /**
     * A party's lead asks one of its agencies to clear the party's position. For that party alone.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param party the party
     * @param lead its lead agency, which asks
     * @param agency the agency that is asked
     * @param mandatory whether the party can't sign without an answer
     * @param draftVersion the version of the draft position that is put to the agency; null where there is none yet
     * @param question what the lead asks; null where it says no more
     * @param dueAt until when
     * @param requestedAt when
     * @param by who asks; null where the agreement asks by itself
     */
    @EventType("minerals.clearance.requested.v1")
    record ClearanceRequested(
            UUID reviewId,
            ReviewSubject subject,
            String party,
            String lead,
            String agency,
            boolean mandatory,
            @MayBeNull Integer draftVersion,
            @MayBeNull String question,
            Instant dueAt,
            Instant requestedAt,
            @MayBeNull Actor by)
            implements OfParty {}

    /**
     * A consulted agency answered its party's lead. For that party alone.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param party the party
     * @param lead its lead agency
     * @param agency the agency that answers
     * @param answer what it says
     * @param answerVersion the version of the agency's answer in this review, from 1
     * @param draftVersion the version of the draft position that it is about; null where there was none
     * @param comment why; null where it says no more
     * @param missing the mandatory agencies that haven't answered yet
     * @param givenAt when
     * @param by who answered
     */
    @EventType("minerals.clearance.given.v1")
    record ClearanceGiven(
            UUID reviewId,
            ReviewSubject subject,
            String party,
            String lead,
            String agency,
            ClearanceAnswer answer,
            int answerVersion,
            @MayBeNull Integer draftVersion,
            @MayBeNull String comment,
            List<String> missing,
            Instant givenAt,
            Actor by)
            implements OfParty {}

    /**
     * A consulted agency hasn't answered and the day on which it should comes near, or has passed. For that party alone.
     *
     * @param reviewId the review
     * @param subject what it is about
     * @param party the party
     * @param lead its lead agency
     * @param agency the agency that is asked
     * @param mandatory whether the party can't sign without an answer
     * @param overdue whether the day has passed
     * @param dueAt until when
     * @param remindedAt when the reminder fell due
     */
    @EventType("minerals.clearance.reminder-due.v1")
    record ClearanceReminderDue(
            UUID reviewId,
            ReviewSubject subject,
            String party,
            String lead,
            String agency,
            boolean mandatory,
            boolean overdue,
            Instant dueAt,
            Instant remindedAt)
            implements OfParty {}

    /** What is told of a candidacy beside the course of its reviews: it moves no stage by itself. */
    sealed interface OfCandidacy extends ReviewEvent {

        /** The project. */
        UUID projectId();

        /** Its name. */
        String projectName();

        /** The agreement of the candidacy. */
        String agreement();

        @Override
        default String key() {
            return projectId().toString();
        }
    }

    /**
     * What a site state says of the project on its territory was recorded, in place of what was recorded before.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param state ISO 3166 code of the state
     * @param decision what it says
     * @param consentVersion the version of that state's record, from 1
     * @param authority the authority that said so
     * @param decidedOn when it said so
     * @param validUntil until when it holds; null where no end was set
     * @param scope what it covers; null where nothing was said
     * @param conditions what it is tied to; null where to nothing
     * @param reasons why; null where none were given
     * @param party the party that recorded it
     * @param agency its agency
     * @param recordedAt when
     */
    @EventType("minerals.host-consent.recorded.v1")
    record HostConsentRecorded(
            UUID projectId,
            String projectName,
            String agreement,
            String state,
            HostConsentDecision decision,
            int consentVersion,
            String authority,
            LocalDate decidedOn,
            @MayBeNull LocalDate validUntil,
            @MayBeNull String scope,
            @MayBeNull String conditions,
            @MayBeNull String reasons,
            String party,
            String agency,
            Instant recordedAt)
            implements OfCandidacy {}

    /**
     * A party showed its answers on a criteria set to the others.
     *
     * @param projectId the project
     * @param projectName its name
     * @param agreement the agreement
     * @param criteriaSet code of the set
     * @param title the set's title
     * @param party the party
     * @param agency the agency that released them
     * @param releasedAt when
     */
    @EventType("minerals.criteria.released.v1")
    record CriteriaReleased(
            UUID projectId,
            String projectName,
            String agreement,
            String criteriaSet,
            String title,
            String party,
            String agency,
            Instant releasedAt)
            implements OfCandidacy {}

    /** What happens to a condition of an approval, be it of a candidacy's or of an agreement's change: it moves no stage. */
    sealed interface OfCondition extends ReviewEvent {

        /** The project; null where an agreement's change was approved. */
        UUID projectId();

        /** Its name; null without a project. */
        String projectName();

        /** The agreement. */
        String agreement();

        /** The condition. */
        UUID conditionId();

        @Override
        default String key() {
            return projectId() == null ? agreement() : projectId().toString();
        }
    }

    /**
     * An agency has to fulfil a condition from now on.
     *
     * @param projectId the project; null where an agreement's change was approved
     * @param projectName its name; null without a project
     * @param agreement the agreement
     * @param conditionId the condition
     * @param party the party that set it
     * @param text what has to be done
     * @param owner the agency that has to do it
     * @param dueOn until when; null where no date was set
     * @param assignedAt when
     */
    @EventType("minerals.condition.assigned.v1")
    record ConditionAssigned(
            @MayBeNull UUID projectId,
            @MayBeNull String projectName,
            String agreement,
            UUID conditionId,
            String party,
            String text,
            String owner,
            @MayBeNull LocalDate dueOn,
            Instant assignedAt)
            implements OfCondition {}

    /**
     * Somebody says that a condition is fulfilled; the party that set it looks at the evidence.
     *
     * @param projectId the project; null where an agreement's change was approved
     * @param projectName its name; null without a project
     * @param agreement the agreement
     * @param conditionId the condition
     * @param party the party that set it
     * @param text what has to be done
     * @param evidence what shows that it is done
     * @param agency the agency that submitted it
     * @param submittedAt when
     */
    @EventType("minerals.condition.evidence-submitted.v1")
    record ConditionEvidenceSubmitted(
            @MayBeNull UUID projectId,
            @MayBeNull String projectName,
            String agreement,
            UUID conditionId,
            String party,
            String text,
            String evidence,
            String agency,
            Instant submittedAt)
            implements OfCondition {}

    /**
     * The party that set a condition holds it for fulfilled, or waives it.
     *
     * @param projectId the project; null where an agreement's change was approved
     * @param projectName its name; null without a project
     * @param agreement the agreement
     * @param conditionId the condition
     * @param party the party that set it
     * @param text what had to be done
     * @param waived whether it was waived instead of fulfilled
     * @param reasons the evidence, or why it was waived
     * @param agency the agency that acted for the party
     * @param dischargedAt when
     */
    @EventType("minerals.condition.discharged.v1")
    record ConditionDischarged(
            @MayBeNull UUID projectId,
            @MayBeNull String projectName,
            String agreement,
            UUID conditionId,
            String party,
            String text,
            boolean waived,
            String reasons,
            String agency,
            Instant dischargedAt)
            implements OfCondition {}

    /**
     * A condition's date has passed and it is still open; told once for that date.
     *
     * @param projectId the project; null where an agreement's change was approved
     * @param projectName its name; null without a project
     * @param agreement the agreement
     * @param conditionId the condition
     * @param party the party that set it
     * @param text what has to be done
     * @param owner the agency that has to do it; null where none was named
     * @param dueOn until when it was due
     * @param overdueAt when that day had passed
     */
    @EventType("minerals.condition.overdue.v1")
    record ConditionOverdue(
            @MayBeNull UUID projectId,
            @MayBeNull String projectName,
            String agreement,
            UUID conditionId,
            String party,
            String text,
            @MayBeNull String owner,
            LocalDate dueOn,
            Instant overdueAt)
            implements OfCondition {}

    /**
     * The party that set a condition gives it another date.
     *
     * @param projectId the project; null where an agreement's change was approved
     * @param projectName its name; null without a project
     * @param agreement the agreement
     * @param conditionId the condition
     * @param party the party that set it
     * @param text what has to be done
     * @param owner the agency that has to do it; null where none was named
     * @param dueBefore until when it was due; null where no date was set
     * @param dueOn until when it is due now
     * @param reasons why
     * @param agency the agency that acted for the party
     * @param movedAt when
     */
    @EventType("minerals.condition.due-moved.v1")
    record ConditionDueMoved(
            @MayBeNull UUID projectId,
            @MayBeNull String projectName,
            String agreement,
            UUID conditionId,
            String party,
            String text,
            @MayBeNull String owner,
            @MayBeNull LocalDate dueBefore,
            LocalDate dueOn,
            String reasons,
            String agency,
            Instant movedAt)
            implements OfCondition {}
}

package org.criticalminerals.pipeline.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What partner-service tells on {@link Topics#AGREEMENTS}, keyed by agreement, party, agency or consultation. */
public sealed interface AgreementEvent extends PipelineEvent {

    /**
     * An agreement came into being or changed.
     *
     * @param agreement the agreement's code
     * @param version its version
     * @param title its title
     * @param lifecycle where it stands
     * @param reason why it changed
     * @param changedAt when
     */
    @EventType("minerals.agreement.changed.v1")
    record AgreementChanged(
            String agreement, int version, String title, AgreementLifecycle lifecycle, String reason, Instant changedAt)
            implements AgreementEvent {
        @Override
        public String key() {
            return agreement;
        }
    }

    /**
     * A change of an agreement was proposed and waits for consents.
     *
     * @param agreement the agreement's code
     * @param changeId the proposed change
     * @param title the agreement's title
     * @param effects what will hold once it takes effect, in sentences
     * @param reason why it is proposed
     * @param effectiveFrom the day from which it is to hold
     * @param leads the agency that consents for each party
     * @param proposedAt when
     * @param by who proposed it
     */
    @EventType("minerals.agreement.change-proposed.v1")
    record ChangeProposed(
            String agreement,
            UUID changeId,
            String title,
            List<String> effects,
            String reason,
            LocalDate effectiveFrom,
            Map<String, String> leads,
            Instant proposedAt,
            Actor by)
            implements AgreementEvent {
        @Override
        public String key() {
            return agreement;
        }
    }

    /**
     * A party joined an agreement; told when it takes effect.
     *
     * @param agreement the agreement's code
     * @param version the version with which it joined
     * @param title the agreement's title
     * @param party the party
     * @param lead the agency that signs for it
     * @param parties all parties from now on
     * @param reason why
     * @param joinedAt since when
     */
    @EventType("minerals.agreement.party-joined.v1")
    record PartyJoined(
            String agreement,
            int version,
            String title,
            String party,
            String lead,
            List<String> parties,
            String reason,
            Instant joinedAt)
            implements AgreementEvent {
        @Override
        public String key() {
            return agreement;
        }
    }

    /**
     * A party left an agreement; told when it takes effect.
     *
     * @param agreement the agreement's code
     * @param version the version with which it left
     * @param title the agreement's title
     * @param party the party
     * @param parties the parties that remain
     * @param reason why
     * @param leftAt since when
     */
    @EventType("minerals.agreement.party-left.v1")
    record PartyLeft(
            String agreement,
            int version,
            String title,
            String party,
            List<String> parties,
            String reason,
            Instant leftAt)
            implements AgreementEvent {
        @Override
        public String key() {
            return agreement;
        }
    }

    /**
     * A party came to be known, or its data changed; told when it takes effect.
     *
     * @param party its code
     * @param version its version
     * @param name its name
     * @param effects what reads otherwise, in sentences
     * @param reason why
     * @param effectiveFrom the day from which it holds
     * @param changedAt when it took effect here
     * @param by who changed it; absent where the reference data did
     */
    @EventType("minerals.party.changed.v1")
    record PartyChanged(
            String party,
            int version,
            String name,
            List<String> effects,
            String reason,
            LocalDate effectiveFrom,
            Instant changedAt,
            @MayBeNull Actor by)
            implements AgreementEvent {
        @Override
        public String key() {
            return party;
        }
    }

    /**
     * An agency came to be known, is called otherwise, or closed; told when it takes effect.
     *
     * @param agency its id
     * @param version its version
     * @param name what it is called
     * @param party its party; absent for participants that belong to none
     * @param effects what reads otherwise, in sentences
     * @param reason why
     * @param effectiveFrom the day from which it holds
     * @param changedAt when it took effect here
     * @param by who changed it; absent where the reference data did
     */
    @EventType("minerals.agency.changed.v1")
    record AgencyChanged(
            String agency,
            int version,
            String name,
            @MayBeNull String party,
            List<String> effects,
            String reason,
            LocalDate effectiveFrom,
            Instant changedAt,
            @MayBeNull Actor by)
            implements AgreementEvent {
        @Override
        public String key() {
            return agency;
        }
    }

    /**
     * What has to happen under an agreement by a certain time is due soon.
     *
     * @param agreement the agreement's code
     * @param clock which clock
     * @param dueAt until when
     * @param at when it was reminded of
     */
    @EventType("minerals.clock.reminder-due.v1")
    record ClockReminderDue(String agreement, ClockSubject clock, Instant dueAt, Instant at) implements AgreementEvent {
        @Override
        public String key() {
            return agreement;
        }
    }

    /**
     * What had to happen by a certain time hasn't; the clock stays visible until it is fulfilled.
     *
     * @param agreement the agreement's code
     * @param clock which clock
     * @param dueAt until when it was due
     * @param at when it was found expired
     */
    @EventType("minerals.clock.expired.v1")
    record ClockExpired(String agreement, ClockSubject clock, Instant dueAt, Instant at) implements AgreementEvent {
        @Override
        public String key() {
            return agreement;
        }
    }

    /**
     * What had to happen has happened, says an official with evidence.
     *
     * @param agreement the agreement's code
     * @param clock which clock
     * @param dueAt until when it was due
     * @param fulfilledOn the day on which it happened
     * @param evidence what shows it
     * @param inTime whether it happened before the clock ran out
     * @param at when it was recorded
     * @param by who recorded it
     */
    @EventType("minerals.clock.fulfilled.v1")
    record ClockFulfilled(
            String agreement,
            ClockSubject clock,
            Instant dueAt,
            LocalDate fulfilledOn,
            String evidence,
            boolean inTime,
            Instant at,
            Actor by)
            implements AgreementEvent {
        @Override
        public String key() {
            return agreement;
        }
    }

    /**
     * Which clock an event is about.
     *
     * @param clockId its id
     * @param name what it is called
     * @param projectId the selected project; null for a clock of the agreement itself
     * @param projectName its name when it was selected; null for a clock of the agreement itself
     * @param fulfilledBy what fulfils it, in words
     */
    record ClockSubject(
            UUID clockId,
            String name,
            @MayBeNull UUID projectId,
            @MayBeNull String projectName,
            String fulfilledBy) {}

    /**
     * The joint committee is called to a meeting.
     *
     * @param meetingId the meeting
     * @param agreement the agreement's code
     * @param title what the meeting is called
     * @param startsAt when it begins
     * @param zone the time zone that it is announced in
     * @param place where or by which means
     * @param chairingParty the party in the chair
     * @param convenedAt when it was called
     */
    @EventType("minerals.meeting.convened.v1")
    record MeetingConvened(
            UUID meetingId,
            String agreement,
            String title,
            Instant startsAt,
            String zone,
            String place,
            String chairingParty,
            Instant convenedAt)
            implements AgreementEvent {
        @Override
        public String key() {
            return agreement;
        }
    }

    /**
     * A meeting of the joint committee won't take place.
     *
     * @param meetingId the meeting
     * @param agreement the agreement's code
     * @param title what it was called
     * @param startsAt when it would have begun
     * @param reasons why it was cancelled
     * @param cancelledAt when
     */
    @EventType("minerals.meeting.cancelled.v1")
    record MeetingCancelled(
            UUID meetingId, String agreement, String title, Instant startsAt, String reasons, Instant cancelledAt)
            implements AgreementEvent {
        @Override
        public String key() {
            return agreement;
        }
    }

    /**
     * The minutes of a meeting wait for the parties: who says nothing until the deadline approves.
     *
     * @param meetingId the meeting
     * @param agreement the agreement's code
     * @param title what the meeting is called
     * @param minutesVersion the version of the minutes, from 1
     * @param circulatedAt since when
     * @param deadline until when
     */
    @EventType("minerals.meeting.minutes-circulated.v1")
    record MinutesCirculated(
            UUID meetingId, String agreement, String title, int minutesVersion, Instant circulatedAt, Instant deadline)
            implements AgreementEvent {
        @Override
        public String key() {
            return agreement;
        }
    }

    /**
     * The minutes of a meeting are approved, and it is closed.
     *
     * @param meetingId the meeting
     * @param agreement the agreement's code
     * @param title what the meeting is called
     * @param minutesVersion the version of the minutes
     * @param silentParties the parties that approved by saying nothing
     * @param approvedAt when
     */
    @EventType("minerals.meeting.minutes-approved.v1")
    record MinutesApproved(
            UUID meetingId,
            String agreement,
            String title,
            int minutesVersion,
            List<String> silentParties,
            Instant approvedAt)
            implements AgreementEvent {
        @Override
        public String key() {
            return agreement;
        }
    }

    /**
     * What a meeting asked an agency to do isn't done, and its day has passed; told once.
     *
     * @param meetingId the meeting
     * @param actionId the action item
     * @param agreement the agreement's code
     * @param title what the meeting is called
     * @param text what has to be done
     * @param party the owner's party
     * @param agency the owner
     * @param dueOn until when it was to be done
     * @param overdueAt since when it is late
     */
    @EventType("minerals.meeting.action-overdue.v1")
    record ActionOverdue(
            UUID meetingId,
            UUID actionId,
            String agreement,
            String title,
            String text,
            String party,
            String agency,
            LocalDate dueOn,
            Instant overdueAt)
            implements AgreementEvent {
        @Override
        public String key() {
            return agreement;
        }
    }

    /**
     * Open reviews of an agreement are put together, so that each party may decide on them in one act.
     *
     * @param packageId the package
     * @param agreement the agreement's code
     * @param title what it is called
     * @param meetingId the meeting that it is meant for; null without one
     * @param reviews the reviews in it
     * @param openedAt when
     */
    @EventType("minerals.package.opened.v1")
    record PackageOpened(
            UUID packageId,
            String agreement,
            String title,
            @MayBeNull UUID meetingId,
            List<UUID> reviews,
            Instant openedAt)
            implements AgreementEvent {
        @Override
        public String key() {
            return agreement;
        }
    }

    /** What the two parties of a consultation on access to documents are told, and nobody else. */
    sealed interface OfAccess extends AgreementEvent {

        /** The consultation. */
        UUID consultationId();

        @Override
        default String key() {
            return "access:" + consultationId();
        }
    }

    /**
     * A party was asked for access to documents that another party wrote, and asks that one what may be released.
     *
     * @param consultationId the consultation
     * @param party the originator, which is asked
     * @param askingParty the party that answers the request
     * @param askingAgency its agency
     * @param lawTitle the law by which it answers
     * @param question what it asks
     * @param dueAt until when
     * @param askedAt when
     */
    @EventType("minerals.access.consultation-asked.v1")
    record AccessConsultationAsked(
            UUID consultationId,
            String party,
            String askingParty,
            String askingAgency,
            String lawTitle,
            String question,
            Instant dueAt,
            Instant askedAt)
            implements OfAccess {}

    /**
     * The originator said what of its information may be released.
     *
     * @param consultationId the consultation
     * @param party the originator
     * @param agency its agency that answered
     * @param askingParty the party that asked
     * @param askingAgency its agency
     * @param answer what it says
     * @param answerVersion the how many-th answer, from 1; the latest counts
     * @param answeredAt when
     */
    @EventType("minerals.access.consultation-answered.v1")
    record AccessConsultationAnswered(
            UUID consultationId,
            String party,
            String agency,
            String askingParty,
            String askingAgency,
            AccessAnswerKind answer,
            int answerVersion,
            Instant answeredAt)
            implements OfAccess {}

    /**
     * The originator hasn't answered, and the day on which it should comes near, or has passed.
     *
     * @param consultationId the consultation
     * @param party the originator
     * @param askingParty the party that asked
     * @param askingAgency its agency
     * @param lawTitle the law by which that one answers
     * @param overdue whether the day has passed
     * @param dueAt until when
     * @param remindedAt when the reminder fell due
     */
    @EventType("minerals.access.reminder-due.v1")
    record AccessReminderDue(
            UUID consultationId,
            String party,
            String askingParty,
            String askingAgency,
            String lawTitle,
            boolean overdue,
            Instant dueAt,
            Instant remindedAt)
            implements OfAccess {}

    /**
     * The request was decided, or taken back by who had asked.
     *
     * @param consultationId the consultation
     * @param party the originator
     * @param askingParty the party that asked it
     * @param askingAgency its agency
     * @param released what is released of the originator's information; null where the request was taken back
     * @param endedAt when
     */
    @EventType("minerals.access.consultation-ended.v1")
    record AccessConsultationEnded(
            UUID consultationId,
            String party,
            String askingParty,
            String askingAgency,
            @MayBeNull AccessRelease released,
            Instant endedAt)
            implements OfAccess {}
}

package org.criticalminerals.pipeline.partner.committee;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.kit.outbox.Outbox;

/** Tells the other services what happens to meetings, in the transaction in which it happens. */
@ApplicationScoped
class MeetingAnnouncements {

    private final Outbox outbox;

    MeetingAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    void convened(Meeting meeting, String actingParty) {
        publish(
                meeting,
                new AgreementEvent.MeetingConvened(
                        meeting.id,
                        meeting.agreement,
                        meeting.title,
                        meeting.startsAt,
                        meeting.zone.getId(),
                        meeting.place,
                        meeting.chairingParty,
                        meeting.convenedAt()),
                actingParty);
    }

    void cancelled(Meeting meeting, MeetingState.Cancelled cancelled, String actingParty) {
        publish(
                meeting,
                new AgreementEvent.MeetingCancelled(
                        meeting.id,
                        meeting.agreement,
                        meeting.title,
                        meeting.startsAt,
                        cancelled.reasons(),
                        cancelled.cancelledAt()),
                actingParty);
    }

    void circulated(Meeting meeting, MeetingState.MinutesOut out, String actingParty) {
        publish(
                meeting,
                new AgreementEvent.MinutesCirculated(
                        meeting.id,
                        meeting.agreement,
                        meeting.title,
                        out.minutesVersion(),
                        out.circulatedAt(),
                        out.deadline()),
                actingParty);
    }

    void approved(Meeting meeting, MeetingState.Closed closed, String actingParty) {
        publish(
                meeting,
                new AgreementEvent.MinutesApproved(
                        meeting.id,
                        meeting.agreement,
                        meeting.title,
                        closed.minutesVersion(),
                        List.copyOf(closed.silent()),
                        closed.approvedAt()),
                actingParty);
    }

    void overdue(Meeting meeting, ActionItem action, Instant now) {
        publish(
                meeting,
                new AgreementEvent.ActionOverdue(
                        meeting.id,
                        action.id,
                        meeting.agreement,
                        meeting.title,
                        action.text,
                        action.party,
                        action.agency,
                        action.dueOn,
                        now),
                null);
    }

    private void publish(Meeting meeting, AgreementEvent event, String actingParty) {
        outbox.publish(event, meeting.version, meeting.audience(), actingParty);
    }
}

package org.criticalminerals.pipeline.partner.committee;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.committee.MeetingRequests.Reasons;
import org.criticalminerals.pipeline.partner.committee.MeetingState.IllegalMoveException;
import org.criticalminerals.pipeline.partner.party.AgencyDefinition;
import org.criticalminerals.pipeline.partner.party.PartyService;

/** What every command on a meeting begins with: its row is locked, by who may, at a point at which that can be done. */
@ApplicationScoped
class MeetingGuard {

    private final MeetingRepository meetings;
    private final PartyService parties;

    MeetingGuard(MeetingRepository meetings, PartyService parties) {
        this.meetings = meetings;
        this.parties = parties;
    }

    /** A meeting with its row locked, for who runs it. */
    Meeting lock(UUID id, ActingOfficial official) {
        Meeting meeting = meetings.lock(id).orElseThrow(() -> Problems.notFound("meeting"));
        Conveners.require(official, meeting.agreement, meeting.leads);
        return meeting;
    }

    /**
     * The same, as long as it is ahead.
     *
     * @param move what is wanted of it, as in "can't be …"
     */
    Meeting lockAhead(UUID id, ActingOfficial official, String move) {
        Meeting meeting = lock(id, official);
        if (!meeting.isAhead()) {
            throw illegal(new IllegalMoveException(meeting.status(), move));
        }
        return meeting;
    }

    /** Refuses what belongs to another status. */
    static void require(Meeting meeting, MeetingStatus status, String rule) {
        if (meeting.status() != status) {
            throw Problems.conflict(
                    "meeting-"
                            + meeting.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "Not at this point of the meeting",
                    rule + " This one is " + meeting.status().words() + ".",
                    Map.of("meetingStatus", meeting.status().name()));
        }
    }

    /** Refuses one more where there are as many as fit. */
    static void requireRoom(int count, int most, String what) {
        if (count >= most) {
            throw Problems.conflict("too-many", "No more fit", "A meeting has at most " + most + " " + what + ".");
        }
    }

    /** The reasons that were sent. */
    static String reasons(Reasons request) {
        Fields fields = new Fields();
        String reasons = fields.text("/reasons", Fields.body(request).reasons(), Fields.TEXT);
        fields.done();
        return reasons;
    }

    /** The state that a move leads to, or the refusal of the move. */
    static MeetingState move(Supplier<? extends MeetingState> move) {
        try {
            return move.get();
        } catch (IllegalMoveException e) {
            throw illegal(e);
        }
    }

    private static RuntimeException illegal(IllegalMoveException refused) {
        return Problems.conflict(
                "meeting-" + refused.from().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "Not at this point of the meeting",
                "A meeting that is " + refused.from().words() + " can't be " + refused.move() + ".",
                Map.of("meetingStatus", refused.from().name()));
    }

    /** The party of an agency, if it is one of the meeting's; null otherwise. */
    String partyOf(String agency, Meeting meeting) {
        return agency == null
                ? null
                : parties.agency(agency)
                        .map(AgencyDefinition::party)
                        .filter(party -> List.of(meeting.parties).contains(party))
                        .orElse(null);
    }
}

package org.criticalminerals.pipeline.partner.committee;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.deadline.Due;
import org.criticalminerals.pipeline.partner.deadline.DueKind;
import org.criticalminerals.pipeline.partner.deadline.DueSource;

/** The meetings of joint committees that the parties are called to. */
@ApplicationScoped
class DueMeetings implements DueSource {

    private final MeetingRepository meetings;

    DueMeetings(MeetingRepository meetings) {
        this.meetings = meetings;
    }

    @Override
    public List<Due> due(Span span, ActingOfficial reader) {
        return meetings.ahead(span).stream().map(DueMeetings::due).toList();
    }

    private static Due due(Meeting meeting) {
        return new Due(
                DueKind.MEETING,
                meeting.id,
                meeting.startsAt,
                null,
                meeting.convenedAt(),
                meeting.version,
                meeting.agreement,
                meeting.title,
                null,
                null,
                null,
                meeting.id,
                null,
                null,
                List.of());
    }
}

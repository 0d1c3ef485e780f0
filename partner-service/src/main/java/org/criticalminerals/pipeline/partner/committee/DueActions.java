package org.criticalminerals.pipeline.partner.committee;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.committee.MeetingRepository.TitledAction;
import org.criticalminerals.pipeline.partner.deadline.Due;
import org.criticalminerals.pipeline.partner.deadline.DueKind;
import org.criticalminerals.pipeline.partner.deadline.DueSource;

/** What meetings of joint committees asked agencies to do and isn't done yet. */
@ApplicationScoped
class DueActions implements DueSource {

    private final MeetingRepository meetings;

    DueActions(MeetingRepository meetings) {
        this.meetings = meetings;
    }

    @Override
    public List<Due> due(Span span, ActingOfficial reader) {
        return meetings.openActions(span).stream().map(DueActions::due).toList();
    }

    private static Due due(TitledAction open) {
        ActionItem action = open.action();
        return new Due(
                DueKind.ACTION,
                action.id,
                action.dueAt,
                action.dueOn,
                action.setAt,
                1,
                action.agreement,
                open.meeting(),
                null,
                null,
                null,
                action.meetingId,
                null,
                null,
                List.of(action.party));
    }
}

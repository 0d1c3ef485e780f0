package org.criticalminerals.pipeline.partner.committee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.committee.MeetingRepository.After;
import org.criticalminerals.pipeline.partner.committee.MeetingRepository.Filter;

/** Reads meetings as one official may see them. */
@ApplicationScoped
class MeetingQueries {

    private final MeetingRepository meetings;
    private final AgreementService agreements;
    private final Clock clock;

    MeetingQueries(MeetingRepository meetings, AgreementService agreements, Clock clock) {
        this.meetings = meetings;
        this.agreements = agreements;
        this.clock = clock;
    }

    /** A meeting with all that belongs to it. */
    @Transactional
    MeetingView get(UUID id, ActingOfficial reader) {
        Meeting meeting = meetings.findByIdOptional(id).orElseThrow(() -> Problems.notFound("meeting"));
        return MeetingView.of(
                new MeetingView.Rows(
                        meeting,
                        meetings.agenda(id),
                        meetings.attendance(id),
                        meetings.minutes(id),
                        meetings.answers(id),
                        meetings.actions(id)),
                reader,
                clock.instant());
    }

    /** Meetings of a list, the latest first. */
    @Transactional
    List<MeetingView.Brief> list(Filter filter, After after, int limit, ActingOfficial reader) {
        Filter bounded =
                filter.agreements() != null ? filter : new Filter(agreements.boundsFor(reader), filter.status());
        return meetings.list(bounded, after, limit).stream()
                .map(MeetingView.Brief::of)
                .toList();
    }
}

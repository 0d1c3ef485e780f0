package org.criticalminerals.pipeline.project.candidacy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceGiven;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceReminderDue;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceRequested;
import org.criticalminerals.pipeline.events.ReviewEvent.ClockResumed;
import org.criticalminerals.pipeline.events.ReviewEvent.ExtensionProposed;
import org.criticalminerals.pipeline.events.ReviewEvent.InformationAnswered;
import org.criticalminerals.pipeline.events.ReviewEvent.InformationRequested;
import org.criticalminerals.pipeline.events.ReviewEvent.PositionTaken;
import org.criticalminerals.pipeline.events.ReviewEvent.ReserveExpired;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewConcluded;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewEscalated;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewExtended;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewOpened;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewRefused;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewReminderDue;
import org.criticalminerals.pipeline.project.history.HistoryService;
import org.criticalminerals.pipeline.project.history.HistoryType;

/**
 * What happens inside one party on its way to a position: no news for the candidacy, but a part of the history that the
 * party itself reads.
 */
final class PartyAffairs {

    private PartyAffairs() {}

    /** Whether an event is one party's own affair. */
    static boolean are(ReviewEvent event) {
        return switch (event) {
            case ClearanceRequested _, ClearanceGiven _, ClearanceReminderDue _ -> true;
            case ReviewOpened _, ReviewRefused _, PositionTaken _ -> false;
            case ReviewEscalated _, ReviewReminderDue _, ReviewConcluded _ -> false;
            case InformationRequested _, InformationAnswered _, ClockResumed _, ReserveExpired _ -> false;
            case ExtensionProposed _, ReviewExtended _ -> false;
        };
    }

    /** What the history keeps of it, for those to whom the event is released; nothing of a reminder. */
    static Optional<HistoryService.Fact> fact(EventEnvelope<ReviewEvent> envelope) {
        return switch (envelope.event()) {
            case ClearanceRequested requested -> {
                Map<String, Object> data = data(requested.agency(), requested.reviewId(), requested.draftVersion());
                data.put("gate", requested.subject().gate());
                data.put("deadline", requested.dueAt());
                data.put("mandatory", requested.mandatory());
                data.put("note", requested.question());
                yield Optional.of(new HistoryService.Fact(
                        requested.subject().projectId(),
                        HistoryType.CLEARANCE_REQUESTED,
                        requested.subject().agreement(),
                        requested.by(),
                        data,
                        envelope.releasableTo()));
            }
            case ClearanceGiven given -> {
                Map<String, Object> data = data(given.agency(), given.reviewId(), given.draftVersion());
                data.put("gate", given.subject().gate());
                data.put("answer", given.answer());
                data.put("note", given.comment());
                yield Optional.of(new HistoryService.Fact(
                        given.subject().projectId(),
                        HistoryType.CLEARANCE_GIVEN,
                        given.subject().agreement(),
                        given.by(),
                        data,
                        envelope.releasableTo()));
            }
            case ClearanceReminderDue _ -> Optional.empty();
            case ReviewOpened _, ReviewRefused _, PositionTaken _ -> Optional.empty();
            case ReviewEscalated _, ReviewReminderDue _, ReviewConcluded _ -> Optional.empty();
            case InformationRequested _, InformationAnswered _, ClockResumed _, ReserveExpired _ -> Optional.empty();
            case ExtensionProposed _, ReviewExtended _ -> Optional.empty();
        };
    }

    /** Such an event asked for what it means to the candidacy. */
    static IllegalStateException noNews(ReviewEvent event) {
        return new IllegalStateException("No news for a candidacy: " + event.getClass());
    }

    private static Map<String, Object> data(String agency, Object review, Integer draft) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("agency", agency);
        data.put("reviewId", review);
        data.put("draftVersion", draft);
        return data;
    }
}

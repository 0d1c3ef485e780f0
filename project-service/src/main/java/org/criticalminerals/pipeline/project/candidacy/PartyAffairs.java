package org.criticalminerals.pipeline.project.candidacy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceGiven;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceReminderDue;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceRequested;
import org.criticalminerals.pipeline.project.history.HistoryService;
import org.criticalminerals.pipeline.project.history.HistoryType;

/**
 * What happens inside one party on its way to a position: no news for the candidacy, but a part of the history that the
 * party itself reads.
 */
final class PartyAffairs {

    private PartyAffairs() {}

    /** What the history keeps of it, for those to whom the event is released; nothing of a reminder. */
    static Optional<HistoryService.Fact> fact(ReviewEvent.OfParty event, Set<String> releasableTo) {
        return switch (event) {
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
                        releasableTo));
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
                        releasableTo));
            }
            case ClearanceReminderDue _ -> Optional.empty();
        };
    }

    private static Map<String, Object> data(String agency, Object review, Integer draft) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("agency", agency);
        data.put("reviewId", review);
        data.put("draftVersion", draft);
        return data;
    }
}

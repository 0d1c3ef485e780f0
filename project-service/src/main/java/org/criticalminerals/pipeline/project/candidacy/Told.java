package org.criticalminerals.pipeline.project.candidacy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.PartyReasons;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.ReviewEvent.ClockResumed;
import org.criticalminerals.pipeline.events.ReviewEvent.ExtensionProposed;
import org.criticalminerals.pipeline.events.ReviewEvent.InformationAnswered;
import org.criticalminerals.pipeline.events.ReviewEvent.InformationRequested;
import org.criticalminerals.pipeline.events.ReviewEvent.PositionTaken;
import org.criticalminerals.pipeline.events.ReviewEvent.ReserveExpired;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewCarvedOut;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewConcluded;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewEscalated;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewExtended;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewOpened;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewPackaged;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewRefused;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewReminderDue;
import org.criticalminerals.pipeline.events.ReviewEvent.VoiceLost;
import org.criticalminerals.pipeline.events.ReviewEvent.VoiceRegained;
import org.criticalminerals.pipeline.events.ReviewSubject;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.project.history.HistoryService;
import org.criticalminerals.pipeline.project.history.HistoryType;

/** Reads out of partner-service's events what rules, history and rows need of them. */
final class Told {

    private Told() {}

    /** What the event says to the rules, about the request of this number. */
    static ReviewNews news(ReviewEvent.OfReview event, int request) {
        return switch (event) {
            case ReviewOpened opened -> new ReviewNews.Opened(request, opened.reviewId());
            case ReviewRefused refused -> new ReviewNews.Refused(request);
            case PositionTaken taken -> new ReviewNews.PositionTaken(request, taken.reviewId());
            case ReviewEscalated escalated -> new ReviewNews.Escalated(request, escalated.reviewId());
            case ReviewConcluded concluded ->
                new ReviewNews.Concluded(request, concluded.reviewId(), concluded.outcome());
            case ReviewReminderDue reminder -> new ReviewNews.ReminderDue(request, reminder.reviewId());
            case InformationRequested e -> new ReviewNews.Progressed(request, e.reviewId());
            case InformationAnswered e -> new ReviewNews.Progressed(request, e.reviewId());
            case ClockResumed e -> new ReviewNews.Progressed(request, e.reviewId());
            case ReserveExpired e -> new ReviewNews.Progressed(request, e.reviewId());
            case ExtensionProposed e -> new ReviewNews.Progressed(request, e.reviewId());
            case ReviewPackaged e -> new ReviewNews.Progressed(request, e.reviewId());
            case ReviewCarvedOut e -> new ReviewNews.Progressed(request, e.reviewId());
            case VoiceLost e -> new ReviewNews.Progressed(request, e.reviewId());
            case VoiceRegained e -> new ReviewNews.Progressed(request, e.reviewId());
            case ReviewExtended e -> new ReviewNews.Progressed(request, e.reviewId());
        };
    }

    /** The positions that a conclusion tells; none of any other event. */
    static List<PartyReasons> reasons(ReviewEvent.OfReview event) {
        return event instanceof ReviewConcluded concluded ? orEmpty(concluded.positions()) : List.of();
    }

    static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    /** The event as an entry of the candidacy's history. */
    static HistoryService.Fact entry(CandidacyRow row, ReviewEvent.OfReview event, Set<String> releasableTo) {
        Map<String, Object> data = new LinkedHashMap<>();
        ReviewSubject subject = event.subject();
        if (subject.type() == SubjectType.CANDIDACY_GATE) {
            data.put("gate", subject.gate());
            data.put("gateRequest", subject.gateRequest());
        } else {
            data.put("change", subject.type());
            data.put("changeRequest", subject.changeRequest());
        }
        Actor by = null;
        HistoryType type =
                switch (event) {
                    case ReviewOpened opened -> {
                        data.put("reviewId", opened.reviewId());
                        data.put("deadline", opened.deadline());
                        data.put("decidingParties", opened.decidingParties());
                        data.put("rule", opened.ruleSentence());
                        yield HistoryType.REVIEW_OPENED;
                    }
                    case ReviewRefused refused -> {
                        data.put("reason", refused.reason());
                        data.put("explanation", refused.explanation());
                        yield HistoryType.REVIEW_REFUSED;
                    }
                    case PositionTaken taken -> {
                        data.put("reviewId", taken.reviewId());
                        data.put("party", taken.party());
                        data.put("decision", taken.decision());
                        data.put("final", taken.finalObjection());
                        data.put("positionVersion", taken.positionVersion());
                        data.put("reasons", taken.reasons());
                        data.put("reserveUntil", taken.reserveUntil());
                        data.put("conditions", orEmpty(taken.conditions()));
                        data.put("package", taken.packageTitle());
                        by = new Actor(null, null, taken.agency(), taken.party());
                        yield HistoryType.POSITION_TAKEN;
                    }
                    case ReviewEscalated escalated -> {
                        data.put("reviewId", escalated.reviewId());
                        data.put("pendingParties", escalated.pendingParties());
                        data.put("deadline", escalated.deadline());
                        data.put(
                                "seniorLevel",
                                orEmpty(escalated.seniorLevel()).stream()
                                        .map(senior -> senior.party() + ": " + senior.title())
                                        .toList());
                        yield HistoryType.REVIEW_ESCALATED;
                    }
                    case ReviewReminderDue reminder -> {
                        data.put("reviewId", reminder.reviewId());
                        data.put("pendingParties", reminder.pendingParties());
                        data.put("deadline", reminder.deadline());
                        yield HistoryType.REVIEW_REMINDER;
                    }
                    case InformationRequested asked -> {
                        data.put("reviewId", asked.reviewId());
                        data.put("party", asked.party());
                        data.put("question", asked.question());
                        data.put("runsOnAt", asked.runsOnAt());
                        yield HistoryType.INFORMATION_REQUESTED;
                    }
                    case InformationAnswered answered -> {
                        data.put("reviewId", answered.reviewId());
                        data.put("party", answered.party());
                        data.put("question", answered.question());
                        data.put("answer", answered.answer());
                        by = new Actor(null, null, answered.answeringAgency(), answered.answeringParty());
                        yield HistoryType.INFORMATION_ANSWERED;
                    }
                    case ClockResumed resumed -> {
                        data.put("reviewId", resumed.reviewId());
                        data.put("pendingParties", resumed.pendingParties());
                        data.put("deadline", resumed.deadline());
                        yield HistoryType.CLOCK_RESUMED;
                    }
                    case ReserveExpired expired -> {
                        data.put("reviewId", expired.reviewId());
                        data.put("party", expired.party());
                        yield HistoryType.RESERVE_EXPIRED;
                    }
                    case ReviewPackaged packaged -> {
                        data.put("reviewId", packaged.reviewId());
                        data.put("packageId", packaged.packageId());
                        data.put("package", packaged.packageTitle());
                        data.put("meeting", packaged.meetingTitle());
                        by = new Actor(null, null, null, packaged.party());
                        yield HistoryType.REVIEW_PACKAGED;
                    }
                    case ReviewCarvedOut out -> {
                        data.put("reviewId", out.reviewId());
                        data.put("packageId", out.packageId());
                        data.put("package", out.packageTitle());
                        data.put("party", out.party());
                        data.put("reasons", out.reasons());
                        by = new Actor(null, null, out.agency(), out.party());
                        yield HistoryType.CARVED_OUT;
                    }
                    case VoiceLost lost -> {
                        data.put("reviewId", lost.reviewId());
                        data.put("party", lost.party());
                        yield HistoryType.VOICE_LOST;
                    }
                    case VoiceRegained regained -> {
                        data.put("reviewId", regained.reviewId());
                        data.put("party", regained.party());
                        yield HistoryType.VOICE_REGAINED;
                    }
                    case ExtensionProposed proposed -> {
                        data.put("reviewId", proposed.reviewId());
                        data.put("party", proposed.party());
                        data.put("workingDays", proposed.workingDays());
                        data.put("reasons", proposed.reasons());
                        yield HistoryType.EXTENSION_PROPOSED;
                    }
                    case ReviewExtended extended -> {
                        data.put("reviewId", extended.reviewId());
                        data.put("pendingParties", extended.pendingParties());
                        data.put("deadline", extended.deadline());
                        yield HistoryType.REVIEW_EXTENDED;
                    }
                    case ReviewConcluded concluded -> {
                        data.put("reviewId", concluded.reviewId());
                        data.put("outcome", concluded.outcome());
                        data.put("cause", concluded.cause());
                        data.put("explanation", concluded.explanation());
                        data.put("positions", orEmpty(concluded.positions()));
                        data.put("conditions", orEmpty(concluded.conditions()));
                        yield HistoryType.REVIEW_CONCLUDED;
                    }
                };
        return new HistoryService.Fact(row.projectId, type, row.agreement, by, data, releasableTo);
    }
}

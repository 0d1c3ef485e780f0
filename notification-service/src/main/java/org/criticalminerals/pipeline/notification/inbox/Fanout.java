package org.criticalminerals.pipeline.notification.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceGiven;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceReminderDue;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceRequested;
import org.criticalminerals.pipeline.events.ReviewEvent.ClockResumed;
import org.criticalminerals.pipeline.events.ReviewEvent.PositionTaken;
import org.criticalminerals.pipeline.events.ReviewEvent.ReserveExpired;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewConcluded;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewEscalated;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewExtended;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewReminderDue;
import org.criticalminerals.pipeline.events.ReviewEvent.VoiceLost;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.notification.channel.Channel;
import org.criticalminerals.pipeline.notification.channel.Channels;
import org.criticalminerals.pipeline.notification.matter.Matters;
import org.criticalminerals.pipeline.notification.matter.RememberedReview;
import org.criticalminerals.pipeline.notification.recipient.Directory;
import org.criticalminerals.pipeline.notification.recipient.Recipient;
import org.criticalminerals.pipeline.notification.recipient.Recipients;
import org.criticalminerals.pipeline.notification.recipient.Why;
import org.criticalminerals.pipeline.notification.reference.DirectorySnapshot;
import org.criticalminerals.pipeline.notification.reference.ReferenceService;
import org.criticalminerals.pipeline.notification.text.NoticeText;
import org.criticalminerals.pipeline.notification.text.Reader;
import org.criticalminerals.pipeline.notification.text.TextFailedException;
import org.criticalminerals.pipeline.notification.text.Texts;
import org.criticalminerals.pipeline.notification.text.Zones;
import org.jboss.logging.Logger;

/**
 * Turns an event into notices for those whom it concerns and who may know, inside the consumer's transaction: what is
 * told and that the event was consumed stand or fall together.
 */
@ApplicationScoped
public class Fanout {

    private static final Logger LOG = Logger.getLogger(Fanout.class);

    private final ReferenceService reference;
    private final Matters matters;
    private final Tellings tellings;
    private final Texts texts;
    private final Zones zones;

    Fanout(ReferenceService reference, Matters matters, Tellings tellings, Texts texts, Zones zones) {
        this.reference = reference;
        this.matters = matters;
        this.tellings = tellings;
        this.texts = texts;
        this.zones = zones;
    }

    /** Tells an event. */
    public void tell(EventEnvelope<? extends PipelineEvent> envelope) {
        Telling telling = tellings.current();
        matters.learn(envelope);
        Directory directory = directory(telling);
        List<Recipient> recipients = Recipients.of(envelope.event(), envelope.releasableTo(), directory);
        endActions(envelope.event(), telling);
        if (!recipients.isEmpty()) {
            NewNotice.Subject subject = Subjects.of(envelope, directory);
            Writer writer = new Writer(envelope.event(), subject, directory);
            recipients.forEach(recipient -> telling.add(writer.notice(recipient)));
        }
        matters.forget(envelope.event());
    }

    /**
     * Tells an official who came, or has other duties, of the reviews under way that concern them now; and no longer
     * awaits what is somebody else's duty by now.
     *
     * @param official the official's subject
     * @param agency the agency they are in now
     */
    void tellOpenReviews(String official, String agency) {
        Telling telling = tellings.current();
        List<RememberedReview> reviews = matters.openReviewsOf(agency).toList();
        Set<UUID> toSign = new HashSet<>();
        if (!reviews.isEmpty()) {
            // Not the picture that is kept: this transaction itself is changing it.
            Directory directory = new KnownDirectory(reference.current(), matters);
            for (RememberedReview review : reviews) {
                Recipients.ofOpenReview(review.event(), review.pending(), review.releasableTo(), directory).stream()
                        .filter(recipient -> recipient.official().subject().equals(official))
                        .forEach(recipient -> {
                            if (recipient.why() == Why.TO_SIGN) {
                                toSign.add(review.event().reviewId());
                            }
                            tellOpenReview(review, recipient, directory, telling);
                        });
            }
        }
        telling.leave(official, new Telling.Duties(agency, toSign));
    }

    private void tellOpenReview(RememberedReview review, Recipient recipient, Directory directory, Telling telling) {
        Set<String> told = tellings.told(review.eventId(), recipient.official().subject());
        boolean isNews = recipient.why() == Why.TO_SIGN ? !told.contains(Why.TO_SIGN.name()) : told.isEmpty();
        if (!isNews) {
            return;
        }
        EventEnvelope<PipelineEvent> envelope = new EventEnvelope<>(
                review.eventId(),
                "",
                review.event().key(),
                review.time(),
                null,
                0,
                review.releasableTo(),
                review.event());
        NewNotice.Subject subject = Subjects.of(envelope, directory).until(review.deadline());
        telling.add(new Writer(review.event(), subject, directory).notice(recipient));
    }

    private void endActions(PipelineEvent event, Telling telling) {
        switch (event) {
            case PositionTaken e -> telling.end(EndedAction.toSign(e.reviewId(), e.party()));
            case ReviewConcluded e -> telling.end(EndedAction.ofAll(e.reviewId()));
            // The new notice awaits the same; one at a time is enough.
            case ReviewEscalated e -> endAll(e.reviewId(), e.pendingParties(), telling);
            case ReviewReminderDue e -> endAll(e.reviewId(), e.pendingParties(), telling);
            case ClockResumed e -> endAll(e.reviewId(), e.pendingParties(), telling);
            case ReviewExtended e -> endAll(e.reviewId(), e.pendingParties(), telling);
            case VoiceLost e -> telling.end(EndedAction.toSign(e.reviewId(), e.party()));
            case ReserveExpired e -> endAll(e.reviewId(), List.of(e.party()), telling);
            case ClearanceGiven e -> telling.end(EndedAction.toClear(e.reviewId(), e.party(), e.agency()));
            case ClearanceRequested e -> telling.end(EndedAction.toClear(e.reviewId(), e.party(), e.agency()));
            case ClearanceReminderDue e -> telling.end(EndedAction.toClear(e.reviewId(), e.party(), e.agency()));
            case PipelineEvent _ -> {}
        }
    }

    private static void endAll(UUID review, List<String> parties, Telling telling) {
        parties.forEach(party -> telling.end(EndedAction.toSign(review, party)));
    }

    private Directory directory(Telling telling) {
        DirectorySnapshot people = telling.directory().orElseGet(() -> {
            DirectorySnapshot held = reference.heldStill();
            telling.use(held);
            return held;
        });
        return new KnownDirectory(people, matters);
    }

    /** Writes the notices of one event; readers alike share the same words. */
    private final class Writer {

        private final PipelineEvent event;
        private final NewNotice.Subject subject;
        private final Directory directory;
        private final boolean mailed;
        private final Map<Reader, Written> written = new HashMap<>();

        Writer(PipelineEvent event, NewNotice.Subject subject, Directory directory) {
            this.event = event;
            this.subject = subject;
            this.directory = directory;
            this.mailed = Channels.of(event).contains(Channel.EMAIL);
        }

        NewNotice notice(Recipient recipient) {
            Reader reader = Reader.of(recipient.official(), recipient.why(), zones);
            Written text = written.computeIfAbsent(reader, this::write);
            return new NewNotice(
                    Ids.next(),
                    recipient,
                    subject,
                    text.text(),
                    text.failure(),
                    recipient.why().actionRequired(),
                    mailed && recipient.why().isMailed());
        }

        // A text that can't be written must not undo what happened: the row stands, and its delivery says what failed.
        private Written write(Reader reader) {
            try {
                return new Written(
                        texts.notice(event, subject.agreementTitle(), subject.deadline(), reader, directory), null);
            } catch (TextFailedException e) {
                LOG.errorf("A notice of event %s could not be written: %s", subject.eventId(), e.getMessage());
                return new Written(texts.fallback(), e.getMessage());
            }
        }
    }

    private record Written(NoticeText text, String failure) {}
}

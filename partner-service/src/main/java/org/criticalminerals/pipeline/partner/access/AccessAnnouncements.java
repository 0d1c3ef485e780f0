package org.criticalminerals.pipeline.partner.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.criticalminerals.pipeline.events.AccessAnswerKind;
import org.criticalminerals.pipeline.events.AccessRelease;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.kit.outbox.Outbox;

/** Tells the two parties of a consultation, and nobody else, how it goes on. */
@ApplicationScoped
class AccessAnnouncements {

    private final Outbox outbox;

    AccessAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    void asked(AccessConsultation one) {
        publish(
                one,
                new AgreementEvent.AccessConsultationAsked(
                        one.id,
                        one.party,
                        one.askingParty,
                        one.askingAgency,
                        one.lawTitle,
                        one.question,
                        one.dueAt,
                        one.askedAt),
                one.revision,
                one.askingParty);
    }

    void answered(AccessConsultation one, AccessAnswer answer) {
        publish(
                one,
                new AgreementEvent.AccessConsultationAnswered(
                        one.id,
                        one.party,
                        answer.agency,
                        one.askingParty,
                        one.askingAgency,
                        AccessAnswerKind.valueOf(answer.answer.name()),
                        answer.version,
                        answer.answeredAt),
                one.revision + answer.version,
                one.party);
    }

    void reminderDue(AccessConsultation one, Instant now) {
        publish(
                one,
                new AgreementEvent.AccessReminderDue(
                        one.id,
                        one.party,
                        one.askingParty,
                        one.askingAgency,
                        one.lawTitle,
                        !now.isBefore(one.dueAt),
                        one.dueAt,
                        now),
                one.revision,
                null);
    }

    void ended(AccessConsultation one) {
        publish(
                one,
                new AgreementEvent.AccessConsultationEnded(
                        one.id,
                        one.party,
                        one.askingParty,
                        one.askingAgency,
                        one.released == null ? null : AccessRelease.valueOf(one.released.name()),
                        one.endedAt),
                one.revision,
                one.askingParty);
    }

    private void publish(AccessConsultation one, AgreementEvent event, int version, String actingParty) {
        outbox.publish(event, version, one.audience(), actingParty);
    }
}

package org.criticalminerals.pipeline.partner.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.FreeText;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.access.AccessRules.Answer;

/** Consultations: what the officials of the originator do, and what the timer reminds them of. */
@ApplicationScoped
class ConsultationService {

    private final ConsultationRepository consultations;
    private final AccessAnnouncements announcements;
    private final Clock clock;

    ConsultationService(ConsultationRepository consultations, AccessAnnouncements announcements, Clock clock) {
        this.consultations = consultations;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** What the own party is asked, newest first. */
    @Transactional
    List<ConsultationView> list(boolean waiting, UUID before, int limit, ActingOfficial reader) {
        List<AccessConsultation> rows = consultations.askedOf(reader.party(), waiting, before, limit);
        Map<UUID, AccessAnswer> answers =
                consultations.answers(rows.stream().map(one -> one.id).toList());
        return rows.stream()
                .map(one -> ConsultationView.of(one, answers.get(one.id), reader, clock.instant()))
                .toList();
    }

    /** A consultation that the reader's party asks, or is asked. */
    @Transactional
    ConsultationView get(UUID id, ActingOfficial reader) {
        AccessConsultation one = consultations.findByIdOptional(id).orElseThrow(ConsultationService::unknown);
        return view(one, reader);
    }

    /**
     * Answers for the own party; again until the case is decided.
     *
     * @param redactions what has to be left out, for {@link Answer#RELEASE_REDACTED}
     * @param ground on what it is refused or left out
     */
    @Transactional
    ConsultationView answer(UUID id, Answer answer, String redactions, String ground, ActingOfficial by) {
        AccessConsultation one = consultations
                .lock(id)
                .filter(row -> row.party.equals(by.party()))
                .orElseThrow(ConsultationService::unknown);
        if (answer == null) {
            throw Problems.invalid("/answer", "is missing: RELEASE, RELEASE_REDACTED or REFUSE");
        }
        AccessRules.answer(by.maySign(), answer).ifPresent(refusal -> {
            throw Problems.forbidden(refusal.rule(), refusal.wayOut());
        });
        if (!one.isOpen()) {
            throw Problems.conflict(
                    "access-decided",
                    "It is over",
                    "The request was decided or taken back at " + one.endedAt + ". Write to " + one.askingAgency
                            + " where that was wrong.");
        }
        String left = FreeText.optional("/redactions", redactions, NewAccessRequestCheck.LONGEST_TEXT);
        String why = FreeText.optional("/ground", ground, NewAccessRequestCheck.LONGEST_TEXT);
        if ((answer == Answer.RELEASE_REDACTED) != (left != null)) {
            throw Problems.invalid(
                    "/redactions", "is for RELEASE_REDACTED, which needs it: say what has to be left out");
        }
        if ((answer == Answer.RELEASE) == (why != null)) {
            throw Problems.invalid(
                    "/ground", "says on what it is refused or left out; where all is released, leave it out");
        }
        AccessAnswer given = new AccessAnswer();
        given.id = Ids.next();
        given.consultationId = id;
        given.party = by.party();
        given.agency = by.agency();
        given.version = latest(id).map(last -> last.version).orElse(0) + 1;
        given.answer = answer;
        given.redactions = left;
        given.ground = why;
        given.answeredAt = clock.instant();
        given.releasableTo = one.releasableTo;
        consultations.add(given);
        announcements.answered(one, given);
        return ConsultationView.of(one, given, by, clock.instant());
    }

    /**
     * Reminds of one consultation that is due, or stops doing so where it is answered; in a worker transaction.
     *
     * @return whether one was due
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean remindNext() {
        Instant now = clock.instant();
        Optional<AccessConsultation> due = consultations.claimDue(now);
        due.ifPresent(one -> {
            boolean isAnswered = latest(one.id).isPresent();
            if (!isAnswered) {
                one.revision++;
                announcements.reminderDue(one, now);
            }
            one.remindAt = isAnswered || !now.isBefore(one.dueAt) ? null : one.dueAt;
        });
        return due.isPresent();
    }

    private Optional<AccessAnswer> latest(UUID consultation) {
        return Optional.ofNullable(consultations.answers(List.of(consultation)).get(consultation));
    }

    private ConsultationView view(AccessConsultation one, ActingOfficial reader) {
        return ConsultationView.of(one, latest(one.id).orElse(null), reader, clock.instant());
    }

    private static RuntimeException unknown() {
        return Problems.notFound("consultation");
    }
}

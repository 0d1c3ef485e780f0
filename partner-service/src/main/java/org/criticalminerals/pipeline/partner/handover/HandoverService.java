package org.criticalminerals.pipeline.partner.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.FreeText;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.clearance.AssignmentService;
import org.criticalminerals.pipeline.partner.delegation.DelegationService;
import org.criticalminerals.pipeline.partner.party.Official;
import org.criticalminerals.pipeline.partner.party.OfficialLeft;
import org.criticalminerals.pipeline.partner.party.OfficialService;

/**
 * Passes an official's open work on, so that nothing is left without an owner: by an act of a signatory, or by itself to
 * the agency's desk when the official leaves.
 */
@ApplicationScoped
class HandoverService {

    private static final int LONGEST_NOTE = 1_000;
    private static final int LONGEST_SUBJECT = 100;

    private final HandoverRepository handovers;
    private final AssignmentService assignments;
    private final DelegationService delegations;
    private final OfficialService officials;
    private final Clock clock;

    HandoverService(
            HandoverRepository handovers,
            AssignmentService assignments,
            DelegationService delegations,
            OfficialService officials,
            Clock clock) {
        this.handovers = handovers;
        this.assignments = assignments;
        this.delegations = delegations;
        this.officials = officials;
        this.clock = clock;
    }

    /** What would move if a colleague handed over now. */
    @Transactional
    OpenWork openWorkOf(String subject, ActingOfficial reader) {
        Official from = colleague("/from", subject, reader);
        return new OpenWork(assignments.inHand(from.subject()), delegations.of(from.subject()));
    }

    /** A handover of the reader's party. */
    @Transactional
    HandoverView get(UUID id) {
        return handovers.findByIdOptional(id).map(HandoverView::of).orElseThrow(() -> Problems.notFound("handover"));
    }

    /** Hands over. */
    @Transactional
    HandoverView handOver(ActingOfficial by, HandoverResource.NewHandover request) {
        if (!by.maySign()) {
            throw Problems.forbidden(
                    "not-signatory", "Work is handed over by a signatory of your agency. Ask one of them.");
        }
        if (request == null) {
            throw Problems.invalid("", "The body must hold from, to and a note");
        }
        Official from = colleague("/from", request.from(), by);
        boolean toDesk = request.to() == null || request.to().isEmpty();
        Official to = toDesk ? null : colleague("/to", request.to(), by);
        if (to != null && (!to.mayDraft() || to.subject().equals(from.subject()))) {
            throw Problems.invalid("/to", "must be another desk officer or signatory of your agency");
        }
        String note =
                FreeText.required("/note", request.note(), LONGEST_NOTE, "must say what the successor should know");
        return HandoverView.of(move(from, to, note, by));
    }

    void onLeft(@Observes OfficialLeft left) {
        Official from = left.official();
        String note = from.name() + " left " + from.agency() + ".";
        if (!new OpenWork(assignments.inHand(from.subject()), delegations.of(from.subject())).isEmpty()) {
            move(from, left.successor(), note, null);
        }
    }

    private Handover move(Official from, Official to, String note, ActingOfficial by) {
        Handover handover = new Handover();
        handover.id = Ids.next();
        handover.party = from.party();
        handover.agency = from.agency();
        handover.from = from.subject();
        handover.fromName = from.name();
        handover.to = to == null ? null : to.subject();
        handover.toName = to == null ? null : to.name();
        handover.note = note;
        handover.moved =
                new OpenWork(assignments.pass(from.subject(), to, note), delegations.end(from.subject(), by, note));
        handover.recordedBy = by == null ? null : by.subject();
        handover.recordedByName = by == null ? null : by.name();
        handover.recordedAt = clock.instant();
        handover.releasableTo = new String[] {from.party()};
        handovers.persist(handover);
        return handover;
    }

    private Official colleague(String pointer, String subject, ActingOfficial by) {
        if (subject == null || subject.length() > LONGEST_SUBJECT || subject.indexOf('\0') >= 0) {
            throw Problems.invalid(pointer, "must be the subject of a colleague; see /api/v1/officials");
        }
        return officials
                .find(subject)
                .filter(official -> official.agency().equals(by.agency()))
                .orElseThrow(() -> Problems.invalid(
                        pointer, "must be the subject of an official of your agency; see /api/v1/officials"));
    }
}

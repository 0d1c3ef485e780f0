package org.criticalminerals.pipeline.partner.condition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Condition;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.candidacy.ReadersChanged;
import org.criticalminerals.pipeline.partner.condition.ConditionRepository.Filter;
import org.criticalminerals.pipeline.partner.party.PartyService;
import org.criticalminerals.pipeline.partner.review.ReviewMoment;

/**
 * Keeps the conditions of approvals from the conclusion that set them to their end. The condition's row is locked first;
 * only the party that set it names who has to fulfil it, moves its date, discharges it or waives it.
 */
@ApplicationScoped
class ConditionService {

    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_REFERENCE = 300;
    private static final int LONGEST_LINK = 1_000;
    private static final int LONGEST_AGENCY = 100;
    private static final int MOST_EVIDENCE = 100;
    private static final int MOST_DUE_CHANGES = 50;

    private final ConditionRepository conditions;
    private final ConditionAnnouncements announcements;
    private final AgreementService agreements;
    private final PartyService parties;
    private final Clock clock;

    ConditionService(
            ConditionRepository conditions,
            ConditionAnnouncements announcements,
            AgreementService agreements,
            PartyService parties,
            Clock clock) {
        this.conditions = conditions;
        this.announcements = announcements;
        this.agreements = agreements;
        this.parties = parties;
        this.clock = clock;
    }

    /** What an approval was tied to becomes conditions as it is given, in the same transaction. */
    void onConcluded(@Observes ReviewMoment.Concluded concluded) {
        List<Condition> set = concluded.conditions();
        var review = concluded.review();
        if (set.isEmpty()) {
            return;
        }
        ZoneId zone = agreements
                .find(review.agreement())
                .orElseThrow(() -> new IllegalStateException("No agreement " + review.agreement()))
                .definition()
                .deadlines()
                .zone();
        Instant now = clock.instant();
        for (int place = 0; place < set.size(); place++) {
            Condition condition = set.get(place);
            ConditionRow row = new ConditionRow();
            row.id = Ids.next();
            row.projectId = review.projectId();
            row.projectName = review.projectName();
            row.agreement = review.agreement();
            row.reviewId = review.id();
            row.subjectType = review.type();
            row.gate = review.gate();
            row.place = place;
            row.party = condition.party();
            row.text = condition.text();
            row.zone = zone;
            row.dueOn(condition.dueOn(), now);
            row.status = ConditionStatus.OPEN;
            row.revision = 1;
            row.setAt = now;
            row.releasableTo = review.releasableTo().stream().sorted().toArray(String[]::new);
            conditions.persist(row);
        }
    }

    void follow(@Observes ReadersChanged changed) {
        conditions.follow(changed.agreement(), changed.audience());
    }

    /** A condition. */
    @Transactional
    ConditionView get(UUID id, ActingOfficial reader) {
        ConditionRow row = conditions.findByIdOptional(id).orElseThrow(() -> Problems.notFound("condition"));
        return views(List.of(row), reader).getFirst();
    }

    /** Conditions of a list, the newest first. */
    @Transactional
    List<ConditionView> list(Filter filter, UUID after, int limit, ActingOfficial reader) {
        boolean isBounded = filter.project() != null || filter.agreements() != null;
        Filter bounded =
                isBounded ? filter : new Filter(null, agreements.boundsFor(reader), filter.status(), filter.owner());
        return views(conditions.list(bounded, after, limit), reader);
    }

    private List<ConditionView> views(List<ConditionRow> rows, ActingOfficial reader) {
        List<UUID> ids = rows.stream().map(row -> row.id).toList();
        Map<UUID, List<ConditionEvidence>> evidence = conditions.evidence(ids);
        Map<UUID, List<ConditionDueChange>> dueChanges = conditions.dueChanges(ids);
        Map<UUID, List<ConditionActor>> actors = conditions.actors(ids);
        Instant now = clock.instant();
        return rows.stream()
                .map(row -> ConditionView.of(
                        row,
                        dueChanges.getOrDefault(row.id, List.of()),
                        evidence.getOrDefault(row.id, List.of()),
                        actors.getOrDefault(row.id, List.of()),
                        permitted(row, reader),
                        now))
                .toList();
    }

    private List<String> permitted(ConditionRow row, ActingOfficial reader) {
        List<String> permitted = new ArrayList<>();
        if (!row.isOpen()) {
            return permitted;
        }
        if (maySubmit(row, reader)) {
            permitted.add("SUBMIT_EVIDENCE");
        }
        if (reader.party().equals(row.party) && leads(row, reader)) {
            if (reader.mayDraft()) {
                permitted.add("ASSIGN");
            }
            if (reader.maySign()) {
                permitted.add("DISCHARGE");
                permitted.add("WAIVE");
                permitted.add("MOVE_DUE");
            }
        }
        return permitted;
    }

    /** Names the agency that has to fulfil a condition. */
    @Transactional
    ConditionView assign(UUID id, ActingOfficial official, String owner) {
        ConditionRow row = open(id);
        requireSetter(row, official, official.mayDraft(), "desk officer or signatory");
        String agency = owner == null || owner.isBlank() ? null : owner.strip();
        if (agency == null || agency.length() > LONGEST_AGENCY || agency.indexOf('\0') >= 0) {
            throw Problems.invalid("/agency", "must be the id of an agency, for example us-doe");
        }
        AgreementDefinition agreement = agreement(row);
        boolean known = parties.agency(agency)
                .filter(one -> agreement.parties().contains(String.valueOf(one.party())))
                .isPresent();
        if (!known) {
            throw Problems.invalid(
                    "/agency",
                    agency + " is no agency of " + String.join(" or ", agreement.parties()) + ", the parties of "
                            + agreement.title());
        }
        row.owner = agency;
        row.revision++;
        Instant now = clock.instant();
        act(row, ConditionActor.Act.ASSIGNED, official, now);
        announcements.assigned(row, now);
        return fresh(row, official);
    }

    /**
     * Gives a condition another due date; the one before is kept.
     *
     * @param day the new date, not in the past
     * @param reasons why
     */
    @Transactional
    ConditionView moveDue(UUID id, ActingOfficial official, LocalDate day, String reasons) {
        ConditionRow row = open(id);
        requireSetter(row, official, official.maySign(), "signatory");
        Instant now = clock.instant();
        List<FieldError> errors =
                new ArrayList<>(DueDateRules.faults(row.dueOn, day, LocalDate.ofInstant(now, row.zone)));
        if (stripped(reasons) == null) {
            errors.add(new FieldError("/reasons", "is missing: say why the date moves"));
        }
        text(errors, "/reasons", reasons, LONGEST_TEXT);
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        if (row.dueVersion > MOST_DUE_CHANGES) {
            throw Problems.conflict(
                    "too-many-dates",
                    "The date was moved often enough",
                    "A condition's date moves " + MOST_DUE_CHANGES + " times at most. Discharge or waive it instead.");
        }
        ConditionDueChange change = new ConditionDueChange();
        change.conditionId = id;
        change.change = row.dueVersion;
        change.dueBefore = row.dueOn;
        change.dueOn = day;
        change.reasons = reasons.strip();
        change.agency = official.agency();
        change.changedAt = now;
        change.releasableTo = row.releasableTo;
        conditions.add(change);
        row.dueOn(day, now);
        row.revision++;
        act(row, ConditionActor.Act.DUE_MOVED, official, now);
        announcements.dueMoved(row, change);
        return fresh(row, official);
    }

    /**
     * Evidence for a condition, or why it ends, over HTTP.
     *
     * @param evidence what shows that it is fulfilled, or why it is waived
     * @param reference where that can be found
     * @param link an address where it can be read
     * @param marking who may read it; null for all who see the condition. Of evidence alone
     */
    record Proof(String evidence, String reference, String link, StoredMarking marking) {}

    /** Submits what shows that a condition is fulfilled; the party that set it looks at it. */
    @Transactional
    ConditionView submit(UUID id, ActingOfficial official, Proof proof) {
        ConditionRow row = open(id);
        if (!maySubmit(row, official)) {
            throw Problems.forbidden(
                    "not-owner",
                    "Evidence is submitted by desk officers and signatories of "
                            + (row.owner == null
                                    ? "the lead agencies of the parties"
                                    : row.owner + " or of a lead agency")
                            + ". Send it to them.");
        }
        requireValid(proof, "/evidence");
        if (conditions.countEvidence(id) >= MOST_EVIDENCE) {
            throw Problems.conflict(
                    "too-much-evidence",
                    "There is enough evidence",
                    "A condition takes " + MOST_EVIDENCE + " pieces of evidence. Ask " + row.party
                            + " to decide on what is there.");
        }
        StoredMarking marking = proof.marking() == null ? EvidenceMarkings.usual() : proof.marking();
        List<FieldError> faults = EvidenceMarkings.faults(
                marking, official, row.party, row.audience(), parties.agenciesOf(official.party()));
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        Instant now = clock.instant();
        ConditionEvidence evidence = new ConditionEvidence();
        evidence.id = Ids.next();
        evidence.conditionId = id;
        evidence.party = official.party();
        evidence.agency = official.agency();
        evidence.evidence = proof.evidence().strip();
        evidence.reference = stripped(proof.reference());
        evidence.link = stripped(proof.link());
        evidence.submittedAt = now;
        evidence.marking = marking;
        evidence.releasableTo = EvidenceMarkings.audience(marking, official, row.party, row.audience())
                .toArray(String[]::new);
        conditions.add(evidence);
        row.revision++;
        act(row, ConditionActor.Act.EVIDENCE_SUBMITTED, official, now);
        announcements.evidenceSubmitted(row, evidence);
        return fresh(row, official);
    }

    /** Holds a condition for fulfilled. */
    @Transactional
    ConditionView discharge(UUID id, ActingOfficial official, Proof proof) {
        return end(id, official, proof, ConditionStatus.DISCHARGED);
    }

    /** No longer asks for a condition. */
    @Transactional
    ConditionView waive(UUID id, ActingOfficial official, Proof proof) {
        return end(id, official, proof, ConditionStatus.WAIVED);
    }

    private ConditionView end(UUID id, ActingOfficial official, Proof proof, ConditionStatus how) {
        ConditionRow row = open(id);
        requireSetter(row, official, official.maySign(), "signatory");
        requireValid(proof, "/evidence");
        Instant now = clock.instant();
        row.end(how, official.agency(), proof.evidence().strip(), now);
        act(
                row,
                how == ConditionStatus.WAIVED ? ConditionActor.Act.WAIVED : ConditionActor.Act.DISCHARGED,
                official,
                now);
        announcements.ended(row);
        return fresh(row, official);
    }

    /**
     * Tells of one condition whose date has passed, once for that date; in a worker transaction.
     *
     * @return whether one was overdue
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean tellNextOverdue() {
        Instant now = clock.instant();
        Optional<ConditionRow> overdue = conditions.claimOverdue(now);
        overdue.ifPresent(row -> {
            row.overdueToldAt = now;
            row.revision++;
            announcements.overdue(row);
        });
        return overdue.isPresent();
    }

    // Also one that is over must be found, to say so: but its row can't be locked any more.
    private ConditionRow open(UUID id) {
        return conditions.lock(id).filter(ConditionRow::isOpen).orElseThrow(() -> conditions
                .findByIdOptional(id)
                .<RuntimeException>map(row -> Problems.conflict(
                        "condition-ended",
                        "The condition is over",
                        row.party + " " + (row.status == ConditionStatus.WAIVED ? "waived" : "discharged") + " it on "
                                + row.endedAt
                                + ". What has ended stays so; a new condition comes with a new approval."))
                .orElseGet(() -> Problems.notFound("condition")));
    }

    private void requireSetter(ConditionRow row, ActingOfficial official, boolean hasRole, String role) {
        if (!official.party().equals(row.party)) {
            throw Problems.forbidden(
                    "foreign-party",
                    row.party
                            + " set this condition, and it alone assigns, moves, discharges or waives it. Submit"
                            + " evidence to it instead.");
        }
        if (!leads(row, official) || !hasRole) {
            String lead = agreement(row).leads().get(row.party);
            throw Problems.forbidden(
                    "not-lead",
                    "This is done by a " + role + " of " + lead + ", which leads for " + row.party + " under "
                            + agreement(row).title() + ". Ask one of them.");
        }
    }

    private boolean leads(ConditionRow row, ActingOfficial official) {
        return official.agency().equals(agreement(row).leads().get(official.party()));
    }

    private boolean maySubmit(ConditionRow row, ActingOfficial official) {
        return official.mayDraft() && (official.agency().equals(row.owner) || leads(row, official));
    }

    private AgreementDefinition agreement(ConditionRow row) {
        return agreements
                .find(row.agreement)
                .orElseThrow(() -> Problems.notFound("agreement"))
                .definition();
    }

    private void act(ConditionRow row, ConditionActor.Act act, ActingOfficial official, Instant now) {
        ConditionActor actor = new ConditionActor();
        actor.id = Ids.next();
        actor.conditionId = row.id;
        actor.act = act;
        actor.subject = official.subject();
        actor.name = official.name();
        actor.actedAt = now;
        actor.releasableTo = new String[] {official.party()};
        conditions.add(actor);
    }

    private ConditionView fresh(ConditionRow row, ActingOfficial official) {
        conditions.flush();
        return views(List.of(row), official).getFirst();
    }

    private static void requireValid(Proof proof, String pointer) {
        if (proof == null || stripped(proof.evidence()) == null) {
            throw Problems.invalid(pointer, "is missing: say what shows it, or why");
        }
        List<FieldError> errors = new ArrayList<>();
        text(errors, "/evidence", proof.evidence(), LONGEST_TEXT);
        text(errors, "/reference", proof.reference(), LONGEST_REFERENCE);
        text(errors, "/link", proof.link(), LONGEST_LINK);
        String link = stripped(proof.link());
        if (link != null && !link.matches("(?i)https?://\\S+")) {
            errors.add(new FieldError("/link", "must be an address that begins with https:// or http://"));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    private static void text(List<FieldError> errors, String pointer, String text, int longest) {
        if (text != null && text.strip().length() > longest) {
            errors.add(new FieldError(pointer, "must be at most " + longest + " characters"));
        }
        if (text != null && text.indexOf('\0') >= 0) {
            errors.add(new FieldError(pointer, "must not hold the character NUL"));
        }
    }

    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

package org.criticalminerals.pipeline.partner.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyDeselected;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacySelected;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyWithdrawn;
import org.criticalminerals.pipeline.kit.consuming.NotYetKnownException;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.partner.agreement.Agreement;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.BaseEvent;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.ClockDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.agreement.AgreementTookEffect;
import org.criticalminerals.pipeline.partner.calendar.CutOff;
import org.criticalminerals.pipeline.partner.clock.ClockRepository.After;
import org.criticalminerals.pipeline.partner.clock.ClockRepository.Filter;
import org.criticalminerals.pipeline.partner.party.PartyService;

/**
 * Keeps the clocks of agreements: sets them when their base event is known, reminds, lets them run out, and takes what
 * fulfils them. One that ran out stays visible until it is fulfilled.
 */
@ApplicationScoped
public class ClockService {

    private static final int LONGEST_EVIDENCE = 4_000;

    private final ClockRepository clocks;
    private final AgreementService agreements;
    private final PartyService parties;
    private final Outbox outbox;
    private final Clock clock;

    ClockService(
            ClockRepository clocks, AgreementService agreements, PartyService parties, Outbox outbox, Clock clock) {
        this.clocks = clocks;
        this.agreements = agreements;
        this.parties = parties;
        this.outbox = outbox;
        this.clock = clock;
    }

    void follow(@Observes AgreementTookEffect effect) {
        AgreementDefinition definition = effect.now().definition();
        List<AgreementClock> known = new ArrayList<>(clocks.lockAll(definition.code()));
        Set<String> audience = Audience.parties(definition.parties());
        known.forEach(one -> one.name = effect.renamedClocks().getOrDefault(one.name, one.name));
        Map<String, ClockDefinition> defined = new HashMap<>();
        definition.clocks().forEach(one -> defined.put(one.name(), one));
        Instant now = clock.instant();
        for (AgreementClock one : known) {
            if (one.status != ClockStatus.FULFILLED) {
                follow(one, definition, defined.get(one.name), audience, now);
            }
        }
        definition.clocks().stream()
                .filter(one -> known.stream().noneMatch(kept -> kept.projectId == null && kept.name.equals(one.name())))
                .forEach(one -> base(one, definition).ifPresent(base -> start(one, definition, base, null, null, now)));
    }

    private static void follow(
            AgreementClock kept,
            AgreementDefinition definition,
            ClockDefinition defined,
            Set<String> audience,
            Instant now) {
        kept.releasableTo = audience.toArray(String[]::new);
        boolean isCandidacys = kept.projectId != null;
        boolean isDropped = defined == null
                || (defined.baseEvent() == BaseEvent.SELECTION) != isCandidacys
                || definition.lifecycle() == AgreementLifecycle.ENDED;
        Optional<LocalDate> base =
                isDropped || isCandidacys ? Optional.ofNullable(kept.baseOn) : base(defined, definition);
        if (isDropped || base.isEmpty()) {
            if (!kept.isOver()) {
                kept.cancel();
            }
        } else if (kept.status != ClockStatus.CANCELLED || !isCandidacys) {
            kept.set(defined, base.get(), definition.deadlines().toCutOff(), now);
        }
    }

    private static Optional<LocalDate> base(ClockDefinition clock, AgreementDefinition definition) {
        if (definition.lifecycle() == AgreementLifecycle.ENDED) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (clock.baseEvent()) {
                    case SIGNATURE -> definition.signedOn();
                    case ENTRY_INTO_FORCE -> definition.inForceOn();
                    case DATE -> clock.date();
                    case SELECTION -> null;
                });
    }

    private void start(
            ClockDefinition definition,
            AgreementDefinition agreement,
            LocalDate base,
            UUID projectId,
            String projectName,
            Instant now) {
        AgreementClock started = new AgreementClock();
        started.id = Ids.next();
        started.agreement = agreement.code();
        started.name = definition.name();
        started.projectId = projectId;
        started.projectName = projectName;
        started.releasableTo = Audience.parties(agreement.parties()).toArray(String[]::new);
        started.set(definition, base, agreement.deadlines().toCutOff(), now);
        clocks.persist(started);
    }

    void follow(@Observes CandidacySelected selected) {
        AgreementDefinition agreement = agreements
                .find(selected.agreement())
                .map(Agreement::definition)
                .orElseThrow(() -> new NotYetKnownException("agreement " + selected.agreement()));
        List<AgreementClock> known = clocks.lockAll(selected.agreement(), selected.projectId());
        CutOff cutOff = agreement.deadlines().toCutOff();
        Instant now = clock.instant();
        agreement.clocks().stream()
                .filter(one -> one.baseEvent() == BaseEvent.SELECTION)
                .filter(one -> known.stream().noneMatch(kept -> kept.name.equals(one.name())))
                .forEach(one -> start(
                        one,
                        agreement,
                        cutOff.dayOf(selected.selectedAt()),
                        selected.projectId(),
                        selected.projectName(),
                        now));
    }

    void follow(@Observes CandidacyDeselected deselected) {
        cancel(deselected.agreement(), deselected.projectId());
    }

    void follow(@Observes CandidacyWithdrawn withdrawn) {
        cancel(withdrawn.agreement(), withdrawn.projectId());
    }

    private void cancel(String agreement, UUID project) {
        clocks.lockAll(agreement, project).stream().filter(one -> !one.isOver()).forEach(AgreementClock::cancel);
    }

    /**
     * Does what time demands of one clock that is due: reminds, or lets it run out.
     *
     * @return whether one was due
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean settleNextDue() {
        Instant now = clock.instant();
        Optional<AgreementClock> due = clocks.claimDue(now);
        due.ifPresent(one -> {
            one.revision++;
            if (now.isBefore(one.dueAt)) {
                one.nextAt = ClockDue.nextAt(one.reminders, one.dueAt, now);
                publish(one, new AgreementEvent.ClockReminderDue(one.agreement, one.subject(), one.dueAt, now), null);
            } else {
                one.status = ClockStatus.EXPIRED;
                one.expiredAt = now;
                one.nextAt = null;
                publish(one, new AgreementEvent.ClockExpired(one.agreement, one.subject(), one.dueAt, now), null);
            }
        });
        return due.isPresent();
    }

    /**
     * Takes what fulfils a clock, from a signatory of a party's lead or a coordinator.
     *
     * @param id the clock
     * @param fulfilledOn the day on which it happened; today where absent
     * @param evidence what shows it
     */
    @Transactional
    AgreementClock fulfil(UUID id, LocalDate fulfilledOn, String evidence, ActingOfficial official) {
        AgreementClock one = clocks.lock(id).orElseThrow(() -> Problems.notFound("clock"));
        AgreementDefinition agreement =
                agreements.find(one.agreement).map(Agreement::definition).orElseThrow();
        requireMay(agreement, official);
        Instant now = clock.instant();
        LocalDate today = agreement.deadlines().toCutOff().dayOf(now);
        LocalDate day = fulfilledOn == null ? today : fulfilledOn;
        requireValid(one, day, today, evidence);
        if (one.isOver()) {
            throw Problems.conflict(
                    "clock-over",
                    "The clock waits for nothing any more",
                    "It is " + one.status
                            + (one.fulfilledOn == null ? "." : " since " + one.fulfilledOn + ": " + one.evidence));
        }
        one.status = ClockStatus.FULFILLED;
        one.fulfilledOn = day;
        one.evidence = evidence.strip();
        one.fulfilledAt = now;
        one.fulfilledAgency = official.agency();
        one.nextAt = null;
        one.revision++;
        publish(
                one,
                new AgreementEvent.ClockFulfilled(
                        one.agreement,
                        one.subject(),
                        one.dueAt,
                        day,
                        one.evidence,
                        !day.isAfter(one.dueOn),
                        now,
                        official.actor()),
                official.party());
        return one;
    }

    private void requireMay(AgreementDefinition agreement, ActingOfficial official) {
        String lead = agreement.leads().get(official.party());
        boolean signs = official.maySign() && official.agency().equals(lead);
        if (!signs && !official.isCoordinator()) {
            throw Problems.forbidden(
                    "not-signatory",
                    "What fulfils a clock is recorded by a signatory of a party's lead"
                            + (lead == null ? "" : ", for " + official.party() + " of " + parties.nameOf(lead))
                            + ", or by a coordinator. Ask one of them.");
        }
    }

    private static void requireValid(AgreementClock one, LocalDate day, LocalDate today, String evidence) {
        List<FieldError> errors = new ArrayList<>();
        if (day.isAfter(today)) {
            errors.add(new FieldError("/fulfilledOn", "must not lie in the future"));
        }
        if (day.isBefore(one.baseOn)) {
            errors.add(new FieldError("/fulfilledOn", "must not lie before " + one.baseOn + ", when the clock began"));
        }
        if (evidence == null || evidence.isBlank()) {
            errors.add(new FieldError("/evidence", "is missing: say what shows it"));
        } else if (evidence.length() > LONGEST_EVIDENCE) {
            errors.add(new FieldError("/evidence", "must have at most " + LONGEST_EVIDENCE + " characters"));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    private void publish(AgreementClock one, AgreementEvent event, String actingParty) {
        outbox.publish(event, one.revision, one.audience(), actingParty);
    }

    /** A clock, as far as the reader may see it. */
    @Transactional
    AgreementClock get(UUID id) {
        return clocks.findByIdOptional(id).orElseThrow(() -> Problems.notFound("clock"));
    }

    /** Clocks of a list, as the reader may see them. */
    @Transactional
    List<AgreementClock> list(Filter filter, After after, int limit, ActingOfficial reader) {
        boolean isBounded = filter.agreements() != null || filter.project() != null;
        Filter bounded =
                isBounded ? filter : new Filter(agreements.boundsFor(reader), filter.project(), filter.status());
        return clocks.list(bounded, after, limit);
    }
}

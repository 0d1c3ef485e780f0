package org.criticalminerals.pipeline.partner.party;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.FreeText;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.partner.calendar.PublicHolidays;
import org.criticalminerals.pipeline.partner.party.AgencyRoles.AgencyRole;
import org.criticalminerals.pipeline.partner.party.PartyChange.Act;

/**
 * Changes the data of parties and agencies: an act with its day and its reason, at once or on its day, checked against
 * what holds then. Agreements are changed elsewhere: what an agency does under one isn't its own to say.
 */
@ApplicationScoped
class PartyChangeService {

    private static final int LONGEST_REASON = 2_000;
    private static final int MOST_YEARS = 10;

    private final PartyChangeRepository changes;
    private final PartyVersions versions;
    private final PartyRepository parties;
    private final PublicHolidays holidays;
    private final Instance<AgencyRoles> roles;
    private final Clock clock;

    PartyChangeService(
            PartyChangeRepository changes,
            PartyVersions versions,
            PartyRepository parties,
            PublicHolidays holidays,
            @Any Instance<AgencyRoles> roles,
            Clock clock) {
        this.changes = changes;
        this.versions = versions;
        this.parties = parties;
        this.holidays = holidays;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * What is to change.
     *
     * @param act how
     * @param effectiveFrom from when; null for today
     * @param reason why
     */
    record Wanted(Act act, LocalDate effectiveFrom, String reason) {}

    /** Changes a party's data, at once or on its day. */
    @Transactional
    PartyChange change(String code, Wanted wanted, ActingOfficial by) {
        if (parties.findById(code) == null) {
            throw Problems.notFound("party");
        }
        PartyPermissions.denied(by, wanted.act().party(), code).ifPresent(PartyChangeService::refuse);
        LocalDate day = day(wanted, false);
        PartyRow row = versions.lockParty(code);
        List<FieldError> faults = new ArrayList<>();
        PartyDefinition after = after(row, wanted.act().party(), faults);
        return record(
                PartyChange.ofParty(code), code, wanted, day, by, faults, FieldChange.between(row.definition, after));
    }

    /** Enters an agency, or changes one, at once or on its day. */
    @Transactional
    PartyChange changeAgency(String id, Wanted wanted, ActingOfficial by) {
        AgencyAct act = wanted.act().agency();
        boolean enters = act instanceof AgencyAct.Entered;
        AgencyRow row = versions.agency(id);
        if (row == null && !enters) {
            throw Problems.notFound("agency");
        }
        String party = act instanceof AgencyAct.Entered entered ? entered.party() : row.party;
        PartyPermissions.denied(by, party).ifPresent(PartyChangeService::refuse);
        LocalDate day = day(wanted, act.mayBeLate());
        if (enters) {
            requireParty(party);
            if (row != null) {
                throw Problems.invalid("/act/id", id + " is there already");
            }
        }
        List<FieldError> faults = new ArrayList<>();
        AgencyDefinition before = row == null ? null : versions.lockAgency(id).definition;
        AgencyDefinition after = after(before, act, day, faults);
        return record(PartyChange.ofAgency(id), party, wanted, day, by, faults, FieldChange.between(before, after));
    }

    private void requireParty(String party) {
        if (party != null && !party.equals(Audience.SECRETARIAT) && parties.findById(party) == null) {
            throw Problems.invalid("/act/party", party + " is no party that is known");
        }
    }

    private static void refuse(PartyPermissions.Denied denied) {
        throw Problems.forbidden(denied.rule(), denied.wayOut());
    }

    private LocalDate day(Wanted wanted, boolean mayBeLate) {
        LocalDate today = versions.today();
        LocalDate day = wanted.effectiveFrom() == null ? today : wanted.effectiveFrom();
        LocalDate earliest = mayBeLate ? today.minusYears(MOST_YEARS) : today;
        if (day.isBefore(earliest) || day.isAfter(today.plusYears(MOST_YEARS))) {
            throw Problems.invalid(
                    "/effectiveFrom", "must lie from " + earliest + " to " + today.plusYears(MOST_YEARS));
        }
        return day;
    }

    private PartyDefinition after(PartyRow row, PartyAct act, List<FieldError> faults) {
        PartyDefinition after = act.on(row.definition, faults);
        if (faults.isEmpty()) {
            faults.addAll(PartyCheck.errors(after, parties.owners(), holidays));
        }
        return faults.isEmpty() ? after : row.definition;
    }

    private AgencyDefinition after(AgencyDefinition before, AgencyAct act, LocalDate day, List<FieldError> faults) {
        AgencyDefinition after = act.on(before, day, faults);
        if (faults.isEmpty()) {
            faults.addAll(PartyCheck.errors(after, territoryOf(after.party())));
        }
        if (faults.isEmpty() && act instanceof AgencyAct.Closes) {
            rolesOf(after.id())
                    .forEach(role -> faults.add(new FieldError(
                            "/type",
                            "it is " + role.role() + " for " + role.party() + " under " + role.agreement()
                                    + ": change that agreement first")));
        }
        return after;
    }

    private List<String> territoryOf(String party) {
        return parties.findByIdOptional(String.valueOf(party))
                .map(row -> row.definition.territory())
                .orElse(null);
    }

    /** What an agency has to do under agreements. */
    @Transactional
    List<AgencyRole> rolesOf(String agency) {
        return roles.stream().flatMap(known -> known.of(agency).stream()).toList();
    }

    private PartyChange record(
            String subject,
            String party,
            Wanted wanted,
            LocalDate day,
            ActingOfficial by,
            List<FieldError> faults,
            List<FieldChange> effects) {
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults.stream()
                    .map(fault -> fault.pointer().equals("/effectiveFrom")
                            ? fault
                            : new FieldError("/act" + fault.pointer(), fault.detail()))
                    .toList());
        }
        if (effects.isEmpty()) {
            throw Problems.invalid("/act", "changes nothing: that is what holds already");
        }
        Instant now = clock.instant();
        PartyChange change = new PartyChange();
        change.id = Ids.next();
        change.subject = subject;
        change.party = party;
        change.act = wanted.act();
        change.effectiveFrom = day;
        change.reason = FreeText.required("/reason", wanted.reason(), LONGEST_REASON, "is missing: say why it changes");
        change.state = PartyChangeState.SCHEDULED;
        change.effects = new PartyChange.Effects(effects);
        change.recordedAt = now;
        change.recordedBy = by.actor();
        if (!day.isAfter(versions.today())) {
            takeEffect(change);
        }
        changes.persist(change);
        return change;
    }

    /** Takes a change back before its day. */
    @Transactional
    PartyChange withdraw(UUID id, String reasons, ActingOfficial by) {
        PartyChange seen = changes.findByIdOptional(id).orElseThrow(() -> Problems.notFound("change"));
        PartyPermissions.denied(by, seen.act == null ? null : seen.act.party(), seen.party)
                .ifPresent(PartyChangeService::refuse);
        PartyChange change = changes.lock(id).orElseThrow(() -> Problems.notFound("change"));
        String why = FreeText.required("/reasons", reasons, LONGEST_REASON, "is missing: say why it is taken back");
        if (change.state != PartyChangeState.SCHEDULED) {
            throw Problems.conflict(
                    "change-not-scheduled",
                    "The change waits for no day any more",
                    "It is " + change.state + ". To change it again, record another change.");
        }
        change.end(PartyChangeState.WITHDRAWN, why, clock.instant());
        return change;
    }

    /**
     * Lets the change that is due first take effect, or says why it can't any more, in the current worker transaction.
     *
     * @return whether one was due
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean settleNext() {
        Optional<PartyChange> due = changes.claimDue(versions.today());
        due.ifPresent(this::takeEffect);
        return due.isPresent();
    }

    private void takeEffect(PartyChange change) {
        List<FieldError> faults = new ArrayList<>();
        PartyVersions.Cause cause = new PartyVersions.Cause(change.reason, change.effectiveFrom, change.recordedBy);
        if (change.act.party() != null) {
            PartyRow row = versions.lockParty(change.subjectId());
            PartyDefinition before = row.definition;
            PartyDefinition after = after(row, change.act.party(), faults);
            if (faults.isEmpty()) {
                List<FieldChange> effects = versions.take(row, before, after, cause);
                change.takeEffect(row.version, effects, clock.instant());
            }
        } else {
            AgencyRow row = versions.lockAgency(change.subjectId());
            AgencyDefinition before = row == null ? null : row.definition;
            AgencyDefinition after = after(before, change.act.agency(), change.effectiveFrom, faults);
            if (faults.isEmpty()) {
                AgencyRow taken = row == null ? PartyVersions.rowOf(after) : row;
                List<FieldChange> effects = versions.take(taken, before, after, cause);
                change.takeEffect(taken.version, effects, clock.instant());
            }
        }
        if (!faults.isEmpty()) {
            change.end(
                    PartyChangeState.OVERTAKEN,
                    "On its day it no longer fitted what holds: "
                            + faults.stream()
                                    .map(fault -> fault.pointer().substring(1) + " " + fault.detail())
                                    .collect(Collectors.joining("; "))
                            + ".",
                    clock.instant());
        }
    }

    /** Changes of a party's data and its agencies, the newest first. */
    @Transactional
    List<PartyChange> ofParty(String party, UUID before, int limit) {
        return changes.ofParty(party, before, limit);
    }

    /** Changes of an agency, the newest first. */
    @Transactional
    List<PartyChange> ofAgency(String agency, UUID before, int limit) {
        return changes.ofAgency(agency, before, limit);
    }

    /** A change. */
    @Transactional
    PartyChange get(UUID id) {
        return changes.findByIdOptional(id).orElseThrow(() -> Problems.notFound("change"));
    }
}

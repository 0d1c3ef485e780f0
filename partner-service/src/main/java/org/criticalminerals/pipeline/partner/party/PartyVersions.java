package org.criticalminerals.pipeline.partner.party;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.partner.json.StoredJson;

/**
 * Lets what is said of a party or an agency take effect: its version grows, the other services are told the state and
 * the change, and the history keeps it. Within the caller's transaction, which has locked the row.
 */
@ApplicationScoped
class PartyVersions {

    private static final String RELOADED = "Reference data changed";
    private static final String ENTERED = "Entered";

    private final PartyRepository parties;
    private final AgencyRepository agencies;
    private final PartyChangeRepository changes;
    private final PartyEvents events;
    private final Clock clock;

    PartyVersions(
            PartyRepository parties,
            AgencyRepository agencies,
            PartyChangeRepository changes,
            PartyEvents events,
            Clock clock) {
        this.parties = parties;
        this.agencies = agencies;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Why something changes.
     *
     * @param reason in words
     * @param effectiveFrom the day from which it holds
     * @param by who changed it; null where the reference data did
     */
    record Cause(String reason, LocalDate effectiveFrom, Actor by) {}

    /** The row of a party, locked; null where there is none. */
    PartyRow lockParty(String code) {
        PartyRow row = parties.findById(code);
        if (row != null) {
            // What was read before the lock may have changed since.
            parties.getEntityManager().refresh(row, LockModeType.PESSIMISTIC_WRITE);
        }
        return row;
    }

    /** The row of an agency, locked; null where there is none. */
    AgencyRow lockAgency(String id) {
        AgencyRow row = agencies.findById(id);
        if (row != null) {
            agencies.getEntityManager().refresh(row, LockModeType.PESSIMISTIC_WRITE);
        }
        return row;
    }

    /** The row of an agency as it is read; null where there is none. */
    AgencyRow agency(String id) {
        return agencies.findById(id);
    }

    /** The row of an agency that is new. */
    static AgencyRow rowOf(AgencyDefinition agency) {
        AgencyRow row = new AgencyRow();
        row.id = agency.id();
        return row;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Takes a party from a file; whether anything changed. */
    boolean load(PartyDefinition file) {
        PartyRow row = lockParty(file.code());
        if (row == null) {
            row = new PartyRow();
            row.fileDefinition = file;
            row.code = file.code();
            take(row, file);
            return true;
        }
        if (file.equals(row.fileDefinition)) {
            return false;
        }
        PartyDefinition before = row.definition;
        PartyDefinition merged =
                row.fileDefinition == null ? file : PartyFileMerge.of(row.fileDefinition, file, before);
        row.fileDefinition = file;
        if (merged.equals(before)) {
            return false;
        }
        Cause cause = new Cause(RELOADED, today(), null);
        List<FieldChange> effects = take(row, before, merged, cause);
        keep(PartyChange.ofParty(file.code()), file.code(), row.version, effects, cause);
        return true;
    }

    /** Takes an agency from a file; whether anything changed. */
    boolean load(AgencyDefinition file) {
        AgencyRow row = lockAgency(file.id());
        if (row == null) {
            row = new AgencyRow();
            row.id = file.id();
            row.fileDefinition = file;
            take(row, file);
            return true;
        }
        if (file.equals(row.fileDefinition)) {
            return false;
        }
        AgencyDefinition before = row.definition;
        AgencyDefinition merged =
                row.fileDefinition == null ? file : PartyFileMerge.of(row.fileDefinition, file, before);
        row.fileDefinition = file;
        if (merged.equals(before)) {
            return false;
        }
        Cause cause = new Cause(RELOADED, today(), null);
        List<FieldChange> effects = take(row, before, merged, cause);
        keep(PartyChange.ofAgency(file.id()), merged.party(), row.version, effects, cause);
        return true;
    }

    /** Takes a party that is new here, entered by an official. */
    void entered(PartyDefinition party, Actor by) {
        PartyRow row = new PartyRow();
        row.code = party.code();
        Cause cause = new Cause(ENTERED, today(), by);
        List<FieldChange> effects = take(row, null, party, cause);
        keep(PartyChange.ofParty(party.code()), party.code(), row.version, effects, cause);
    }

    /** Takes an agency that is new here with its party, entered by an official. */
    void entered(AgencyDefinition agency, Actor by) {
        AgencyRow row = rowOf(agency);
        Cause cause = new Cause(ENTERED, today(), by);
        List<FieldChange> effects = take(row, null, agency, cause);
        keep(PartyChange.ofAgency(agency.id()), agency.party(), row.version, effects, cause);
    }

    private void keep(String subject, String party, int version, List<FieldChange> effects, Cause cause) {
        Instant now = clock.instant();
        PartyChange change = new PartyChange();
        change.id = Ids.next();
        change.subject = subject;
        change.party = party;
        change.effectiveFrom = cause.effectiveFrom();
        change.reason = cause.reason();
        change.recordedAt = now;
        change.recordedBy = cause.by();
        change.takeEffect(version, effects, now);
        changes.persist(change);
    }

    /** Lets a party be otherwise from now on, and tells why; what reads otherwise. */
    List<FieldChange> take(PartyRow row, PartyDefinition before, PartyDefinition after, Cause cause) {
        List<FieldChange> effects = FieldChange.between(before, after);
        take(row, after);
        events.changed(after, row.version, sentences(effects), cause, clock.instant());
        return effects;
    }

    /** Lets an agency be otherwise from now on, and tells why; what reads otherwise. */
    List<FieldChange> take(AgencyRow row, AgencyDefinition before, AgencyDefinition after, Cause cause) {
        List<FieldChange> effects = FieldChange.between(before, after);
        take(row, after);
        events.changed(after, row.toldName, row.version, sentences(effects), cause, clock.instant());
        return effects;
    }

    /** Takes a party as it is; the state alone is told. */
    private void take(PartyRow row, PartyDefinition definition) {
        row.version++;
        row.hash = StoredJson.hash(definition);
        row.definition = definition;
        row.loadedAt = clock.instant();
        parties.persist(row);
        events.tell(definition, row.version);
    }

    private void take(AgencyRow row, AgencyDefinition definition) {
        row.version++;
        row.hash = StoredJson.hash(definition);
        row.party = definition.party();
        row.definition = definition;
        row.loadedAt = clock.instant();
        row.toldName = definition.nameOn(today()).name();
        agencies.persist(row);
        events.tell(definition, row.version, today());
    }

    /** Tells of agencies whose name, by its dates, is another than was told; how many. */
    int tellNewNames() {
        int told = 0;
        for (AgencyRow row : agencies.dated()) {
            String name = row.definition.nameOn(today()).name();
            if (!name.equals(row.toldName)) {
                FieldChange effect = new FieldChange("name", row.toldName, name);
                take(row, row.definition);
                events.changed(
                        row.definition,
                        name,
                        row.version,
                        sentences(List.of(effect)),
                        new Cause("Its name changes on this day", today(), null),
                        clock.instant());
                told++;
            }
        }
        return told;
    }

    private static List<String> sentences(List<FieldChange> effects) {
        return effects.stream().map(FieldChange::sentence).toList();
    }
}

package org.criticalminerals.pipeline.partner.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.partner.json.StoredJson;
import org.hibernate.Session;

/**
 * Gives the agreements to whoever asks, in the version in force, and keeps every version that took effect: from the
 * reference data and from changes that the parties agreed.
 */
@ApplicationScoped
public class AgreementService {

    private static final String LOADED = "First loaded";
    private static final String RELOADED = "Reference data changed";

    private final AgreementRepository agreements;
    private final AgreementVersionRepository versions;
    private final AgreementEvents events;
    private final Event<AgreementTookEffect> effects;
    private final Instance<DueChanges> dueChanges;
    private final Session session;
    private final Clock clock;

    AgreementService(
            AgreementRepository agreements,
            AgreementVersionRepository versions,
            AgreementEvents events,
            Event<AgreementTookEffect> effects,
            @Any Instance<DueChanges> dueChanges,
            Session session,
            Clock clock) {
        this.agreements = agreements;
        this.versions = versions;
        this.events = events;
        this.effects = effects;
        this.dueChanges = dueChanges;
        this.session = session;
        this.clock = clock;
    }

    /**
     * Why a version takes effect.
     *
     * @param reason in words
     * @param by who proposed it
     * @param change the change that makes it
     * @param effectiveFrom since when it holds
     * @param renamedClocks new names of clocks, by their old ones
     */
    public record Cause(
            String reason, Actor by, UUID change, Instant effectiveFrom, Map<String, String> renamedClocks) {}

    /** The agreement of that code, as it stands. */
    @Transactional
    public Optional<Agreement> find(String code) {
        return agreements.findByIdOptional(code).map(AgreementRow::toAgreement);
    }

    /**
     * The agreement of that code as it is in force now, in a worker transaction: a change whose time has come holds, even
     * where the timer hasn't looked yet.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Agreement> inForce(String code) {
        Instant now = clock.instant();
        dueChanges.forEach(due -> due.settle(code, now));
        return find(code);
    }

    /** The version of an agreement that was in force at an instant. */
    @Transactional
    public Optional<AgreementVersion> inForceAt(String code, Instant at) {
        return versions.inForce(code, at).map(AgreementVersionRow::toVersion);
    }

    /** A version of an agreement. */
    @Transactional
    public Optional<AgreementVersion> version(String code, int version) {
        return versions.findByIdOptional(new AgreementVersionRow.Key(code, version))
                .map(AgreementVersionRow::toVersion);
    }

    /** Versions of an agreement before a number, the newest first. */
    @Transactional
    public List<AgreementVersion> versions(String code, int before, int limit) {
        return versions.before(code, before, limit).stream()
                .map(AgreementVersionRow::toVersion)
                .toList();
    }

    /**
     * Agreements in the order of their codes.
     *
     * @param after the code behind which to begin; empty for the first
     * @param limit how many at most
     */
    @Transactional
    public List<Agreement> list(String after, int limit) {
        return agreements.after(after, limit).stream()
                .map(AgreementRow::toAgreement)
                .toList();
    }

    /**
     * The agreements by which a list that nothing else narrows is bounded for a reader, since row-level security alone
     * finds nothing by an index: those that their party belongs to, or once belonged to, a handful by nature.
     *
     * @return codes; null, for all, where the reader acts for the secretariat
     */
    @Transactional
    public List<String> boundsFor(ActingOfficial reader) {
        return reader.party().equals(Audience.SECRETARIAT) ? null : agreements.codesOf(reader.party());
    }

    /**
     * Locks an agreement until the end of the transaction, also one that is yet to be founded: everything that makes a
     * version of it comes one after the other.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(String code) {
        session.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended('agreement:' || :code, 0))) l",
                        Integer.class)
                .setParameter("code", code)
                .getResultList();
        agreements.findByIdOptional(code).ifPresent(session::refresh);
    }

    /**
     * What an agreement would say after a file is loaded; empty where the file says nothing new.
     *
     * @param definition what the file says
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<AgreementDefinition> afterFile(AgreementDefinition definition) {
        lock(definition.code());
        AgreementRow row = agreements.findById(definition.code());
        if (row == null) {
            return Optional.of(definition);
        }
        if (StoredJson.hash(definition).equals(row.fileHash)) {
            return Optional.empty();
        }
        return Optional.of(
                row.fileDefinition == null ? definition : FileMerge.of(row.fileDefinition, definition, row.definition));
    }

    /**
     * Takes what a file says in the current worker transaction: where it differs from what the file said before, the
     * version grows and the other services are told.
     *
     * @param definition what the file says
     * @param merged what {@link #afterFile} gave for it, checked
     * @return whether what holds changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean load(AgreementDefinition definition, AgreementDefinition merged) {
        Instant now = clock.instant();
        AgreementRow row = agreements.findById(definition.code());
        boolean isNew = row == null;
        boolean isChanged = isNew || !row.hash.equals(StoredJson.hash(merged));
        if (isChanged) {
            row = take(merged, VersionOrigin.FILE, new Cause(isNew ? LOADED : RELOADED, null, null, now, Map.of()));
        }
        row.fileHash = StoredJson.hash(definition);
        row.fileDefinition = definition;
        return isChanged;
    }

    /**
     * Lets a checked definition take effect in the current worker transaction, which has locked the agreement.
     *
     * @return the agreement in its new version
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Agreement takeEffect(AgreementDefinition definition, Cause cause) {
        return take(definition, VersionOrigin.ADMINISTERED, cause).toAgreement();
    }

    private AgreementRow take(AgreementDefinition definition, VersionOrigin origin, Cause cause) {
        Instant now = clock.instant();
        AgreementRow row = agreements.findById(definition.code());
        AgreementDefinition before = row == null ? null : row.definition;
        if (row == null) {
            row = new AgreementRow();
            row.code = definition.code();
        }
        Instant since = row.effectiveFrom != null && row.effectiveFrom.isAfter(cause.effectiveFrom())
                ? row.effectiveFrom
                : cause.effectiveFrom();
        row.take(definition, StoredJson.hash(definition), since, now);
        agreements.persist(row);
        session.flush();
        versions.persist(version(row, origin, cause, now));
        Agreement agreement = row.toAgreement();
        events.tell(
                before,
                agreement,
                cause.reason(),
                cause.by() == null ? null : cause.by().party(),
                since);
        effects.fire(new AgreementTookEffect(before, agreement, since, cause.renamedClocks()));
        return row;
    }

    private static AgreementVersionRow version(AgreementRow row, VersionOrigin origin, Cause cause, Instant now) {
        AgreementVersionRow version = new AgreementVersionRow();
        version.key = new AgreementVersionRow.Key(row.code, row.version);
        version.definition = row.definition;
        version.hash = row.hash;
        version.origin = origin;
        version.reason = cause.reason();
        version.effectiveFrom = row.effectiveFrom;
        version.recordedAt = now;
        version.recordedBy = cause.by();
        version.changeId = cause.change();
        return version;
    }
}

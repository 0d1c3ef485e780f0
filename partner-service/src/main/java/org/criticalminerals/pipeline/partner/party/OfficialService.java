package org.criticalminerals.pipeline.partner.party;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps who can sign in, and tells the other services of every change: they compute recipients from it. */
@ApplicationScoped
public class OfficialService {

    private final OfficialRepository officials;
    private final PartyEvents events;
    private final Event<OfficialLeft> departures;
    private final Clock clock;

    OfficialService(OfficialRepository officials, PartyEvents events, Event<OfficialLeft> departures, Clock clock) {
        this.officials = officials;
        this.events = events;
        this.departures = departures;
        this.clock = clock;
    }

    /**
     * Officials of an agency who can sign in, in the order of their names. An official sees those of the own agency.
     *
     * @param after name and subject behind which to begin; null for the first
     */
    @Transactional
    public List<Official> ofAgency(String agency, After after, int limit) {
        return officials.ofAgency(agency, after, limit).stream()
                .map(OfficialRow::toOfficial)
                .toList();
    }

    /** Where a list of officials goes on. */
    public record After(String name, String subject) {}

    /** Those of an agency who sign; a handful by nature. */
    @Transactional
    public List<Official> signatoriesOf(String agency) {
        return officials.signatoriesOf(agency).stream()
                .map(OfficialRow::toOfficial)
                .toList();
    }

    /** An official who can sign in, as far as the reader may know. */
    @Transactional
    public Optional<Official> find(String subject) {
        return officials.findByIdOptional(subject).filter(row -> row.active).map(OfficialRow::toOfficial);
    }

    /**
     * Takes all who can sign in now, in the current worker transaction. Who was there before and isn't any more becomes
     * inactive: the others must stop writing to them, so they are told instead of the row just vanishing.
     *
     * @param present everyone who can sign in
     * @return how many changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int replaceAll(Collection<Official> present) {
        Map<String, OfficialRow> known = officials.listAll().stream()
                .collect(Collectors.toMap(row -> row.subject, Function.identity(), (a, b) -> a, HashMap::new));
        Instant now = clock.instant();
        int changed = 0;
        for (Official official : present) {
            OfficialRow row = known.remove(official.subject());
            if (take(row, official, now)) {
                changed++;
            }
        }
        for (OfficialRow gone : known.values()) {
            if (gone.active) {
                leave(gone, null, now);
                changed++;
            }
        }
        return changed;
    }

    /**
     * Notes that an official left, in the current worker transaction, before anybody reads it in the directory.
     *
     * @param successor the colleague who takes over; null for the agency's desk
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void leave(String subject, String successor) {
        OfficialRow row = officials.findById(subject);
        if (row != null && row.active) {
            Official to = successor == null
                    ? null
                    : find(successor)
                            .filter(colleague -> colleague.agency().equals(row.agency) && colleague.mayDraft())
                            .orElse(null);
            leave(row, to, clock.instant());
        }
    }

    private void leave(OfficialRow row, Official successor, Instant now) {
        store(row, row.toOfficial(), false, now);
        departures.fire(new OfficialLeft(row.toOfficial(), now, successor));
    }

    /** Notes an official as it was made in the directory, in the current worker transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(Official official) {
        take(officials.findById(official.subject()), official, clock.instant());
    }

    private boolean take(OfficialRow row, Official official, Instant now) {
        if (row != null && row.active && row.toOfficial().equals(official.kept())) {
            return false;
        }
        Official before = row == null || !row.active ? null : row.toOfficial();
        store(row == null ? new OfficialRow() : row, official, true, now);
        if (before != null && before.hasLeft(official)) {
            departures.fire(new OfficialLeft(before, now, null));
        }
        return true;
    }

    private void store(OfficialRow row, Official official, boolean active, Instant now) {
        row.take(official, active, now);
        officials.persist(row);
        events.tell(official, row.version, active);
    }
}

package org.criticalminerals.pipeline.partner.party;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps who can sign in, and tells the other services of every change: they compute recipients from it. */
@ApplicationScoped
public class OfficialService {

    private final OfficialRepository officials;
    private final PartyEvents events;
    private final Clock clock;

    OfficialService(OfficialRepository officials, PartyEvents events, Clock clock) {
        this.officials = officials;
        this.events = events;
        this.clock = clock;
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
            if (row == null || !row.active || !row.toOfficial().equals(official)) {
                store(row == null ? new OfficialRow() : row, official, true, now);
                changed++;
            }
        }
        for (OfficialRow gone : known.values()) {
            if (gone.active) {
                store(gone, gone.toOfficial(), false, now);
                changed++;
            }
        }
        return changed;
    }

    private void store(OfficialRow row, Official official, boolean active, Instant now) {
        row.take(official, active, now);
        officials.persist(row);
        events.tell(official, row.version, active);
    }
}

package org.criticalminerals.pipeline.portal.record;

import java.util.List;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.RecordKeepingClient.Hold;
import org.criticalminerals.pipeline.portal.client.RecordKeepingClient.Pseudonym;
import org.criticalminerals.pipeline.portal.client.RecordKeepingClient.Schedule;

/**
 * How one service's part of the record is kept.
 *
 * @param service which
 * @param schedules for how long each kind of act tells of people and contents
 * @param holds what is kept from being forgotten, newest first
 * @param pseudonyms people who are to be forgotten, newest first
 */
public record KeptRecord(
        String service,
        Loaded<Page<Schedule>> schedules,
        Loaded<Page<Hold>> holds,
        Loaded<Page<Pseudonym>> pseudonyms) {

    /** Whether the service answered. */
    public boolean isShown() {
        return schedules.isShown() && holds.isShown() && pseudonyms.isShown();
    }

    /** The schedules. */
    public List<Schedule> terms() {
        return schedules.isShown() ? schedules.value().items() : List.of();
    }

    /** The holds. */
    public List<Hold> held() {
        return holds.isShown() ? holds.value().items() : List.of();
    }

    /** The people. */
    public List<Pseudonym> people() {
        return pseudonyms.isShown() ? pseudonyms.value().items() : List.of();
    }
}

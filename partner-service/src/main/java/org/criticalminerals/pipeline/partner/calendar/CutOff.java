package org.criticalminerals.pipeline.partner.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Until which hour a working day lasts for the parties of an agreement (DOMAIN.md, "Deadline").
 *
 * @param hour the hour of the clock on the wall
 * @param zone where that clock hangs; its daylight saving applies
 */
public record CutOff(LocalTime hour, ZoneId zone) {

    /** The instant at which a day ends. An hour that the clocks skip moves on by the gap; one told twice is the first. */
    public Instant on(LocalDate day) {
        return day.atTime(hour).atZone(zone).toInstant();
    }

    /** The day on which an instant falls where the clock hangs. */
    public LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }
}

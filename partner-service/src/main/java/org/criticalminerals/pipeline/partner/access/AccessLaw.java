package org.criticalminerals.pipeline.partner.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.criticalminerals.pipeline.partner.calendar.CutOff;
import org.criticalminerals.pipeline.partner.calendar.WorkingDays;

/**
 * The law on public access to documents by which a party answers, as the reference data writes it.
 *
 * @param code its code, for example {@code us-foia}
 * @param party whose law it is
 * @param title what it is called
 * @param citation where it stands
 * @param source where its terms were taken from, and what is a default of ours
 * @param answer by when a request is to be answered, from its receipt
 * @param extension by how much that can be extended, once; null where it can't
 * @param consultation by when a consulted originator is asked to answer
 * @param grounds on which access can be refused
 * @param cutOff until which hour a day lasts
 * @param zone where that clock hangs
 */
public record AccessLaw(
        String code,
        String party,
        String title,
        String citation,
        String source,
        Term answer,
        Term extension,
        Term consultation,
        List<Ground> grounds,
        LocalTime cutOff,
        ZoneId zone) {

    public AccessLaw {
        grounds = grounds == null ? List.of() : List.copyOf(grounds);
    }

    /** In what a term is counted. */
    public enum Unit {
        /** Days on which the party works. */
        WORKING_DAYS,
        /** All days; a term that ends on one on which the party doesn't work ends on the next on which it does. */
        CALENDAR_DAYS
    }

    /**
     * A length of time.
     *
     * @param length how many days, from 1
     * @param unit which days
     * @param citation where it stands; null for a default of ours
     */
    public record Term(int length, Unit unit, String citation) {

        /** The end of the term that begins at a moment; the day of that moment isn't counted. */
        Instant after(Instant start, WorkingDays days) {
            return switch (unit) {
                case WORKING_DAYS -> days.after(start, length);
                case CALENDAR_DAYS -> {
                    CutOff cutOff = days.cutOff();
                    LocalDate dayBefore = cutOff.dayOf(start).plusDays(length - 1L);
                    yield days.after(cutOff.on(dayBefore), 1);
                }
            };
        }
    }

    /**
     * A reason for which the law lets access be refused.
     *
     * @param code its code within the law
     * @param title what it protects
     * @param citation where it stands
     */
    public record Ground(String code, String title, String citation) {}

    /** Until which hour its days last. */
    CutOff days() {
        return new CutOff(cutOff, zone);
    }

    /** The ground of a code. */
    @JsonIgnore
    Optional<Ground> ground(String wanted) {
        return grounds.stream().filter(one -> one.code().equals(wanted)).findFirst();
    }
}

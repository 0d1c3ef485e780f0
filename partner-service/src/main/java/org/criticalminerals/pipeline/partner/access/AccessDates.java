package org.criticalminerals.pipeline.partner.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.calendar.CalendarEndsException;
import org.criticalminerals.pipeline.partner.calendar.WorkingDays;
import org.criticalminerals.pipeline.partner.party.PartyDefinition;
import org.criticalminerals.pipeline.partner.party.PartyService;

/** By when a request and its consultations are to be answered: by the party's law, in the calendars of who works on it. */
@ApplicationScoped
class AccessDates {

    private static final int REMIND_BEFORE = 1;

    private final PartyService parties;

    AccessDates(PartyService parties) {
        this.parties = parties;
    }

    /** By when a request is to be answered that came in on a day. */
    Instant due(AccessLaw law, LocalDate receivedOn) {
        return counted(() -> law.answer().after(law.days().on(receivedOn), days(law, Set.of(law.party()))));
    }

    /** By when it is to be answered once its term is extended. */
    Instant extended(AccessLaw law, Instant due) {
        return counted(() -> law.extension().after(due, days(law, Set.of(law.party()))));
    }

    /** By when an originator is asked to answer: on days on which both work, and not behind the request's own term. */
    Instant consulted(AccessLaw law, String originator, Instant now, Instant due) {
        Instant answer = counted(() -> law.consultation().after(now, days(law, Set.of(law.party(), originator))));
        return answer.isAfter(due) && due.isAfter(now) ? due : answer;
    }

    /** When an originator is reminded that hasn't answered. */
    Instant reminder(AccessLaw law, String originator, Instant now, Instant consultationDue) {
        Instant before =
                counted(() -> days(law, Set.of(law.party(), originator)).before(consultationDue, REMIND_BEFORE));
        return before.isAfter(now) ? before : consultationDue;
    }

    private WorkingDays days(AccessLaw law, Set<String> working) {
        return new WorkingDays(
                parties.find(List.copyOf(working)).stream()
                        .map(PartyDefinition::calendar)
                        .toList(),
                law.days());
    }

    /** Counts days. */
    @FunctionalInterface
    private interface Counting {
        Instant count();
    }

    private static Instant counted(Counting counting) {
        try {
            return counting.count();
        } catch (CalendarEndsException e) {
            throw Problems.conflict(
                    "calendar-ends",
                    "The calendar doesn't reach so far",
                    e.getMessage() + " Ask an administrator of the party to enter its further holidays.");
        }
    }
}

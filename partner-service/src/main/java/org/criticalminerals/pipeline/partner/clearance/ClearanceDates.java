package org.criticalminerals.pipeline.partner.clearance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.calendar.CalendarEndsException;
import org.criticalminerals.pipeline.partner.calendar.WorkingDays;
import org.criticalminerals.pipeline.partner.party.PartyDefinition;
import org.criticalminerals.pipeline.partner.party.PartyService;

/**
 * By when an agency has to answer, and when it is reminded: in working days of its own party, until the agreement's
 * cut-off hour, and never behind the review's deadline.
 */
@ApplicationScoped
class ClearanceDates {

    private static final int REMIND_BEFORE = 1;

    private final AgreementService agreements;
    private final PartyService parties;

    ClearanceDates(AgreementService agreements, PartyService parties) {
        this.agreements = agreements;
        this.parties = parties;
    }

    /** Sets the dates of a clearance that is asked for now. */
    void set(Clearance clearance, int workingDays, Instant now, Instant deadline) {
        Optional<WorkingDays> calendar = calendar(clearance.agreement, clearance.party);
        clearance.requestedAt = now;
        clearance.dueAt = ClearanceRules.dueAt(after(calendar, now, workingDays).orElse(deadline), deadline);
        clearance.remindAt = ClearanceRules.firstReminder(
                now, before(calendar, clearance.dueAt).orElse(clearance.dueAt), clearance.dueAt);
    }

    private Optional<WorkingDays> calendar(String agreement, String party) {
        return agreements.find(agreement).flatMap(found -> parties.find(List.of(party)).stream()
                .map(PartyDefinition::calendar)
                .map(calendar -> new WorkingDays(
                        List.of(calendar), found.definition().deadlines().toCutOff()))
                .findFirst());
    }

    // A calendar that ends is no reason to ask nobody: the review's own deadline holds then.
    private static Optional<Instant> after(Optional<WorkingDays> calendar, Instant now, int workingDays) {
        try {
            return calendar.map(days -> days.after(now, workingDays));
        } catch (CalendarEndsException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> before(Optional<WorkingDays> calendar, Instant dueAt) {
        try {
            return calendar.map(days -> days.before(dueAt, REMIND_BEFORE));
        } catch (CalendarEndsException e) {
            return Optional.empty();
        }
    }
}

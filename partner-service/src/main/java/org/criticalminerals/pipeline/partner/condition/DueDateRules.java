package org.criticalminerals.pipeline.partner.condition;

import java.time.LocalDate;
import java.util.List;
import org.criticalminerals.pipeline.kit.problem.FieldError;

/** To which days a condition's due date may be moved. */
final class DueDateRules {

    private static final String FIELD = "/dueOn";
    private static final int LONGEST_YEARS = 30;

    private DueDateRules() {}

    /**
     * What speaks against a day.
     *
     * @param before the date so far; null where none was set
     * @param day the new date
     * @param today today where the condition's date ends
     */
    static List<FieldError> faults(LocalDate before, LocalDate day, LocalDate today) {
        if (day == null) {
            return List.of(new FieldError(FIELD, "is missing: give a day like 2027-03-31"));
        }
        if (day.isBefore(today)) {
            return List.of(new FieldError(FIELD, "must not lie in the past; discharge or waive the condition instead"));
        }
        if (day.equals(before)) {
            return List.of(new FieldError(FIELD, "is the day on which it is due already; give another"));
        }
        if (day.isAfter(today.plusYears(LONGEST_YEARS))) {
            return List.of(new FieldError(FIELD, "must lie within the next " + LONGEST_YEARS + " years"));
        }
        return List.of();
    }
}

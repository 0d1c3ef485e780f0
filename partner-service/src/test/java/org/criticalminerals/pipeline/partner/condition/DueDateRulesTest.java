package org.criticalminerals.pipeline.partner.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueDateRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 3, 15);

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2027-04-01, 2027-05-01, -
            2027-04-01, 2027-03-15, -
            -,          2027-05-01, -
            2026-01-01, 2027-05-01, -
            2027-04-01, 2057-03-15, -
            2027-04-01, -,          is missing
            2027-04-01, 2027-03-14, must not lie in the past
            2027-04-01, 2027-04-01, is the day on which it is due already
            2027-04-01, 2057-03-16, must lie within the next 30 years
            """)
    void aDateMovesToAnotherDayThatIsStillToCome(LocalDate before, LocalDate day, String fault) {
        var faults = DueDateRules.faults(before, day, TODAY);

        if (fault == null) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).extracting(FieldError::pointer).containsExactly("/dueOn");
            assertThat(faults.getFirst().detail()).startsWith(fault);
        }
    }
}

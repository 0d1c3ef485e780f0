package org.criticalminerals.pipeline.partner.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an agency is called on a day. */
class AgencyDefinitionTest {

    private static final AgencyDefinition AGENCY = new AgencyDefinition(
            "xx-one",
            "Department of Minerals",
            "DM",
            "ONE",
            List.of(),
            List.of(
                    new AgencyName("Office of Mines", "OM", null, LocalDate.of(2020, 2, 29)),
                    new AgencyName("Department of Mines", "DOM", LocalDate.of(2020, 3, 1), LocalDate.of(2022, 12, 31)),
                    new AgencyName("Ministry of Minerals", "MM", LocalDate.of(2027, 1, 1), null)),
            null);

    @ParameterizedTest(name = "on {0} it is the {1}")
    @CsvSource({
        "1990-01-01, Office of Mines, OM",
        "2020-02-29, Office of Mines, OM",
        "2020-03-01, Department of Mines, DOM",
        "2022-12-31, Department of Mines, DOM",
        "2023-01-01, Department of Minerals, DM",
        "2026-12-31, Department of Minerals, DM",
        "2027-01-01, Ministry of Minerals, MM"
    })
    void isCalledByTheNameThatHolds(LocalDate day, String name, String shortName) {
        assertThat(AGENCY.nameOn(day).name()).isEqualTo(name);
        assertThat(AGENCY.nameOn(day).shortName()).isEqualTo(shortName);
    }
}

package org.criticalminerals.pipeline.partner.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.party.PartyPermissions.Denied;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may change the data of parties and agencies. */
class PartyPermissionsTest {

    @ParameterizedTest(name = "{1} of {0} on {2}: data {3}, territory {4}, agencies {5}")
    @CsvSource(nullValues = "none", delimiter = '|', textBlock = """
                    SECRETARIAT | coordinator   | USA  | yes               | yes               | yes
                    SECRETARIAT | coordinator   | none | yes               | yes               | yes
                    USA         | administrator | USA  | yes               | not-coordinator   | yes
                    USA         | administrator | EU   | not-administrator | not-coordinator   | not-administrator
                    USA         | administrator | none | not-administrator | not-coordinator   | not-administrator
                    USA         | signatory     | USA  | not-administrator | not-coordinator   | not-administrator
                    USA         | auditor       | USA  | not-administrator | not-coordinator   | not-administrator
                    """)
    void whoMayChangeWhat(String party, String role, String of, String data, String territory, String agencies) {
        ActingOfficial official = new ActingOfficial("s", "u", "N", null, "agency", party, Set.of(role));

        assertThat(rule(PartyPermissions.denied(official, new PartyAct.Renamed("N"), of)))
                .isEqualTo(data);
        assertThat(rule(PartyPermissions.denied(official, new PartyAct.TerritoryChanges(List.of()), of)))
                .isEqualTo(territory);
        assertThat(rule(PartyPermissions.denied(official, of))).isEqualTo(agencies);
    }

    private static String rule(java.util.Optional<Denied> denied) {
        return denied.map(Denied::rule).orElse("yes");
    }
}

package org.criticalminerals.pipeline.partner.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.account.AccountPermissions.Denied;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who administers whom, and which roles they may give and take. */
class AccountPermissionsTest {

    @ParameterizedTest(name = "{0} of {1}: {2} of {3}: {4}")
    @CsvSource({
        "administrator, us-state, USA, us-doe, true",
        "administrator, us-state, USA, us-state, true",
        "administrator, us-state, EU, eu-grow, false",
        "signatory, us-state, USA, us-state, true",
        "signatory, us-state, USA, us-doe, false",
        "signatory, us-state, EU, eu-grow, false",
        "desk-officer, us-state, USA, us-state, false",
        "auditor, us-state, USA, us-state, false",
        "coordinator, secretariat, SECRETARIAT, secretariat, true",
        "coordinator, secretariat, USA, us-state, false",
    })
    void whoAdministersWhom(String role, String agency, String party, String other, boolean expected) {
        assertThat(AccountPermissions.administers(official(agency, role), party, other))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: from {1} to {2}: {3}")
    @CsvSource(nullValues = "none", delimiter = '|', textBlock = """
                    signatory     | none                    | desk-officer             | yes
                    signatory     | none                    | signatory support-officer | yes
                    signatory     | none                    | administrator            | role-not-yours
                    signatory     | none                    | desk-officer auditor     | role-not-yours
                    signatory     | administrator           | administrator signatory  | yes
                    signatory     | administrator           | signatory                | role-not-yours
                    signatory     | none                    | coordinator              | role-not-yours
                    administrator | none                    | administrator auditor    | yes
                    administrator | signatory administrator | desk-officer             | yes
                    administrator | none                    | coordinator              | role-not-yours
                    administrator | none                    | system                   | role-not-yours
                    administrator | none                    | superuser                | role-not-yours
                    coordinator   | none                    | coordinator              | yes
                    coordinator   | none                    | signatory                | role-not-yours
                    desk-officer  | none                    | desk-officer             | role-not-yours
                    """)
    void whichRolesOneGives(String role, String now, String wanted, String expected) {
        String agency = role.equals("coordinator") ? "secretariat" : "us-state";

        assertThat(AccountPermissions.deniedRoles(official(agency, role), "other", roles(now), roles(wanted))
                        .map(Denied::rule)
                        .orElse("yes"))
                .isEqualTo(expected);
    }

    @Test
    void nobodyChangesThemselves() {
        assertThat(AccountPermissions.deniedRoles(
                        official("us-state", "administrator"), "self", Set.of("administrator"), Set.of("signatory")))
                .map(Denied::rule)
                .hasValue("own-account");
        assertThat(AccountPermissions.deniedDeparture(official("us-state", "signatory"), "self", Set.of("signatory")))
                .map(Denied::rule)
                .hasValue("own-account");
        assertThat(AccountPermissions.deniedDeparture(official("us-state", "signatory"), "other", Set.of("auditor")))
                .map(Denied::rule)
                .hasValue("role-not-yours");
    }

    private static Set<String> roles(String names) {
        return names == null ? Set.of() : Arrays.stream(names.split(" ")).collect(Collectors.toSet());
    }

    private static ActingOfficial official(String agency, String role) {
        String party = agency.equals("secretariat") ? "SECRETARIAT" : "USA";
        return new ActingOfficial("self", "u", "N", null, agency, party, Set.of(role));
    }
}

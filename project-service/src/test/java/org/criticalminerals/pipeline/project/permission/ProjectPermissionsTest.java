package org.criticalminerals.pipeline.project.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Act;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Allowed;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Answer;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Denied;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Owner;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DOMAIN.md, "Who may do what to a project": a draft of us-doe, the lead of the USA is us-state. */
class ProjectPermissionsTest {

    @ParameterizedTest(name = "{0}, {1}, project {2}: {3} {4}")
    @CsvSource(delimiter = '|', textBlock = """
                    us-doe      | desk-officer    | AGENCY    | SHARE            | yes
                    us-doe      | desk-officer    | AGENCY    | EDIT             | yes
                    us-doe      | desk-officer    | AGENCY    | SUBMIT           | yes
                    us-state    | signatory       | AGENCY    | EDIT             | draft-of-another-agency
                    us-state    | signatory       | AGENCY    | SUBMIT           | draft-of-another-agency
                    us-state    | signatory       | AGENCY    | SHARE            | author-agency-shares
                    us-state    | desk-officer    | PARTY     | EDIT             | yes
                    us-state    | signatory       | PARTY     | SUBMIT           | yes
                    us-interior | desk-officer    | SUBMITTED | EDIT             | yes
                    us-interior | desk-officer    | SUBMITTED | REQUEST_GATE     | yes
                    us-interior | desk-officer    | SUBMITTED | WITHDRAW_REQUEST | yes
                    us-interior | desk-officer    | SUBMITTED | HOLD             | lead-signatory
                    us-doe      | signatory       | SUBMITTED | HOLD             | lead-signatory
                    us-doe      | signatory       | SUBMITTED | WITHDRAW         | lead-signatory
                    us-state    | desk-officer    | SUBMITTED | WITHDRAW         | lead-signatory
                    us-state    | signatory       | SUBMITTED | HOLD             | yes
                    us-state    | signatory       | SUBMITTED | RESUME           | yes
                    us-state    | signatory       | SUBMITTED | WITHDRAW         | yes
                    eu-grow     | signatory       | SUBMITTED | EDIT             | foreign-party
                    eu-grow     | signatory       | SUBMITTED | REQUEST_GATE     | foreign-party
                    eu-grow     | signatory       | SUBMITTED | HOLD             | foreign-party
                    us-dfc      | support-officer | SUBMITTED | EDIT             | role-missing
                    us-state    | auditor         | SUBMITTED | REQUEST_GATE     | role-missing
                    us-state    | administrator   | SUBMITTED | HOLD             | role-missing
                    secretariat | coordinator     | SUBMITTED | EDIT             | coordinator-edits-nothing
                    secretariat | coordinator     | AGENCY    | SHARE            | coordinator-edits-nothing
                    secretariat | coordinator     | SUBMITTED | IMPORT           | yes
                    us-doe      | desk-officer    | AGENCY    | IMPORT           | yes
                    us-doe      | signatory       | AGENCY    | IMPORT           | yes
                    eu-grow     | desk-officer    | AGENCY    | IMPORT           | foreign-party
                    us-dfc      | support-officer | AGENCY    | IMPORT           | role-missing
                    us-doe      | desk-officer    | AGENCY    | NOMINATE         | yes
                    us-dfc      | support-officer | AGENCY    | NOMINATE         | role-missing
                    secretariat | coordinator     | AGENCY    | NOMINATE         | coordinator-edits-nothing
                    """)
    void whoMayDoWhat(String agency, String role, Sharing sharing, Act act, String expected) {
        Owner owner = new Owner("USA", "us-doe", sharing, "us-state");

        Answer answer = ProjectPermissions.may(official(agency, role), act, owner);

        assertThat(said(answer)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, {1}, after the USA left: {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    eu-grow     | signatory       | HOLD             | yes
                    eu-grow     | signatory       | RESUME           | yes
                    eu-grow     | signatory       | WITHDRAW         | yes
                    eu-grow     | signatory       | WITHDRAW_REQUEST | yes
                    eu-grow     | signatory       | REQUEST_GATE     | nominator-left
                    eu-grow     | signatory       | EDIT             | foreign-party
                    eu-grow     | desk-officer    | HOLD             | lead-signatory
                    eu-trade    | signatory       | WITHDRAW         | lead-signatory
                    us-state    | signatory       | HOLD             | lead-signatory
                    us-state    | signatory       | WITHDRAW         | lead-signatory
                    us-doe      | desk-officer    | WITHDRAW_REQUEST | lead-signatory
                    us-doe      | desk-officer    | REQUEST_GATE     | nominator-left
                    us-doe      | desk-officer    | EDIT             | yes
                    us-doe      | desk-officer    | SUBMIT           | yes
                    secretariat | coordinator     | WITHDRAW         | coordinator-edits-nothing
                    """)
    void whoMaySteerWhatItsPartyLeft(String agency, String role, Act act, String expected) {
        Owner owner = new Owner(
                "USA", "us-doe", Sharing.SUBMITTED, null, java.util.Map.of("EU", "eu-grow", "JPN", "jp-meti"));

        Answer answer = ProjectPermissions.may(official(agency, role), act, owner);

        assertThat(said(answer)).isEqualTo(expected);
    }

    private static String said(Answer answer) {
        return switch (answer) {
            case Allowed allowed -> "yes";
            case Denied denied -> {
                assertThat(denied.wayOut()).endsWith(".");
                yield denied.rule();
            }
        };
    }

    private static ActingOfficial official(String agency, String role) {
        String party = agency.startsWith("us-") ? "USA" : agency.startsWith("eu-") ? "EU" : "SECRETARIAT";
        return new ActingOfficial("subject", "username", "Name", null, agency, party, Set.of(role));
    }
}

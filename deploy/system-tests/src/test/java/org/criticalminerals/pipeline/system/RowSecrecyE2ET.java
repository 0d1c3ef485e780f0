package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.criticalminerals.pipeline.system.Confidential.Reader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A person with {@code psql} as the application's user, acting for one party, can't read the other's rows: in every table
 * of every service, by what runs with the owner's rights, and after the transaction in which somebody was acted for.
 */
@ExtendWith(SystemUnderTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowSecrecyE2ET {

    private Confidential world;
    private RowSecrecy rows;

    @BeforeAll
    void twoPartiesKeepSecrets(Confidential confidential) {
        world = confidential;
        rows = new RowSecrecy(world.system());
    }

    @Test
    void noRowTellsTheApplicationsUserWhatIsKeptFromWhomItActsFor() throws SQLException {
        List<String> leaks = new ArrayList<>();
        for (Reader reader : world.readers()) {
            for (String row : rows.rowsFor(reader)) {
                leaks.addAll(world.leaks(row, reader, row.substring(0, row.indexOf(':'))));
            }
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void whoActsForNobodySeesNothingNotEvenAfterSomebodyWasActedFor() throws SQLException {
        for (String row : rows.rowsFor(null)) {
            assertThat(RowSecrecy.allowedWithoutPolicies())
                    .as("the tables whose rows are told to nobody in particular, one of which holds " + row)
                    .contains(row.substring(0, row.indexOf(':')));
        }
        Reader reader = world.reader(Side.USA.signatory());
        try (AppConnection connection = AppConnection.to(world.system(), Steps.PROJECTS)) {
            connection.actFor(reader);
            assertThat(connection.texts("select id::text from project")).isNotEmpty();
            connection.commit();
            assertThat(connection.texts("select id::text from project")).isEmpty();
        }
    }

    @Test
    void everyTableOfTheApplicationTellsItsReadersApart() throws SQLException {
        assertThat(rows.withoutPolicies()).isEqualTo(RowSecrecy.allowedWithoutPolicies());
        for (String service : Descriptions.SERVICES) {
            assertThat(rows.faultsOfRights(service))
                    .as("rights of the application's user of " + service)
                    .isEmpty();
        }
    }

    @Test
    void whatRunsWithTheOwnersRightsGivesOthersNothing() throws SQLException {
        Reader european = world.reader(Side.EU.signatory());
        assertThat(rows.ownerFunctionsFor(european, world.usa().draft())).isEmpty();
        assertThat(rows.ownerFunctionsFor(european, world.usa().shared()))
                .allSatisfy(row -> assertThat(row).startsWith("likeness_mark"));
        // It was tried to show a section of theirs to everybody.
        assertThat(rows.rowsFor(european))
                .noneMatch(row -> row.startsWith("project-service.dossier_section")
                        && row.contains("environment")
                        && row.contains(world.usa().shared()));
    }
}

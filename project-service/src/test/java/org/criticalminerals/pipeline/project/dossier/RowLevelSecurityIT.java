package org.criticalminerals.pipeline.project.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.project.testing.Api;
import org.criticalminerals.pipeline.project.testing.PartnerService;
import org.criticalminerals.pipeline.project.testing.ProjectServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signed in to PostgreSQL as the application's user: what one party's officials get of another's. */
@QuarkusTest
@ProjectServiceTest
class RowLevelSecurityIT {

    private final Api desk = Api.as("us-doe-desk");
    private UUID project;

    @BeforeEach
    void aProjectWithAnInternalSection() {
        try (PartnerService reviews = new PartnerService()) {
            reviews.tellReferenceData();
        }
        desk.awaitReferenceData();
        project = desk.nominateComplete("Guarded " + UUID.randomUUID());
        desk.fill(
                        project,
                        "finance",
                        "{\"marking\":{\"kind\":\"INTERNAL\"},\"capex\":{\"amount\":\"5\",\"currency\":\"USD\"}}")
                .statusCode(200);
        desk.submit(project).statusCode(201);
        desk.requestGate(project).statusCode(201);
    }

    @Test
    void anotherPartysInternalSectionsCantBeRead() throws SQLException {
        assertThat(count("USA", "us-doe", sections("finance"))).isEqualTo(1);
        assertThat(count("EU", "eu-grow", sections("finance"))).isZero();
        assertThat(count("EU", "eu-grow", sections("production"))).isEqualTo(1);
        assertThat(count("JPN", "jp-meti", sections("production"))).isZero();
    }

    @Test
    void earlierVersionsOfADraftStayWithItsAgency() throws SQLException {
        desk.fill(project, "production", "{\"lines\":[{\"mineral\":\"dysprosium\",\"step\":\"MINING\"}]}")
                .statusCode(200);

        assertThat(count("EU", "eu-grow", sections("production"))).isEqualTo(2);
        UUID edited = desk.nominate("Edited as a draft", "Somebody");
        desk.fill(edited, "sites", "{\"sites\":[{\"country\":\"AU\"}]}").statusCode(200);
        desk.fill(edited, "sites", "{\"sites\":[{\"country\":\"CA\"}]}").statusCode(200);
        desk.submit(edited).statusCode(201);
        assertThat(count(
                        "EU",
                        "eu-grow",
                        "select count(*) from dossier_section where section = 'sites' and project_id = '" + edited
                                + "'"))
                .isEqualTo(1);
    }

    @Test
    void whoIsNobodySeesNothing() throws SQLException {
        for (String table : new String[] {
            "project",
            "dossier_section",
            "dossier_version",
            "project_term",
            "candidacy",
            "candidacy_term",
            "gate_request",
            "history_entry",
            "designation",
            "project_import",
            "promoter_consent",
            "export_control",
            "official_copy",
            "discussion_thread",
            "discussion_comment"
        }) {
            assertThat(count(null, null, "select count(*) from " + table))
                    .as(table)
                    .isZero();
        }
        assertThat(count(null, null, seals())).isZero();
    }

    @Test
    void anotherPartySeesNoneOfTheRestEither() throws SQLException {
        for (String table : new String[] {"dossier_version", "project_term", "candidacy", "history_entry"}) {
            String query = "select count(*) from " + table + " where project_id = '" + project + "'";
            assertThat(count("USA", "us-doe", query)).as(table).isPositive();
            assertThat(count("JPN", "jp-meti", query)).as(table).isZero();
        }
    }

    @Test
    void sealsAreForTheProjectsOwnParty() throws SQLException {
        assertThat(count("USA", "us-doe", seals())).isEqualTo(5);
        assertThat(count("EU", "eu-grow", seals())).isZero();
    }

    @Test
    void anotherPartyChangesNothing() throws SQLException {
        try (Connection connection = as("EU", "eu-grow");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update project set name = 'taken' where id = '" + project + "'"))
                    .isZero();
            statement.execute("select restamp_section('" + project + "', 'finance', '{EU}')");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("insert into history_entry (id, project_id, at, type, data,"
                            + " releasable_to) values (gen_random_uuid(), '" + project
                            + "', now(), 'SELECTED', '{}', '{EU}')"));
        }
        assertThat(count("EU", "eu-grow", sections("finance"))).isZero();
    }

    @Test
    void anotherPartyMovesNoCandidacy() throws SQLException {
        try (Connection connection = as("EU", "eu-grow");
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.executeUpdate(
                            "update candidacy set stage = 'SUPPORT' where project_id = '" + project + "'"))
                    .withMessageContaining("only the nominating party moves its candidacy");
        }
    }

    @Test
    void nobodyRewritesHistory() throws SQLException {
        try (Connection connection = as("USA", "us-doe");
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.executeUpdate("update history_entry set type = 'SELECTED'"));
        }
        try (Connection connection = as("USA", "us-doe");
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.executeUpdate("update dossier_section set content = '{}'"));
        }
    }

    private String sections(String section) {
        return "select count(*) from dossier_section where project_id = '" + project + "' and section = '" + section
                + "'";
    }

    private String seals() {
        return "select count(*) from dossier_seals('" + project + "', 99)";
    }

    private static long count(String party, String agency, String query) throws SQLException {
        try (Connection connection = as(party, agency);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection as(String party, String agency) throws SQLException {
        Connection connection =
                DriverManager.getConnection(LocalPlatform.shared().jdbcUrl("project"), "project_app", "project_app");
        connection.setAutoCommit(false);
        if (party != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select set_config('pipeline.party', '" + party + "', true),"
                        + " set_config('pipeline.agency', '" + agency + "', true)");
            }
        }
        return connection;
    }
}

package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signed in to PostgreSQL as the application's user, acting for one party: what is the other's own isn't there. */
@ExtendWith(SystemUnderTest.class)
class BlindnessE2ET {

    @Test
    void theOtherPartysInternalSectionCannotBeRead(LocalSystemProcess system, Steps steps) throws SQLException {
        String project = steps.submitted(Steps.unique("Blind"));
        steps.put(
                project,
                "environment",
                Map.of(
                        "marking",
                        Map.of("kind", "INTERNAL", "parties", java.util.List.of("USA")),
                        "notes",
                        "for ourselves"));

        assertThat(sections(system, "USA", "us-doe", project, "environment")).isPositive();
        assertThat(sections(system, "EU", "eu-grow", project, "environment")).isZero();
        assertThat(sections(system, "EU", "eu-grow", project, "sites")).isPositive();
        assertThat(sections(system, "JPN", "jp-meti", project, "sites")).isZero();
        assertThat(sections(system, "", "", project, "sites")).isZero();
    }

    @Test
    void aDraftIsSeenByItsAgencyAlone(LocalSystemProcess system, Steps steps) throws SQLException {
        String draft = steps.nominated(Steps.unique("Draft"));

        assertThat(sections(system, "USA", "us-doe", draft, "identity")).isPositive();
        assertThat(sections(system, "USA", "us-state", draft, "identity")).isZero();
    }

    private static long sections(LocalSystemProcess system, String party, String agency, String project, String section)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                system.platform().jdbcUrl("project"),
                "project_app",
                system.env("project-service").get("PIPELINE_DB_APP_PASSWORD"))) {
            connection.setAutoCommit(false);
            try (Statement identify = connection.createStatement();
                    PreparedStatement query = connection.prepareStatement(
                            "select count(*) from dossier_section where project_id = ? and lower(section) = ?")) {
                identify.execute("select set_config('pipeline.party', '" + party + "', true),"
                        + " set_config('pipeline.agency', '" + agency + "', true)");
                query.setObject(1, UUID.fromString(project));
                query.setString(2, section);
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        }
    }
}

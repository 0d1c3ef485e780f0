package org.criticalminerals.pipeline.project.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.project.testing.ProjectServiceTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Under row-level security, with many sites on one parallel, neighbours are found through the index. */
@QuarkusTest
@ProjectServiceTest
class NearIT {

    private static final int MANY = 20_000;

    @BeforeAll
    static void fill() throws SQLException {
        try (Connection owner = connect("project_owner");
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into project (id, name, promoter_name, nominating_party, nominating_agency, sharing, agreements,
                        version, dossier_version, countries, minerals, steps, name_key, promoter_key, same_key, created_at,
                        updated_at, created_by, releasable_to)
                    select ('00000001-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Near ' || n, 'Nearer', 'USA',
                        'us-doe', 'SUBMITTED', '{us-eu-mou}', 1, 1, '{AU}', '{lithium}', '{MINING}', 'near ' || n, 'nearer',
                        'near ' || n, now(), now(), '{}', '{EU,SECRETARIAT,USA}'
                    from generate_series(1, %1$d) n;
                    insert into site_point (project_id, number, band, latitude, longitude, releasable_to)
                    select id, 1, floor(-22.6 * 4), -22.6, -180 + (row_number() over ()) * 360.0 / %1$d, releasable_to
                    from project where promoter_key = 'nearer';
                    """.formatted(MANY));
            statement.execute("analyze");
        }
    }

    @AfterAll
    static void empty() throws SQLException {
        try (Connection owner = connect("project_owner");
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "delete from site_point s using project p where p.id = s.project_id and promoter_key = 'nearer'");
            statement.execute("delete from project where promoter_key = 'nearer'");
        }
    }

    @Test
    void neighboursAreFoundThroughTheIndex() throws SQLException {
        Projects.Selection near = Projects.near(Surroundings.of(-22.6, 133.2, 25));

        for (String party : new String[] {"USA", "JPN"}) {
            assertThat(plan(near, party))
                    .doesNotContain("Seq Scan")
                    .containsPattern("Index Cond: \\(\\(band = .*longitude >= .*longitude <= ");
        }
    }

    private static String plan(Projects.Selection selection, String party) throws SQLException {
        String[] sql = {selection.sql().replace(":except", "'00000000-0000-0000-0000-000000000000'") + " limit 200"};
        selection
                .parameters()
                .forEach((name, value) -> sql[0] =
                        sql[0].replaceAll(":" + name + "\\b", Matcher.quoteReplacement("'" + value + "'::float8")));
        try (Connection connection = connect("project_app");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('pipeline.party', '" + party + "', true)");
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows = statement.executeQuery("explain (analyze, timing off, costs off) " + sql[0])) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }

    private static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(LocalPlatform.shared().jdbcUrl("project"), role, role);
    }
}

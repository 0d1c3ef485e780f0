package org.criticalminerals.pipeline.project.candidacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.CandidacyStatus;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.project.candidacy.Candidacies.Filter;
import org.criticalminerals.pipeline.project.candidacy.Candidacies.Selection;
import org.criticalminerals.pipeline.project.testing.ProjectServiceTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Under row-level security, with many candidacies, a page of the pipeline is read through indexes, a few rows of each. */
@QuarkusTest
@ProjectServiceTest
class ListsUseIndexesIT {

    private static final int MANY = 20_000;
    private static final UUID MIDDLE = UUID.fromString("00000000-0000-7000-8000-000000010000");

    @BeforeAll
    static void fill() throws SQLException {
        try (Connection owner = connect("project_owner");
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into project (id, name, promoter_name, nominating_party, nominating_agency, sharing, agreements,
                        version, dossier_version, countries, minerals, steps, name_key, promoter_key, same_key, created_at,
                        updated_at, created_by, releasable_to)
                    select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Scale ' || n, 'Scaler', 'USA',
                        'us-doe', 'SUBMITTED', '{us-eu-mou}', 1, 1, '{AU}', '{lithium}', '{MINING}', 'scale ' || n, 'scaler',
                        'scale ' || n, now(), now(), '{}', '{EU,SECRETARIAT,USA}'
                    from generate_series(1, %1$d) n;
                    insert into candidacy (id, project_id, agreement, project_name, promoter_name, nominating_party,
                        nominating_agency, stage, status, version, stage_since, submitted_at, submitted_by, requests,
                        waiting_on, minerals, steps, countries, releasable_to)
                    select id, id, 'us-eu-mou', name, promoter_name, 'USA', 'us-doe',
                        (array['IDENTIFICATION', 'SCREENING', 'ASSESSMENT'])[1 + (row_number() over ()) %% 3],
                        'ACTIVE', 1, now(), now(), '{}', 0, '{}', minerals, steps, countries, releasable_to
                    from project where promoter_key = 'scaler';
                    insert into candidacy_term (term, candidacy_id, party, releasable_to)
                    select unnest(array['mineral:lithium', 'step:MINING', 'country:AU', 'audience:USA', 'audience:EU',
                        'audience:SECRETARIAT', 'word:scale', 'word:scaler',
                        'word:' || replace(project_name, 'Scale ', '')]), id, 'USA', releasable_to
                    from candidacy where promoter_name = 'Scaler';
                    insert into project_term (term, project_id, party, releasable_to)
                    select unnest(array['word:scale', 'word:scaler', 'audience:USA', 'audience:EU', 'audience:SECRETARIAT',
                        'word:' || replace(name, 'Scale ', '')]), id, 'USA', releasable_to
                    from project where promoter_key = 'scaler';
                    """.formatted(MANY));
            statement.execute("analyze");
        }
    }

    @AfterAll
    static void empty() throws SQLException {
        try (Connection owner = connect("project_owner");
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    delete from candidacy_term t using candidacy c where c.id = t.candidacy_id and promoter_name = 'Scaler';
                    delete from project_term t using project p where p.id = t.project_id and promoter_key = 'scaler';
                    delete from candidacy where promoter_name = 'Scaler';
                    delete from project where promoter_key = 'scaler';
                    """);
        }
    }

    @Test
    void everyFilterIsServedByAnIndex() throws SQLException {
        List<Filter> filters = List.of(
                new Filter(null, null, null, null, List.of(), List.of()),
                new Filter("us-eu-mou", null, null, null, List.of(), List.of()),
                new Filter("us-japan-framework", null, null, null, List.of(), List.of()),
                new Filter("us-eu-mou", Stage.SCREENING, CandidacyStatus.ACTIVE, "USA", List.of(), List.of()),
                new Filter(null, Stage.COMPLETED, null, null, List.of(), List.of()),
                new Filter(null, null, null, null, List.of("mineral:lithium", "country:AU"), List.of()),
                new Filter(null, null, null, null, List.of("mineral:gallium"), List.of()),
                new Filter(null, null, null, null, List.of(), List.of("scal")),
                new Filter("us-eu-mou", null, null, null, List.of("step:MINING"), List.of("1999")));

        for (Filter filter : filters) {
            for (UUID before : new UUID[] {null, MIDDLE}) {
                for (String[] reader : new String[][] {{"USA", "us-doe"}, {"JPN", "jp-meti"}}) {
                    assertThat(plan(Candidacies.select(seenBy(filter, reader[0]), before), reader[0], reader[1]))
                            .as("%s before %s for %s", filter, before, reader[0])
                            .doesNotContain("Seq Scan")
                            .satisfies(
                                    plan -> assertThat(mostRows(plan)).as(plan).isLessThan(2_500));
                }
            }
        }
    }

    private static Filter seenBy(Filter filter, String party) {
        List<String> terms = new java.util.ArrayList<>(List.of(SearchTerms.audience(party)));
        terms.addAll(filter.terms());
        return new Filter(filter.agreement(), filter.stage(), filter.status(), filter.party(), terms, filter.words());
    }

    /** The most rows that any step of a plan went through. */
    private static long mostRows(String plan) {
        return Stream.concat(
                        java.util.regex.Pattern.compile("actual (?:time=\\S+ )?rows=(\\d+)(?:\\.\\d+)? loops=(\\d+)")
                                .matcher(plan)
                                .results()
                                .map(found -> Long.parseLong(found.group(1)) * Long.parseLong(found.group(2))),
                        java.util.regex.Pattern.compile("Rows Removed by (?:Filter|Join Filter): (\\d+)")
                                .matcher(plan)
                                .results()
                                .map(found -> Long.parseLong(found.group(1))))
                .max(Long::compare)
                .orElse(0L);
    }

    private static String plan(Selection selection, String party, String agency) throws SQLException {
        String[] sql = {selection.sql() + " limit 26"};
        selection
                .parameters()
                .forEach((name, value) -> sql[0] = sql[0].replaceAll(
                        ":" + name + "\\b", java.util.regex.Matcher.quoteReplacement("'" + value + "'")));
        try (Connection connection = connect("project_app");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('pipeline.party', '" + party + "', true),"
                    + " set_config('pipeline.agency', '" + agency + "', true)");
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

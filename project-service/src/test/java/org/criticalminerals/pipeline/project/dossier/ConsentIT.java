package org.criticalminerals.pipeline.project.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.releasability.Marking;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.project.consent.Leave;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;
import org.criticalminerals.pipeline.project.testing.Api;
import org.criticalminerals.pipeline.project.testing.PartnerService;
import org.criticalminerals.pipeline.project.testing.ProjectServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is business-confidential reaches another party by the promoter's consent alone, in the API and in the database. */
@QuarkusTest
@ProjectServiceTest
class ConsentIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String OWNERS = "{\"owners\":[{\"name\":\"Hidden Holding\",\"sharePercent\":\"60\"}]}";
    private static final String CONSENT = "PROMOTER_CONSENT";

    private final Api desk = Api.as("us-doe-desk");
    private final Api signatory = Api.as("us-state-signatory");
    private final Api partner = Api.as("eu-grow-desk");
    private final Api stranger = Api.as("jp-meti-desk");
    private UUID project;
    private String path;

    @BeforeEach
    void aSubmittedProjectWithOwners() {
        try (PartnerService reviews = new PartnerService()) {
            reviews.tellReferenceData();
        }
        desk.awaitReferenceData();
        project = desk.nominateComplete("Confided " + UUID.randomUUID());
        path = "/projects/" + project;
        desk.fill(project, "ownership", OWNERS).statusCode(200);
        desk.submit(project).statusCode(201);
    }

    @Test
    void withoutConsentNobodyElseSeesIt() throws SQLException {
        partner.get(path)
                .statusCode(200)
                .body("sections.section", not(hasItem("ownership")))
                .body("dossier.ownership", nullValue());
        partner.get(path + "/dossier-versions/5").statusCode(200).body("sections.ownership", nullValue());
        partner.get(path + "/history").body("items.data.section", not(hasItem("ownership")));
        assertThat(count("EU", "eu-grow", sections("ownership"))).isZero();
        desk.get(path + "/releases")
                .statusCode(200)
                .body("sections.find{it.section=='ownership'}.waiting", contains("EU"))
                .body("sections.find{it.section=='ownership'}.confidential", equalTo(true))
                .body("sections.find{it.section=='sites'}.waiting", empty());
        partner.get(path + "/releases").statusCode(403);
        stranger.get(path + "/releases").statusCode(404);
    }

    @Test
    void aConsentReleasesItToItsPartyUntilItIsRevoked() throws SQLException {
        String consent = desk.consent(project, "ownership", "EU", CONSENT, "")
                .statusCode(201)
                .extract()
                .path("id");

        partner.get(path).body("sections.section", hasItem("ownership"));
        partner.get(path + "/consents").statusCode(200).body("items.subject", contains("ownership"));
        stranger.get(path + "/consents").statusCode(404);
        assertThat(count("EU", "eu-grow", sections("ownership"))).isEqualTo(1);
        assertThat(count("JPN", "jp-meti", sections("ownership"))).isZero();

        partner.post(path + "/consents/" + consent + "/revocation", null, "{\"reason\":\"ours\"}")
                .statusCode(403);
        desk.post(path + "/consents/" + consent + "/revocation", null, "{\"reason\":\"The promoter wrote\"}")
                .statusCode(200)
                .body("endCause", equalTo("REVOKED"));

        partner.get(path).body("sections.section", not(hasItem("ownership")));
        partner.get(path + "/dossier-versions/5").body("sections.ownership", nullValue());
        partner.get(path + "/consents").body("items", empty());
        assertThat(count("EU", "eu-grow", sections("ownership"))).isZero();
        desk.get(path + "/history").body("items.type", hasItems("CONSENT_RECORDED", "CONSENT_REVOKED"));
        desk.post(path + "/consents/" + consent + "/revocation", null, "{\"reason\":\"again\"}")
                .statusCode(409)
                .body("type", endsWith("consent-ended"));
    }

    @Test
    void aConsentForAnotherPartyIsNone() {
        desk.consent(project, "ownership", "JPN", CONSENT, "").statusCode(201);

        partner.get(path).body("sections.section", not(hasItem("ownership")));
        partner.get(path + "/consents").body("items", empty());
        stranger.get(path).statusCode(404);
        stranger.get(path + "/consents").statusCode(404);
    }

    @Test
    void earlierVersionsGoWithTheConsent() {
        String consent =
                desk.consent(project, "ownership", "EU", CONSENT, "").extract().path("id");
        desk.fill(project, "ownership", OWNERS.replace("60", "51")).statusCode(200);
        partner.get(path + "/dossier-versions/5").body("sections.ownership.hash", not(nullValue()));

        desk.post(path + "/consents/" + consent + "/revocation", null, "{\"reason\":\"The promoter wrote\"}")
                .statusCode(200);

        partner.get(path + "/dossier-versions/5").body("sections.ownership", nullValue());
        partner.get(path + "/dossier-versions/6").body("sections.ownership", nullValue());
    }

    @Test
    void aConsentThatRanOutIsEndedByItself() throws SQLException {
        String consent = desk.consent(project, "ownership", "EU", CONSENT, ",\"expiresOn\":\"2999-12-31\"")
                .statusCode(201)
                .extract()
                .path("id");
        partner.get(path).body("sections.section", hasItem("ownership"));

        try (Connection connection = as("project_worker", null, null);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update promoter_consent set expires_on = '2026-01-01' where id = '" + consent + "'");
            connection.commit();
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> partner.get(path).body("sections.section", not(hasItem("ownership"))));
        desk.get(path + "/history").body("items.type", hasItem("CONSENT_EXPIRED"));
        desk.get(path + "/consents").body("items[0].endCause", equalTo("EXPIRED"));
    }

    @Test
    void exportControlKeepsItAtHomeWhoeverConsented() throws SQLException {
        desk.consent(project, "ownership", "*", CONSENT, "").statusCode(201);
        partner.get(path).body("sections.section", hasItems("ownership", "production"));
        String flag = "{\"regime\":\"EAR 1C\",\"reason\":\"Separation know-how\"}";

        desk.post(path + "/dossier/production/export-control", null, flag).statusCode(201);

        partner.get(path).body("sections.section", not(hasItem("production")));
        partner.get("/candidacies?agreement=us-eu-mou&mineral=neodymium&limit=100")
                .body("items.projectId", not(hasItem(project.toString())));
        assertThat(count("EU", "eu-grow", sections("production"))).isZero();
        assertThat(count("EU", "eu-grow", "select count(*) from export_control"))
                .isZero();
        desk.post(path + "/dossier/production/export-control", null, flag).statusCode(409);
        String lifting = path + "/dossier/production/export-control/lifting";
        desk.post(lifting, null, "{\"reason\":\"Licence 12\"}").statusCode(403).body("type", endsWith("role-missing"));
        signatory.post(lifting, null, "{\"reason\":\"Licence 12\"}").statusCode(200);
        partner.get(path).body("sections.section", hasItem("production"));
        desk.get(path + "/history").body("items.type", hasItems("EXPORT_CONTROL_SET", "EXPORT_CONTROL_LIFTED"));
    }

    @Test
    void whatHadBeenPublishedIsASignatorysWord() {
        desk.consent(project, "ownership", "*", "PUBLISHED_SOURCE", "").statusCode(403);
        signatory.consent(project, "ownership", "*", "PUBLISHED_SOURCE", "").statusCode(201);
        partner.get(path).body("sections.section", hasItem("ownership"));

        mark(desk, path + "/dossier/ownership/marking", "{\"kind\":\"INTERNAL\"}")
                .statusCode(200);
        mark(signatory, path + "/dossier/ownership/marking", "null").statusCode(200);
        partner.get(path).body("sections.section", hasItem("ownership"));

        desk.fill(project, "ownership", OWNERS.replace("60", "51")).statusCode(200);

        partner.get(path).body("sections.section", not(hasItem("ownership")));
    }

    @Test
    void nonsenseIsRefused() {
        desk.consent(project, "poetry", "EU", CONSENT, "")
                .statusCode(400)
                .body("errors[0].pointer", endsWith("/subject"));
        desk.consent(project, "finance", "XX", CONSENT, "").statusCode(400);
        desk.consent(project, "finance", "USA", CONSENT, "").statusCode(400);
        desk.consent(project, "finance", "EU", CONSENT, ",\"expiresOn\":\"2020-01-01\"")
                .statusCode(400);
        partner.consent(project, "finance", "JPN", CONSENT, "").statusCode(403);
        stranger.consent(project, "finance", "JPN", CONSENT, "").statusCode(404);
    }

    @Test
    void raisingTakesItFromReadersAtOnceAndLoweringTakesASignatory() throws SQLException {
        String marking = path + "/dossier/sites/marking";
        partner.get(path).body("sections.section", hasItem("sites"));
        desk.post(marking + "-preview", null, "{\"marking\":{\"kind\":\"INTERNAL\"}}")
                .statusCode(200)
                .body("lowered", equalTo(false))
                .body("readers", contains("USA"))
                .body("lost", contains("EU", "SECRETARIAT"));
        desk.post(path + "/dossier/ownership/marking-preview", null, "{\"marking\":{\"kind\":\"PUBLIC\"}}")
                .statusCode(200)
                .body("lowered", equalTo(true))
                .body("readers", contains("USA"))
                .body("waiting", contains("EU"));
        partner.post(marking + "-preview", null, "{}").statusCode(403);

        mark(desk, marking, "{\"kind\":\"INTERNAL\"}").statusCode(200).body("marking.kind", equalTo("INTERNAL"));

        partner.get(path).body("sections.section", not(hasItem("sites"))).body("dossier.sites", nullValue());
        partner.get(path + "/dossier-versions/2").body("sections.sites", nullValue());
        partner.get("/candidacies?agreement=us-eu-mou&country=AU&limit=100")
                .body("items.projectId", not(hasItem(project.toString())));
        partner.get(path + "/history").body("items.type", not(hasItem("MARKING_RAISED")));
        desk.get(path + "/history").body("items[0].data.reasons", equalTo("Because of it"));
        assertThat(count("EU", "eu-grow", sections("sites"))).isZero();
        mark(desk, marking, "null").statusCode(403).body("type", endsWith("signatory-releases"));
        desk.fill(project, "sites", "{\"sites\":[{\"country\":\"AU\"}],\"marking\":{\"kind\":\"PUBLIC\"}}")
                .statusCode(403)
                .body("type", endsWith("lowering-is-an-act"));
        desk.fill(project, "sites", "{\"sites\":[{\"country\":\"CA\"}]}")
                .statusCode(200)
                .body("marking.kind", equalTo("INTERNAL"));

        mark(signatory, marking, "null").statusCode(200).body("isDefaultMarking", equalTo(true));

        partner.get(path).body("sections.section", hasItem("sites"));
        mark(signatory, marking, "null").statusCode(409);
        mark(partner, marking, "null").statusCode(403);
        mark(stranger, marking, "null").statusCode(404);
    }

    @Test
    void noActOfTheApplicationGetsPastTheDatabase() throws SQLException {
        try (Connection connection = as("project_app", "USA", "us-doe");
                Statement statement = connection.createStatement()) {
            statement.execute("select restamp_section('" + project + "', 'ownership', '{USA,EU,*}')");
            connection.commit();
        }
        assertThat(count("EU", "eu-grow", sections("ownership"))).isZero();
        try (Connection connection = as("project_app", "EU", "eu-grow");
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.executeUpdate("insert into promoter_consent (id, project_id, owner,"
                            + " subject, party, basis, document, given_on, recorded_at, recorded_by) values"
                            + " (gen_random_uuid(), '" + project + "', 'EU', 'ownership', 'EU', 'PROMOTER_CONSENT',"
                            + " 'x', '2026-01-01', now(), '{}')"))
                    .withMessageContaining("row-level security");
        }
    }

    /** The code's rule and the database's, over all markings, consents and flags that matter. */
    @Test
    void theTwoLocksAgree() throws SQLException {
        Map<String, Marking> markings = new LinkedHashMap<>();
        markings.put("{\"kind\":\"PUBLIC\"}", Marking.everyone());
        markings.put("{\"kind\":\"PARTIES\"}", Marking.ofParties());
        markings.put("{\"kind\":\"RELEASABLE_TO\",\"parties\":[\"EU\"]}", Marking.releasableTo(Set.of("USA", "EU")));
        markings.put("{\"kind\":\"INTERNAL\"}", Marking.internal("USA"));
        markings.put(
                "{\"kind\":\"AGENCY\",\"agencies\":[\"us-doe\",\"us-state\",\"eu-grow\",\"jp-meti\"]}",
                Marking.ofAgencies(Set.of("us-doe", "us-state", "eu-grow", "jp-meti")));
        for (Set<String> parties : List.of(Set.<String>of(), Set.of("EU"), Set.of("JPN"), Set.of("*"))) {
            UUID of = desk.nominateComplete("Twice locked " + UUID.randomUUID());
            desk.fill(of, "ownership", OWNERS).statusCode(200);
            for (String party : parties) {
                desk.consent(of, "ownership", party, CONSENT, "").statusCode(201);
            }
            desk.submit(of).statusCode(201);
            for (Map.Entry<String, Marking> marking : markings.entrySet()) {
                mark(Api.as("us-doe-signatory"), "/projects/" + of + "/dossier/ownership/marking", marking.getKey())
                        .statusCode(200);
                assertThat(stored(of))
                        .as("%s with consents for %s", marking.getKey(), parties)
                        .isEqualTo(byTheCode(marking.getValue(), parties, Set.of()));
            }
            desk.post(
                            "/projects/" + of + "/dossier/ownership/export-control",
                            null,
                            "{\"regime\":\"EAR\",\"reason\":\"Know-how\"}")
                    .statusCode(201);
            assertThat(stored(of))
                    .as("under export control, with consents for %s", parties)
                    .isEqualTo(byTheCode(
                            Marking.ofAgencies(Set.of("us-doe", "us-state", "eu-grow", "jp-meti")),
                            parties,
                            Set.of(Section.OWNERSHIP)));
        }
    }

    private static Set<String> byTheCode(Marking marking, Set<String> parties, Set<Section> controlled) {
        Map<String, String> agencies = Map.of(
                "agency:us-doe", "USA", "agency:us-state", "USA", "agency:eu-grow", "EU", "agency:jp-meti", "JPN");
        SectionMarkings.Context context = new SectionMarkings.Context(
                "USA",
                "us-doe",
                Sharing.SUBMITTED,
                List.of(PartnerService.mou()),
                new Leave(
                        parties.stream()
                                .map(party -> new Leave.Held("ownership", party, null))
                                .toList(),
                        controlled),
                principal -> agencies.getOrDefault(principal, principal));
        return new TreeSet<>(SectionMarkings.audience(Section.OWNERSHIP, "hash", marking, context));
    }

    private static Set<String> stored(UUID of) throws SQLException {
        try (Connection connection = as("project_worker", null, null);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select releasable_to from dossier_section where project_id = '"
                        + of + "' and section = 'ownership' and superseded_by is null")) {
            assertThat(rows.next()).isTrue();
            return new TreeSet<>(List.of((String[]) rows.getArray(1).getArray()));
        }
    }

    private static io.restassured.response.ValidatableResponse mark(Api official, String act, String marking) {
        String project = act.substring(0, act.indexOf("/dossier"));
        return official.post(
                act, Api.as("us-doe-desk").tag(project), "{\"marking\":" + marking + ",\"reason\":\"Because of it\"}");
    }

    private String sections(String section) {
        return "select count(*) from dossier_section where project_id = '" + project + "' and section = '" + section
                + "'";
    }

    private static long count(String party, String agency, String query) throws SQLException {
        try (Connection connection = as("project_app", party, agency);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection as(String user, String party, String agency) throws SQLException {
        Connection connection =
                DriverManager.getConnection(LocalPlatform.shared().jdbcUrl("project"), user, user);
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

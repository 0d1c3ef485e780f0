package org.criticalminerals.pipeline.project.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
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
import java.util.UUID;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.testing.TopicReader;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.project.testing.Api;
import org.criticalminerals.pipeline.project.testing.PartnerService;
import org.criticalminerals.pipeline.project.testing.ProjectServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Projects that look alike are shown to who sees both, and settled by a person with a reason. */
@QuarkusTest
@ProjectServiceTest
class DuplicateIT {

    private final Api desk = Api.as("us-doe-desk");
    private final Api partner = Api.as("eu-grow-signatory");

    @BeforeEach
    void tellReferenceData() {
        try (PartnerService reviews = new PartnerService()) {
            reviews.tellReferenceData();
        }
        desk.awaitReferenceData();
    }

    @Test
    void aNeighbourWithTheSameMineralIsFoundWithItsDistance() {
        UUID one = located("Upper Mine", "Upper Ltd", -41.6, 145.2);
        UUID two = located("Lower Refinery", "Lower Ltd", -41.65, 145.24);
        UUID far = located("Far away", "Far Ltd", -43.6, 145.2);

        desk.get(duplicates(one))
                .statusCode(200)
                .body("items.projectId", hasItem(two.toString()))
                .body("items.projectId", not(hasItem(far.toString())))
                .body("items[0].grounds", containsInAnyOrder("SITE_WITHIN_10_KM", "MINERALS"))
                .body("items[0].score", equalTo(40))
                .body("items[0].kilometres", equalTo(6.5f))
                .body("items[0].mineralsInCommon", contains("neodymium"))
                .body("items[0].settlement", nullValue());
    }

    @Test
    void aSettledPairIsShownAsSettledUntilOneOfThemChanges() {
        UUID one = desk.nominate("Settled Twin", "One");
        UUID two = desk.nominate("Settled Twin", "Two");

        desk.post(settlement(one, two), null, "{\"verdict\":\"DISTINCT\",\"reasons\":\"two valleys\"}")
                .statusCode(201)
                .body("verdict", equalTo("DISTINCT"))
                .body("otherId", equalTo(two.toString()))
                .body("settledBy.name", equalTo("us-doe-desk"));

        desk.get(duplicates(one)).body("items[0].settlement.reasons", equalTo("two valleys"));
        desk.get(duplicates(two))
                .body("items[0].settlement.verdict", equalTo("DISTINCT"))
                .body("items[0].settlement.otherId", equalTo(one.toString()));
        desk.fill(two, "finance", "{\"capex\":{\"amount\":\"5\",\"currency\":\"USD\"}}")
                .statusCode(200);
        desk.get(duplicates(one)).body("items[0].settlement.verdict", equalTo("DISTINCT"));
        desk.fill(two, "sites", "{\"sites\":[{\"country\":\"AU\"}]}").statusCode(200);
        desk.get(duplicates(one)).body("items[0].settlement", nullValue());
        desk.post(settlement(two, one), null, "{\"verdict\":\"SAME\",\"reasons\":\"the valley is one\"}")
                .statusCode(201);
        desk.get(duplicates(one)).body("items[0].settlement.verdict", equalTo("SAME"));
        desk.get("/projects/" + two + "/history")
                .body("items.findAll { it.type == 'DUPLICATE_SETTLED' }.data.verdict", contains("SAME", "DISTINCT"));
    }

    @Test
    void anotherPartySettlesWhatItSeesAndNobodyLearnsOfWhatTheyDont() throws SQLException {
        UUID shown = desk.nominateComplete("Shown Twin");
        desk.submit(shown).statusCode(201);
        UUID alsoShown = desk.nominateComplete("Shown twin project");
        desk.submit(alsoShown).statusCode(201);
        UUID draft = desk.nominate("Shown Twin", "Somebody");

        partner.get(duplicates(shown)).body("items.projectId", contains(alsoShown.toString()));
        partner.post(settlement(shown, draft), null, "{\"verdict\":\"SAME\",\"reasons\":\"guessed\"}")
                .statusCode(404);
        partner.post(settlement(draft, shown), null, "{\"verdict\":\"SAME\",\"reasons\":\"guessed\"}")
                .statusCode(404);
        desk.post(settlement(shown, draft), null, "{\"verdict\":\"RELATED\",\"reasons\":\"our own\"}")
                .statusCode(201);
        partner.post(settlement(shown, alsoShown), null, "{\"verdict\":\"RELATED\",\"reasons\":\"mine and refinery\"}")
                .statusCode(201);

        desk.get(duplicates(shown))
                .body("items.settlement.reasons", containsInAnyOrder("our own", "mine and refinery"))
                .body(
                        "items.find { it.settlement.reasons == 'mine and refinery' }.settlement.settledBy.name",
                        nullValue());
        partner.get("/projects/" + shown + "/history")
                .body("items.findAll { it.type == 'DUPLICATE_SETTLED' }.data.otherId", contains(alsoShown.toString()));
        assertThat(count("EU", "select count(*) from duplicate_settlement where reasons = 'our own'"))
                .isZero();
        assertThat(count("EU", "select count(*) from duplicate_settlement where reasons = 'mine and refinery'"))
                .isEqualTo(1);
        assertThat(count("EU", "select likeness_mark('" + draft + "')")).isZero();
        try (TopicReader topic = new TopicReader(LocalPlatform.shared(), Topics.PROJECTS)) {
            assertThat(topic
                            .until(records -> records.stream()
                                            .filter(record -> shown.toString().equals(record.key()))
                                            .filter(record -> "minerals.project.duplicate-settled.v1"
                                                    .equals(TopicReader.header(record, EventHeaders.TYPE)))
                                            .count()
                                    == 2)
                            .stream()
                            .filter(record -> shown.toString().equals(record.key()))
                            .filter(record -> "minerals.project.duplicate-settled.v1"
                                    .equals(TopicReader.header(record, EventHeaders.TYPE)))
                            .map(record -> TopicReader.header(record, EventHeaders.RELEASABLE_TO))
                            .toList())
                    .containsExactly("agency:us-doe", "EU,SECRETARIAT,USA");
        }
    }

    @Test
    void sitesThatOneMayNotReadAreNoGround() {
        UUID one = located("Hidden one", "Hidden A", 12.5, 101.5);
        UUID two = located("Hidden two", "Hidden B", 12.5, 101.5);
        for (UUID project : new UUID[] {one, two}) {
            desk.fill(
                            project,
                            "attestation",
                            "{\"name\":\"A. Person\",\"function\":\"Director\",\"date\":\"2026-11-24\"}")
                    .statusCode(200);
            desk.submit(project).statusCode(201);
        }
        partner.get(duplicates(one)).body("items.projectId", contains(two.toString()));

        desk.fill(
                        two,
                        "sites",
                        "{\"marking\":{\"kind\":\"INTERNAL\"},\"sites\":[{\"country\":\"TH\",\"latitude\":12.5,\"longitude\":101.5}]}")
                .statusCode(200);

        partner.get(duplicates(one)).body("items", empty());
        desk.get(duplicates(one)).body("items.projectId", contains(two.toString()));
    }

    @Test
    void whatCantBeSettledIsSaid() {
        UUID one = desk.nominate("Refused Twin", "One");
        UUID two = desk.nominate("Refused Twin", "Two");

        desk.post(settlement(one, one), null, "{\"verdict\":\"SAME\",\"reasons\":\"itself\"}")
                .statusCode(400);
        desk.post(settlement(one, two), null, "{\"verdict\":\"SAME\"}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/reasons"));
        desk.post(settlement(one, two), null, "{\"verdict\":\"MAYBE\",\"reasons\":\"x\"}")
                .statusCode(400)
                .body("errors.pointer", hasItems("/verdict"));
        desk.post(settlement(one, UUID.randomUUID()), null, "{\"verdict\":\"SAME\",\"reasons\":\"x\"}")
                .statusCode(404);
        UUID shown = desk.nominateComplete("Unsettled quarry");
        desk.submit(shown).statusCode(201);
        UUID other = desk.nominateComplete("Unsettled smelter");
        desk.submit(other).statusCode(201);
        Api.as("coordinator")
                .post(settlement(shown, other), null, "{\"verdict\":\"SAME\",\"reasons\":\"x\"}")
                .statusCode(403)
                .body("type", endsWith("role-missing"));
    }

    private UUID located(String name, String promoter, double latitude, double longitude) {
        UUID project = desk.nominate(name, promoter);
        desk.fill(
                        project,
                        "sites",
                        "{\"sites\":[{\"country\":\"AU\",\"latitude\":" + latitude + ",\"longitude\":" + longitude
                                + "}]}")
                .statusCode(200);
        desk.fill(project, "production", "{\"lines\":[{\"mineral\":\"neodymium\",\"step\":\"SEPARATION\"}]}")
                .statusCode(200);
        return project;
    }

    private static String duplicates(UUID project) {
        return "/projects/" + project + "/duplicates";
    }

    private static String settlement(UUID project, UUID other) {
        return duplicates(project) + "/" + other + "/settlement";
    }

    private static long count(String party, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        LocalPlatform.shared().jdbcUrl("project"), "project_app", "project_app");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('pipeline.party', '" + party + "', true)");
            try (ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}

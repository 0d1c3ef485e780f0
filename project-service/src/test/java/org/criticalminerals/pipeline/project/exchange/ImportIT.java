package org.criticalminerals.pipeline.project.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.project.testing.Api;
import org.criticalminerals.pipeline.project.testing.PartnerService;
import org.criticalminerals.pipeline.project.testing.ProjectServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of projects, from upload to the last row. */
@QuarkusTest
@ProjectServiceTest
class ImportIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HEADER =
            "name,promoter,country,minerals,value_chain_step,nominating_party,nominating_agency,agreement\n";

    @BeforeEach
    void tellReferenceData() {
        try (PartnerService reviews = new PartnerService()) {
            reviews.tellReferenceData();
        }
        Api.as("us-doe-desk").awaitReferenceData();
    }

    @Test
    void theDemonstrationIsImportedOnce() throws IOException {
        byte[] file = Files.readAllBytes(Path.of("..", "deploy", "local", "demo", "projects.csv"));

        JsonPath first = done("coordinator", send("coordinator", file, ""));
        JsonPath second = done("coordinator", send("coordinator", file, ""));

        assertThat(first.getString("status")).isEqualTo("DONE");
        assertThat(first.getList("errors")).isEmpty();
        assertThat(first.getInt("rows")).isEqualTo(95);
        assertThat(first.getInt("imported")).isEqualTo(95);
        assertThat(second.getInt("imported")).isZero();
        assertThat(second.getInt("unchanged")).isEqualTo(95);
        Api desk = Api.as("eu-grow-desk");
        String lofdal =
                Api.as("jp-meti-signatory").read("/projects?text=lofdal").getString("items[0].id");
        Api.as("jp-meti-signatory")
                .get("/projects/" + lofdal)
                .body("dossier.sites.sites.country", contains("NA"))
                .body("dossier.production.lines.mineral", contains("REE", "dysprosium", "terbium"))
                .body("designations.programme", contains("Japan JOGMEC"));
        desk.get("/candidacies?text=norgraph")
                .body("items[0].countries", contains("NO", "GL"))
                .body("items[0].stage", equalTo("IDENTIFICATION"));
        desk.get("/candidacies?agreement=us-eu-mou&mineral=REE&step=extraction&country=ZA")
                .body("items.projectName", contains("Zandkopsdrift"));
        String balama = Api.as("us-state-desk").read("/projects?text=balama").getString("items[0].id");
        desk.get("/projects/" + balama)
                .body("designations.programme", contains("MSP", "DFC loan USD 150m"))
                .body("designations.date", contains("2023", "2023"))
                .body("dossier.identity.unconfirmedFields", contains("Syrah parent"));
        int total = 0;
        String cursor = "";
        do {
            JsonPath page = desk.read("/candidacies?agreement=us-eu-mou&limit=40" + cursor);
            total += page.getList("items").size();
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);
        assertThat(total).isGreaterThanOrEqualTo(89);
        desk.get("/candidacies/board?agreement=us-eu-mou")
                .body("stages[0].stage", equalTo("IDENTIFICATION"))
                .body("stages[0].items.size()", equalTo(20));
    }

    @Test
    void badRowsAreReportedAndGoodOnesImported() {
        String file = HEADER
                + "\"Good\nOne\",Somebody,AU,nickel,processing,USA,DOE,\n"
                + "Bad mineral,Somebody,AU,nikel,processing,USA,DOE,\n"
                + "Foreign,Somebody,AU,nickel,processing,EU,DG GROW,\n"
                + "Good two,Somebody,AU,nickel,processing,USA,DOE,us-eu-mou\n";

        JsonPath done = done("us-doe-desk", send("us-doe-desk", bytes(file), ""));

        assertThat(done.getString("status")).isEqualTo("DONE");
        assertThat(done.getInt("rows")).isEqualTo(4);
        assertThat(done.getInt("imported")).isEqualTo(2);
        assertThat(done.getInt("refused")).isEqualTo(2);
        assertThat(done.getList("errors.line", Integer.class)).containsExactly(4, 5);
        assertThat(done.getList("errors.column", String.class)).containsExactly("minerals", "nominating_party");
        assertThat(done.getString("errors[0].message")).contains("did you mean nickel");
        Api.as("us-doe-desk").get("/projects?text=good+two").body("items.sharing", contains("SUBMITTED"));
        Api.as("us-doe-desk").get("/projects?text=good+one").body("items.sharing", contains("AGENCY"));
    }

    @Test
    void atomicMeansAllOrNone() {
        String good = HEADER + "Atom one,Somebody,AU,nickel,processing,USA,DOE,us-eu-mou\n";
        String bad = good + "Atom two,Somebody,Oz,nickel,processing,USA,DOE,\n";

        JsonPath failed = done("us-doe-desk", send("us-doe-desk", bytes(bad), "?atomic=true"));
        assertThat(failed.getString("status")).isEqualTo("FAILED");
        assertThat(failed.getInt("imported")).isZero();
        assertThat(failed.getList("errors.line", Integer.class)).containsExactly(3);
        assertThat(failed.getString("reason")).contains("nothing was imported");
        assertThat(Api.as("us-doe-desk").read("/projects?text=atom").getList("items"))
                .isEmpty();

        JsonPath done = done("us-doe-desk", send("us-doe-desk", bytes(good), "?atomic=true"));
        assertThat(done.getString("status")).isEqualTo("DONE");
        assertThat(done.getInt("imported")).isEqualTo(1);
    }

    @Test
    void filesThatAreNoImport() {
        send("us-doe-desk", bytes(""), "").statusCode(400);
        send("us-doe-desk", bytes("nonsense\n1\n"), "").statusCode(400).body("detail", containsString("nonsense"));
        send("us-doe-desk", new byte[] {(byte) 0xff, (byte) 0xfe, 0}, "").statusCode(400);
        send("us-dfc-support", bytes(HEADER), "").statusCode(403);
        given().auth()
                .oauth2(Tokens.of("us-doe-desk"))
                .contentType("application/pdf")
                .body(bytes(HEADER))
                .post("/api/v1/project-imports")
                .then()
                .statusCode(415);
    }

    @Test
    void bytesThatAreNoTextFailTheJobWithAReason() {
        byte[] header = bytes(HEADER);
        byte[] file = new byte[header.length + 20_000];
        java.util.Arrays.fill(file, (byte) 0xff);
        System.arraycopy(header, 0, file, 0, header.length);

        ValidatableResponse sent = send("us-doe-desk", file, "");

        if (sent.extract().statusCode() == 202) {
            assertThat(done("us-doe-desk", sent).getString("reason")).contains("UTF-8");
        } else {
            sent.statusCode(400);
        }
    }

    @Test
    void anotherAgencysImportIsNotThere() {
        String location =
                send("us-doe-desk", bytes(HEADER), "").statusCode(202).extract().header("Location");

        given().auth().oauth2(Tokens.of("eu-grow-desk")).get(location).then().statusCode(404);
    }

    @Test
    void aJobWhoseProcessDiedIsTakenUpWhereItEnded() throws SQLException {
        UUID id = UUID.randomUUID();
        String file = HEADER
                + "Survivor one,Somebody,AU,nickel,processing,USA,DOE,\n"
                + "Survivor two,Somebody,AU,nickel,processing,USA,DOE,\n";

        try (Connection worker = DriverManager.getConnection(
                        LocalPlatform.shared().jdbcUrl("project"), "project_worker", "project_worker");
                Statement statement = worker.createStatement()) {
            worker.setAutoCommit(false);
            statement.execute("insert into project_import values ('" + id
                    + "', 'RUNNING', false, 1, 1, 0, 0, 2, '[]', null, now(), null,"
                    + " '{\"subject\":\"s\",\"name\":\"Desk\",\"agency\":\"us-doe\",\"party\":\"USA\"}', '{desk-officer}',"
                    + " now() - interval '1 minute', '{agency:us-doe}')");
            statement.execute(
                    "insert into project_import_piece values ('" + id + "', 0, convert_to('" + file + "', 'UTF8'))");
            worker.commit();
        }

        JsonPath done = await().atMost(PATIENCE)
                .until(() -> Api.as("us-doe-desk").read("/project-imports/" + id), json -> !json.getString("status")
                        .equals("RUNNING"));
        assertThat(done.getString("status")).isEqualTo("DONE");
        assertThat(done.getInt("rows")).isEqualTo(2);
        assertThat(done.getInt("imported")).isEqualTo(2);
        Api.as("us-doe-desk").get("/projects?text=survivor").body("items.name", contains("Survivor two"));
    }

    @Test
    void duplicatesAreShownAndBlockNothing() {
        Api desk = Api.as("us-doe-desk");
        UUID one = desk.nominate("Twin Peaks Lithium Project", "Twin Ltd.");
        desk.fill(one, "sites", "{\"sites\":[{\"country\":\"US\",\"name\":\"Peak\"}]}")
                .statusCode(200);
        UUID two = desk.nominate("Another name", "TWIN, Inc");
        desk.fill(two, "sites", "{\"sites\":[{\"country\":\"US\",\"name\":\"peak\"}]}")
                .statusCode(200);
        UUID three = desk.nominate("twin peaks lithium", "Somebody else");
        UUID four = desk.nominate("Third name", "Twin Co");
        desk.fill(four, "sites", "{\"sites\":[{\"country\":\"US\"}]}").statusCode(200);

        desk.get("/projects/" + one + "/duplicates")
                .statusCode(200)
                .body("checkedAt", matchesPattern(".*Z"))
                .body("items.projectId", contains(three.toString(), two.toString()))
                .body("items[0].grounds", contains("NAME"))
                .body("items[1].grounds", contains("PROMOTER", "SITE_NAME"));
        assertThat(Api.as("us-state-desk")
                        .get("/projects/" + one + "/duplicates")
                        .extract()
                        .statusCode())
                .isEqualTo(404);
        desk.get("/vocabulary").body("steps", hasItem("MINING")).body("minerals.code", hasItem("NdPr"));
    }

    private static ValidatableResponse send(String official, byte[] file, String query) {
        return given().auth()
                .oauth2(Tokens.of(official))
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/project-imports" + query)
                .then();
    }

    private static JsonPath done(String official, ValidatableResponse sent) {
        String location = sent.statusCode(202).extract().header("Location");
        return await().atMost(PATIENCE)
                .until(
                        () -> given().auth()
                                .oauth2(Tokens.of(official))
                                .get(location)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        json -> !json.getString("status").equals("RUNNING"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

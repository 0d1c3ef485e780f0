package org.criticalminerals.pipeline.project.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.project.testing.Api;
import org.criticalminerals.pipeline.project.testing.PartnerService;
import org.criticalminerals.pipeline.project.testing.ProjectServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents of a project: kept, marked, scanned, shown and withdrawn, under both locks. */
@QuarkusTest
@ProjectServiceTest
class DocumentIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STUDY = "{\"title\":\"Feasibility study\",\"section\":\"%s\"%s}";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Api desk = Api.as("us-doe-desk");
    private final Api signatory = Api.as("us-state-signatory");
    private final Api partner = Api.as("eu-grow-desk");
    private final Api stranger = Api.as("jp-meti-desk");
    private UUID project;
    private String path;

    @BeforeEach
    void aSubmittedProject() {
        try (PartnerService reviews = new PartnerService()) {
            reviews.tellReferenceData();
        }
        desk.awaitReferenceData();
        project = desk.nominateComplete("Documented " + UUID.randomUUID());
        path = "/projects/" + project;
        desk.submit(project).statusCode(201);
    }

    @AfterEach
    void noScanner() {
        System.clearProperty("pipeline.scan.host");
        System.clearProperty("pipeline.scan.port");
    }

    private static String of(String section, String more) {
        return STUDY.formatted(section, more);
    }

    private String added(String section, byte[] file) {
        return path + "/documents/"
                + desk.upload(path + "/documents", of(section, ""), file, "study.pdf")
                        .statusCode(201)
                        .extract()
                        .<String>path("document.id");
    }

    @Test
    void aDocumentIsKeptAndReadAsItsSectionIs() throws Exception {
        byte[] file = Samples.pdf(2, "Study");

        String document = added("sites", file);

        desk.get(document)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("document.title", equalTo("Feasibility study"))
                .body("document.section", equalTo("sites"))
                .body("document.marking.kind", equalTo("PARTIES"))
                .body("document.isDefaultMarking", equalTo(true))
                .body("document.newest.mediaType", equalTo("application/pdf"))
                .body("document.newest.bytes", equalTo(file.length))
                .body("document.newest.sha256", equalTo(sha256(file)))
                .body("document.newest.fileName", equalTo("study.pdf"))
                .body("document.newest.scan", equalTo("NOT_SCANNED"))
                .body("document.permitted", hasItems("CHANGE", "WITHDRAW", "MARK"));
        partner.get(path + "/documents").statusCode(200).body("items.title", contains("Feasibility study"));
        partner.get(document).body("document.createdBy.name", nullValue()).body("document.permitted", empty());
        ValidatableResponse content = partner.get(document + "/versions/1/content")
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", "attachment; filename=\"study.pdf\"; filename*=UTF-8''study.pdf")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("sandbox"))
                .header("Content-Length", Integer.toString(file.length))
                .header("Cache-Control", "no-store");
        assertThat(content.extract().asByteArray()).isEqualTo(file);
        partner.get(path + "/history").body("items.type", hasItem("DOCUMENT_ADDED"));
        // Not yours and not there are the same.
        assertThat(refusal(stranger, document))
                .isEqualTo(refusal(stranger, path + "/documents/" + UUID.randomUUID()))
                .isEqualTo(refusal(stranger, "/projects/" + UUID.randomUUID() + "/documents/" + id(document)));
        stranger.get(path + "/documents").statusCode(404);
        stranger.get(document + "/versions/1/content").statusCode(404);
        stranger.get(document + "/versions/1/pages/1").statusCode(404);
        partner.upload(path + "/documents", of("sites", ""), file, "x.pdf").statusCode(403);
        stranger.upload(path + "/documents", of("sites", ""), file, "x.pdf").statusCode(404);
        assertThat(count("EU", "eu-grow", "document_piece")).isEqualTo(1);
        assertThat(count("JPN", "jp-meti", "document_piece")).isZero();
        assertThat(count(null, null, "document_piece")).isZero();
        assertThat(count("JPN", "jp-meti", "document")).isZero();
    }

    @Test
    void whatBelongsToNoSectionStaysAtHomeUntilASignatoryReleasesIt() {
        String title = "{\"title\":\"Loose  sheet\"%s}";
        desk.upload(
                        path + "/documents",
                        title.formatted(",\"marking\":{\"kind\":\"PARTIES\"}"),
                        Samples.docx(),
                        "n.docx")
                .statusCode(403)
                .body("type", endsWith("signatory-releases"));
        String document = path + "/documents/"
                + desk.upload(path + "/documents", title.formatted(""), Samples.docx(), "n.docx")
                        .statusCode(201)
                        .body("document.title", equalTo("Loose sheet"))
                        .body("document.marking.kind", equalTo("INTERNAL"))
                        .extract()
                        .<String>path("document.id");
        partner.get(document).statusCode(404);
        partner.get(path + "/documents").body("items", empty());
        partner.get(path + "/history").body("items.type", not(hasItem("DOCUMENT_ADDED")));

        mark(desk, document, "{\"kind\":\"PARTIES\"}").statusCode(403).body("type", endsWith("signatory-releases"));
        signatory
                .post(document + "/marking-preview", null, "{\"marking\":{\"kind\":\"PARTIES\"}}")
                .statusCode(200)
                .body("lowered", equalTo(true))
                .body("gained", hasItem("EU"));
        mark(signatory, document, "{\"kind\":\"PARTIES\"}").statusCode(200);

        partner.get(document).statusCode(200);
        partner.get(document + "/versions/1/content").statusCode(200);
        mark(desk, document, "{\"kind\":\"INTERNAL\"}").statusCode(200);
        partner.get(document).statusCode(404);
        partner.get(document + "/versions/1/content").statusCode(404);
        desk.get(path + "/history").body("items[0].data.reasons", equalTo("Because of it"));
        partner.get(path + "/history").body("items.type", not(hasItem("DOCUMENT_RAISED")));
    }

    private static ValidatableResponse mark(Api official, String document, String marking) {
        return official.post(
                document + "/marking",
                Api.as("us-doe-desk").tag(document),
                "{\"marking\":" + marking + ",\"reason\":\"Because of it\"}");
    }

    @Test
    void theTypeIsWhatTheContentIs() {
        String documents = path + "/documents";
        desk.upload(documents, of("sites", ""), Samples.text("<html><script>x()</script></html>"), "study.pdf")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/file"))
                .body("errors[0].detail", containsString("text/html"));
        desk.upload(documents, of("sites", ""), new byte[0], "study.pdf").statusCode(400);
        desk.upload(documents, "{\"title\":\" \"}", Samples.docx(), "n.docx")
                .statusCode(400)
                .body("errors.pointer", hasItem("/title"));
        desk.upload(documents, "{\"title\":\"x\",\"poetry\":1}", Samples.docx(), "n.docx")
                .statusCode(400);
        desk.upload(documents, of("poetry", ""), Samples.docx(), "n.docx")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/section"));
        desk.upload(documents, of("sites", ",\"marking\":{\"kind\":\"AGENCY\"}"), Samples.docx(), "n.docx")
                .statusCode(400);
        desk.upload(documents, of("sites", ",\"fileName\":\"../../Größe.exe\""), Samples.docx(), "ignored.exe")
                .statusCode(201)
                .body("document.newest.fileName", equalTo("Größe.docx"))
                .body("document.newest.preview", equalTo("NONE"));
        desk.post(documents, null, "{\"title\":\"x\"}").statusCode(415);
        desk.get(documents + "?limit=1").body("items", hasSize(1)).body("next", nullValue());
    }

    @Test
    void aNewVersionKeepsTheOlderOnes() {
        String document = added("sites", Samples.text("name,share\nA,60\n"));
        String versions = document + "/versions";
        desk.renew(versions, null, Samples.text("x")).statusCode(428);
        desk.renew(versions, "\"7\"", Samples.text("x")).statusCode(412);
        desk.renew(versions, "\"1\"", Samples.text("name,share\nA,60\n")).statusCode(409);

        desk.renew(versions, "\"1\"", Samples.text("name,share\nA,61\n"))
                .statusCode(201)
                .header("ETag", "\"2\"")
                .body("versions.number", contains(2, 1));

        partner.get(versions + "/1/content").statusCode(200).body(containsString("60"));
        partner.get(versions + "/2/content").statusCode(200).body(containsString("61"));
        partner.get(versions + "/3/content").statusCode(404);
        desk.put(document, "\"2\"", "{\"title\":\"Another title\",\"description\":\"Of shares\"}")
                .statusCode(200)
                .body("document.title", equalTo("Another title"))
                .body("document.revision", equalTo(3));

        desk.post(document + "/withdrawal", "\"3\"", "{\"reason\":\"The audit found errors\"}")
                .statusCode(200)
                .body("document.withdrawal.reason", equalTo("The audit found errors"));

        partner.get(document)
                .statusCode(200)
                .body("document.withdrawal.reason", equalTo("The audit found errors"))
                .body("document.newest.isReadable", equalTo(false));
        partner.get(versions + "/2/content").statusCode(409).body("type", endsWith("document-withdrawn"));
        desk.get(versions + "/2/content").statusCode(200);
        desk.renew(versions, "\"4\"", Samples.text("again")).statusCode(409);
        desk.get(path + "/history")
                .body("items.type", hasItems("DOCUMENT_RENEWED", "DOCUMENT_DESCRIBED", "DOCUMENT_WITHDRAWN"));
    }

    @Test
    void consentsExportControlAndMarkingsOfTheSectionHoldForItsDocuments() throws SQLException {
        desk.fill(project, "ownership", "{\"owners\":[{\"name\":\"Hidden\",\"sharePercent\":\"60\"}]}")
                .statusCode(200);
        String document = added("ownership", Samples.pdf(1, "Owners"));
        partner.get(document).statusCode(404);
        partner.get(document + "/versions/1/content").statusCode(404);
        // What had been published was the section's content, not this file.
        signatory.consent(project, "ownership", "*", "PUBLISHED_SOURCE", "").statusCode(201);
        partner.get(path).body("sections.section", hasItem("ownership"));
        partner.get(document).statusCode(404);

        String consent = desk.consent(project, "ownership", "EU", "PROMOTER_CONSENT", "")
                .extract()
                .path("id");

        partner.get(document).statusCode(200);
        partner.get(document + "/versions/1/content").statusCode(200);
        desk.post(path + "/dossier/ownership/export-control", null, "{\"regime\":\"EAR 1C\",\"reason\":\"Know-how\"}")
                .statusCode(201);
        partner.get(document).statusCode(404);
        desk.get(document).statusCode(200);
        signatory
                .post(path + "/dossier/ownership/export-control/lifting", null, "{\"reason\":\"Licence\"}")
                .statusCode(200);
        partner.get(document).statusCode(200);
        desk.post(path + "/consents/" + consent + "/revocation", null, "{\"reason\":\"They wrote\"}")
                .statusCode(200);
        partner.get(document).statusCode(404);
        // The database's own lock, past the code.
        execute(
                "USA",
                "us-doe",
                "select restamp_document('" + id(document) + "', '{USA,EU,*}', '{\"kind\":\"PUBLIC\"}')");
        assertThat(count("EU", "eu-grow", "document")).isZero();
        execute("EU", "eu-grow", "select restamp_document('" + id(document) + "', '{EU}', '{\"kind\":\"PUBLIC\"}')");
        assertThat(count("EU", "eu-grow", "document")).isZero();
        assertThat(count("EU", "eu-grow", "document_seals('" + project + "')")).isZero();

        String sited = added("sites", Samples.pdf(1, "Sites"));
        partner.get(sited).statusCode(200);
        desk.post(
                        path + "/dossier/sites/marking",
                        desk.tag(path),
                        "{\"marking\":{\"kind\":\"INTERNAL\"},\"reason\":\"Too early\"}")
                .statusCode(200);
        partner.get(sited).statusCode(404);
        desk.get(sited).body("document.marking.kind", equalTo("INTERNAL"));
        String loud = desk.upload(
                        path + "/documents",
                        of("ownership", ",\"marking\":{\"kind\":\"PUBLIC\"}"),
                        Samples.docx(),
                        "n.docx")
                .statusCode(403)
                .extract()
                .path("type");
        assertThat(loud).endsWith("signatory-releases");
    }

    private static String refusal(Api official, String document) {
        return official.get(document).statusCode(404).extract().asString().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…");
    }

    private static String id(String document) {
        return document.substring(document.lastIndexOf('/') + 1);
    }

    @Test
    void nobodyGetsWhatIsNotCleanOnceThereIsAScanner() throws Exception {
        System.setProperty("pipeline.scan.host", "127.0.0.1");
        System.setProperty("pipeline.scan.port", "1");
        String harmless = added("sites", Samples.text("Harmless words\n"));
        desk.get(harmless).body("document.newest.scan", equalTo("PENDING"));
        desk.get(harmless + "/versions/1/content").statusCode(409).body("type", endsWith("not-scanned-yet"));
        assertThat(count("USA", "us-doe", "document_piece")).isZero();

        try (Clamd scanner = Clamd.any()) {
            System.setProperty("pipeline.scan.port", Integer.toString(scanner.port()));
            String infected = added("sites", Samples.text("Words " + Clamd.MALWARE + "\n"));
            // The first one waits after the refusal; it isn't to wait that long here.
            execute("update document_version set scan_due = now() where scan = 'PENDING'");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> desk.get(harmless).body("document.newest.scan", equalTo("CLEAN")));
            await().atMost(PATIENCE).untilAsserted(() -> desk.get(infected)
                    .body("document.newest.scan", equalTo("INFECTED"))
                    .body("document.newest.signature", containsString("Test.Pretended")));

            partner.get(harmless + "/versions/1/content").statusCode(200);
            desk.get(infected + "/versions/1/content").statusCode(409).body("type", endsWith("infected"));
            desk.get(path + "/history").body("items.type", hasItem("DOCUMENT_INFECTED"));
            assertThat(count("USA", "us-doe", "document_piece")).isEqualTo(1);
        }
    }

    @Test
    void pagesAreShownAsPictures() {
        String document = added("sites", Samples.pdf(2, "Page"));

        await().atMost(PATIENCE).untilAsserted(() -> partner.get(document)
                .body("document.newest.preview", equalTo("READY"))
                .body("document.newest.pages", equalTo(2))
                .body("document.newest.shownPages", equalTo(2)));

        byte[] page = partner.get(document + "/versions/1/pages/2")
                .statusCode(200)
                .contentType("image/png")
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .asByteArray();
        assertThat(page).startsWith(0x89, 'P', 'N', 'G');
        partner.get(document + "/versions/1/pages/3").statusCode(404);
        stranger.get(document + "/versions/1/pages/1").statusCode(404);
    }

    /** In pieces through the whole service: neither this test nor the service ever holds the file. */
    @Test
    void fiftyMegabytesPassInPieces() throws Exception {
        String documents = path + "/documents";
        java.security.MessageDigest sent = java.security.MessageDigest.getInstance("SHA-256");
        HttpResponse<InputStream> answer = send(documents, 50 << 20, sent);
        assertThat(answer.statusCode()).isEqualTo(201);
        String document = documents + "/" + JsonPath.from(answer.body()).getString("document.id");
        String pieces = " from document_piece where document_id = '" + id(document) + "'";
        assertThat(longest("select max(length(data))" + pieces)).isEqualTo(Pieces.SIZE);
        assertThat(longest("select count(*)" + pieces)).isEqualTo((50 << 20) / Pieces.SIZE);

        HttpResponse<InputStream> file = HTTP.send(
                HttpRequest.newBuilder(address(document + "/versions/1/content"))
                        .header("Authorization", "Bearer " + Tokens.of("eu-grow-desk"))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());

        java.security.MessageDigest received = java.security.MessageDigest.getInstance("SHA-256");
        file.body().transferTo(new java.security.DigestOutputStream(java.io.OutputStream.nullOutputStream(), received));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(HexFormat.of().formatHex(received.digest()))
                .isEqualTo(HexFormat.of().formatHex(sent.digest()));
        HttpResponse<InputStream> refused = send(documents, (50 << 20) + 1, sent);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(JsonPath.from(refused.body()).getString("detail")).contains("50 MiB");
        desk.get(documents).body("items", hasSize(1));
    }

    private static URI address(String path) {
        return URI.create("http://localhost:" + RestAssured.port + "/api/v1" + path);
    }

    // Without a length, so that only what arrives can tell that it is too much.
    private static HttpResponse<InputStream> send(String path, int bytes, java.security.MessageDigest digest)
            throws Exception {
        String before = "--of-a-test\r\nContent-Disposition: form-data; name=\"document\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + of("sites", "")
                + "\r\n--of-a-test\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n";
        return HTTP.send(
                HttpRequest.newBuilder(address(path))
                        .header("Authorization", "Bearer " + Tokens.of("us-doe-desk"))
                        .header("Content-Type", "multipart/form-data; boundary=of-a-test")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new SequenceInputStream(Collections.enumeration(List.of(
                                        new ByteArrayInputStream(before.getBytes(StandardCharsets.US_ASCII)),
                                        new java.security.DigestInputStream(new Letters(bytes), digest),
                                        new ByteArrayInputStream(
                                                "\r\n--of-a-test--\r\n".getBytes(StandardCharsets.US_ASCII)))))))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    /** So many letters, none of them kept. */
    private static final class Letters extends InputStream {
        private int left;

        Letters(int count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'a' + left % 20 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = Math.min(left, length);
            java.util.Arrays.fill(target, offset, offset + count, (byte) ('a' + left % 20));
            left -= count;
            return count > 0 ? count : -1;
        }
    }

    @Test
    void readsAboveThePartiesAreRecorded() throws SQLException {
        String document = path + "/documents/"
                + desk.upload(path + "/documents", "{\"title\":\"Ours\"}", Samples.docx(), "n.docx")
                        .extract()
                        .<String>path("document.id");

        desk.get(document + "/versions/1/content").statusCode(200);

        assertThat(longest("select count(*) from record_leaf where act = 'documentFile.content' and kind = 'READ'"
                        + " and objects like '%" + id(document) + "%'"))
                .isEqualTo(1);
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(content));
    }

    private long count(String party, String agency, String of) throws SQLException {
        String from = of.startsWith("document_piece")
                ? " from document_piece p join document d on d.id = p.document_id where d.project_id = '" + project
                        + "'"
                : of.equals("document")
                        ? " from document where project_id = '" + project + "' and section = 'ownership'"
                        : " from " + of;
        try (Connection connection = as("project_app", party, agency);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*)" + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long longest(String query) throws SQLException {
        try (Connection connection = as("project_worker", null, null);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(String change) throws SQLException {
        try (Connection connection = as("project_worker", null, null);
                Statement statement = connection.createStatement()) {
            statement.execute(change);
            connection.commit();
        }
    }

    private static void execute(String party, String agency, String change) throws SQLException {
        try (Connection connection = as("project_app", party, agency);
                Statement statement = connection.createStatement()) {
            statement.execute(change);
            connection.commit();
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

package org.criticalminerals.pipeline.kit.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.kit.outbox.OutboxRelay;
import org.criticalminerals.pipeline.kit.testing.PlatformResource;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.record.ExportedLeaf;
import org.criticalminerals.pipeline.record.Fault;
import org.criticalminerals.pipeline.record.Finding;
import org.criticalminerals.pipeline.record.LeafField;
import org.criticalminerals.pipeline.record.RecordRows;
import org.criticalminerals.pipeline.record.SealedRoot;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Every act leaves its leaf, nobody can take one away unnoticed, and verification names the place. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = {
            @ResourceArg(name = PlatformResource.SERVICE, value = "project-service"),
            @ResourceArg(name = PlatformResource.DATABASE, value = "project")
        })
@WithTestResource(OidcWiremockTestResource.class)
class RecordIT {

    private static final String SERVICE = "project-service";

    @Inject
    WorkerTransactions worker;

    @Inject
    RecordSealer sealer;

    @Inject
    RecordVerification verification;

    @BeforeEach
    void empty() throws SQLException {
        asOwner("truncate note, outbox, idempotency_key, record_leaf, record_value, record_batch, record_sealed,"
                + " record_hold, record_pseudonym"
                + " restart identity");
    }

    @Test
    void aCommandIsRecordedWithWhoWhatWhenWhereAndBeforeAndAfter() throws SQLException {
        String note = create("us-doe-desk", "first");
        given().auth()
                .oauth2(Tokens.of("us-doe-desk"))
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("User-Agent", "a browser")
                .body("{\"text\": \"second\"}")
                .put(note)
                .then()
                .statusCode(200);

        assertThat(query(
                        "select kind, act, resource, party, agency, subject, name, address, user_agent from record_leaf"
                                + " order by seq"))
                .hasSize(2)
                .last()
                .isEqualTo(String.join(
                        "|",
                        "COMMAND",
                        "note.change",
                        note.substring(1),
                        "USA",
                        "us-doe",
                        Tokens.subject("us-doe-desk"),
                        "us-doe-desk",
                        "203.0.113.7",
                        "a browser"));
        assertThat(query("select side, value, v.releasable_to from record_value v join record_leaf l on l.id = v.leaf"
                        + " where l.act = 'note.change' order by side desc"))
                .satisfiesExactly(
                        before -> assertThat(before)
                                .contains("\"text\":\"first\"")
                                .endsWith("{USA}"),
                        after -> assertThat(after).contains("\"text\":\"second\""));
        assertThat(query("select side, value from record_value v join record_leaf l on l.id = v.leaf"
                        + " where l.act = 'note.create'"))
                .singleElement()
                .satisfies(after -> assertThat(after).startsWith("after").contains("\"text\":\"first\""));
    }

    @Test
    void anActTakesItsConnectionOnce() throws SQLException {
        Warnings pool = new Warnings("io.agroal.pool");
        try (pool) {
            Logger.getLogger("io.agroal.pool").warn("Heard");
            String note = create("us-doe-desk", "first");
            given().auth()
                    .oauth2(Tokens.of("us-doe-desk"))
                    .contentType(ContentType.JSON)
                    .header("If-Match", "\"0\"")
                    .body("{\"text\": \"second\"}")
                    .put(note)
                    .then()
                    .statusCode(200);
            given().auth().oauth2(Tokens.of("us-doe-desk")).get("/notes").then().statusCode(200);
        }

        assertThat(query("select act from record_leaf"))
                .containsExactlyInAnyOrder("note.create", "note.change", "note.list");
        // The pool warns of a connection that is taken again after it was given back for the commit.
        assertThat(pool.messages()).containsExactly("Heard");
    }

    @Test
    void whatFailedIsNoActAndLeavesNothingBehindInTheSession() throws SQLException {
        Warnings session = new Warnings("org.hibernate.orm.session");
        try (session) {
            Logger.getLogger("org.hibernate.orm.session").warn("Heard");
            post("us-doe-desk", "rolled back", 409);
        }

        assertThat(query("select act from record_leaf")).isEmpty();
        assertThat(session.messages()).containsExactly("Heard");
    }

    @Test
    void whatCantBeRecordedIsntDone() throws SQLException {
        asOwner("alter table record_leaf add constraint nothing check (false) not valid");
        try {
            post("us-doe-desk", "unrecorded", 500);
        } finally {
            asOwner("alter table record_leaf drop constraint nothing");
        }

        assertThat(query("select text from note")).isEmpty();
        assertThat(query("select act from record_leaf")).isEmpty();
    }

    @Test
    void aReadIsRecordedWhereItShowsMoreThanThePartiesSee() throws SQLException {
        create("us-doe-desk", "ours");
        asOwner("insert into note values (gen_random_uuid(), 'everyone''s', '{USA,EU,SECRETARIAT}', 0)");
        asOwner("truncate record_leaf, record_value");

        given().auth().oauth2(Tokens.of("eu-grow-desk")).get("/notes").then().statusCode(200);
        assertThat(query("select act from record_leaf")).isEmpty();
        given().auth().oauth2(Tokens.of("us-doe-desk")).get("/notes").then().statusCode(200);

        assertThat(query("select kind, act, objects from record_leaf"))
                .singleElement()
                .satisfies(leaf -> assertThat(leaf)
                        .startsWith("READ|note.list|[{\"kind\":\"Note\",\"id\":\"")
                        .doesNotContain("},{"));
    }

    @Test
    void aPartySeesItsOwnLeavesAloneAndNobodyChangesAny() throws SQLException {
        create("us-doe-desk", "ours");
        create("eu-grow-desk", "theirs");

        try (Connection application = connect("project_app")) {
            application.setAutoCommit(false);
            try (Statement statement = application.createStatement()) {
                statement.execute("select set_config('pipeline.party', 'EU', true)");
                assertThat(rows(statement, "select party from record_leaf")).containsExactly("EU");
                assertThat(rows(statement, "select value from record_value"))
                        .singleElement()
                        .satisfies(value -> assertThat(value).contains("theirs"));
                assertThatThrownBy(() -> statement.execute("insert into record_leaf (id, at, kind, act, party, salts,"
                                + " releasable_to) values (gen_random_uuid(), now(), 'COMMAND', 'x', 'USA', '', '{}')"))
                        .hasMessageContaining("row-level security");
            }
            application.rollback();
        }
        for (String user : List.of("project_app", "project_worker")) {
            for (String table : List.of("record_leaf", "record_value", "record_batch", "record_sealed")) {
                assertThatThrownBy(() -> as(user, "delete from " + table)).hasMessageContaining("permission denied");
                assertThatThrownBy(() -> as(user, "truncate " + table)).hasMessageContaining("permission denied");
            }
            assertThatThrownBy(() -> as(user, "update record_leaf set name = 'x'"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void nothingIsSealedThatCouldStillBeOvertaken() throws SQLException {
        try (Connection late = connect("project_worker");
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            create("us-doe-desk", "while another still runs");

            assertThat(sealer.sealNext()).isZero();
            late.rollback();
        }

        assertThat(sealer.sealNext()).isEqualTo(1);
        assertThat(sealer.sealNext()).isZero();
    }

    @Test
    void rootsAreSignedChainedAndPublished() throws SQLException {
        sealedBatches(2, 3);

        assertThat(findings()).isEmpty();
        assertThat(query("select count(*) from outbox where topic = 'minerals.record-roots.v1'"))
                .containsExactly("2");
    }

    @Test
    void aChangedByteIsNamed() throws SQLException {
        sealedBatches(2, 3);

        asOwner("update record_leaf set act = 'note.creatE' where seq = 4");

        assertFindings().containsExactly(tuple(Fault.CHANGED, 2L, 1, 4L));
    }

    @Test
    void aChangedValueIsNamed() throws SQLException {
        sealedBatches(3, 1);

        asOwner("update record_value set value = replace(value, 'note 1', 'nota 1')"
                + " where leaf = (select id from record_leaf where seq = 2)");

        assertFindings().containsExactly(tuple(Fault.CHANGED, 1L, 1, 2L));
    }

    @Test
    void aDroppedRowIsNamed() throws SQLException {
        sealedBatches(3, 2);

        asOwner("delete from record_leaf where seq = 2");

        assertFindings().containsExactly(tuple(Fault.MISSING, 1L, 1, 2L));
    }

    @Test
    void twoSwappedRowsAreNamed() throws SQLException {
        sealedBatches(3, 2);

        asOwner("create temporary table two as select * from record_leaf where seq in (1, 3);"
                + "delete from record_leaf where seq in (1, 3);"
                + "update two set seq = 4 - seq;"
                + "insert into record_leaf overriding system value select * from two");

        assertFindings().containsExactly(tuple(Fault.SWAPPED, 1L, 0, 1L), tuple(Fault.SWAPPED, 1L, 2, 3L));
    }

    @Test
    void aDroppedTailIsNamedPlaceByPlace() throws SQLException {
        sealedBatches(4, 2);

        asOwner("delete from record_leaf where seq in (3, 4); delete from record_sealed where seq in (3, 4)");

        assertFindings().containsExactly(tuple(Fault.MISSING, 1L, 2, null), tuple(Fault.MISSING, 1L, 3, null));
    }

    @Test
    void aRewrittenBatchDoesNotFitItsSignature() throws SQLException {
        sealedBatches(2, 2);
        Forger.rewrite(2, connect("project_owner"));

        assertFindings().containsExactly(tuple(Fault.NOT_SIGNED, 2L, null, null));
    }

    @Test
    void aBatchRewrittenWithTheStolenKeyDoesNotFitTheCopyNorTheBatchesAfterIt() throws SQLException {
        sealedBatches(2, 2, 1);
        List<SealedRoot> copies = roots();

        Forger.rewrite(2, connect("project_owner"), signingKeys);

        assertThat(verification.look(1, 100, copies).findings())
                .extracting(Finding::fault, Finding::batch)
                .containsExactlyInAnyOrder(tuple(Fault.CHAIN_BROKEN, 3L), tuple(Fault.COPY_DIFFERS, 2L));
    }

    @Test
    void aDroppedBatchIsMissed() throws SQLException {
        sealedBatches(1, 1, 1);
        List<SealedRoot> copies = roots();

        asOwner("delete from record_batch where number = 2; delete from record_sealed where batch = 2");
        assertFindings().contains(tuple(Fault.MISSING, 2L, null, null));
        asOwner("delete from record_batch where number = 3; delete from record_sealed where batch = 3");

        assertThat(verification.look(1, 100, copies).findings())
                .extracting(Finding::fault, Finding::batch)
                .contains(tuple(Fault.MISSING, 2L), tuple(Fault.MISSING, 3L));
    }

    @Test
    void aLeafPutInAfterwardsIsNamed() throws SQLException {
        sealedBatches(2, 2);

        asOwner("insert into record_leaf (xid, id, at, kind, act, party, salts, releasable_to)"
                + " select xid, gen_random_uuid(), at, kind, act, party, salts, releasable_to from record_leaf"
                + " where seq = 1");

        assertFindings().containsExactly(tuple(Fault.ADDED, null, null, 5L));
    }

    @Test
    void aPersonIsForgottenAndTheProofsHold() throws SQLException {
        sealedBatches(2, 1);
        ask(
                        "us-administrator",
                        "/api/v1/record/pseudonyms",
                        "{\"official\": \"%s\", \"reason\": \"left\"}".formatted(Tokens.subject("us-doe-desk")))
                .statusCode(201);

        forgetting.forget();

        assertThat(query("select coalesce(name, subject, address, user_agent, for_name, ''), left(pseudonym, 9)"
                        + " from record_leaf where act = 'note.create'"))
                .containsOnly("|official-");
        assertThat(findings()).isEmpty();
        assertThat(exported("us-auditor", ""))
                .filteredOn(leaf -> leaf.proof() != null)
                .allSatisfy(leaf -> assertThat(leaf.check(
                                roots().stream().collect(Collectors.toMap(SealedRoot::number, root -> root))))
                        .isEmpty());
        given().auth()
                .oauth2(Tokens.of("us-auditor"))
                .get("/api/v1/record/pseudonyms")
                .then()
                .body("items.leaves", contains(3))
                .body("items.done", contains(true));
        asOwner("update record_leaf set erased = erased || '{\"NAME\": \"" + "00".repeat(32) + "\"}' where seq = 1");
        assertFindings().containsExactly(tuple(Fault.CHANGED, 1L, 0, 1L));
    }

    @Test
    void whatIsHeldIsForgottenOnlyAfterwards() throws SQLException {
        sealedBatches(1);
        String hold = ask(
                        "us-administrator",
                        "/api/v1/record/holds",
                        "{\"from\": \"2020-01-01T00:00:00Z\", \"reason\": \"a case\"}")
                .statusCode(201)
                .extract()
                .path("id");
        ask(
                        "us-administrator",
                        "/api/v1/record/pseudonyms",
                        "{\"official\": \"%s\", \"reason\": \"left\"}".formatted(Tokens.subject("us-doe-desk")))
                .statusCode(201);

        forgetting.forget();
        assertThat(query("select name from record_leaf where act = 'note.create'"))
                .containsExactly("us-doe-desk");
        ask("us-administrator", "/api/v1/record/holds/" + hold + "/lifting", "{\"reason\": \"settled\"}")
                .statusCode(200);
        ask("us-administrator", "/api/v1/record/holds/" + hold + "/lifting", "{\"reason\": \"again\"}")
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:hold-lifted"));
        forgetting.forget();

        assertThat(query("select coalesce(name, 'forgotten') from record_leaf where act = 'note.create'"))
                .containsExactly("forgotten");
    }

    @Test
    void contentsGoWhenTheirTimeIsOverAndTheProofsHold() throws SQLException {
        create("us-doe-desk", "long ago");
        asOwner("update record_leaf set at = at - interval '25 years 1 day'");
        create("us-doe-desk", "today");
        assertThat(sealer.sealNext()).isEqualTo(2);

        forgetting.forget();

        assertThat(query("select coalesce(name, ''), objects is null from record_leaf order by seq"))
                .containsExactly("|t", "us-doe-desk|f");
        assertThat(query("select value is null from record_value v join record_leaf l on l.id = v.leaf order by l.seq"))
                .containsExactly("t", "f");
        assertThat(findings()).isEmpty();
    }

    @Test
    void aPartyTakesItsLeavesWithItAndProvesThemByItsOwnCopyOfTheRoots() throws SQLException {
        create("us-doe-desk", "ours");
        create("eu-grow-desk", "theirs");
        create("us-doe-desk", "ours too");
        sealer.sealNext();
        Map<Long, SealedRoot> copy = roots().stream().collect(Collectors.toMap(SealedRoot::number, root -> root));

        List<ExportedLeaf> leaves = exported("us-auditor", "");

        assertThat(leaves)
                .extracting(leaf -> leaf.leaf().text(LeafField.ACT))
                .containsExactly("note.create", "note.create");
        assertThat(leaves).allSatisfy(leaf -> assertThat(leaf.check(copy)).isEmpty());
        assertThat(leaves.toString()).doesNotContain("theirs");
        asOwner("update record_leaf set agency = 'us-state' where seq = 3");
        assertThat(exported("us-auditor", "").stream().flatMap(leaf -> leaf.check(copy).stream()))
                .extracting(Finding::fault, Finding::batch, Finding::position)
                .containsExactly(tuple(Fault.CHANGED, 1L, 2));
    }

    @Test
    void onlyAuditorsAndAdministratorsReadTheRecord() {
        for (String path : List.of("leaves", "verification", "holds", "pseudonyms")) {
            given().auth()
                    .oauth2(Tokens.of("us-doe-desk"))
                    .get("/api/v1/record/" + path)
                    .then()
                    .statusCode(403);
        }
        ask("us-auditor", "/api/v1/record/holds", "{\"from\": \"2020-01-01T00:00:00Z\", \"reason\": \"x\"}")
                .statusCode(403);
    }

    @Test
    void rootsOfAllServicesAreKeptAsTheyWerePublished() throws SQLException {
        sealedBatches(1, 1);
        try (var relay = relay()) {
            relay.drainOnce();
        }

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> given().auth()
                .oauth2(Tokens.of("us-auditor"))
                .get("/api/v1/record/root-copies?service=project-service")
                .then()
                .body("items.number", hasItems(1, 2)));
    }

    private List<ExportedLeaf> exported(String official, String query) {
        return given().auth()
                .oauth2(Tokens.of(official))
                .get("/api/v1/record/leaves" + query)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .path("items")
                .valueStream()
                .map(ExportedLeaf::of)
                .filter(leaf -> leaf.leaf().text(LeafField.ACT).equals("note.create"))
                .toList();
    }

    private static ValidatableResponse ask(String official, String path, String body) {
        return given().auth()
                .oauth2(Tokens.of(official))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private static OutboxRelay relay() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(LocalPlatform.shared().jdbcUrl("project"));
        source.setUser("project_worker");
        source.setPassword("project_worker");
        return new OutboxRelay(
                source,
                () -> new KafkaProducer<>(
                        new HashMap<>(LocalPlatform.shared().kafkaClient(SERVICE)),
                        new StringSerializer(),
                        new ByteArraySerializer()),
                100,
                Duration.ofSeconds(5),
                Clock.systemUTC());
    }

    @Inject
    Forgetting forgetting;

    @Inject
    SigningKeys signingKeys;

    private AbstractListAssert<?, List<? extends Tuple>, Tuple, ObjectAssert<Tuple>> assertFindings() {
        return assertThat(findings()).extracting(Finding::fault, Finding::batch, Finding::position, Finding::sequence);
    }

    private List<Finding> findings() {
        return verification.look(1, 100, null).findings();
    }

    private List<SealedRoot> roots() {
        return worker.call(() -> worker.onConnection(connection -> RecordRows.roots(connection, 1, 100, SERVICE)));
    }

    /** Records so many acts for each batch, and seals it. */
    private void sealedBatches(int... sizes) {
        int number = 0;
        for (int size : sizes) {
            for (int i = 0; i < size; i++) {
                create("us-doe-desk", "note " + number++);
            }
            assertThat(sealer.sealNext()).isEqualTo(size);
        }
        assertThat(findings()).isEmpty();
    }

    private static String create(String official, String text) {
        return post(official, text, 201).replaceFirst("^https?://[^/]+", "");
    }

    private static String post(String official, String text, int status) {
        return given().auth()
                .oauth2(Tokens.of(official))
                .contentType(ContentType.JSON)
                .body("{\"text\": \"" + text + "\"}")
                .post("/notes")
                .then()
                .statusCode(status)
                .extract()
                .header("Location");
    }

    private static void asOwner(String statements) throws SQLException {
        as("project_owner", statements);
    }

    private static void as(String user, String statements) throws SQLException {
        try (Connection connection = connect(user);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private static List<String> query(String query) throws SQLException {
        try (Connection connection = connect("project_owner");
                Statement statement = connection.createStatement()) {
            return rows(statement, query);
        }
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    columns.add(rows.getString(i));
                }
                all.add(String.join("|", columns));
            }
            return all;
        }
    }

    private static Connection connect(String user) throws SQLException {
        return DriverManager.getConnection(LocalPlatform.shared().jdbcUrl("project"), user, user);
    }
}

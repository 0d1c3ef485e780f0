package org.criticalminerals.pipeline.project.discussion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.kit.testing.TopicReader;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.project.testing.Api;
import org.criticalminerals.pipeline.project.testing.PartnerService;
import org.criticalminerals.pipeline.project.testing.ProjectServiceTest;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Discussions of a project: who reads which, who may be addressed, and what one can do with what one wrote. */
@QuarkusTest
@ProjectServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscussionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PARTIES = "{\"kind\":\"PARTIES\"}";
    private static final String INTERNAL = "{\"kind\":\"INTERNAL\"}";
    private static final String AGENCY = "{\"kind\":\"AGENCY\"}";
    private static final String TO_EUROPE = "{\"kind\":\"RELEASABLE_TO\",\"parties\":[\"EU\"]}";

    private final Api desk = Api.as("us-doe-desk");
    private final Api signatory = Api.as("us-doe-signatory");
    private final Api colleague = Api.as("us-interior-desk");
    private final Api europe = Api.as("eu-grow-desk");
    private final Api japan = Api.as("jp-meti-desk");
    private final Api secretariat = Api.as("coordinator");

    @Inject
    SessionFactory sessions;

    private UUID project;

    @BeforeEach
    void partiesAndPeopleAreKnown() {
        if (project != null) {
            return;
        }
        try (PartnerService partners = new PartnerService()) {
            partners.tellReferenceData();
            partners.tellMembers(Map.of("USA", "us-state", "EU", "eu-grow"));
            partners.tellOfficial("us-doe-desk", "us-doe", "USA", true);
            partners.tellOfficial("us-doe-signatory", "us-doe", "USA", true);
            partners.tellOfficial("us-interior-desk", "us-interior", "USA", true);
            partners.tellOfficial("us-state-left", "us-state", "USA", false);
            partners.tellOfficial("eu-grow-desk", "eu-grow", "EU", true);
        }
        desk.awaitReferenceData();
        aSubmittedProject();
        await().atMost(PATIENCE).untilAsserted(() -> europe.get(threads() + "/people")
                .statusCode(200)
                .body("items.name", hasItem("Name of eu-grow-desk")));
    }

    private void aSubmittedProject() {
        project = desk.nominate("Discussed " + UUID.randomUUID(), "Promoter of the tests");
        desk.submit(project).statusCode(201);
    }

    @Test
    void eachMarkingHasItsReaders() {
        aSubmittedProject();
        UUID own = begin(desk, comment("Own agency", AGENCY));
        UUID party = begin(desk, comment("Own party", INTERNAL));
        UUID europeToo = begin(desk, comment("With Europe", TO_EUROPE));
        UUID all = begin(desk, comment("All", PARTIES));
        UUID named = begin(
                desk,
                comment("By name", "{\"kind\":\"NAMED\",\"people\":[\"" + Tokens.subject("us-interior-desk") + "\"]}"));
        UUID theirs = begin(europe, comment("Theirs", INTERNAL));

        assertThat(seen(desk)).containsExactly(named, all, europeToo, party, own);
        assertThat(seen(signatory)).containsExactly(all, europeToo, party, own);
        assertThat(seen(colleague)).containsExactly(named, all, europeToo, party);
        assertThat(seen(europe)).containsExactly(theirs, all, europeToo);
        assertThat(seen(secretariat)).containsExactly(all);
        japan.get(threads()).statusCode(404);
        String first = colleague.read(threads() + "/" + party + "/comments").getString("items[0].id");
        colleague.get(threads() + "/" + party + "/comments/" + first).body("text", equalTo("Text of Own party"));
        for (String path : List.of("", "/comments", "/comments/" + first)) {
            europe.get(threads() + "/" + party + path).statusCode(404);
            japan.get(threads() + "/" + all + path).statusCode(404);
        }
        reply(europe, party, "I guessed the id", "").statusCode(404);
        europe.get(threads() + "/" + all).statusCode(200).body("startedBy.name", nullValue());
        colleague.get(threads() + "/" + all).body("startedBy.name", equalTo("us-doe-desk"));
    }

    @Test
    void pagesGoOnBehindTheLastOneAndTellNothingOfOthers() {
        aSubmittedProject();
        begin(desk, comment("Kept inside", INTERNAL));
        List<UUID> shown = IntStream.range(0, 5)
                .mapToObj(index -> {
                    UUID thread = begin(desk, comment("Shown " + index, PARTIES));
                    begin(desk, comment("Kept inside " + index, INTERNAL));
                    return thread;
                })
                .toList();

        Set<UUID> read = new HashSet<>();
        String cursor = "";
        int pages = 0;
        while (cursor != null) {
            JsonPath page = europe.read(threads() + "?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            read.addAll(page.getList("items.id", UUID.class));
            cursor = page.getString("next");
            pages++;
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(shown);
        assertThat(pages).isEqualTo(3);

        UUID long5 = shown.getFirst();
        for (int index = 0; index < 4; index++) {
            reply(europe, long5, "Reply " + index, "").statusCode(201);
        }
        JsonPath first = desk.read(threads() + "/" + long5 + "/comments?limit=3");
        assertThat(first.getList("items.text")).containsExactly("Text of Shown 0", "Reply 0", "Reply 1");
        desk.get(threads() + "/" + long5 + "/comments?limit=3&cursor=" + first.getString("next"))
                .body("items.text", contains("Reply 2", "Reply 3"))
                .body("next", nullValue());
        desk.get(threads() + "/" + long5).body("comments", equalTo(5));
        desk.get(threads() + "?cursor=nonsense").statusCode(400);
    }

    @Test
    void aReplyHasTheReadersOfItsThreadAndCanBeForNobodyElse() throws SQLException {
        UUID thread = begin(desk, comment("Ours", INTERNAL));

        reply(colleague, thread, "And ours too", "").statusCode(201);
        desk.post(threads() + "/" + thread + "/comments", null, "{\"text\":\"wider\",\"marking\":" + PARTIES + "}")
                .statusCode(400);

        assertThat(column("select distinct releasable_to::text from discussion_comment where thread_id = '" + thread
                        + "'"))
                .containsExactly("{USA}");
    }

    @Test
    void onlyTheOwnPartysOfficialsWhoMayReadItCanBeMentionedAndOthersAreRefusedAlike() {
        UUID thread = begin(desk, comment("Inside DOE", AGENCY));
        String doesNotExist = UUID.randomUUID().toString();

        desk.get(threads() + "/people?thread=" + thread)
                .statusCode(200)
                .body("items.name", containsInAnyOrder("Name of us-doe-desk", "Name of us-doe-signatory"));
        desk.get(threads() + "/people")
                .body("items.name", hasItem("Name of us-interior-desk"))
                .body("items.agency", hasItem("us-interior"));
        reply(desk, thread, "Look", Tokens.subject("us-doe-signatory")).statusCode(201);
        Set<String> answers = new HashSet<>();
        for (String refused : List.of(
                Tokens.subject("us-interior-desk"),
                Tokens.subject("us-state-left"),
                Tokens.subject("eu-grow-desk"),
                doesNotExist)) {
            answers.add(reply(desk, thread, "Look", refused)
                    .statusCode(400)
                    .body("errors.pointer", contains("/mentions"))
                    .extract()
                    .path("errors[0].detail"));
        }
        assertThat(answers).hasSize(1);
        europe.get(threads() + "/people").body("items.agency.unique()", contains("eu-grow"));
        signatory
                .get(threads() + "/" + thread + "/comments")
                .body("items.mentions", contains(List.of(), List.of("Name of us-doe-signatory")));
    }

    @Test
    void mentionsAreTheAuthorsPartysBusiness() {
        UUID thread = begin(desk, comment("All", PARTIES));
        reply(desk, thread, "See this", Tokens.subject("us-interior-desk")).statusCode(201);

        europe.get(threads() + "/" + thread + "/comments").body("items.mentions", contains(List.of(), List.of()));
    }

    @Test
    void whatWasWrittenIsToldToItsReadersWithoutItsWords() {
        aSubmittedProject();
        UUID thread = begin(
                desk,
                "{\"kind\":\"QUESTION\",\"title\":\"Secret title\",\"text\":\"Secret words\",\"section\":\"finance\","
                        + "\"askedParty\":\"EU\",\"marking\":" + TO_EUROPE + ",\"mentions\":[\""
                        + Tokens.subject("us-interior-desk") + "\"]}");
        reply(europe, thread, "Secret answer", "").statusCode(201);

        try (TopicReader topic = new TopicReader(LocalPlatform.shared(), Topics.PROJECTS)) {
            List<ConsumerRecord<String, byte[]>> told =
                    topic
                            .until(records ->
                                    records.stream().filter(this::isComment).count() >= 2)
                            .stream()
                            .filter(this::isComment)
                            .toList();
            assertThat(told)
                    .extracting(record -> TopicReader.header(record, EventHeaders.RELEASABLE_TO))
                    .containsOnly("EU,USA");
            assertThat(told).noneMatch(record -> new String(record.value(), UTF_8).contains("Secret"));
            JsonPath opened = new JsonPath(new String(told.getFirst().value(), UTF_8));
            assertThat(opened.getString("threadId")).isEqualTo(thread.toString());
            assertThat(opened.getString("kind")).isEqualTo("QUESTION");
            assertThat(opened.getString("askedParty")).isEqualTo("EU");
            assertThat(opened.getString("section")).isEqualTo("FINANCE");
            assertThat(opened.getBoolean("opens")).isTrue();
            assertThat(opened.getList("mentioned")).containsExactly(Tokens.subject("us-interior-desk"));
            JsonPath replied = new JsonPath(new String(told.getLast().value(), UTF_8));
            assertThat(replied.getBoolean("opens")).isFalse();
            assertThat(replied.getList("takingPart")).containsExactly(Tokens.subject("us-doe-desk"));
        }
    }

    private boolean isComment(ConsumerRecord<String, byte[]> record) {
        return project.toString().equals(record.key())
                && "minerals.project.comment-added.v1".equals(TopicReader.header(record, EventHeaders.TYPE));
    }

    @Test
    void aQuestionWaitsForThePartyAskedUntilWhoAskedEndsIt() {
        UUID thread = begin(desk, question("Who pays?", "EU", TO_EUROPE));
        UUID inside = begin(desk, question("Do we?", "USA", INTERNAL));

        europe.get("/questions?limit=100")
                .statusCode(200)
                .body("items.thread.id", hasItem(thread.toString()))
                .body("items.find { it.thread.id == '" + thread + "' }.thread.title", equalTo("Who pays?"));
        assertThat(questions(europe)).doesNotContain(inside);
        assertThat(questions(secretariat)).doesNotContain(thread, inside);
        String answer =
                reply(europe, thread, "We do", "").statusCode(201).extract().path("id");
        end(europe, thread, answer).statusCode(403);
        end(colleague, thread, answer).statusCode(403);
        end(desk, thread, UUID.randomUUID().toString()).statusCode(400);
        end(signatory, thread, answer)
                .statusCode(200)
                .body("state", equalTo("ANSWERED"))
                .body("accepted", equalTo(answer));

        assertThat(questions(europe)).doesNotContain(thread);
        reply(europe, thread, "One more", "").statusCode(409);
        end(desk, thread, answer).statusCode(409);
        end(desk, inside, null).statusCode(200).body("state", equalTo("CLOSED"));
        UUID comment = begin(desk, comment("No question", PARTIES));
        end(desk, comment, null).statusCode(409);
    }

    @Test
    void authorsCorrectAndStrikeAndNothingIsDeleted() throws SQLException {
        UUID thread = begin(desk, comment("Mistaken", PARTIES));
        String mine = desk.read(threads() + "/" + thread + "/comments").getString("items[0].id");
        String path = threads() + "/" + thread + "/comments/" + mine;

        desk.get(threads() + "/" + thread + "/comments").body("items[0].permitted", contains("CORRECT", "STRIKE"));
        europe.get(threads() + "/" + thread + "/comments").body("items[0].permitted", empty());
        europe.post(path + "/correction", null, "{\"text\":\"Theirs\"}").statusCode(403);
        signatory.post(path + "/strike", null, "{\"reason\":\"Not mine\"}").statusCode(403);
        desk.post(path + "/correction", null, "{\"text\":\"Right words\"}").statusCode(200);
        europe.get(threads() + "/" + thread + "/comments").body("items[0].text", equalTo("Right words"));
        desk.post(path + "/strike", null, "{\"reason\":\" \"}").statusCode(400);
        desk.post(path + "/strike", null, "{\"reason\":\"Wrong project\"}").statusCode(200);
        europe.get(threads() + "/" + thread + "/comments")
                .body("items[0].text", nullValue())
                .body("items[0].strikeReason", equalTo("Wrong project"));
        desk.post(path + "/correction", null, "{\"text\":\"Again\"}").statusCode(409);

        assertThat(column("select text from discussion_comment where id = '" + mine + "'"))
                .containsExactly("Right words");
    }

    @Test
    void aMarkingIsRaisedByTheOwnDeskAndWidenedByASignatoryWithReasons() {
        UUID thread = begin(desk, comment("Too wide", PARTIES));

        mark(desk, thread, INTERNAL, "").statusCode(400);
        mark(europe, thread, INTERNAL, "Not theirs").statusCode(403);
        mark(colleague, thread, INTERNAL, "It was for us").statusCode(200).body("marking.kind", equalTo("INTERNAL"));
        europe.get(threads() + "/" + thread).statusCode(404);
        europe.get(threads() + "/" + thread + "/comments").statusCode(404);
        colleague.get(threads() + "/" + thread).body("markingReason", equalTo("It was for us"));
        mark(desk, thread, TO_EUROPE, "Show it").statusCode(403);
        mark(signatory, thread, TO_EUROPE, "Show it").statusCode(200);
        europe.get(threads() + "/" + thread)
                .statusCode(200)
                .body("marking.parties", containsInAnyOrder("EU", "USA"))
                .body("markingReason", nullValue());
        reply(europe, thread, "For you alone", "").statusCode(201);
        mark(signatory, thread, PARTIES, "For all").statusCode(409);
        mark(signatory, thread, "{\"kind\":\"PUBLIC\"}", "For everyone").statusCode(400);
        UUID question = begin(desk, question("Asked too openly", "EU", TO_EUROPE));
        mark(desk, question, INTERNAL, "Nobody is left to answer")
                .statusCode(200)
                .body("state", equalTo("CLOSED"));
        UUID inside = begin(desk, question("Asked inside", "USA", INTERNAL));
        mark(desk, inside, AGENCY, "For fewer").statusCode(200).body("state", equalTo("OPEN"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/marking/kind; {\"kind\":\"COMMENT\",\"title\":\"x\",\"text\":\"y\",\"marking\":{\"kind\":\"PUBLIC\"}}",
                "/marking/parties; {\"kind\":\"COMMENT\",\"title\":\"x\",\"text\":\"y\",\"marking\":{\"kind\":\"RELEASABLE_TO\",\"parties\":[\"JPN\"]}}",
                "/marking/agencies; {\"kind\":\"COMMENT\",\"title\":\"x\",\"text\":\"y\",\"marking\":{\"kind\":\"AGENCY\",\"agencies\":[\"eu-grow\"]}}",
                "/marking/people; {\"kind\":\"COMMENT\",\"title\":\"x\",\"text\":\"y\",\"marking\":{\"kind\":\"NAMED\",\"people\":[\"nobody\"]}}",
                "/marking/people; {\"kind\":\"COMMENT\",\"title\":\"x\",\"text\":\"y\",\"marking\":{\"kind\":\"NAMED\"}}",
                "/marking; {\"kind\":\"COMMENT\",\"title\":\"x\",\"text\":\"y\"}",
                "/title; {\"kind\":\"COMMENT\",\"text\":\"y\",\"marking\":{\"kind\":\"PARTIES\"}}",
                "/text; {\"kind\":\"COMMENT\",\"title\":\"x\",\"text\":\" \",\"marking\":{\"kind\":\"PARTIES\"}}",
                "/section; {\"kind\":\"COMMENT\",\"title\":\"x\",\"text\":\"y\",\"section\":\"gossip\",\"marking\":{\"kind\":\"PARTIES\"}}",
                "/askedParty; {\"kind\":\"QUESTION\",\"title\":\"x\",\"text\":\"y\",\"marking\":{\"kind\":\"PARTIES\"}}",
                "/askedParty; {\"kind\":\"QUESTION\",\"title\":\"x\",\"text\":\"y\",\"askedParty\":\"EU\",\"marking\":{\"kind\":\"INTERNAL\"}}",
                "/askedParty; {\"kind\":\"COMMENT\",\"title\":\"x\",\"text\":\"y\",\"askedParty\":\"EU\",\"marking\":{\"kind\":\"PARTIES\"}}"
            })
    void faultsAreToldByTheirField(String pointer, String body) {
        desk.post(threads(), null, body).statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void aDraftIsDiscussedInsideAndFollowsItsProject() {
        UUID draft = desk.nominate("Draft to discuss", "Somebody");
        String path = "/projects/" + draft + "/threads";

        desk.post(path, null, comment("Too early", PARTIES)).statusCode(400);
        UUID inside = id(desk.post(path, null, comment("Inside", INTERNAL)));
        UUID own = id(desk.post(path, null, comment("Own", AGENCY)));
        signatory.get(path + "/" + inside).statusCode(200);
        colleague.get(path).statusCode(404);
        desk.post("/projects/" + draft + "/sharing", desk.tag("/projects/" + draft), null)
                .statusCode(200);
        colleague.get(path + "/" + inside).statusCode(200);
        colleague.get(path + "/" + inside + "/comments").body("items.text", contains("Text of Inside"));
        colleague.get(path + "/" + own).statusCode(404);
        secretariatMayNotKeepThingsToItself();
    }

    private void secretariatMayNotKeepThingsToItself() {
        secretariat.post(threads(), null, comment("Ours", INTERNAL)).statusCode(400);
        secretariat.post(threads(), null, comment("For all", PARTIES)).statusCode(201);
        Api.as("us-auditor").post(threads(), null, comment("Heard", INTERNAL)).statusCode(403);
    }

    @Test
    void partiesThatJoinAndLeaveReadAccordingly() {
        aSubmittedProject();
        UUID all = begin(desk, comment("All", PARTIES));
        UUID two = begin(desk, comment("Two", TO_EUROPE));

        try (PartnerService partners = new PartnerService()) {
            partners.tellMembers(Map.of("USA", "us-state", "EU", "eu-grow", "JPN", "jp-meti"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> japan.get(threads() + "/" + all).statusCode(200));
            japan.get(threads() + "/" + all + "/comments").body("items.text", contains("Text of All"));
            japan.get(threads() + "/" + two).statusCode(404);
            // Versions of the tests' agreement are seconds.
            await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
            partners.tellMembers(Map.of("USA", "us-state", "JPN", "jp-meti"));
            await().atMost(PATIENCE).untilAsserted(() -> europe.get(threads()).statusCode(404));
            assertThat(rows("EU", "eu-grow", "eu-grow-desk", "discussion_thread"))
                    .isZero();
            assertThat(rows("EU", "eu-grow", "eu-grow-desk", "discussion_comment"))
                    .isZero();
            await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
            partners.tellMembers(Map.of("USA", "us-state", "EU", "eu-grow"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> europe.get(threads() + "/" + two).statusCode(200));
            japan.get(threads()).statusCode(404);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theDatabaseKeepsThreadsApartAndWhatIsWrittenUnchanged() throws SQLException {
        aSubmittedProject();
        UUID inside = begin(desk, comment("Inside", INTERNAL));
        begin(desk, comment("Inside DOE", AGENCY));
        UUID shared = begin(desk, comment("Shared", PARTIES));

        assertThat(rows("USA", "us-doe", "us-doe-desk", "discussion_thread")).isEqualTo(3);
        assertThat(rows("USA", "us-interior", "us-interior-desk", "discussion_thread"))
                .isEqualTo(2);
        assertThat(rows("EU", "eu-grow", "eu-grow-desk", "discussion_thread")).isEqualTo(1);
        assertThat(rows("EU", "eu-grow", "eu-grow-desk", "discussion_comment")).isEqualTo(1);
        assertThat(rows("JPN", "jp-meti", "jp-meti-desk", "discussion_comment")).isZero();
        try (Connection connection = as("EU", "eu-grow", "eu-grow-desk");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update discussion_comment set text = 'theirs'"))
                    .isZero();
            assertThat(statement.executeUpdate("update discussion_thread set version = 2 where id = '" + inside + "'"))
                    .isZero();
        }
        for (String refused : List.of(
                "update discussion_thread set marked_for = '{EU}' where id = '" + shared + "'",
                "update discussion_thread set releasable_to = '{*}' where id = '" + shared + "'",
                "delete from discussion_comment",
                insert(inside, "EU"),
                insert(shared, "USA"))) {
            try (Connection connection = as("EU", "eu-grow", "eu-grow-desk");
                    Statement statement = connection.createStatement()) {
                assertThatExceptionOfType(SQLException.class).as(refused).isThrownBy(() -> statement.execute(refused));
            }
        }
        assertThat(column("select count(*)::text from official_copy where party <> 'USA'", "USA", "us-doe"))
                .containsExactly("0");
    }

    private String insert(UUID thread, String party) {
        return "insert into discussion_comment (id, thread_id, project_id, text, mentions, written_at, written_by, author,"
                + " party, releasable_to) values (gen_random_uuid(), '" + thread + "', '" + project
                + "', 'x', '[]', now(), '{}', '" + Tokens.subject("eu-grow-desk") + "', '" + party + "', '{*}')";
    }

    @Test
    void listsTakeAsManyStatementsWhateverTheirLength() {
        aSubmittedProject();
        UUID thread = begin(desk, question("Question 0", "EU", PARTIES));
        long threadsOfOne = statements(threads() + "?limit=50");
        long commentsOfOne = statements(threads() + "/" + thread + "/comments?limit=50");
        for (int index = 1; index < 10; index++) {
            begin(desk, question("Question " + index, "EU", PARTIES));
            reply(desk, thread, "Reply " + index, "").statusCode(201);
        }

        assertThat(statements(threads() + "?limit=50")).isEqualTo(threadsOfOne);
        assertThat(statements(threads() + "/" + thread + "/comments?limit=50")).isEqualTo(commentsOfOne);
        assertThat(statements("/questions?limit=10")).isEqualTo(statements("/questions?limit=1"));
    }

    @Test
    void listsAreReadByTheirIndexesUnderRowLevelSecurity() throws SQLException {
        String id = UUID.randomUUID().toString();

        assertThat(plan("discussion_thread where project_id = '" + id + "' and id < '" + id + "' order by id desc"))
                .contains("discussion_thread_project", "Index Cond: ((project_id = ");
        assertThat(plan("discussion_thread where asked_party = 'EU' and state = 'OPEN' and id > '" + id
                        + "' order by id"))
                .contains("discussion_thread_asked", "Index Cond: ((asked_party = ");
        assertThat(plan("discussion_comment where thread_id = '" + id + "' and id > '" + id + "' order by id"))
                .contains("discussion_comment_thread", "Index Cond: ((thread_id = ");
        assertThat(
                        plan(
                                "official_copy where active and party = 'EU' and (name, subject) > ('A', '') order by name, subject"))
                .contains("official_copy_party", "Index Cond: ((party = ");
    }

    // The tests' tables are small; what matters is that policies leave the index its condition.
    private static String plan(String query) throws SQLException {
        try (Connection connection = as("EU", "eu-grow", "eu-grow-desk");
                Statement statement = connection.createStatement()) {
            statement.execute("set local enable_seqscan = off");
            statement.execute("set local enable_sort = off");
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows = statement.executeQuery("explain (costs off) select * from " + query + " limit 26")) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }

    // Timers of the service share the count; the least of several readings is the list's own.
    private long statements(String path) {
        Statistics statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        return IntStream.range(0, 6)
                .mapToLong(any -> {
                    long before = statistics.getPrepareStatementCount();
                    europe.get(path).statusCode(200);
                    return statistics.getPrepareStatementCount() - before;
                })
                .min()
                .orElseThrow();
    }

    private String threads() {
        return "/projects/" + project + "/threads";
    }

    private static String comment(String title, String marking) {
        return "{\"kind\":\"COMMENT\",\"title\":\"%s\",\"text\":\"Text of %s\",\"marking\":%s}"
                .formatted(title, title, marking);
    }

    private static String question(String title, String party, String marking) {
        return "{\"kind\":\"QUESTION\",\"title\":\"%s\",\"text\":\"Text of %s\",\"askedParty\":\"%s\",\"marking\":%s}"
                .formatted(title, title, party, marking);
    }

    private UUID begin(Api official, String body) {
        return id(official.post(threads(), null, body));
    }

    private static UUID id(ValidatableResponse begun) {
        return UUID.fromString(begun.statusCode(201).extract().path("id"));
    }

    private ValidatableResponse reply(Api official, UUID thread, String text, String mention) {
        return official.post(
                threads() + "/" + thread + "/comments",
                null,
                "{\"text\":\"%s\",\"mentions\":[%s]}".formatted(text, mention.isEmpty() ? "" : "\"" + mention + "\""));
    }

    private ValidatableResponse end(Api official, UUID thread, String accepted) {
        return official.post(
                threads() + "/" + thread + "/end",
                null,
                accepted == null ? "{}" : "{\"accepted\":\"" + accepted + "\"}");
    }

    private ValidatableResponse mark(Api official, UUID thread, String marking, String reason) {
        return official.post(
                threads() + "/" + thread + "/marking",
                null,
                "{\"marking\":%s,\"reason\":\"%s\"}".formatted(marking, reason));
    }

    private List<UUID> seen(Api official) {
        return official.read(threads()).getList("items.id", UUID.class);
    }

    private static List<UUID> questions(Api official) {
        return official.read("/questions?limit=100").getList("items.thread.id", UUID.class);
    }

    private long rows(String party, String agency, String official, String table) throws SQLException {
        try (Connection connection = as(party, agency, official);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) from " + table + " where project_id = '" + project + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> column(String query) throws SQLException {
        return column(query, "USA", "us-doe");
    }

    private static List<String> column(String query, String party, String agency) throws SQLException {
        try (Connection connection = as(party, agency, "us-doe-desk");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new java.util.ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static Connection as(String party, String agency, String official) throws SQLException {
        Connection connection =
                DriverManager.getConnection(LocalPlatform.shared().jdbcUrl("project"), "project_app", "project_app");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select set_config('pipeline.party', '" + party + "', true),"
                    + " set_config('pipeline.agency', '" + agency + "', true), set_config('pipeline.official', '"
                    + Tokens.subject(official) + "', true)");
        }
        return connection;
    }
}

package org.criticalminerals.pipeline.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.local.client.Mail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written in a discussion is told to those addressed, asked or taking part, as far as they may read it. */
@QuarkusTest
@ServiceTest
class DiscussionNoticesIT {

    private static final LocalPlatform PLATFORM = LocalPlatform.shared();
    private static final Producers PRODUCERS = new Producers(PLATFORM);
    private static final String MENTIONED = "us-interior-desk";
    private static final String ASKED = "eu-grow-desk";
    private static final String OUTSIDER = "us-state-desk";
    private static final String TYPE = "minerals.project.comment-added.v1";

    private final UUID project = UUID.randomUUID();
    private final Samples events = Samples.byDesk(project, UUID.randomUUID());

    @BeforeEach
    void aKnownProject() {
        PLATFORM.mailStart();
        PRODUCERS.tellReference();
        PRODUCERS.tell(events.nominated(), Samples.PARTIES);
        PRODUCERS.tell(events.submitted(), Samples.PARTIES);
    }

    @AfterAll
    static void close() {
        PRODUCERS.close();
    }

    @Test
    void aQuestionReachesThoseMentionedAndTheDeskThatIsAskedByInboxAndMail() {
        PRODUCERS.tell(events.question("EU", Set.of(MENTIONED)), Set.of("USA", "EU"));

        awaitTold(MENTIONED, 1);
        awaitTold(ASKED, 1);
        JsonPath inbox = inbox(MENTIONED);
        assertThat(notices(inbox, "title")).containsExactly("You are mentioned: " + Samples.NAME);
        assertThat(notices(inbox, "link")).containsExactly("/projects/" + project + "/discussion/" + Samples.OTHER);
        assertThat(notices(inbox(ASKED), "title")).containsExactly("Your party is asked: " + Samples.NAME);
        for (String official : List.of(MENTIONED, ASKED)) {
            Mail mail = awaitMail(official);
            assertThat(mail.text()).contains("/discussion/" + Samples.OTHER);
            assertThat(mail.subject() + mail.text() + mail.html()).doesNotContain(Samples.NAME, "Finance", "Dana");
        }
        assertThat(told(OUTSIDER)).isZero();
    }

    @Test
    void aReplyReachesThoseWhoTakePartAndMayStillReadIt() {
        PRODUCERS.tell(events.reply(Set.of(), Set.of(MENTIONED, ASKED, OUTSIDER)), Set.of("agency:us-interior"));
        PRODUCERS.tell(events.reply(Set.of(), Set.of(MENTIONED, ASKED)), Set.of("USA", "EU"));

        awaitTold(MENTIONED, 2);
        awaitTold(ASKED, 1);
        assertThat(notices(inbox(ASKED), "title")).containsExactly("Replied: " + Samples.NAME);
        assertThat(told(OUTSIDER)).isZero();
        assertThat(told("us-doe-desk")).as("who wrote it knows").isZero();
    }

    private void awaitTold(String username, int notices) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(told(username)).isEqualTo(notices));
    }

    private int told(String username) {
        return notices(inbox(username), "title").size();
    }

    private List<String> notices(JsonPath inbox, String field) {
        return inbox.getList(
                "items.findAll { it.projectId == '" + project + "' && it.type == '" + TYPE + "' }." + field);
    }

    private static JsonPath inbox(String username) {
        return given().auth()
                .oauth2(Tokens.of(username))
                .get("/api/v1/notifications?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Mail awaitMail(String username) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !mails(username).isEmpty());
        return mails(username).getFirst();
    }

    private List<Mail> mails(String username) {
        return PLATFORM.mail(username + "@pipeline.example").stream()
                .filter(mail -> mail.subject().contains("discussion"))
                .filter(mail -> mail.headers().get("References").contains(project.toString()))
                .toList();
    }
}

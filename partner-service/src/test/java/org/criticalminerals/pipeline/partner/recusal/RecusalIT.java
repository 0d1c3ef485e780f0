package org.criticalminerals.pipeline.partner.recusal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.PartyReasons;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.AppDatabase;
import org.criticalminerals.pipeline.partner.testing.Colleagues;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who keeps out of a review acts on it no more; a party that nobody can act for holds nobody up. */
@QuarkusTest
@PartnerServiceTest
class RecusalIT {

    private static final String EXTENSIONS = "/api/v1/reviews/{id}/extensions";
    private static final String MORE_TIME = "{\"workingDays\": 5, \"reasons\": \"A holiday falls into it\"}";
    private static final String MOU = "us-eu-mou";
    private static final String RECUSALS = "/api/v1/reviews/{id}/recusals";
    private static final String CONFLICT = "{\"reason\": \"My brother works for the promoter\"%s}";

    private static final String VACANT = "{\"scope\": \"PARTY\", \"reason\": \"The office is vacant\"}";
    private static final String APPROVE = "{\"decision\": \"APPROVE\"}";

    @Inject
    MovableClock clock;

    @Inject
    Colleagues colleagues;

    private final UUID project = Ids.next();

    @BeforeEach
    void begin() {
        clock.reset();
        colleagues.present();
    }

    @AfterEach
    void end() {
        clock.reset();
        colleagues.gone();
    }

    @Test
    void whoKeepsOutNeitherDraftsNorSignsAndTheOthersDo() throws SQLException {
        UUID review = open(MOU, Gate.SCREENING);

        Api.send("us-state-signatory", CONFLICT.formatted(""), RECUSALS, review)
                .statusCode(201)
                .body("official.name", equalTo("us-state-signatory"))
                .body("scope", equalTo("REVIEW"));

        Api.get("us-state-signatory", "/api/v1/reviews/" + review)
                .body("permitted", not(hasItem("SIGN")))
                .body("withoutVoice", empty());
        Api.sign("us-state-signatory", review, "USA", APPROVE)
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:recused"));
        Api.place("us-state-signatory", "{}", "/api/v1/reviews/{id}/preparation/draft", review)
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:recused"));
        Api.get("us-state-deputy", "/api/v1/reviews/" + review).body("permitted", hasItem("SIGN"));
        Api.sign("us-state-deputy", review, "USA", APPROVE).statusCode(201);
        Api.get("us-doe-desk", "/api/v1/reviews/" + review + "/recusals")
                .body("items[0].reason", equalTo("My brother works for the promoter"));
        Api.get("eu-grow-signatory", "/api/v1/reviews/" + review + "/recusals").body("items", empty());
        Api.get("jp-meti-signatory", "/api/v1/reviews/" + review + "/recusals").statusCode(404);
        try (AppDatabase europe = AppDatabase.as("EU", "eu-grow")) {
            assertThat(europe.count("select count(*) from recusal where review_id = '" + review + "'"))
                    .isZero();
        }
    }

    @Test
    void anAgencyThatIsAskedIsNotAnsweredForByOneWhoKeepsOut() {
        UUID review = open(MOU, Gate.SCREENING);
        Api.send("us-state-desk", "{\"agency\": \"us-doe\"}", "/api/v1/reviews/{id}/preparation/clearances", review)
                .statusCode(201);
        Api.send("us-doe-desk", CONFLICT.formatted(""), RECUSALS, review).statusCode(201);

        Api.place(
                        "us-doe-desk",
                        "{\"answer\": \"CONCUR\"}",
                        "/api/v1/reviews/{id}/preparation/clearances/us-doe",
                        review)
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:recused"));
        Api.place(
                        "us-doe-signatory",
                        "{\"answer\": \"CONCUR\"}",
                        "/api/v1/reviews/{id}/preparation/clearances/us-doe",
                        review)
                .statusCode(201);
    }

    @Test
    void whoKeepsOutSignsForNobodyAndNobodySignsForThem() {
        UUID review = open(MOU, Gate.SCREENING);
        delegate("us-state-signatory", "us-state-desk");
        Api.get("us-state-desk", "/api/v1/reviews/" + review).body("permitted", hasItem("SIGN"));

        Api.send("us-state-signatory", CONFLICT.formatted(""), RECUSALS, review).statusCode(201);

        Api.sign("us-state-desk", review, "USA", APPROVE).statusCode(403);
        delegate("us-state-deputy", "us-state-desk");
        Api.get("us-state-desk", "/api/v1/reviews/" + review).body("permitted", hasItem("SIGN"));
        Api.send("us-state-desk", CONFLICT.formatted(""), RECUSALS, review).statusCode(201);
        Api.get("us-state-desk", "/api/v1/reviews/" + review).body("permitted", not(hasItem("SIGN")));
        Api.sign("us-state-desk", review, "USA", APPROVE).statusCode(403);
    }

    @Test
    void aQuorumGoesOnWithoutAPartyWhoseOnlySignatoryKeepsOut() {
        try (Kafka kafka = new Kafka(clock)) {
            kafka.gateRequested(project, "plurilateral-initiative", Gate.SCREENING, 1, "AU");
        }
        UUID review = Api.review(project);
        Api.sign("us-ustr-signatory", review, "USA", APPROVE).statusCode(201);
        Api.sign("eu-trade-signatory", review, "EU", APPROVE).statusCode(201);
        Api.sign("jp-meti-signatory", review, "JPN", APPROVE).statusCode(201).body("status", equalTo("OPEN"));

        Api.send("mx-se-signatory", CONFLICT.formatted(""), RECUSALS, review).statusCode(201);

        Api.get("us-ustr-signatory", "/api/v1/reviews/" + review)
                .body("status", equalTo("CONCLUDED"))
                .body("outcome", equalTo("APPROVED"))
                .body("explanation", equalTo("USA, EU and JPN approved and MEX could not act."))
                .body("withoutVoice", contains("MEX"));
        Api.get("us-ustr-signatory", "/api/v1/reviews/" + review + "/recusals").body("items", empty());
    }

    @Test
    void whoKeepsOutGivesNoMoreTime() {
        UUID review = open(MOU, Gate.ASSESSMENT);
        Api.send("us-state-signatory", CONFLICT.formatted(""), RECUSALS, review).statusCode(201);

        Api.get("us-state-signatory", "/api/v1/reviews/" + review).body("permitted", not(hasItem("EXTEND")));
        Api.send("us-state-signatory", MORE_TIME, EXTENSIONS, review)
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:kept-from-signing"));
        Api.get("us-state-deputy", "/api/v1/reviews/" + review).body("permitted", hasItem("EXTEND"));
    }

    @Test
    void aPartyWithoutVoiceIsNotAskedForMoreTime() {
        UUID review = open(MOU, Gate.ASSESSMENT);
        Api.send("us-state-signatory", VACANT, RECUSALS, review).statusCode(201);

        Api.send("eu-grow-signatory", MORE_TIME, EXTENSIONS, review)
                .statusCode(201)
                .body("deadline", not(nullValue()));
    }

    @Test
    void moreTimeIsGivenAtOnceWhenTheLastAwaitedPartyLosesItsVoice() {
        UUID review = open(MOU, Gate.ASSESSMENT);
        Api.send("eu-grow-signatory", MORE_TIME, EXTENSIONS, review)
                .statusCode(201)
                .body("deadline", nullValue());
        String before =
                Api.get("eu-grow-desk", "/api/v1/reviews/" + review).extract().path("deadline");

        Api.send("us-state-signatory", VACANT, RECUSALS, review).statusCode(201);

        Api.get("eu-grow-desk", "/api/v1/reviews/" + review)
                .body("status", equalTo("OPEN"))
                .body("deadline", greaterThan(before))
                .body("extensions[0].deadline", not(nullValue()));
    }

    @Test
    void aPartyWithoutVoiceIsAwaitedNoMoreUntilItHasItsVoiceAgain() {
        UUID review = open(MOU, Gate.ASSESSMENT);
        Api.send("us-state-desk", VACANT, RECUSALS, review).statusCode(403);
        Api.send("us-doe-signatory", VACANT, RECUSALS, review).statusCode(403);

        String recusal = Api.send("us-state-signatory", VACANT, RECUSALS, review)
                .statusCode(201)
                .body("official", nullValue())
                .extract()
                .path("id");

        Api.get("eu-grow-desk", "/api/v1/reviews/" + review)
                .body("pending.party", contains("EU"))
                .body("withoutVoice", contains("USA"));
        Api.get("eu-grow-desk", "/api/v1/reviews?pendingOn=USA&project=" + project)
                .body("items", empty());
        Api.sign("us-state-deputy", review, "USA", APPROVE)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:party-cannot-act"));
        Api.send("us-state-deputy", "{\"note\": \"It is filled\"}", RECUSALS + "/{recusal}/withdrawal", review, recusal)
                .statusCode(200)
                .body("withdrawnBy.name", equalTo("us-state-deputy"));
        Api.get("eu-grow-desk", "/api/v1/reviews/" + review)
                .body("pending.party", containsInAnyOrder("USA", "EU"))
                .body("withoutVoice", empty());
        Api.get("eu-grow-desk", "/api/v1/reviews?pendingOn=USA&project=" + project)
                .body("items", hasSize(1));
        Api.sign("us-state-deputy", review, "USA", APPROVE).statusCode(201);
    }

    @Test
    void allPartiesAreToldThatOneCantActAndNobodyWhy() {
        try (Kafka.Listener events = new Kafka.Listener(Topics.REVIEWS)) {
            UUID review = open(MOU, Gate.ASSESSMENT);
            Api.sign(
                            "us-state-deputy",
                            review,
                            "USA",
                            "{\"decision\": \"APPROVE_WITH_CONDITIONS\", \"reasons\": \"Eligible\","
                                    + " \"conditions\": [{\"text\": \"A permit\"}]}")
                    .statusCode(201);

            String recusal = Api.send("us-state-signatory", VACANT, RECUSALS, review)
                    .statusCode(201)
                    .extract()
                    .path("id");

            Kafka.Heard lost = heard(events, "minerals.review.voice-lost.v1");
            assertThat(lost.as(ReviewEvent.VoiceLost.class))
                    .extracting(ReviewEvent.VoiceLost::party, ReviewEvent.VoiceLost::pendingParties)
                    .containsExactly("USA", List.of("EU"));
            assertThat(lost.headers().get(EventHeaders.RELEASABLE_TO)).contains("USA", "EU");
            assertThat(new String(lost.payload(), UTF_8)).doesNotContain("vacant", "signatory");
            Api.send("us-state-deputy", "{\"note\": \"Filled\"}", RECUSALS + "/{recusal}/withdrawal", review, recusal)
                    .statusCode(200);
            // What it said before counts again, so that nothing is awaited of it.
            assertThat(heard(events, "minerals.review.voice-regained.v1")
                            .as(ReviewEvent.VoiceRegained.class)
                            .pendingParties())
                    .containsExactly("EU");
        }
    }

    @Test
    void whatAPartySaidBeforeItLostItsVoiceDoesntCount() {
        try (Kafka kafka = new Kafka(clock);
                Kafka.Listener events = new Kafka.Listener(Topics.REVIEWS)) {
            kafka.gateRequested(project, "plurilateral-initiative", Gate.SCREENING, 1, "AU");
            UUID review = Api.review(project);
            Api.sign(
                            "mx-se-signatory",
                            review,
                            "MEX",
                            "{\"decision\": \"APPROVE_WITH_CONDITIONS\", \"reasons\": \"It fits\","
                                    + " \"conditions\": [{\"text\": \"A Mexican condition\"}]}")
                    .statusCode(201);
            Api.send("mx-se-signatory", VACANT, RECUSALS, review).statusCode(201);
            Api.sign("us-ustr-signatory", review, "USA", APPROVE).statusCode(201);
            Api.sign("eu-trade-signatory", review, "EU", APPROVE).statusCode(201);

            Api.sign("jp-meti-signatory", review, "JPN", APPROVE).body("outcome", equalTo("APPROVED"));

            ReviewEvent.ReviewConcluded concluded =
                    heard(events, "minerals.review.concluded.v1").as(ReviewEvent.ReviewConcluded.class);
            assertThat(concluded.positions()).extracting(PartyReasons::party).containsExactly("USA", "EU", "JPN");
            assertThat(concluded.conditions()).isEmpty();
        }
    }

    private Kafka.Heard heard(Kafka.Listener events, String type) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> events.of(project.toString()).stream()
                                .filter(one -> one.type().equals(type))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void theLastSignatoryWhoKeepsOutTakesTheVoiceAndASubstituteKeepsIt() {
        UUID review = open(MOU, Gate.ASSESSMENT);
        Api.send(
                        "us-state-signatory",
                        CONFLICT.formatted(", \"substitute\": \"" + Tokens.subject("us-state-deputy") + "\""),
                        RECUSALS,
                        review)
                .statusCode(201)
                .body("substitute.name", equalTo("us-state-deputy"));
        Api.get("us-state-desk", "/api/v1/reviews/" + review).body("withoutVoice", empty());

        Api.send("us-state-deputy", CONFLICT.formatted(""), RECUSALS, review).statusCode(201);

        Api.get("us-state-desk", "/api/v1/reviews/" + review).body("withoutVoice", contains("USA"));
    }

    @Test
    void aRecusalFromAProjectReachesItsLaterReviews() {
        UUID first = open(MOU, Gate.SCREENING);
        Api.send("us-state-signatory", CONFLICT.formatted(", \"scope\": \"PROJECT\""), RECUSALS, first)
                .statusCode(201);
        Api.send("us-state-signatory", CONFLICT.formatted(""), RECUSALS, first)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:already-recused"));
        Api.sign("us-state-deputy", first, "USA", APPROVE).statusCode(201);
        Api.sign("eu-grow-signatory", first, "EU", APPROVE).body("outcome", equalTo("APPROVED"));

        try (Kafka kafka = new Kafka(clock)) {
            kafka.gateRequested(project, MOU, Gate.ASSESSMENT, 2, "AU");
        }

        UUID second = Api.reviews(project, 2).getFirst();
        Api.get("us-state-signatory", "/api/v1/reviews/" + second).body("permitted", not(hasItem("SIGN")));
        Api.get("us-state-desk", "/api/v1/reviews/" + second + "/recusals").body("items", hasSize(1));
        Api.sign("us-state-signatory", second, "USA", APPROVE).statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            us-state-desk      | {}                                                        | 400
            us-state-desk      | {"reason": "x", "scope": "WORLD"}                         | 400
            us-state-desk      | {"reason": "x", "official": "%deputy"}                    | 403
            us-state-signatory | {"reason": "x", "official": "%doe"}                       | 400
            us-state-signatory | {"reason": "x", "substitute": "%desk"}                    | 400
            us-state-signatory | {"reason": "x", "substitute": "%self"}                    | 400
            us-state-signatory | {"reason": "x", "scope": "PARTY", "official": "%deputy"}  | 400
            coordinator        | {"reason": "x"}                                           | 403
            jp-meti-signatory  | {"reason": "x"}                                           | 404
            us-state-signatory | {"reason": "x", "official": "%deputy"}                    | 201
            """)
    void whatIsNoRecusalIsRefused(String official, String body, int status) {
        UUID review = open(MOU, Gate.SCREENING);

        Api.send(
                        official,
                        body.replace("%deputy", Tokens.subject("us-state-deputy"))
                                .replace("%doe", Tokens.subject("us-doe-signatory"))
                                .replace("%desk", Tokens.subject("us-state-desk"))
                                .replace("%self", Tokens.subject("us-state-signatory")),
                        RECUSALS,
                        review)
                .statusCode(status);
    }

    @Test
    void onlyAnotherSignatoryTakesItBack() {
        UUID review = open(MOU, Gate.SCREENING);
        String recusal = Api.send("us-state-signatory", CONFLICT.formatted(""), RECUSALS, review)
                .extract()
                .path("id");
        String withdrawal = RECUSALS + "/{recusal}/withdrawal";
        String note = "{\"note\": \"He left the promoter\"}";

        Api.send("us-state-signatory", note, withdrawal, review, recusal).statusCode(403);
        Api.send("us-state-desk", note, withdrawal, review, recusal).statusCode(403);
        Api.send("eu-grow-signatory", note, withdrawal, review, recusal).statusCode(404);
        Api.send("us-state-deputy", "{}", withdrawal, review, recusal).statusCode(400);
        Api.send("us-state-deputy", note, withdrawal, review, recusal).statusCode(200);
        Api.get("us-state-signatory", "/api/v1/reviews/" + review)
                .body("permitted", hasItem("SIGN"))
                .body("withoutVoice", not(hasItem("USA")));
    }

    private void delegate(String by, String to) {
        Api.send(
                        by,
                        "{\"delegate\": \"" + Tokens.subject(to) + "\", \"endsAt\": \""
                                + clock.instant().plusSeconds(86_400) + "\"}",
                        "/api/v1/delegations")
                .statusCode(201);
    }

    private UUID open(String agreement, Gate gate) {
        try (Kafka kafka = new Kafka(clock)) {
            kafka.gateRequested(project, agreement, gate, 1, "AU");
        }
        return Api.review(project);
    }
}

package org.criticalminerals.pipeline.partner.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.criticalminerals.pipeline.partner.testing.Preparation;
import org.criticalminerals.pipeline.partner.testing.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Criteria sets and checklists from the first answer to the gate that waits for them. */
@QuarkusTest
@PartnerServiceTest
class CriteriaIT {

    private static final String MOU = "us-eu-mou";
    private static final String MET = "{\"answer\": \"MET\", \"evidence\": \"Screened on 20 November\"}";
    private static final List<String> ELIGIBILITY =
            List.of("scope", "integrity", "control", "insolvency", "duplicates");

    @Inject
    MovableClock clock;

    private final UUID project = Ids.next();
    private final String candidacy = "/api/v1/candidacies/" + project + "/" + MOU;
    private Kafka kafka;

    @BeforeEach
    void aCandidacy() {
        clock.reset();
        kafka = new Kafka(clock);
        kafka.submitted(project, MOU, "AU");
        Preparation.known(project, MOU);
    }

    @AfterEach
    void disconnect() {
        clock.reset();
        kafka.close();
    }

    @Test
    void whatIsAskedDependsOnWhereTheSitesLie() {
        Api.get("eu-grow-desk", candidacy + "/criteria")
                .statusCode(200)
                .body("items.code", contains("eligibility", "crma-article-6", "us-selection"))
                .body("items[0].gates", contains("ASSESSMENT"))
                .body("items[0].parties.party", contains("USA", "EU"))
                .body("items[0].parties.find { it.party == 'EU' }.permitted", contains("ANSWER"))
                .body("items[0].parties.find { it.party == 'USA' }.permitted", empty())
                .body("items[1].items.code", contains("a", "b", "c", "e"))
                .body("items[1].items[0].pointer", containsString("Annex III"))
                .body("items[1].parties.party", contains("EU"));
        Api.put("eu-grow-desk", candidacy + "/criteria/crma-article-6/d", MET)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:item-not-applicable"));
    }

    @Test
    void answersAreThePartysOwnUntilItReleasesThem() throws SQLException {
        answer("us-doe-desk", "scope", """
                {"answer": "MET", "evidence": "Within the scope", "reference": "Dossier, production",
                 "link": "https://example.org/scope", "validUntil": "2027-06-30", "score": 4}""")
                .statusCode(201)
                .body("version", equalTo(1))
                .body("released", equalTo(false))
                .body("by.name", equalTo("us-doe-desk"))
                .body("score", equalTo(4));

        Api.get("us-state-desk", candidacy + "/criteria")
                .body(usa("answers[0].evidence"), equalTo("Within the scope"))
                .body(usa("answers[0].by.name"), equalTo("us-doe-desk"))
                .body(usa("answers[0].score"), nullValue())
                .body(usa("open.find { it.code == 'scope' }.why"), equalTo("NOT_RELEASED"));
        Api.get("us-doe-desk", candidacy + "/criteria").body(usa("answers[0].score"), equalTo(4));
        for (String other : List.of("eu-grow-signatory", "coordinator")) {
            Api.get(other, candidacy + "/criteria")
                    .body(usa("answers"), empty())
                    .body(usa("open.find { it.code == 'scope' }.why"), equalTo("UNANSWERED"));
            Api.get(other, candidacy + "/criteria/eligibility/scope?party=USA").body("items", empty());
        }
        String answers = "select count(*) from criteria_answer where project_id = '" + project + "'";
        String scores = "select count(*) from criteria_score s join criteria_answer a on a.id = s.answer_id"
                + " where a.project_id = '" + project + "'";
        assertThat(Sql.count("USA", "us-doe", answers)).isEqualTo(1);
        assertThat(Sql.count("EU", "eu-grow", answers)).isZero();
        assertThat(Sql.count("SECRETARIAT", "secretariat", answers)).isZero();
        assertThat(Sql.count(null, null, answers)).isZero();
        assertThat(Sql.count("USA", "us-doe", scores)).isEqualTo(1);
        assertThat(Sql.count("USA", "us-state", scores)).isZero();
        assertThat(Sql.count("EU", "eu-grow", "select count(*) from criteria_score"))
                .isZero();
        assertThat(Sql.change("EU", "eu-grow", "update criteria_answer set released = true, releasable_to = '{EU}'"))
                .isZero();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Sql.change("USA", "us-doe", "update criteria_answer set evidence = 'other'"));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Sql.change("EU", "eu-grow", """
                        insert into criteria_answer (id, project_id, agreement, criteria_set, set_version, item,
                          item_hash, party, version, agency, answer, evidence, answered_at, released, releasable_to)
                        values (gen_random_uuid(), '%s', 'us-eu-mou', 'eligibility', 1, 'scope', '', 'USA', 9,
                          'eu-grow', 'MET', 'forged', now(), false, '{USA}')""".formatted(project)));
    }

    @Test
    void aReleaseShowsTheAnswersWithoutScoreAndName() throws SQLException {
        try (Kafka.Listener events = new Kafka.Listener(Topics.REVIEWS)) {
            ELIGIBILITY.forEach(
                    item -> answer("us-state-desk", item, "{\"answer\": \"MET\", \"evidence\": \"Seen\", \"score\": 5}")
                            .statusCode(201));

            Api.post("us-state-desk", candidacy + "/criteria/eligibility/release", "{}")
                    .statusCode(200)
                    .body("parties.find { it.party == 'USA' }.complete", equalTo(true))
                    .body("parties.find { it.party == 'USA' }.answers.released", hasItem(true));

            Api.get("eu-grow-desk", candidacy + "/criteria")
                    .body(usa("answers"), hasSize(5))
                    .body(usa("answers[0].by.agency"), equalTo("us-state"))
                    .body(usa("answers[0].by.name"), nullValue())
                    .body(usa("answers[0].score"), nullValue())
                    .body(usa("complete"), equalTo(true));
            assertThat(Sql.count("EU", "eu-grow", "select count(*) from criteria_score"))
                    .isZero();
            assertThat(Sql.count(
                            "EU",
                            "eu-grow",
                            "select count(*) from criteria_author u join criteria_answer a on a.id = u.answer_id"
                                    + " where a.project_id = '" + project + "'"))
                    .isZero();
            Api.post("us-state-desk", candidacy + "/criteria/eligibility/release", "{}")
                    .statusCode(409)
                    .body("type", equalTo("urn:pipeline:problem:nothing-to-release"));
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(events.of(project.toString()))
                    .extracting(Kafka.Heard::type)
                    .containsExactly("minerals.criteria.released.v1"));
        }
    }

    @Test
    void anAnswerIsReplacedByANewVersionThatTheOthersSeeOnlyWhenItIsReleased() {
        ELIGIBILITY.forEach(item -> answer("eu-grow-desk", item, MET).statusCode(201));
        Api.post("eu-grow-desk", candidacy + "/criteria/eligibility/release", "{}")
                .statusCode(200);

        answer("eu-grow-desk", "scope", MET)
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:stale-answer"))
                .body("currentVersion", equalTo(1));
        answer("eu-trade-desk", "scope", "{\"answer\": \"NOT_MET\", \"evidence\": \"Excluded\", \"replaces\": 1}")
                .statusCode(200)
                .body("version", equalTo(2));

        Api.get("us-state-desk", candidacy + "/criteria")
                .body(eu("answers.find { it.item == 'scope' }.answer"), equalTo("MET"))
                .body(eu("complete"), equalTo(true));
        Api.get("eu-grow-desk", candidacy + "/criteria")
                .body(eu("answers.find { it.item == 'scope' }.answer"), equalTo("NOT_MET"))
                .body(eu("permitted"), contains("ANSWER", "RELEASE"));
        String next = Api.get("eu-grow-desk", candidacy + "/criteria/eligibility/scope?limit=1")
                .body("items.version", contains(2))
                .extract()
                .path("next");
        Api.get("eu-grow-desk", candidacy + "/criteria/eligibility/scope?limit=1&cursor=" + next)
                .body("items.version", contains(1))
                .body("next", nullValue());
        Api.get("us-state-desk", candidacy + "/criteria/eligibility/scope?party=EU")
                .body("items.version", contains(1));
    }

    @Test
    void aGateIsRefusedUntilEveryPartyHasReleasedValidAnswers() {
        Api.get("us-state-desk", candidacy + "/readiness?gate=ASSESSMENT")
                .body("ready", equalTo(false))
                .body("missing.code", contains("CHECKLIST_MISSING", "CHECKLIST_MISSING"))
                .body("missing.party", contains("USA", "EU"))
                .body("missing[0].items.code", contains(ELIGIBILITY.toArray()));
        kafka.send(kafka.gateRequest(project, MOU, Gate.ASSESSMENT, 1, "EU", "AU"));
        UUID refused = Api.review(project);
        Api.get("us-state-desk", "/api/v1/reviews/" + refused)
                .body("status", equalTo("REFUSED"))
                .body("reason", equalTo("CHECKLIST_MISSING"))
                .body("explanation", containsString("USA has to answer and release on “Eligibility checklist”: Scope;"))
                .body("explanation", containsString("EU has to answer"));

        for (String desk : List.of("us-state-desk", "eu-grow-desk")) {
            ELIGIBILITY.forEach(item -> answer(
                            desk, item, "{\"answer\": \"MET\", \"evidence\": \"Seen\", \"validUntil\": \"2027-01-31\"}")
                    .statusCode(201));
            Api.post(desk, candidacy + "/criteria/eligibility/release", "{}").statusCode(200);
        }

        clock.moveTo(Instant.parse("2027-02-01T09:00:00Z"));
        Api.get("us-state-desk", candidacy + "/readiness?gate=ASSESSMENT")
                .body("ready", equalTo(false))
                .body("missing[0].items.why", hasItem("EXPIRED"));
        clock.reset();
        Api.get("us-state-desk", candidacy + "/readiness?gate=ASSESSMENT")
                .body("ready", equalTo(true))
                .body("missing", empty());
        kafka.send(kafka.gateRequest(project, MOU, Gate.ASSESSMENT, 2, "EU", "AU"));
        Api.get("us-state-desk", "/api/v1/reviews/" + Api.reviews(project, 2).getFirst())
                .body("status", equalTo("OPEN"));
    }

    @Test
    void whoMayNotAnswerIsToldWhoMay() {
        answer("coordinator", "scope", MET).statusCode(403);
        answer("us-doe-support", "scope", MET).statusCode(403);
        answer("jp-meti-signatory", "scope", MET).statusCode(404);
        Api.get("jp-meti-signatory", candidacy + "/criteria").statusCode(404);
        Api.put("us-state-desk", candidacy + "/criteria/crma-article-6/a", MET)
                .statusCode(403)
                .body("detail", containsString("eu-grow"));
        Api.put("us-state-desk", candidacy + "/criteria/nonsense/a", MET).statusCode(404);
        Api.put("us-state-desk", candidacy + "/criteria/eligibility/nonsense", MET)
                .statusCode(404);
        ELIGIBILITY.forEach(item -> answer("us-doe-desk", item, MET).statusCode(201));
        Api.post("us-doe-desk", candidacy + "/criteria/eligibility/release", "{}")
                .statusCode(403)
                .body("type", equalTo("urn:pipeline:problem:not-lead"))
                .body("detail", containsString("us-state"));
    }

    @Test
    void halfASetIsNotReleased() {
        answer("us-state-desk", "scope", MET).statusCode(201);

        Api.post("us-state-desk", candidacy + "/criteria/eligibility/release", "{}")
                .statusCode(409)
                .body("type", equalTo("urn:pipeline:problem:answers-incomplete"))
                .body("missing", contains("integrity", "control", "insolvency", "duplicates"));
    }

    @Test
    void everyFaultNamesItsField() {
        answer("us-state-desk", "scope", """
                {"answer": "PERHAPS", "evidence": " ", "link": "javascript:alert(1)", "score": 6,
                 "validFrom": "2027-02-01", "validUntil": "2027-01-01", "replaces": 0}""")
                .statusCode(400)
                .body("errors.pointer", contains("/answer", "/evidence", "/link", "/validUntil", "/score", "/replaces"))
                .body("errors[0].detail", notNullValue());
        Api.get("us-state-desk", candidacy + "/readiness?gate=NOWHERE").statusCode(400);
    }

    private io.restassured.response.ValidatableResponse answer(String official, String item, String body) {
        return Api.put(official, candidacy + "/criteria/eligibility/" + item, body);
    }

    private static String usa(String path) {
        return "items[0].parties.find { it.party == 'USA' }." + path;
    }

    private static String eu(String path) {
        return "items[0].parties.find { it.party == 'EU' }." + path;
    }
}

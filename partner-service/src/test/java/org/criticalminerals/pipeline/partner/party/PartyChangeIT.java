package org.criticalminerals.pipeline.partner.party;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.ReferenceEvent;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.partner.testing.Agreements;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.AppDatabase;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.MovableClock;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parties and agencies administered over HTTP: dated, reasoned, kept, and told to the other services. */
@QuarkusTest
@PartnerServiceTest
class PartyChangeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ADMINISTRATOR = "us-administrator";
    private static final String CLOSES = "{\"type\": \"AGENCY_CLOSES\"}";

    @Inject
    MovableClock clock;

    @Inject
    PartyChangeTimer timer;

    private Kafka.Listener events;

    @BeforeEach
    void listen() {
        clock.reset();
        events = new Kafka.Listener(Topics.AGREEMENTS, Topics.REFERENCE);
    }

    @AfterEach
    void stop() {
        clock.reset();
        events.close();
    }

    @Test
    void anAgencyIsRenamedAtOnceAndOnItsDay() {
        String agency = entered();

        change(ADMINISTRATOR, agency, renamed("Department of War"), null)
                .statusCode(201)
                .body("state", equalTo("IN_EFFECT"))
                .body("version", equalTo(2))
                .body("byName", equalTo(ADMINISTRATOR));
        LocalDate later = today().plusDays(40);
        String scheduled = change(ADMINISTRATOR, agency, renamed("Department of Peace"), later.toString())
                .statusCode(201)
                .body("state", equalTo("SCHEDULED"))
                .body("effects[0].after", equalTo("Department of Peace"))
                .extract()
                .path("id");

        Api.get("eu-grow-desk", "/api/v1/agencies/" + agency)
                .body("name", equalTo("Department of War"))
                .body("mayChange", equalTo(false));
        clock.moveTo(later.atStartOfDay(ZoneOffset.UTC).toInstant());
        timer.settle();
        Api.get("eu-grow-desk", "/api/v1/agencies/" + agency)
                .body("name", equalTo("Department of Peace"))
                .body("names.size()", equalTo(3))
                .body("names[1].validTo", equalTo(later.minusDays(1).toString()));
        Api.get("eu-grow-desk", "/api/v1/party-changes/" + scheduled)
                .body("state", equalTo("IN_EFFECT"))
                .body("byAgency", equalTo("us-state"))
                .body("byName", nullValue());
        Api.get("eu-grow-desk", "/api/v1/party-changes?agency=" + agency)
                .body("items.reason", contains("Reorganised", "Reorganised", "Founded by act"));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(events.of("agency:" + agency))
                    .extracting(
                            event -> event.as(ReferenceEvent.AgencyState.class).name())
                    .containsExactly("Office of Tests", "Department of War", "Department of Peace");
            assertThat(events.of(agency))
                    .extracting(event -> event.as(AgreementEvent.AgencyChanged.class))
                    .extracting(event -> event.version() + " " + event.reason())
                    .containsExactly("1 Founded by act", "2 Reorganised", "3 Reorganised");
        });
    }

    @Test
    void anAgencyClosesOnceNoAgreementNeedsItAndLeadsNoneAfterwards() {
        String agency = entered();
        String code = Agreements.foundPlain("USA", "EU");
        agree(code, act("CONSULTED", agency), 2);
        agree(code, act("MANDATORY_CLEARANCE", agency), 3);
        Api.get("us-state-desk", "/api/v1/agencies/" + agency)
                .body("roles.agreement", contains(code))
                .body("roles.role", contains("MANDATORY"));
        change(ADMINISTRATOR, agency, CLOSES, null)
                .statusCode(400)
                .body("errors[0].detail", containsString("MANDATORY for USA under " + code));
        agree(code, "{\"type\": \"MANDATORY_CLEARANCE\", \"party\": \"USA\", \"agencies\": []}", 4);
        agree(code, "{\"type\": \"CONSULTED\", \"party\": \"USA\", \"agencies\": []}", 5);

        change(ADMINISTRATOR, agency, CLOSES, today().minusDays(3).toString())
                .statusCode(201)
                .body("state", equalTo("IN_EFFECT"));

        Api.get("us-state-desk", "/api/v1/agencies/" + agency)
                .body("closedOn", equalTo(today().minusDays(3).toString()))
                .body("roles", empty());
        Agreements.post(
                        "coordinator",
                        "/api/v1/agreements/" + code + "/changes",
                        "{\"reason\": \"r\", \"acts\": [{\"type\": \"LEAD\", \"party\": \"USA\", \"agency\": \""
                                + agency + "\"}]}")
                .statusCode(400);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.of("agency:" + agency))
                .last()
                .extracting(event -> event.as(ReferenceEvent.AgencyState.class).closedOn())
                .isEqualTo(today().minusDays(3)));
        change(ADMINISTRATOR, agency, "{\"type\": \"AGENCY_REOPENS\"}", null).statusCode(201);
    }

    @Test
    void whatNoLongerFitsOnItsDaySaysWhy() {
        String agency = entered();
        String code = Agreements.foundPlain("USA", "EU");
        LocalDate later = today().plusDays(30);
        String closing = change(ADMINISTRATOR, agency, CLOSES, later.toString())
                .statusCode(201)
                .extract()
                .path("id");
        agree(code, act("CONSULTED", agency), 2);
        String withdrawn = change(ADMINISTRATOR, agency, renamed("Never"), later.toString())
                .statusCode(201)
                .extract()
                .path("id");
        post("us-state-signatory", "/api/v1/party-changes/" + withdrawn + "/withdrawal", "{\"reasons\": \"no\"}")
                .statusCode(403);
        post(ADMINISTRATOR, "/api/v1/party-changes/" + withdrawn + "/withdrawal", "{\"reasons\": \"Not agreed\"}")
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));

        clock.moveTo(later.atStartOfDay(ZoneOffset.UTC).toInstant());
        timer.settle();

        Api.get("coordinator", "/api/v1/party-changes/" + closing)
                .body("state", equalTo("OVERTAKEN"))
                .body("explanation", containsString("CONSULTED for USA under " + code));
        Api.get("coordinator", "/api/v1/agencies/" + agency)
                .body("closedOn", nullValue())
                .body("name", equalTo("Office of Tests"));
        post(ADMINISTRATOR, "/api/v1/party-changes/" + withdrawn + "/withdrawal", "{\"reasons\": \"again\"}")
                .statusCode(409);
    }

    @Test
    void aPartyKeepsItsOwnCalendarAndTheSecretariatItsTerritory() {
        Agreements.post("coordinator", "/api/v1/parties", """
                        {"code": "NZL", "name": "New Zealand", "territory": ["NZ"],
                         "agencies": [{"id": "nz-mbie", "name": "Ministry of Business", "shortName": "MBIE"}],
                         "calendar": {"weekend": ["SATURDAY", "SUNDAY"], "from": 2026, "to": 2028}}""").statusCode(201);
        String administrator = Tokens.of("nz-administrator", "nz-mbie", "NZL", Set.of("administrator"));
        String path = "/api/v1/parties/NZL/changes";
        String holiday = "{\"act\": {\"type\": \"HOLIDAY\", \"date\": \"2027-02-08\", \"name\": \"Waitangi Day\"},"
                + " \"reason\": \"Proclaimed\"}";

        send(administrator, path, holiday).statusCode(201).body("effects[0].field", equalTo("calendar.holidays"));

        Api.get("eu-grow-desk", "/api/v1/parties/NZL/calendar?year=2027")
                .body("holidays.name", contains("Waitangi Day"));
        send(administrator, path, holiday).statusCode(400).body("errors[0].detail", containsString("changes nothing"));
        String territory =
                "{\"act\": {\"type\": \"PARTY_TERRITORY\", \"territory\": [\"NZ\", \"TK\"]}, \"reason\": \"r\"}";
        send(administrator, path, territory).statusCode(403).body("type", containsString("not-coordinator"));
        post("coordinator", path, territory).statusCode(201);
        post("coordinator", path, territory.replace("TK", "US"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/act/territory"))
                .body("errors[0].detail", containsString("territory of USA"));
        send(administrator, path, holiday.replace("Proclaimed", " ").replace("Waitangi Day", "Waitangi"))
                .statusCode(400)
                .body("errors.pointer", hasItem("/reason"));
        send(administrator, path, holiday.replace("\"reason\"", "\"effectiveFrom\": \"2020-01-01\", \"reason\""))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/effectiveFrom"));
        Api.get("eu-grow-desk", "/api/v1/party-changes?party=NZL").body("items.state", hasItem("IN_EFFECT"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events.of("NZL"))
                .extracting(event -> event.as(AgreementEvent.PartyChanged.class).reason())
                .contains("Entered", "Proclaimed", "r"));
    }

    @Test
    void nobodyElseChangesAPartyNorItsAgencies() throws Exception {
        String agency = entered();
        for (String other : new String[] {"eu-administrator", "us-state-signatory", "us-auditor", "us-state-desk"}) {
            change(other, agency, renamed("Mine"), null).statusCode(403);
            post(
                            other,
                            "/api/v1/parties/USA/changes",
                            "{\"act\": {\"type\": \"PARTY_NAME\", \"name\": \"X\"}," + " \"reason\": \"r\"}")
                    .statusCode(403);
        }
        post(
                        ADMINISTRATOR,
                        "/api/v1/agencies",
                        "{\"act\": {\"type\": \"AGENCY_ENTERED\", \"id\": \"eu-grow\", \"name\": \"N\", \"shortName\": \"N\","
                                + " \"party\": \"USA\"}, \"reason\": \"r\"}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/act/id"));
        change("eu-administrator", agency, renamed("Mine"), null).body("type", containsString("not-administrator"));
        change(ADMINISTRATOR, "no-such-agency", renamed("Mine"), null).statusCode(404);
        post(
                        "coordinator",
                        "/api/v1/parties/NOBODY/changes",
                        "{\"act\": {\"type\": \"PARTY_NAME\", \"name\": \"X\"}," + " \"reason\": \"r\"}")
                .statusCode(404);
        given().get("/api/v1/party-changes?agency=" + agency).then().statusCode(401);
        try (AppDatabase europe = AppDatabase.as("EU", "eu-grow")) {
            assertThat(europe.change("update agency set version = version where id = '" + agency + "'"))
                    .isZero();
            assertThat(europe.change("update party set version = version where code = 'USA'"))
                    .isZero();
        }
    }

    private String entered() {
        String id = "us-test-" + UUID.randomUUID().toString().substring(0, 8);
        post(
                        ADMINISTRATOR,
                        "/api/v1/agencies",
                        "{\"act\": {\"type\": \"AGENCY_ENTERED\", \"id\": \"" + id
                                + "\", \"name\": \"Office of Tests\","
                                + " \"shortName\": \"OT\", \"party\": \"USA\"}, \"reason\": \"Founded by act\"}")
                .statusCode(201);
        return id;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String renamed(String name) {
        return "{\"type\": \"AGENCY_NAME\", \"name\": \"" + name + "\", \"shortName\": \"OT\"}";
    }

    private static String act(String type, String agency) {
        return "{\"type\": \"" + type + "\", \"party\": \"USA\", \"agencies\": [\"" + agency + "\"]}";
    }

    private static void agree(String code, String act, int version) {
        Agreements.consent(Agreements.propose(code, act, null), "USA", "EU");
        Agreements.awaitVersion(code, version);
    }

    private static ValidatableResponse change(String official, String agency, String act, String from) {
        String day = from == null ? "" : ", \"effectiveFrom\": \"" + from + "\"";
        return post(
                official,
                "/api/v1/agencies/" + agency + "/changes",
                "{\"act\": " + act + ", \"reason\": \"Reorganised\"" + day + "}");
    }

    private static ValidatableResponse post(String official, String path, String body) {
        return send(Tokens.of(official), path, body);
    }

    private static ValidatableResponse send(String token, String path, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path)
                .then();
    }
}

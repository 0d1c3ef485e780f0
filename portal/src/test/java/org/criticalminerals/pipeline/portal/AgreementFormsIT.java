package org.criticalminerals.pipeline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.portal.fake.FakeSystem;
import org.criticalminerals.pipeline.portal.fake.Visitor.Page;
import org.junit.jupiter.api.Test;

/** Agreements and parties are administered by plain fields. */
@QuarkusTest
@QuarkusTestResource(FakeSystem.class)
class AgreementFormsIT extends PortalTestCase {

    @Test
    void clocksAreRowsOfFieldsThatComeAndGo() throws Exception {
        String form = "/agreements/us-eu-mou/changes/new?act=CLOCKS";
        var coordinator = signedIn("coordinator");
        assertThat(coordinator.get(form).html())
                .contains(
                        "name=\"clocks/0/name\" value=\"Ministerial meeting\"",
                        "name=\"clocks/0/length\" value=\"180\"",
                        "name=\"clocks/0/reminders\" value=\"30\"",
                        "name=\"clocks/1/name\" value=\"\"");
        String[] rows = {
            "clocks/0/name", "Ministerial meeting",
            "clocks/0/baseEvent", "SIGNATURE",
            "clocks/0/date", "",
            "clocks/0/length", "180",
            "clocks/0/unit", "D",
            "clocks/0/fulfilledBy", "The meeting took place",
            "clocks/0/reminders", "30, 7",
            "clocks/1/name", "Report",
            "clocks/1/baseEvent", "DATE",
            "clocks/1/date", "2027-03-01",
            "clocks/1/length", "2",
            "clocks/1/unit", "M",
            "clocks/1/fulfilledBy", "It is published",
            "clocks/1/reminders", "",
            "reason", "Agreed"
        };

        Page room = coordinator.post(form, with(rows, "add", "true"));
        Page dropped = coordinator.post(form, with(rows, "remove", "0"));
        coordinator.post(form, with(rows, "propose", "true"));

        assertThat(room.html()).contains("name=\"clocks/2/name\" value=\"\"", "value=\"Report\"");
        assertThat(dropped.html())
                .contains("name=\"clocks/0/name\" value=\"Report\"")
                .doesNotContain("Ministerial meeting");
        JsonNode act = proposed("/acts/0");
        assertThat(act.path("type").asText()).isEqualTo("CLOCKS");
        assertThat(act.path("clocks").toString())
                .isEqualTo("[{\"name\":\"Ministerial meeting\",\"baseEvent\":\"SIGNATURE\","
                        + "\"fulfilledBy\":\"The meeting took place\",\"length\":\"P180D\",\"reminders\":[\"P30D\",\"P7D\"]},"
                        + "{\"name\":\"Report\",\"baseEvent\":\"DATE\",\"fulfilledBy\":\"It is published\","
                        + "\"date\":\"2027-03-01\",\"length\":\"P2M\",\"reminders\":[]}]");
    }

    @Test
    void aClockThatIsHalfWrittenIsToldBesideItsFieldAndNotSent() {
        Page page = signedIn("coordinator")
                .post(
                        "/agreements/us-eu-mou/changes/new?act=CLOCKS",
                        "clocks/0/name",
                        "Report",
                        "clocks/0/baseEvent",
                        "DATE",
                        "reason",
                        "r",
                        "propose",
                        "true");

        assertThat(page.html())
                .contains(
                        "id=\"f-clocks-0-date-error\"",
                        "id=\"f-clocks-0-length-error\"",
                        "id=\"f-clocks-0-fulfilledBy-error\"");
        assertThat(services.asked("POST", "/partner/api/v1/agreements/us-eu-mou/changes"))
                .isEmpty();
    }

    @Test
    void partsThatAreTypedOtherwiseAreActsOfTheirOwn() throws Exception {
        signedIn("coordinator")
                .post(
                        "/agreements/us-eu-mou/changes/new?act=REQUIRED_CHECKLISTS",
                        "checklists/ASSESSMENT",
                        "eligibility",
                        "checklists/SUPPORT",
                        "us-selection",
                        "checklists/SUPPORT",
                        "eligibility",
                        "reason",
                        "r",
                        "propose",
                        "true");

        assertThat(proposed("/acts").toString())
                .isEqualTo("[{\"type\":\"REQUIRED_CHECKLISTS\",\"gate\":\"SUPPORT\","
                        + "\"checklists\":[\"eligibility\",\"us-selection\"]}]");
    }

    @Test
    void theSeniorLevelIsNamedPartyByParty() throws Exception {
        String form = "/agreements/us-eu-mou/changes/new?act=SENIOR_LEVEL";
        var coordinator = signedIn("coordinator");
        String[] unchanged = {
            "agency/USA", "us-state", "title/USA", "Under Secretary of State for Economic Affairs", "reason", "r"
        };

        Page half = coordinator.post(form, with(unchanged, "agency/EU", "eu-grow", "propose", "true"));
        coordinator.post(
                form, with(unchanged, "agency/EU", "eu-grow", "title/EU", "Director-General", "propose", "true"));

        assertThat(half.html()).contains("id=\"f-title-EU-error\"");
        assertThat(proposed("/acts").toString())
                .isEqualTo("[{\"type\":\"SENIOR_LEVEL\",\"party\":\"EU\",\"agency\":\"eu-grow\","
                        + "\"title\":\"Director-General\"}]");
    }

    @Test
    void whatIsNotChosenIsAsUsual() throws Exception {
        var coordinator = signedIn("coordinator");
        coordinator.post(
                "/agreements/us-eu-mou/changes/new?act=HOST_CONSENT",
                "gates",
                "SELECTION",
                "gates",
                "SUPPORT",
                "forms/EU",
                "EXPLICIT",
                "forms/USA",
                "",
                "reason",
                "r",
                "propose",
                "true");
        assertThat(proposed("/acts/0").toString())
                .isEqualTo("{\"type\":\"HOST_CONSENT\",\"gates\":[\"SELECTION\",\"SUPPORT\"],"
                        + "\"forms\":{\"EU\":\"EXPLICIT\"}}");

        coordinator.post(
                "/agreements/us-eu-mou/changes/new?act=AMENDMENT",
                "amendment/EDITORIAL",
                "SECRETARIAT",
                "amendment/RULE",
                "REVIEW",
                "reason",
                "r",
                "propose",
                "true");
        assertThat(proposed("/acts/0/amendment").toString())
                .isEqualTo("{\"RULE\":\"REVIEW\",\"EDITORIAL\":\"SECRETARIAT\"}");

        coordinator.post(
                "/agreements/us-eu-mou/changes/new?act=MARKING_DEFAULTS",
                "markingDefaults/finance",
                "RELEASABLE_TO",
                "reason",
                "r",
                "propose",
                "true");
        assertThat(proposed("/acts/0/markingDefaults").toString()).isEqualTo("{\"finance\":\"RELEASABLE_TO\"}");

        coordinator.post(
                "/agreements/us-eu-mou/changes/new?act=CONFIDENTIAL_SECTIONS",
                "confidentialSections",
                "finance",
                "reason",
                "r",
                "propose",
                "true");
        assertThat(proposed("/acts/0/sections").toString()).isEqualTo("[\"finance\"]");

        coordinator.post(
                "/agreements/us-eu-mou/changes/new?act=SIGNING", "signingAcr", "2fa", "reason", "r", "propose", "true");
        assertThat(proposed("/acts/0/signingAcr").asText()).isEqualTo("2fa");
    }

    /** What was proposed last. */
    private JsonNode proposed(String pointer) throws Exception {
        return new ObjectMapper()
                .readTree(services.asked("POST", "/partner/api/v1/agreements/us-eu-mou/changes")
                        .getLast()
                        .body())
                .at(pointer);
    }

    @Test
    void aNewAgreementComesByPlainFields() throws Exception {
        Page page = signedIn("coordinator")
                .post(
                        "/agreements/new",
                        "code",
                        "us-jp-recycling",
                        "title",
                        "Recycling",
                        "legalNature",
                        "not binding",
                        "lifecycle",
                        "SIGNED",
                        "signedOn",
                        "2026-11-01",
                        "leads/USA",
                        "us-doe",
                        "leads/JPN",
                        "jp-meti",
                        "consulted/USA",
                        "us-state",
                        "steps",
                        "RECYCLING",
                        "cutOff",
                        "17:00",
                        "zone",
                        "Asia/Tokyo",
                        "reminderWorkingDays",
                        "2",
                        "like",
                        "us-eu-mou",
                        "reason",
                        "Signed");

        assertThat(page.text()).contains("The change is proposed.");
        JsonNode definition = new ObjectMapper()
                .readTree(services.asked("POST", "/partner/api/v1/agreements")
                        .getFirst()
                        .body())
                .path("definition");
        assertThat(definition.path("parties").toString()).isEqualTo("[\"USA\",\"JPN\"]");
        assertThat(definition.at("/leads/JPN").asText()).isEqualTo("jp-meti");
        assertThat(definition.at("/scope/steps/0").asText()).isEqualTo("RECYCLING");
        assertThat(definition.at("/rules/SUPPORT/kind").asText()).isEqualTo("UNANIMITY");
        assertThat(definition.at("/rules/SUPPORT/sentence").isMissingNode()).isTrue();
    }

    @Test
    void aNewAgreementSaysWhatItLacksBesideItsFields() {
        Page page = signedIn("coordinator").post("/agreements/new", "title", "Recycling", "reason", "r");

        assertThat(page.html()).contains("id=\"f-code-error\"", "id=\"f-like-error\"", "value=\"Recycling\"");
        assertThat(page.text()).contains("Choose the leads of at least two parties");
        assertThat(services.asked("POST", "/partner/api/v1/agreements")).isEmpty();
    }

    @Test
    void aNewPartyComesByPlainFields() throws Exception {
        String[] party = {
            "code", "AUS",
            "name", "Australia",
            "territory", "AU, NF",
            "weekend", "SATURDAY",
            "weekend", "SUNDAY",
            "library", "AU",
            "holidays", "2027-01-26 Australia Day\n2027-12-25 Christmas",
            "recesses", "2027-12-24 2028-01-02 Closure of the offices",
            "agencies/0/id", "au-industry",
            "agencies/0/name", "Department of Industry",
            "agencies/0/shortName", "DISR",
            "agencies/0/territory", ""
        };
        var coordinator = signedIn("coordinator");
        assertThat(coordinator.post("/parties/new", with(party, "add", "true")).html())
                .contains("name=\"agencies/1/id\" value=\"\"", "value=\"au-industry\"");

        coordinator.post("/parties/new", party);

        JsonNode body = new ObjectMapper()
                .readTree(services.asked("POST", "/partner/api/v1/parties")
                        .getFirst()
                        .body());
        assertThat(body.toString())
                .isEqualTo("{\"code\":\"AUS\",\"name\":\"Australia\",\"territory\":[\"AU\",\"NF\"],\"calendar\":"
                        + "{\"weekend\":[\"SATURDAY\",\"SUNDAY\"],\"from\":2027,\"to\":2027,\"holidays\":"
                        + "{\"2027-01-26\":\"Australia Day\",\"2027-12-25\":\"Christmas\"},\"recesses\":"
                        + "[{\"from\":\"2027-12-24\",\"to\":\"2028-01-02\",\"name\":\"Closure of the offices\"}],"
                        + "\"further\":{\"library\":\"au\"}},\"agencies\":[{\"id\":\"au-industry\","
                        + "\"name\":\"Department of Industry\",\"shortName\":\"DISR\",\"territory\":[]}]}");
        assertThat(coordinator
                        .post("/parties/new", "code", "AUS", "holidays", "Australia Day")
                        .html())
                .contains("id=\"f-holidays-error\"", "id=\"f-name-error\"", "id=\"f-agencies-0-id-error\"");
    }

    @Test
    void whatIsNoJsonIsToldAndNotSent() {
        Page page = signedIn("coordinator")
                .post("/agreements/us-eu-mou/changes/new?act=SIGNING", "more", "[{", "reason", "r", "propose", "true");

        assertThat(page.text()).contains("must be JSON");
        assertThat(services.asked("POST", "/partner/api/v1/agreements/us-eu-mou/changes"))
                .isEmpty();
        assertThat(signedIn("coordinator")
                        .post("/agreements/new", "definition", "nonsense")
                        .text())
                .contains("must be JSON");
        assertThat(signedIn("coordinator")
                        .post("/parties/new", "party", "nonsense")
                        .text())
                .contains("must be JSON");
    }

    private static String[] with(String[] fields, String... more) {
        return Stream.concat(Stream.of(fields), Stream.of(more)).toArray(String[]::new);
    }
}

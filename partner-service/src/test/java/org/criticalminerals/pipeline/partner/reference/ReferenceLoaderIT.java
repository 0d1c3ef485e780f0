package org.criticalminerals.pipeline.partner.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.ReferenceEvent;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.partner.testing.Agreements;
import org.criticalminerals.pipeline.partner.testing.Api;
import org.criticalminerals.pipeline.partner.testing.Kafka;
import org.criticalminerals.pipeline.partner.testing.PartnerServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading reference data: once, with a new version for what changed, told on Kafka, shown over HTTP. */
@QuarkusTest
@PartnerServiceTest
class ReferenceLoaderIT {

    private static final String PLURILATERAL = "plurilateral-initiative";
    private static final String JAPAN = "us-japan-framework";

    @Inject
    ReferenceLoader loader;

    @TempDir
    Path folder;

    @Test
    void tellsTheFullStateOfEverything() {
        try (Kafka.Listener events = new Kafka.Listener(Topics.REFERENCE, Topics.AGREEMENTS)) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                List<Kafka.Heard> heard = events.all();
                assertThat(heard)
                        .extracting(Kafka.Heard::key)
                        .contains("agreement:us-eu-mou", "party:JPN", "agency:eu-ms-fi", "us-eu-mou");
            });
            ReferenceEvent.AgreementState state = (ReferenceEvent.AgreementState)
                    events.of("agreement:us-eu-mou").getFirst().as(ReferenceEvent.class);
            assertThat(state.leads()).containsEntry("USA", "us-state").containsEntry("EU", "eu-grow");
            assertThat(state.rules()).hasSize(5);
            AgreementEvent.AgreementChanged changed = (AgreementEvent.AgreementChanged)
                    events.of("us-eu-mou").getFirst().as(AgreementEvent.class);
            assertThat(changed.version()).isEqualTo(state.version());
        }
    }

    @Test
    void changesOnlyWhatIsNewAndTwoReplicasLoadItOnce() throws Exception {
        ReferenceFilesTest.copy(ReferenceFilesTest.SHIPPED, folder);
        int before = version(JAPAN);
        assertThat(loader.load(folder)).isZero();
        replace("agreements/" + JAPAN + ".json", "\"workingDays\": 15", "\"workingDays\": 12");

        try (ExecutorService replicas = Executors.newFixedThreadPool(2)) {
            Future<Integer> one = replicas.submit(() -> loader.load(folder));
            Future<Integer> other = replicas.submit(() -> loader.load(folder));

            assertThat(Set.of(one.get(), other.get())).containsExactlyInAnyOrder(0, 1);
        }
        assertThat(version(JAPAN)).isEqualTo(before + 1);
        try (Kafka.Listener events = new Kafka.Listener(Topics.AGREEMENTS)) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(events.of(JAPAN))
                    .filteredOn(event -> event.type().equals("minerals.agreement.changed.v1"))
                    .hasSize(before + 1));
        }
    }

    @Test
    void whatWasAdministeredOutlivesAFileThatSaysNothingNewOfIt() throws IOException {
        ReferenceFilesTest.copy(ReferenceFilesTest.SHIPPED, folder);
        loader.load(folder);
        int before = version(PLURILATERAL);
        Agreements.propose(PLURILATERAL, "{\"type\": \"EDITORIAL\", \"title\": \"As administered\"}", null);
        Agreements.awaitVersion(PLURILATERAL, before + 1);
        assertThat(loader.load(folder)).isZero();

        replace("agreements/" + PLURILATERAL + ".json", "\"workingDays\": 15", "\"workingDays\": 13");
        assertThat(loader.load(folder)).isEqualTo(1);

        Api.get("us-state-desk", "/api/v1/agreements/" + PLURILATERAL)
                .body("version", equalTo(before + 2))
                .body("title", equalTo("As administered"))
                .body("rules.ASSESSMENT.workingDays", equalTo(13));
        Api.get("us-state-desk", "/api/v1/agreements/" + PLURILATERAL + "/versions")
                .body("items.origin", contains("FILE", "ADMINISTERED", "FILE"));
    }

    @Test
    void loadsNothingWhereOneFileIsWrong() throws IOException {
        ReferenceFilesTest.copy(ReferenceFilesTest.SHIPPED, folder);
        replace("parties.json", "\"Japan\"", "\"Nippon\"");
        replace("agreements/us-eu-mou.json", "\"us-state\"", "\"us-stale\"");

        assertThatThrownBy(() -> loader.load(folder)).isInstanceOf(ReferenceDataException.class);

        Api.get("jp-meti-signatory", "/api/v1/parties").body("items.name", hasItems("Japan", "Mexico"));
    }

    @Test
    void showsAgreementsAndParties() {
        String first = Cursor.encode("plurilateral-initiatiu");
        Api.get("us-state-desk", "/api/v1/agreements?limit=1&cursor=" + first)
                .statusCode(200)
                .body("items.code", contains("plurilateral-initiative"))
                .body("next", notNullValue());
        String next = Cursor.encode("us-japan-framework");
        Api.get("us-state-desk", "/api/v1/agreements?limit=4&cursor=" + next)
                .body("items.code", contains("us-mexico-action-plan"))
                .body("next", nullValue());
        Api.get("us-state-desk", "/api/v1/agreements/us-eu-mou")
                .body("signedOn", equalTo("2026-04-24"))
                .body("leads.EU", equalTo("eu-grow"))
                .body("deadlines.cutOff", equalTo("17:00"))
                .body(
                        "rules.SCREENING.sentence",
                        equalTo("All of USA and EU must approve; who says nothing within 10 working days consents."))
                .body(
                        "rules.SUPPORT.sentence",
                        startsWith("All of USA and EU must approve, each by an act of its own;"))
                .body("requiredSections.SUPPORT", contains("finance", "timetable"));
        Api.get("coordinator", "/api/v1/parties")
                .body("items.code", hasItems("EU", "JPN", "MEX", "USA"))
                .body("items.find { it.code == 'MEX' }.agencies.id", contains("mx-se", "mx-sgm"))
                .body("items.find { it.code == 'USA' }.workingWeek.size()", equalTo(5))
                .body("items.find { it.code == 'USA' }.holidays.date", hasItems("2026-07-03"));
    }

    private static int version(String agreement) {
        return Api.get("us-state-desk", "/api/v1/agreements/" + agreement)
                .extract()
                .path("version");
    }

    private void replace(String file, String text, String replacement) throws IOException {
        Path path = folder.resolve(file);
        String content = Files.readString(path);
        assertThat(content).contains(text);
        Files.writeString(path, content.replace(text, replacement));
    }
}

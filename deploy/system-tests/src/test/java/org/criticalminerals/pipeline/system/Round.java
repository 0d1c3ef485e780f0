package org.criticalminerals.pipeline.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.local.demo.Api;

/** A review in a scenario: the parties take positions, and time goes on until its deadline and beyond. */
final class Round {

    /** By then what was received in time is stored, and the review may end. */
    private static final Duration BEYOND = Duration.ofMinutes(5);

    private final Scenario scenario;
    private final String agreement;
    private final String id;

    Round(Scenario scenario, String agreement, String id) {
        this.scenario = scenario;
        this.agreement = agreement;
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Where the service shows it. */
    String path() {
        return "/api/v1/reviews/" + id;
    }

    void approves(String... parties) {
        List.of(parties).forEach(party -> takes(party, Map.of("decision", "APPROVE", "reasons", "It fits the scope")));
    }

    void objects(String party, String reasons) {
        takes(party, Map.of("decision", "OBJECT", "reasons", reasons));
    }

    void objectsFinally(String party, String reasons) {
        takes(party, Map.of("decision", "OBJECT", "final", true, "reasons", reasons));
    }

    /** Signs any position for a party. */
    Api.Answer takes(String party, Map<String, ?> position) {
        return scenario.api()
                .put(Signatories.of(agreement, party), Steps.REVIEWS, Steps.position(id, party), null, position);
    }

    /** Answers what a party asked, by an official of the nominating party. */
    void answers(String party, String official, String answer) {
        scenario.api()
                .post(
                        official,
                        Steps.REVIEWS,
                        "/api/v1/reviews/" + id + "/answers",
                        null,
                        Map.of("party", party, "answer", answer));
    }

    /** The review as the party sees it that asked. */
    JsonNode now() {
        return scenario.api()
                .get(Signatories.of(agreement, "USA"), Steps.REVIEWS, "/api/v1/reviews/" + id)
                .body();
    }

    Instant deadline() {
        return Instant.parse(now().path("deadline").asText());
    }

    /** Lets time pass until so long before the deadline. */
    void untilDeadlineMinus(Duration before) {
        scenario.until(deadline().minus(before));
    }

    /** Lets the deadline pass. */
    void passesDeadline() {
        scenario.until(deadline().plus(BEYOND));
    }

    /** The review once it is over. */
    JsonNode concluded() {
        return scenario.api().await("the end of review " + id, () -> {
            JsonNode review = now();
            return review.path("status").asText().equals("CONCLUDED") ? review : null;
        });
    }
}

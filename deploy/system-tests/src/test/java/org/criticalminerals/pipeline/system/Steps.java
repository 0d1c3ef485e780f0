package org.criticalminerals.pipeline.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.local.demo.Api;
import org.criticalminerals.pipeline.local.demo.GatePreparation;

/** What officials of the USA and the EU do with a project under their memorandum, by the public API. */
final class Steps {

    static final String PROJECTS = "project-service";
    static final String REVIEWS = "partner-service";
    static final String AGREEMENT = "us-eu-mou";
    static final String DESK = "us-doe-desk";
    static final Map<String, String> SIGNATORIES = Map.of("USA", "us-state-signatory", "EU", "eu-grow-signatory");

    private final Api api;

    Steps(Api api) {
        this.api = api;
    }

    Api api() {
        return api;
    }

    /** A project ready for every gate, submitted under the memorandum. */
    String submitted(String name) {
        String id = ready(name, "AU");
        submit(id, AGREEMENT, "us-state-signatory");
        return id;
    }

    /** A project whose dossier is ready for every gate, shared with all of its party. */
    String ready(String name, String country) {
        String id = nominated(name);
        put(id, "sites", Map.of("sites", List.of(Map.of("country", country, "name", name))));
        put(id, "production", Map.of("lines", List.of(Map.of("mineral", "neodymium", "step", "SEPARATION"))));
        put(id, "attestation", Map.of("name", "E. Example", "function", "Director", "date", "2026-11-02"));
        put(id, "finance", Map.of("capex", money("1200000000.00"), "need", money("300000000.00")));
        put(id, "timetable", Map.of("milestones", List.of(Map.of("title", "First production", "date", "2029"))));
        api.post(DESK, PROJECTS, project(id) + "/sharing", etag(DESK, project(id)), Map.of());
        return id;
    }

    /** Puts a project forward under an agreement. */
    void submit(String project, String agreement, String official) {
        api.post(
                official,
                PROJECTS,
                project(project) + "/candidacies",
                etag(official, project(project)),
                Map.of("agreement", agreement));
    }

    /** A draft of the US Department of Energy. */
    String nominated(String name) {
        return api.post(
                        DESK,
                        PROJECTS,
                        "/api/v1/projects",
                        null,
                        Map.of("name", name, "promoter", Map.of("name", "Promoter of " + name)))
                .body()
                .path("id")
                .asText();
    }

    void put(String project, String section, Map<String, ?> content) {
        // Who writes is the agency that nominated: until it shares or submits, nobody else sees the draft.
        api.put(DESK, PROJECTS, project(project) + "/dossier/" + section, etag(DESK, project(project)), content);
    }

    /** Asks for the next gate and gives back the id of the review that opens. */
    String ask(String project) {
        int number = request(project);
        return api.await("the review of request " + number, () -> openReview(project, number));
    }

    /** Lets the parties answer, and the secretariat record, whatever a project's next gate waits for. */
    void prepare(String project) {
        String gate = candidacyOf(project).path("nextGate").asText();
        // The first gate waits for nothing, and can be asked for while partner-service is down.
        if (!gate.equals(Gate.SCREENING.name())) {
            GatePreparation preparation = preparation(project, AGREEMENT);
            preparation.settleFor(gate);
            preparation.answerFor(gate);
            preparation.consentFor(gate);
        }
    }

    /** What a project's gates under an agreement wait for. */
    GatePreparation preparation(String project, String agreement) {
        return new GatePreparation(api, project, agreement, party -> Signatories.of(agreement, party));
    }

    /** Asks for the next gate, with everything there that it waits for. */
    int request(String project) {
        prepare(project);
        return api.post(
                        "us-state-signatory",
                        PROJECTS,
                        candidacy(project) + "/gate-requests",
                        etag("us-state-signatory", candidacy(project)),
                        Map.of("note", "system test"))
                .body()
                .path("number")
                .asInt();
    }

    /** The open review of a gate request, null while there is none. */
    String openReview(String project, int number) {
        return items(api.get("us-state-signatory", REVIEWS, "/api/v1/reviews?status=OPEN&project=" + project))
                .filter(review -> review.path("subject").path("gateRequest").asInt() == number)
                .map(review -> review.path("id").asText())
                .findFirst()
                .orElse(null);
    }

    /** Any open review of a project, null while there is none. */
    String anyOpenReview(String project) {
        return items(api.get("us-state-signatory", REVIEWS, "/api/v1/reviews?status=OPEN&project=" + project))
                .map(review -> review.path("id").asText())
                .findFirst()
                .orElse(null);
    }

    Api.Answer sign(String review, String party, Map<String, ?> position) {
        return api.put(SIGNATORIES.get(party), REVIEWS, position(review, party), null, position);
    }

    void approve(String review, String party) {
        sign(review, party, Map.of("decision", "APPROVE", "reasons", "system test"));
    }

    /** Waits until no gate request is pending, and gives back the candidacy. */
    JsonNode settled(String project) {
        return api.await("the end of the gate request of " + project, () -> {
            JsonNode candidacy = candidacyOf(project);
            return candidacy.path("pendingGateRequest").isNull() ? candidacy : null;
        });
    }

    JsonNode candidacyOf(String project) {
        return api.get("us-state-signatory", PROJECTS, candidacy(project)).body();
    }

    /** Everything that happened to a project, oldest first, by type. */
    List<String> history(String project) {
        List<String> newestFirst = items(
                        api.get("us-state-signatory", PROJECTS, project(project) + "/history?limit=100"))
                .map(entry -> entry.path("type").asText())
                .toList();
        return newestFirst.reversed();
    }

    static Stream<JsonNode> items(Api.Answer page) {
        return StreamSupport.stream(page.body().path("items").spliterator(), false);
    }

    static String project(String id) {
        return "/api/v1/projects/" + id;
    }

    static String candidacy(String project) {
        return project(project) + "/candidacies/" + AGREEMENT;
    }

    static String position(String review, String party) {
        return "/api/v1/reviews/" + review + "/positions/" + party;
    }

    String etag(String official, String path) {
        return api.get(official, PROJECTS, path).etag();
    }

    static Map<String, String> money(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    /** A name that no other test uses. */
    static String unique(String name) {
        return name + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    static int gates() {
        return Gate.values().length;
    }
}

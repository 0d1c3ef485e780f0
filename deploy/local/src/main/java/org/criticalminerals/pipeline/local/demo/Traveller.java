package org.criticalminerals.pipeline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Stage;

/** Brings one project along its journey, by the officials whose part it is at each step. */
final class Traveller {

    private static final String PROJECTS = "project-service";
    private static final String REVIEWS = "partner-service";

    private final Api api;
    private final Officials officials;
    private final Journey journey;

    Traveller(Api api, Officials officials, Journey journey) {
        this.api = api;
        this.officials = officials;
        this.journey = journey;
    }

    void travel() {
        Traveled project = find();
        submitIfNew(project);
        fillIn(
                project,
                "attestation",
                Map.of(
                        "name",
                        "A. Demonstration",
                        "function",
                        "For demonstration, not by the promoter",
                        "date",
                        "2026-11-02"));
        if (journey.stage().ordinal() >= Stage.SUPPORT.ordinal()) {
            fillIn(project, "finance", Map.of("capex", money("420000000.00"), "need", money("120000000.00")));
            preparation(project).disclose("finance");
            fillIn(
                    project,
                    "timetable",
                    Map.of(
                            "milestones",
                            List.of(
                                    Map.of("title", "Final investment decision (demonstration)", "date", "2027-06"),
                                    Map.of("title", "First production (demonstration)", "date", "2029"))));
        }
        for (Gate gate : Gate.values()) {
            if (gate.opens().ordinal() <= journey.stage().ordinal()) {
                pass(project, gate);
            }
        }
        end(project);
        System.out.println("Arrived: " + journey);
    }

    private Traveled find() {
        JsonNode found = StreamSupport.stream(
                        api.get("coordinator", PROJECTS, "/api/v1/projects?text=" + Api.encoded(journey.project()))
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(project -> project.path("name").asText().equals(journey.project()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Not imported: " + journey.project()));
        String party = found.path("nominatingParty").asText();
        return new Traveled(found.path("id").asText(), party, officials.desk(journey.agreement(), party));
    }

    private void submitIfNew(Traveled project) {
        JsonNode current = api.get(project.desk(), PROJECTS, project.path()).body();
        boolean submitted = StreamSupport.stream(current.path("candidacies").spliterator(), false)
                .anyMatch(candidacy -> candidacy.path("agreement").asText().equals(journey.agreement()));
        if (!submitted) {
            api.post(
                    project.desk(),
                    PROJECTS,
                    project.path() + "/candidacies",
                    etag(project.path(), project),
                    Map.of("agreement", journey.agreement()));
        }
    }

    private void fillIn(Traveled project, String section, Map<String, ?> content) {
        api.put(
                project.desk(),
                PROJECTS,
                project.path() + "/dossier/" + section,
                etag(project.path(), project),
                content);
    }

    private void pass(Traveled project, Gate gate) {
        String review = ask(project, gate);
        for (String party : officials.parties(journey.agreement())) {
            sign(review, party, Map.of("decision", "APPROVE", "reasons", "Demonstration"));
        }
        awaitEnd(project, gate);
    }

    private void end(Traveled project) {
        switch (journey.ending()) {
            case NONE -> {
                // It stays where it is.
            }
            case HELD ->
                api.post(
                        officials.signatory(journey.agreement(), project.party()),
                        PROJECTS,
                        candidacy(project) + "/hold",
                        etag(candidacy(project), project),
                        Map.of("reasons", "Demonstration: a new permit is awaited"));
            case RETURNED ->
                conclude(
                        project,
                        Map.of(
                                "decision", "OBJECT",
                                "final", true,
                                "reasons",
                                        "Demonstration: the planned tonnage is missing; please add it and ask again"));
            case LAPSED ->
                conclude(project, Map.of("decision", "ABSTAIN", "reasons", "Demonstration: no view on this project"));
        }
    }

    private void conclude(Traveled project, Map<String, ?> positionOfOthers) {
        Gate gate = Gate.after(journey.stage()).orElseThrow();
        String review = ask(project, gate);
        for (String party : officials.parties(journey.agreement())) {
            boolean own = party.equals(project.party());
            sign(review, party, own ? Map.of("decision", "APPROVE", "reasons", "Demonstration") : positionOfOthers);
        }
        awaitEnd(project, gate);
    }

    private String ask(Traveled project, Gate gate) {
        GatePreparation preparation = preparation(project);
        preparation.settleFor(gate.name());
        preparation.answerFor(gate.name());
        preparation.consentFor(gate.name());
        int number = api.post(
                        project.desk(),
                        PROJECTS,
                        candidacy(project) + "/gate-requests",
                        etag(candidacy(project), project),
                        Map.of("note", "Demonstration"))
                .body()
                .path("number")
                .asInt();
        return api.await("the review of " + gate + " for " + journey.project(), () -> review(project, number));
    }

    private GatePreparation preparation(Traveled project) {
        return new GatePreparation(
                api, project.id(), journey.agreement(), party -> officials.signatory(journey.agreement(), party));
    }

    private String review(Traveled project, int number) {
        return StreamSupport.stream(
                        api.get(project.desk(), REVIEWS, "/api/v1/reviews?status=OPEN&project=" + project.id())
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(review ->
                        review.path("subject").path("agreement").asText().equals(journey.agreement())
                                && review.path("subject").path("gateRequest").asInt() == number)
                .map(review -> review.path("id").asText())
                .findFirst()
                .orElse(null);
    }

    private void sign(String review, String party, Map<String, ?> position) {
        api.put(
                officials.signatory(journey.agreement(), party),
                REVIEWS,
                "/api/v1/reviews/" + review + "/positions/" + party,
                null,
                position);
    }

    private void awaitEnd(Traveled project, Gate gate) {
        api.await("the end of " + gate + " for " + journey.project(), () -> {
            JsonNode candidacy =
                    api.get(project.desk(), PROJECTS, candidacy(project)).body();
            return candidacy.path("pendingGateRequest").isNull() ? candidacy : null;
        });
    }

    private String candidacy(Traveled project) {
        return project.path() + "/candidacies/" + journey.agreement();
    }

    private String etag(String path, Traveled project) {
        return api.get(project.desk(), PROJECTS, path).etag();
    }

    private static Map<String, String> money(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    /** The project that travels, and who works on it. */
    private record Traveled(String id, String party, String desk) {
        String path() {
            return "/api/v1/projects/" + id;
        }
    }
}

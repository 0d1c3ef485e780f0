package org.criticalminerals.pipeline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.criticalminerals.pipeline.events.Gate;

/**
 * Gives a candidacy what its next gate waits for, by the officials whose part it is: each party answers its criteria and
 * releases the answers, the joint secretariat records the consent of site states, the nominating party the promoter's.
 */
public final class GatePreparation {

    private static final String SERVICE = "partner-service";
    private static final String PROJECTS = "project-service";
    private static final String COORDINATOR = "coordinator";

    private final Api api;
    private final String project;
    private final String candidacy;
    private final UnaryOperator<String> signatoryOf;

    /**
     * Prepares a candidacy's gates.
     *
     * @param api how to call the services
     * @param project the project's id
     * @param agreement the agreement's code
     * @param signatoryOf who signs for a party under that agreement
     */
    public GatePreparation(Api api, String project, String agreement, UnaryOperator<String> signatoryOf) {
        this.api = api;
        this.project = "/api/v1/projects/" + project;
        this.candidacy = "/api/v1/candidacies/" + project + "/" + agreement;
        this.signatoryOf = signatoryOf;
    }

    /** Lets the nominating party settle what projects are that look like this one, before the gate that waits for it. */
    public void settleFor(String gate) {
        if (!gate.equals(Gate.ASSESSMENT.name())) {
            return;
        }
        String official = signatoryOf.apply(nominatingParty());
        items(api.get(official, PROJECTS, project + "/duplicates").body(), "items")
                .filter(duplicate -> duplicate.path("settlement").isNull())
                .map(duplicate -> duplicate.path("projectId").asText())
                .forEach(other -> api.post(
                        official,
                        PROJECTS,
                        project + "/duplicates/" + other + "/settlement",
                        null,
                        Map.of("verdict", "DISTINCT", "reasons", "Two projects by their sources (demonstration)")));
    }

    /** Lets every party answer and release what a gate asks for, where anything is open. */
    public void answerFor(String gate) {
        if (missing(gate, "CHECKLIST_MISSING").findAny().isEmpty()) {
            return;
        }
        for (JsonNode set : items(
                        api.get(COORDINATOR, SERVICE, candidacy + "/criteria").body(), "items")
                .toList()) {
            if (texts(set.path("gates")).contains(gate)) {
                items(set, "parties")
                        .map(party -> party.path("party").asText())
                        .forEach(party -> answer(set.path("code").asText(), party));
            }
        }
    }

    /** Lets those whose part it is record the consents of site states and of the promoter that a gate asks for. */
    public void consentFor(String gate) {
        if (gate.equals(Gate.SUPPORT.name())) {
            disclose("disclosure");
        }
        missing(gate, "HOST_CONSENT_MISSING")
                .flatMap(missing -> items(missing, "items"))
                .map(state -> state.path("code").asText())
                .forEach(this::consent);
    }

    /** Lets the nominating party record that the promoter consents to the release of a section, or to disclosure. */
    public void disclose(String subject) {
        api.post(
                signatoryOf.apply(nominatingParty()),
                PROJECTS,
                project + "/consents",
                null,
                Map.of(
                        "subject",
                        subject,
                        "party",
                        "*",
                        "basis",
                        "PROMOTER_CONSENT",
                        "document",
                        "Letter of consent (demonstration)",
                        "givenOn",
                        "2026-03-02"));
    }

    // partner-service learns of a candidacy from an event, so it may not know it yet.
    private Stream<JsonNode> missing(String gate, String code) {
        JsonNode readiness = api.await("partner-service to know " + candidacy, () -> api.getIfThere(
                        COORDINATOR, SERVICE, candidacy + "/readiness?gate=" + gate)
                .map(Api.Answer::body)
                .orElse(null));
        return items(readiness, "missing")
                .filter(missing -> missing.path("code").asText().equals(code));
    }

    private void answer(String set, String party) {
        String official = signatoryOf.apply(party);
        JsonNode own = items(api.get(official, SERVICE, candidacy + "/criteria").body(), "items")
                .filter(one -> one.path("code").asText().equals(set))
                .flatMap(one -> items(one, "parties"))
                .filter(one -> one.path("party").asText().equals(party))
                .findFirst()
                .orElseThrow();
        List<String> open =
                items(own, "open").map(item -> item.path("code").asText()).toList();
        for (String item : open) {
            Map<String, Object> answer = new HashMap<>(Map.of("answer", "MET", "evidence", "For demonstration"));
            items(own, "answers")
                    .filter(known -> known.path("item").asText().equals(item))
                    .forEach(known ->
                            answer.put("replaces", known.path("version").asInt()));
            api.put(official, SERVICE, candidacy + "/criteria/" + set + "/" + item, null, answer);
        }
        if (!open.isEmpty()) {
            api.post(official, SERVICE, candidacy + "/criteria/" + set + "/release", null, Map.of());
        }
    }

    private String nominatingParty() {
        return api.get(COORDINATOR, PROJECTS, project)
                .body()
                .path("nominatingParty")
                .asText();
    }

    private void consent(String state) {
        api.post(
                COORDINATOR,
                SERVICE,
                candidacy + "/host-consents",
                null,
                Map.of(
                        "state",
                        state,
                        "decision",
                        "GIVEN",
                        "authority",
                        "Government of " + state + " (demonstration)",
                        "decidedOn",
                        "2026-03-02",
                        "document",
                        Map.of("title", "Letter of consent (demonstration)", "reference", "DEMO " + state)));
    }

    private static Stream<JsonNode> items(JsonNode parent, String name) {
        return StreamSupport.stream(parent.path(name).spliterator(), false);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}

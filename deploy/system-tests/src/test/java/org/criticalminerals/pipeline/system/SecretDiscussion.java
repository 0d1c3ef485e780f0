package org.criticalminerals.pipeline.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a party discusses on the project that it shares: within an agency, within itself, and with the others, with a word
 * in every text that somebody is shown.
 */
final class SecretDiscussion {

    private final Side side;
    private final Steps steps;
    private final Secrets secrets;
    private final Filling filling;
    private final Map<String, String> subjects;
    private final String address;
    private Set<String> threads;
    private String thread;
    private String comment;

    SecretDiscussion(
            Side side, Steps steps, Secrets secrets, Caller caller, Map<String, String> subjects, String project) {
        this.side = side;
        this.steps = steps;
        this.secrets = secrets;
        this.filling = new Filling(caller, secrets);
        this.subjects = subjects;
        this.address = Steps.project(project) + "/threads";
    }

    /** Writes it. */
    SecretDiscussion write() {
        String colleague = subjects.get(side.signatory());
        steps.api().await("the colleagues of " + side.desk(), () -> steps.api()
                .getIfThere(side.desk(), Steps.PROJECTS, address + "/people?limit=100")
                .filter(people -> people.body().findValuesAsText("subject").contains(colleague))
                .orElse(null));
        String inside = begin("COMMENT", Map.of("kind", "AGENCY"), side.agency(), List.of());
        thread = begin("QUESTION", Map.of("kind", "INTERNAL"), side.party(), List.of(colleague));
        comment = reply(thread, side.signatory(), side.party(), Map.of());
        String together = begin("COMMENT", Map.of("kind", "PARTIES"), SecretWork.PARTIES, List.of());
        // What is struck is shown to nobody any more.
        String struck = reply(together, side.signatory(), SecretWork.PARTIES, Map.of("text", "Said by mistake"));
        filled(
                side.signatory(),
                "POST /api/v1/projects/{id}/threads/{thread}/comments/{comment}/strike",
                address + "/" + together + "/comments/" + struck + "/strike",
                Map.of(),
                SecretWork.PARTIES);
        threads = Set.of(inside, thread, together);
        return this;
    }

    /** All threads. */
    Set<String> threads() {
        return threads;
    }

    /** A question within the party. */
    String thread() {
        return thread;
    }

    /** An answer to it. */
    String comment() {
        return comment;
    }

    private String begin(String kind, Map<String, Object> marking, Set<String> audience, List<String> mentions) {
        Map<String, Object> begun = new LinkedHashMap<>();
        begun.put("kind", kind);
        begun.put("askedParty", kind.equals("QUESTION") ? side.code() : null);
        begun.put("section", "finance");
        begun.put("marking", marking);
        begun.put("mentions", mentions);
        return filled(side.desk(), "POST /api/v1/projects/{id}/threads", address, begun, audience)
                .path("id")
                .asText();
    }

    private String reply(String to, String official, Set<String> audience, Map<String, ?> given) {
        return filled(
                        official,
                        "POST /api/v1/projects/{id}/threads/{thread}/comments",
                        address + "/" + to + "/comments",
                        given,
                        audience)
                .path("id")
                .asText();
    }

    private JsonNode filled(
            String official, String operation, String path, Map<String, ?> given, Set<String> audience) {
        return filling.send(
                official,
                Descriptions.operation(operation),
                path,
                null,
                given,
                field -> secrets.word(side.code() + " " + operation + " " + field, audience));
    }
}

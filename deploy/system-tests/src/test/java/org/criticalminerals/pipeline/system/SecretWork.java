package org.criticalminerals.pipeline.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a party does and keeps to itself, with a word in every text: drafts, sections of every marking, drafts of
 * positions, clearances, recusals, delegations, handovers, criteria, searches, imports. Beside it what the parties of the
 * memorandum share, which nobody else may see.
 */
final class SecretWork {

    /** What is refused and not kept: nobody is ever told it. */
    static final String NOT_KEPT = "wrong row";

    static final Set<String> PARTIES = Set.of("USA", "EU", "SECRETARIAT");

    private final Side side;
    private final Steps steps;
    private final Secrets secrets;
    private final Caller caller;
    private final Filling filling;
    private final Map<String, String> subjects;
    private String shared;
    private String draft;
    private String imported;
    private String handover;
    private String review;
    private SecretDiscussion discussion;

    SecretWork(Side side, Steps steps, Secrets secrets, Caller caller, Map<String, String> subjects) {
        this.side = side;
        this.steps = steps;
        this.secrets = secrets;
        this.caller = caller;
        this.filling = new Filling(caller, secrets);
        this.subjects = subjects;
    }

    /** The project that the parties share. */
    String shared() {
        return shared;
    }

    /** A project that the party's desk keeps in its agency. */
    String draft() {
        return draft;
    }

    /** What the party's deputy handed over. */
    String handover() {
        return handover;
    }

    /** The import of the party's desk. */
    String imported() {
        return imported;
    }

    /** The review of its first gate. */
    String review() {
        return review;
    }

    /** What it says on the project that it shares. */
    SecretDiscussion discussion() {
        return discussion;
    }

    /** Comments and asks, for readers of every kind. */
    void discuss() {
        discussion = new SecretDiscussion(side, steps, secrets, caller, subjects, shared).write();
    }

    /** Submits a project whose sections are marked in every way, and asks for its first gate. */
    void share() {
        shared = nominate("shared project", PARTIES);
        section("sites", "PARTIES", PARTIES, SecretSections.sites("AU"));
        section("production", "PARTIES", PARTIES, SecretSections.production());
        section("timetable", "PARTIES", PARTIES, SecretSections.timetable());
        section("attestation", "INTERNAL", side.party(), SecretSections.attestation());
        section("finance", "RELEASABLE_TO", side.party(), SecretSections.finance());
        section("environment", "AGENCY", side.agency(), SecretSections.environment());
        section("ownership", "NAMED", Set.of("official:" + subjects.get(side.desk())), SecretSections.ownership());
        section("permits", "INTERNAL", side.party(), SecretSections.permits());
        section("offtake", "INTERNAL", side.party(), SecretSections.offtake());
        section("resources", "INTERNAL", side.party(), SecretSections.resources());
        post(
                side.desk(),
                "POST /api/v1/projects/{id}/sharing",
                Steps.project(shared) + "/sharing",
                project(),
                Map.of());
        filled(
                side.signatory(),
                "POST /api/v1/projects/{id}/candidacies",
                Steps.project(shared) + "/candidacies",
                etag(side.signatory(), Steps.project(shared)),
                Map.of("agreement", Steps.AGREEMENT),
                PARTIES);
        int number = filled(
                        side.signatory(),
                        "POST /api/v1/projects/{id}/candidacies/{agreement}/gate-requests",
                        Steps.candidacy(shared) + "/gate-requests",
                        etag(side.signatory(), Steps.candidacy(shared)),
                        Map.of(),
                        PARTIES)
                .path("number")
                .asInt();
        review = steps.api().await("the review of request " + number, () -> steps.openReview(shared, number));
    }

    /** Writes drafts of projects: one for the agency, one for the party. */
    void keepDrafts() {
        String mine = nominate("draft of an agency", side.agency());
        draft = mine;
        sectionOf(mine, "sites", null, side.agency(), SecretSections.sites("GL"));
        sectionOf(mine, "environment", null, side.agency(), SecretSections.environment());
        String ours = nominate("draft of a party", side.party());
        sectionOf(ours, "sites", null, side.party(), SecretSections.sites("GL"));
        sectionOf(ours, "finance", null, side.party(), SecretSections.finance());
        String address = Steps.project(ours) + "/sharing";
        post(
                side.desk(),
                "POST /api/v1/projects/{id}/sharing",
                address,
                etag(side.desk(), Steps.project(ours)),
                Map.of());
        String file = "name,promoter,country,minerals,value_chain_step,nominating_party,nominating_agency,agreement\n"
                + word("import", side.party()) + "," + word("import's promoter", side.party())
                + ",AU,copper,extraction," + side.code() + "," + side.deskAgency() + ",\n"
                + word("import's " + NOT_KEPT, side.party()) + ",x,Nowhere,unobtainium,extraction," + side.code()
                + ",,\n";
        Caller.Reply begun =
                caller.send(side.desk(), Steps.PROJECTS, "POST", "/api/v1/project-imports", "text/csv", file, Map.of());
        if (!begun.succeeded()) {
            throw new IllegalStateException("The import was refused: " + begun);
        }
        imported = tree(begun.body()).path("id").asText();
        filled(
                side.desk(),
                "POST /api/v1/saved-searches",
                "/api/v1/saved-searches",
                null,
                Map.of("filters", Map.of("text", word("search", official(side.desk())))),
                official(side.desk()));
        caller.send(side.desk(), Steps.PROJECTS, "PUT", "/api/v1/watches/projects/" + mine, null, null, Map.of());
    }

    /** Prepares the own position on a review, and everything else that a party does inside itself. */
    void prepare(String reviewed) {
        String address = "/api/v1/reviews/" + reviewed + "/preparation";
        steps.api().await("the preparation of " + side.code(), () -> steps.api()
                .getIfThere(side.signatory(), Steps.REVIEWS, address)
                .orElse(null));
        filled(
                side.leadDesk(),
                "PUT /api/v1/reviews/{id}/preparation/draft",
                address + "/draft",
                null,
                Map.of(
                        "decision",
                        "APPROVE_WITH_CONDITIONS",
                        "conditions",
                        List.of(Map.of("text", "Provided that " + word("draft's condition", side.party())))),
                side.party());
        filled(
                side.leadDesk(),
                "POST /api/v1/reviews/{id}/preparation/clearances",
                address + "/clearances",
                null,
                Map.of("agency", side.cleared()),
                side.party());
        filled(
                side.clearing(),
                "PUT /api/v1/reviews/{id}/preparation/clearances/{agency}",
                address + "/clearances/" + side.cleared(),
                null,
                Map.of("answer", "CONCUR_WITH_COMMENT", "draftVersion", 1),
                side.party());
        filled(
                side.signatory(),
                "PUT /api/v1/reviews/{id}/preparation/assignee",
                address + "/assignee",
                null,
                Map.of("official", subjects.get(side.leadDesk())),
                side.party());
        filled(
                side.deputy(),
                "POST /api/v1/reviews/{id}/recusals",
                "/api/v1/reviews/" + reviewed + "/recusals",
                null,
                recusal(),
                side.party());
    }

    /** Answers criteria without releasing the answers, delegates and hands over. */
    void answerAndDelegate(String project) {
        String criteria = "/api/v1/candidacies/" + project + "/" + Steps.AGREEMENT + "/criteria";
        JsonNode sets =
                steps.api().get(side.signatory(), Steps.REVIEWS, criteria).body();
        for (JsonNode set : sets.path("items")) {
            for (JsonNode own : set.path("parties")) {
                if (own.path("party").asText().equals(side.code())
                        && !own.path("open").isEmpty()) {
                    String item = own.path("open").path(0).path("code").asText();
                    filled(
                            side.leadDesk(),
                            "PUT /api/v1/candidacies/{project}/{agreement}/criteria/{set}/{item}",
                            criteria + "/" + set.path("code").asText() + "/" + item,
                            null,
                            Map.of("answer", "MET", "score", 3),
                            side.party());
                }
            }
        }
        Map<String, Object> delegation = new LinkedHashMap<>();
        delegation.put("delegate", subjects.get(side.leadDesk()));
        delegation.put("agreements", List.of(Steps.AGREEMENT));
        // Far ahead, so that nobody signs by it while other tests run.
        delegation.put("startsAt", Instant.now().plus(Duration.ofDays(40)).toString());
        delegation.put("endsAt", Instant.now().plus(Duration.ofDays(50)).toString());
        filled(side.signatory(), "POST /api/v1/delegations", "/api/v1/delegations", null, delegation, side.party());
        Map<String, Object> colleagues = new LinkedHashMap<>();
        colleagues.put("from", subjects.get(side.deputy()));
        colleagues.put("to", subjects.get(side.leadDesk()));
        handover = filled(
                        side.signatory(), "POST /api/v1/handovers", "/api/v1/handovers", null, colleagues, side.party())
                .path("id")
                .asText();
    }

    /** Keeps a request for access: the case for the party, who asks for the agency; the other party is consulted. */
    void keepAccessCase() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("projects", List.of(shared));
        request.put("originators", List.of(side.other().code()));
        request.put("question", "What of yours may be released?");
        request.put("requesterName", "Jane " + word("requester", side.agency()));
        filled(side.desk(), "POST /api/v1/access-requests", "/api/v1/access-requests", null, request, side.party());
    }

    /** Signs on a review, with reasons for all parties; who signed is the party's own affair. */
    void sign(String reviewed) {
        filled(
                side.signatory(),
                "PUT /api/v1/reviews/{id}/positions/{party}",
                Steps.position(reviewed, side.code()),
                null,
                Map.of(
                        "decision",
                        "APPROVE_WITH_CONDITIONS",
                        "conditions",
                        List.of(Map.of("text", "Provided that " + word("position's condition", PARTIES)))),
                PARTIES);
    }

    private static Map<String, Object> recusal() {
        Map<String, Object> recusal = new LinkedHashMap<>();
        recusal.put("scope", "REVIEW");
        recusal.put("official", null);
        recusal.put("substitute", null);
        return recusal;
    }

    private String nominate(String what, Set<String> audience) {
        return filled(
                        side.desk(),
                        "POST /api/v1/projects",
                        "/api/v1/projects",
                        null,
                        Map.of(
                                "name",
                                "Project " + word(what + ": name", audience),
                                "promoter",
                                Map.of("name", "Promoter " + word(what + ": promoter", audience))),
                        audience)
                .path("id")
                .asText();
    }

    private void section(String section, String kind, Set<String> audience, SecretSections.Content content) {
        sectionOf(shared, section, kind, audience, content);
    }

    private void sectionOf(
            String project, String section, String kind, Set<String> audience, SecretSections.Content content) {
        Map<String, Object> body = new LinkedHashMap<>(content.of(field -> word(section + ": " + field, audience)));
        if (kind != null) {
            body.put("marking", marking(kind));
        }
        String address = Steps.project(project) + "/dossier/" + section;
        Caller.Reply reply = caller.send(
                side.desk(),
                Steps.PROJECTS,
                "PUT",
                address,
                "application/json",
                json(body),
                Map.of("If-Match", etag(side.desk(), Steps.project(project))));
        if (!reply.succeeded()) {
            throw new IllegalStateException("%s %s: %s".formatted(address, body, reply));
        }
    }

    private Map<String, Object> marking(String kind) {
        return switch (kind) {
            case "INTERNAL", "RELEASABLE_TO" -> Map.of("kind", kind, "parties", List.of(side.code()));
            case "AGENCY" -> Map.of("kind", kind, "agencies", List.of(side.deskAgency()));
            case "NAMED" -> Map.of("kind", kind, "people", List.of(subjects.get(side.desk())));
            default -> Map.of("kind", kind);
        };
    }

    private String word(String where, Set<String> audience) {
        return secrets.word(side.code() + " " + where, audience);
    }

    private Set<String> official(String name) {
        return Set.of("official:" + subjects.get(name));
    }

    private String project() {
        return etag(side.desk(), Steps.project(shared));
    }

    private String etag(String official, String path) {
        return steps.etag(official, path);
    }

    private void post(String official, String operation, String path, String etag, Map<String, ?> body) {
        filled(official, operation, path, etag, body, side.party());
    }

    private JsonNode filled(
            String official, String operation, String path, String etag, Map<String, ?> given, Set<String> audience) {
        return filling.send(
                official,
                Descriptions.operation(operation),
                path,
                etag,
                given,
                field -> word(operation + " " + field, audience));
    }

    private static JsonNode tree(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(body, e);
        }
    }

    private static String json(Map<String, Object> body) {
        return new ObjectMapper().valueToTree(body).toString();
    }
}

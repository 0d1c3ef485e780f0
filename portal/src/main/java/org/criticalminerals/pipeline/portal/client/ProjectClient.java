package org.criticalminerals.pipeline.portal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** project-service, as much of it as pages show. Calls carry the official's own token. */
@RegisterRestClient(configKey = "project")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ProjectClient {

    @POST
    @Path("/projects")
    Uni<Project> nominate(@HeaderParam("Idempotency-Key") String key, Nomination nomination);

    @GET
    @Path("/projects")
    Uni<Page<ProjectSummary>> projects(
            @QueryParam("text") String text,
            @QueryParam("sharing") String sharing,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/projects/{id}")
    Uni<Project> project(@PathParam("id") UUID id);

    @POST
    @Path("/projects/{id}/sharing")
    Uni<Void> share(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String version,
            @HeaderParam("Idempotency-Key") String key,
            Map<String, String> nothing);

    @PUT
    @Path("/projects/{id}/dossier/{section}")
    Uni<SectionSaved> saveSection(
            @PathParam("id") UUID id,
            @PathParam("section") String section,
            @HeaderParam("If-Match") String version,
            JsonNode content);

    @GET
    @Path("/projects/{id}/dossier-versions")
    Uni<Page<DossierVersion>> versions(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @GET
    @Path("/projects/{id}/dossier-versions/{version}")
    Uni<FrozenDossier> version(@PathParam("id") UUID id, @PathParam("version") int version);

    @GET
    @Path("/projects/{id}/dossier-versions/{version}/comparison")
    Uni<Comparison> comparison(
            @PathParam("id") UUID id, @PathParam("version") int version, @QueryParam("with") int with);

    @GET
    @Path("/projects/{id}/history")
    Uni<Page<HistoryEntry>> history(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @GET
    @Path("/projects/{id}/duplicates")
    Uni<Duplicates> duplicates(@PathParam("id") UUID id);

    @POST
    @Path("/projects/{id}/candidacies")
    Uni<Candidacy> submit(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String version,
            @HeaderParam("Idempotency-Key") String key,
            Submission submission);

    @GET
    @Path("/projects/{id}/candidacies/{agreement}")
    Uni<Candidacy> candidacy(@PathParam("id") UUID id, @PathParam("agreement") String agreement);

    @POST
    @Path("/projects/{id}/candidacies/{agreement}/gate-requests")
    Uni<GateRequest> requestGate(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @HeaderParam("If-Match") String version,
            @HeaderParam("Idempotency-Key") String key,
            GateNote note);

    @POST
    @Path("/projects/{id}/candidacies/{agreement}/gate-requests/{number}/withdrawal")
    Uni<Void> withdrawRequest(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @PathParam("number") int number,
            @HeaderParam("If-Match") String version,
            @HeaderParam("Idempotency-Key") String key,
            Reasons reasons);

    /** Holds, resumes or withdraws a candidacy: {@code act} is {@code hold}, {@code resumption} or {@code withdrawal}. */
    @POST
    @Path("/projects/{id}/candidacies/{agreement}/{act}")
    Uni<Void> act(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @PathParam("act") String act,
            @HeaderParam("If-Match") String version,
            @HeaderParam("Idempotency-Key") String key,
            Reasons reasons);

    @POST
    @Path("/projects/{id}/candidacies/{agreement}/change-requests")
    Uni<ChangeRequest> requestChange(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @HeaderParam("Idempotency-Key") String key,
            ChangeWanted wanted);

    @GET
    @Path("/projects/{id}/candidacies/{agreement}/change-requests/{number}")
    Uni<ChangeRequest> change(
            @PathParam("id") UUID id, @PathParam("agreement") String agreement, @PathParam("number") int number);

    @POST
    @Path("/projects/{id}/candidacies/{agreement}/change-requests/{number}/reply")
    Uni<ChangeRequest> replyToChange(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @PathParam("number") int number,
            @HeaderParam("Idempotency-Key") String key,
            ReplyReceived reply);

    @POST
    @Path("/projects/{id}/candidacies/{agreement}/change-requests/{number}/withdrawal")
    Uni<ChangeRequest> withdrawChange(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @PathParam("number") int number,
            @HeaderParam("Idempotency-Key") String key,
            Reasons reasons);

    @POST
    @Path("/projects/{id}/candidacies/{agreement}/support-ends")
    Uni<Candidacy> endSupport(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @HeaderParam("Idempotency-Key") String key,
            Reasons reasons);

    @POST
    @Path("/projects/{id}/duplicates/{other}/settlement")
    Uni<Settlement> settle(
            @PathParam("id") UUID id,
            @PathParam("other") UUID other,
            @HeaderParam("Idempotency-Key") String key,
            Verdict verdict);

    @POST
    @Path("/project-imports")
    @Consumes("text/csv")
    Uni<Import> startImport(@QueryParam("atomic") boolean atomic, byte[] table);

    @GET
    @Path("/project-imports/{id}")
    Uni<Import> importProgress(@PathParam("id") UUID id);

    @GET
    @Path("/candidacies")
    Uni<Page<Candidacy>> candidacies(
            @QueryParam("agreement") String agreement,
            @QueryParam("stage") String stage,
            @QueryParam("status") String status,
            @QueryParam("party") String party,
            @QueryParam("mineral") String mineral,
            @QueryParam("step") String step,
            @QueryParam("country") String country,
            @QueryParam("text") String text,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/candidacies/board")
    Uni<Board> board(@QueryParam("agreement") String agreement);

    @GET
    @Path("/vocabulary")
    Uni<Vocabulary> vocabulary();

    /** A draft to begin. */
    record Nomination(String name, Promoter promoter) {}

    /** Under which agreement a project is submitted. */
    record Submission(String agreement) {}

    /** What the requester says to the parties; null for nothing. */
    record GateNote(String note) {}

    /** Why. */
    record Reasons(String reasons) {}

    /** Who promotes a project; the identifier is an LEI or an org-id and may be null. */
    record Promoter(String name, String identifier) {}

    /** One line of a list of projects. */
    record ProjectSummary(
            UUID id,
            String name,
            Promoter promoter,
            String nominatingParty,
            String nominatingAgency,
            String sharing,
            List<String> countries,
            List<String> minerals,
            List<String> steps,
            List<CandidacyBrief> candidacies,
            Instant updatedAt) {
        public ProjectSummary {
            countries = Lists.copy(countries);
            minerals = Lists.copy(minerals);
            steps = Lists.copy(steps);
            candidacies = Lists.copy(candidacies);
        }
    }

    /** A project with its current dossier, redacted for the reader. */
    record Project(
            UUID id,
            String name,
            Promoter promoter,
            String nominatingParty,
            String nominatingAgency,
            String sharing,
            long version,
            int dossierVersion,
            Instant createdAt,
            Instant updatedAt,
            By createdBy,
            List<SectionState> sections,
            Map<String, JsonNode> dossier,
            List<CandidacyBrief> candidacies,
            List<Designation> designations,
            List<String> permitted) {
        public Project {
            sections = Lists.copy(sections);
            dossier = Lists.copy(dossier);
            candidacies = Lists.copy(candidacies);
            designations = Lists.copy(designations);
            permitted = Lists.copy(permitted);
        }

        /** Whether the official may do something. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }
    }

    /** A section's marking, version and last change. */
    record SectionState(
            String section,
            Marking marking,
            boolean isDefaultMarking,
            long version,
            String hash,
            Instant changedAt,
            By changedBy) {}

    /** Who may see something. */
    record Marking(String kind, List<String> parties, List<String> agencies, List<String> people) {
        public Marking {
            parties = Lists.copy(parties);
            agencies = Lists.copy(agencies);
            people = Lists.copy(people);
        }
    }

    /** The answer to a saved section. */
    record SectionSaved(String section, int dossierVersion, long version) {}

    /** Where a project stands under an agreement, in short. */
    record CandidacyBrief(
            String agreement,
            String stage,
            String status,
            long version,
            Integer pendingGateRequest,
            JsonNode waitingOn,
            Instant deadline,
            UUID reviewId) {

        /** The parties that something is waited for from. */
        public List<String> waitingParties() {
            return Waiting.parties(waitingOn);
        }
    }

    /** A designation that a programme gave a project. */
    record Designation(String programme, String authority, String date, String source) {}

    /** A candidacy; lists leave out gate requests and what is permitted. */
    record Candidacy(
            UUID projectId,
            String projectName,
            JsonNode promoter,
            String agreement,
            String stage,
            String status,
            long version,
            Instant stageSince,
            Instant submittedAt,
            String nominatingParty,
            String nominatingAgency,
            List<String> minerals,
            List<String> steps,
            List<String> countries,
            Integer pendingGateRequest,
            JsonNode waitingOn,
            Instant deadline,
            UUID reviewId,
            String lastOutcome,
            String withdrawalAsked,
            String nextGate,
            List<String> missingForNextGate,
            List<String> undisclosedTo,
            List<GateRequest> gateRequests,
            boolean suspended,
            List<ChangeRequest> changeRequests,
            List<SupportEnd> supportEnds,
            boolean nominatorLeft,
            List<String> permitted) {
        public Candidacy {
            changeRequests = Lists.copy(changeRequests);
            supportEnds = Lists.copy(supportEnds);
            minerals = Lists.copy(minerals);
            steps = Lists.copy(steps);
            countries = Lists.copy(countries);
            missingForNextGate = Lists.copy(missingForNextGate);
            undisclosedTo = Lists.copy(undisclosedTo);
            gateRequests = Lists.copy(gateRequests);
            permitted = Lists.copy(permitted);
        }

        /** Whether the official may do something. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }

        /** Whether a gate request is under way. */
        public boolean isPending() {
            return pendingGateRequest != null;
        }

        /** The promoter's name, however it is written. */
        public String promoterName() {
            return promoter == null
                    ? ""
                    : promoter.isTextual()
                            ? promoter.asText()
                            : promoter.path("name").asText("");
        }

        /** The parties that something is waited for from. */
        public List<String> waitingParties() {
            return Waiting.parties(waitingOn);
        }
    }

    /** A request to open the next gate, and what came of it. */
    record GateRequest(
            int number,
            String gate,
            String state,
            int dossierVersion,
            String note,
            Instant requestedAt,
            By requestedBy,
            UUID reviewId,
            Instant deadline,
            String outcome,
            String explanation,
            List<JsonNode> conditions,
            Instant concludedAt) {
        public GateRequest {
            conditions = Lists.copy(conditions);
        }
    }

    /** When a section was changed and which dossier version that made. */
    record DossierVersion(int version, String section, Instant changedAt, By changedBy) {}

    /** An immutable dossier version, redacted for the reader. */
    record FrozenDossier(int version, Map<String, FrozenSection> sections) {
        public FrozenDossier {
            sections = Lists.copy(sections);
        }
    }

    /** A section of a dossier version. */
    record FrozenSection(JsonNode content, String hash, long version, Marking marking) {}

    /** The difference of two dossier versions. */
    record Comparison(int from, int to, List<SectionChanges> sections) {
        public Comparison {
            sections = Lists.copy(sections);
        }
    }

    /** What changed in a section. */
    record SectionChanges(String section, List<Change> changes) {
        public SectionChanges {
            changes = Lists.copy(changes);
        }
    }

    /** One value that changed; null before an addition and after a removal. */
    record Change(String path, JsonNode before, JsonNode after) {}

    /** One thing that happened to a project. */
    record HistoryEntry(Instant at, String type, String agreement, By by, JsonNode data) {}

    /** Projects that look like this one. */
    record Duplicates(Instant checkedAt, List<Duplicate> items) {
        public Duplicates {
            items = Lists.copy(items);
        }
    }

    /** A project that looks like this one, by what, and what somebody found them to be; null for nothing. */
    record Duplicate(
            UUID projectId,
            String name,
            JsonNode promoter,
            List<String> grounds,
            int score,
            String kilometres,
            List<String> mineralsInCommon,
            Settlement settlement) {
        public Duplicate {
            grounds = Lists.copy(grounds);
            mineralsInCommon = Lists.copy(mineralsInCommon);
        }
    }

    /** What two projects were found to be. */
    record Settlement(String verdict, String reasons, Instant settledAt, By settledBy) {}

    /** What two projects are, and why. */
    record Verdict(String verdict, String reasons) {}

    /** A request that the parties review a change; {@code reply} is null while the promoter hasn't replied. */
    record ChangeRequest(
            int number,
            String type,
            String state,
            String requestingParty,
            String cause,
            String reasons,
            Notice notice,
            Instant replyUntil,
            Instant requestedAt,
            By requestedBy,
            Reply reply,
            Integer dossierVersion,
            UUID reviewId,
            Instant deadline,
            boolean withdrawalAsked,
            String outcome,
            String explanation,
            Instant concludedAt,
            List<String> permitted) {
        public ChangeRequest {
            permitted = Lists.copy(permitted);
        }

        /** Whether the official may do something. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }
    }

    /** The notice that a promoter was given. */
    record Notice(String sentOn, String reference) {}

    /** What a promoter replied. */
    record Reply(String receivedOn, String text, String reference, By recordedBy) {}

    /** That a party ended its own support. */
    record SupportEnd(String party, String reasons, Instant endedAt, By endedBy) {}

    /** What the parties are to review. */
    record ChangeWanted(String type, String cause, String reasons, Notice notice, Instant replyUntil) {}

    /** What the promoter replied, to be recorded. */
    record ReplyReceived(String receivedOn, String text, String reference) {}

    /** An import of projects, as far as it has come. */
    record Import(
            UUID id,
            String status,
            int rows,
            int imported,
            int unchanged,
            int refused,
            List<ImportError> errors,
            String reason,
            Instant startedAt,
            Instant finishedAt) {
        public Import {
            errors = Lists.copy(errors);
        }
    }

    /** What is wrong with a row; the column is null where it is the whole row. */
    record ImportError(long line, String column, String message) {}

    /** The pipeline by stage. */
    record Board(List<BoardStage> stages) {
        public Board {
            stages = Lists.copy(stages);
        }
    }

    /** One stage of the board with its first candidacies. */
    record BoardStage(String stage, int count, boolean capped, List<Candidacy> items) {
        public BoardStage {
            items = Lists.copy(items);
        }

        /** How many are not among the items. */
        public int more() {
            return Math.max(0, count - items.size());
        }
    }

    /** The words that forms offer. */
    record Vocabulary(List<Mineral> minerals, List<String> steps) {
        public Vocabulary {
            minerals = Lists.copy(minerals);
            steps = Lists.copy(steps);
        }
    }

    /** A mineral; the group may be null. */
    record Mineral(String code, String name, String group) {}
}

package org.criticalminerals.pipeline.portal.client;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What partner-service keeps of a candidacy beside its reviews: criteria, consents of site states, conditions. */
@RegisterRestClient(configKey = "partner")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface CandidacyClient {

    @GET
    @Path("/candidacies/{project}/{agreement}/readiness")
    Uni<Readiness> readiness(@PathParam("project") UUID project, @PathParam("agreement") String agreement);

    @GET
    @Path("/candidacies/{project}/{agreement}/criteria")
    Uni<Page<CriteriaSet>> criteria(@PathParam("project") UUID project, @PathParam("agreement") String agreement);

    @PUT
    @Path("/candidacies/{project}/{agreement}/criteria/{set}/{item}")
    Uni<JsonNode> answer(
            @PathParam("project") UUID project,
            @PathParam("agreement") String agreement,
            @PathParam("set") String set,
            @PathParam("item") String item,
            NewAnswer answer);

    @POST
    @Path("/candidacies/{project}/{agreement}/criteria/{set}/release")
    Uni<JsonNode> release(
            @PathParam("project") UUID project,
            @PathParam("agreement") String agreement,
            @PathParam("set") String set,
            @HeaderParam("Idempotency-Key") String key);

    @GET
    @Path("/candidacies/{project}/{agreement}/host-consents")
    Uni<Page<SiteState>> siteStates(@PathParam("project") UUID project, @PathParam("agreement") String agreement);

    @POST
    @Path("/candidacies/{project}/{agreement}/host-consents")
    Uni<JsonNode> record(
            @PathParam("project") UUID project,
            @PathParam("agreement") String agreement,
            @HeaderParam("Idempotency-Key") String key,
            NewConsent consent);

    @GET
    @Path("/conditions")
    Uni<Page<Condition>> conditions(
            @QueryParam("project") UUID project,
            @QueryParam("agreement") String agreement,
            @QueryParam("status") String status,
            @QueryParam("owner") String owner,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/conditions/{id}")
    Uni<Condition> condition(@PathParam("id") UUID id);

    @PUT
    @Path("/conditions/{id}/owner")
    Uni<JsonNode> assign(@PathParam("id") UUID id, Owner owner);

    @POST
    @Path("/conditions/{id}/due-date")
    Uni<JsonNode> moveDue(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, DueDate date);

    /** An act on a condition: {@code evidence}, {@code discharge} or {@code waiver}. */
    @POST
    @Path("/conditions/{id}/{act}")
    Uni<JsonNode> act(
            @PathParam("id") UUID id,
            @PathParam("act") String act,
            @HeaderParam("Idempotency-Key") String key,
            Proof proof);

    /** What a gate still waits for. */
    record Readiness(String gate, boolean ready, List<Missing> missing) {
        public Readiness {
            missing = Lists.copy(missing);
        }
    }

    /** Something that is missing. */
    record Missing(String code, String blocks, String party, String title, List<OpenItem> items, String explanation) {
        public Missing {
            items = Lists.copy(items);
        }

        /** Whether the review isn't opened without it. */
        public boolean blocksOpening() {
            return "OPENING".equals(blocks);
        }

        /** Where it is given, below the candidacy's address. */
        public String place() {
            return "CHECKLIST_MISSING".equals(code)
                    ? "criteria"
                    : code.startsWith("HOST_CONSENT") ? "host-consents" : "";
        }
    }

    /** A part that is open. */
    record OpenItem(String code, String title, String why) {}

    /** A criteria set with the parties' answers side by side. */
    record CriteriaSet(
            String code,
            String title,
            List<String> sources,
            String note,
            List<String> gates,
            List<Item> items,
            List<PartyAnswers> parties) {
        public CriteriaSet {
            sources = Lists.copy(sources);
            gates = Lists.copy(gates);
            items = Lists.copy(items);
            parties = Lists.copy(parties);
        }
    }

    /** What is asked. */
    record Item(String code, String title, String text, String pointer, List<Point> points) {
        public Item {
            points = Lists.copy(points);
        }
    }

    /** What an answer has to take into account. */
    record Point(String text) {}

    /** A party's answers. */
    record PartyAnswers(
            String party, boolean complete, List<OpenItem> open, List<Answer> answers, List<String> permitted) {
        public PartyAnswers {
            open = Lists.copy(open);
            answers = Lists.copy(answers);
            permitted = Lists.copy(permitted);
        }

        /** Its answer on an item; null where there is none, or none for the reader. */
        public Answer on(String item) {
            return answers.stream()
                    .filter(answer -> answer.item().equals(item))
                    .findFirst()
                    .orElse(null);
        }

        /** What is open on an item; null where nothing is. */
        public OpenItem openOn(String item) {
            return open.stream()
                    .filter(one -> one.code().equals(item))
                    .findFirst()
                    .orElse(null);
        }

        /** Whether the official may do something. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }
    }

    /** An answer. */
    record Answer(
            String item,
            String answer,
            String evidence,
            String reference,
            String link,
            LocalDate validFrom,
            LocalDate validUntil,
            int version,
            Boolean reworded,
            boolean released,
            Instant answeredAt,
            By by,
            Integer score) {

        /** Whether the item's words have changed since. */
        public boolean isOutdated() {
            return Boolean.TRUE.equals(reworded);
        }
    }

    /** An answer to give. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewAnswer(
            String answer,
            String evidence,
            String reference,
            String link,
            LocalDate validFrom,
            LocalDate validUntil,
            Integer score,
            Integer replaces) {}

    /** Where a site state stands. */
    record SiteState(
            String state, String form, String standing, List<String> gates, Consent consent, List<String> permitted) {
        public SiteState {
            gates = Lists.copy(gates);
            permitted = Lists.copy(permitted);
        }

        /** Whether the official may do something. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }
    }

    /** What a state said. */
    record Consent(
            int version,
            String decision,
            String authority,
            LocalDate decidedOn,
            LocalDate validUntil,
            String scope,
            String conditions,
            String reasons,
            Document document,
            Instant recordedAt,
            By by) {}

    /** A document that shows something. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Document(String title, String reference, String sha256) {}

    /** What a state says, to be recorded. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewConsent(
            String state,
            String decision,
            String authority,
            LocalDate decidedOn,
            LocalDate validUntil,
            String scope,
            String conditions,
            String reasons,
            Document document,
            Integer replaces) {}

    /** A condition of an approval. */
    record Condition(
            UUID id,
            UUID projectId,
            String projectName,
            String agreement,
            UUID reviewId,
            String gate,
            String party,
            String text,
            LocalDate dueOn,
            List<DueChange> dueChanges,
            boolean overdue,
            String owner,
            String status,
            Instant setAt,
            List<Evidence> evidence,
            Instant endedAt,
            String endedBy,
            String endedReasons,
            List<Act> acts,
            List<String> permitted) {
        public Condition {
            dueChanges = Lists.copy(dueChanges);
            evidence = Lists.copy(evidence);
            acts = Lists.copy(acts);
            permitted = Lists.copy(permitted);
        }

        /** Whether the official may do something. */
        public boolean permits(String act) {
            return permitted.contains(act);
        }
    }

    /** That a condition's date was moved; the date before is null where there was none. */
    record DueChange(LocalDate dueBefore, LocalDate dueOn, String reasons, String agency, Instant changedAt) {}

    /** Another due date of a condition, and why. */
    record DueDate(LocalDate dueOn, String reasons) {}

    /** What was submitted on a condition. */
    record Evidence(
            String evidence,
            String reference,
            String link,
            String party,
            String agency,
            Instant submittedAt,
            Marking marking) {

        /** Whether it is kept to fewer than see the condition. */
        public boolean isKept() {
            return marking != null && !marking.kind().equals("PARTIES");
        }
    }

    /** What an official of the own party did. */
    record Act(String act, String name, Instant at) {}

    /** Who has to fulfil a condition. */
    record Owner(String agency) {}

    /** What shows that a condition is fulfilled, or why it is waived. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Proof(String evidence, String reference, String link, Marking marking) {}
}

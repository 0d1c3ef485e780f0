package org.criticalminerals.pipeline.portal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The agreements and parties of partner-service with their administration, as much of it as pages show. */
@RegisterRestClient(configKey = "partner")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AgreementClient {

    @GET
    @Path("/agreements")
    Uni<Page<Details>> agreements(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @GET
    @Path("/agreements/{code}")
    Uni<Details> agreement(@PathParam("code") String code);

    @GET
    @Path("/agreements/{code}/versions")
    Uni<Page<Version>> versions(
            @PathParam("code") String code, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @GET
    @Path("/agreements/{code}/versions/{version}/comparison")
    Uni<Comparison> comparison(
            @PathParam("code") String code, @PathParam("version") int version, @QueryParam("with") int with);

    @GET
    @Path("/agreements/{code}/changes")
    Uni<Page<Change>> changes(
            @PathParam("code") String code, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @GET
    @Path("/agreements/{code}/changes/{id}")
    Uni<Change> change(@PathParam("code") String code, @PathParam("id") UUID id);

    @POST
    @Path("/agreements/{code}/changes/preview")
    Uni<Preview> preview(@PathParam("code") String code, JsonNode change);

    @POST
    @Path("/agreements/{code}/changes")
    Uni<Change> propose(@PathParam("code") String code, @HeaderParam("Idempotency-Key") String key, JsonNode change);

    @POST
    @Path("/agreements")
    Uni<Change> found(@HeaderParam("Idempotency-Key") String key, JsonNode agreement);

    @POST
    @Path("/agreements/{code}/changes/{id}/consents")
    Uni<Change> answer(
            @PathParam("code") String code,
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") String key,
            Answer answer);

    @POST
    @Path("/agreements/{code}/changes/{id}/withdrawal")
    Uni<Change> withdraw(
            @PathParam("code") String code,
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") String key,
            Map<String, String> reasons);

    @GET
    @Path("/criteria-sets")
    Uni<Page<CriteriaSetBrief>> criteriaSets(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @GET
    @Path("/clocks")
    Uni<Page<ClockState>> clocks(
            @QueryParam("agreement") String agreement,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/clocks/{id}")
    Uni<ClockState> clock(@PathParam("id") UUID id);

    @POST
    @Path("/clocks/{id}/fulfilment")
    Uni<ClockState> fulfil(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Fulfilment fulfilment);

    @GET
    @Path("/parties")
    Uni<Page<PartyDetails>> parties(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @GET
    @Path("/parties/{code}")
    Uni<PartyDetails> party(@PathParam("code") String code);

    @GET
    @Path("/parties/{code}/calendar")
    Uni<Calendar> calendar(@PathParam("code") String code, @QueryParam("year") Integer year);

    @POST
    @Path("/parties")
    Uni<PartyDetails> enter(@HeaderParam("Idempotency-Key") String key, JsonNode party);

    /** An agreement with all that it says. */
    record Details(
            String code,
            int version,
            String title,
            String legalNature,
            String lifecycle,
            LocalDate signedOn,
            LocalDate inForceOn,
            List<String> parties,
            Map<String, String> leads,
            Map<String, List<String>> consulted,
            Map<String, List<String>> mandatoryClearance,
            Scope scope,
            Deadlines deadlines,
            Map<String, JsonNode> rules,
            Map<String, JsonNode> changeRules,
            Map<String, List<String>> requiredSections,
            Map<String, String> markingDefaults,
            List<String> confidentialSections,
            Map<String, List<String>> requiredChecklists,
            List<String> hostConsentGates,
            Map<String, String> hostConsentForms,
            Map<String, Senior> seniorLevel,
            String signingAcr,
            List<JsonNode> clocks,
            Map<String, String> amendment,
            List<String> sources,
            String note) {
        public Details {
            parties = Lists.copy(parties);
            leads = Lists.copy(leads);
            consulted = Lists.copy(consulted);
            mandatoryClearance = Lists.copy(mandatoryClearance);
            scope = scope == null ? new Scope(List.of(), List.of(), List.of()) : scope;
            rules = Lists.copy(rules);
            changeRules = Lists.copy(changeRules);
            requiredSections = Lists.copy(requiredSections);
            markingDefaults = Lists.copy(markingDefaults);
            confidentialSections = Lists.copy(confidentialSections);
            requiredChecklists = Lists.copy(requiredChecklists);
            hostConsentGates = Lists.copy(hostConsentGates);
            hostConsentForms = Lists.copy(hostConsentForms);
            seniorLevel = Lists.copy(seniorLevel);
            clocks = Lists.copy(clocks);
            amendment = Lists.copy(amendment);
            sources = Lists.copy(sources);
        }

        /** The rule of a gate in a sentence; empty where there is none. */
        public String sentence(String gate) {
            return rules.containsKey(gate) ? rules.get(gate).path("sentence").asText("") : "";
        }

        /** The rule on another question in a sentence; empty where there is none. */
        public String changeSentence(String question) {
            return changeRules.containsKey(question)
                    ? changeRules.get(question).path("sentence").asText("")
                    : "";
        }

        /** The agencies that a party consults. */
        public List<String> consultedBy(String party) {
            return Lists.copy(consulted.get(party));
        }

        /** Those of them that must have cleared before the party signs. */
        public List<String> mandatoryFor(String party) {
            return Lists.copy(mandatoryClearance.get(party));
        }

        /** To whom a party's questions go that were not decided in time; null where nobody is named. */
        public Senior seniorOf(String party) {
            return seniorLevel.get(party);
        }

        /** How a change of a kind is agreed. */
        public String procedure(String kind) {
            return amendment.getOrDefault(kind.equals("CHANGE_RULE") ? "RULE" : kind, "CONSENT_OF_ALL");
        }

        /** Whether a party is in it. */
        public boolean has(String party) {
            return parties.contains(party);
        }
    }

    /** A party's senior level: the agency whose signatories are told, and who that is in words. */
    record Senior(String agency, String title) {}

    /** A criteria set that an agreement can ask for; every party answers it where none is named. */
    record CriteriaSetBrief(String code, String title, String party) {}

    /** What projects an agreement covers; empty means all. */
    record Scope(List<String> steps, List<String> minerals, List<String> countries) {
        public Scope {
            steps = Lists.copy(steps);
            minerals = Lists.copy(minerals);
            countries = Lists.copy(countries);
        }
    }

    /** How deadlines are set. */
    record Deadlines(String cutOff, String zone, int reminderWorkingDays, Integer questionWorkingDays) {}

    /** A version of an agreement. */
    record Version(int version, Instant effectiveFrom, String origin, String reason, String byAgency, UUID change) {}

    /** What two versions say differently. */
    record Comparison(String agreement, int from, int to, List<Difference> differences) {
        public Comparison {
            differences = Lists.copy(differences);
        }
    }

    /** What reads differently. */
    record Difference(String field, String before, String after) {}

    /** A change of an agreement. */
    record Change(
            UUID id,
            String agreement,
            int number,
            String state,
            String procedure,
            LocalDate effectiveFrom,
            String reason,
            List<String> effects,
            Map<String, String> leads,
            List<Consent> consents,
            List<String> pending,
            UUID reviewId,
            Instant proposedAt,
            Instant dueAt,
            Integer version,
            String explanation,
            Instant endedAt) {
        public Change {
            effects = Lists.copy(effects);
            leads = Lists.copy(leads);
            consents = Lists.copy(consents);
            pending = Lists.copy(pending);
        }

        /** Whether it waits for the parties. */
        public boolean isProposed() {
            return "PROPOSED".equals(state);
        }

        /** Whether the parties' signatories answer it, rather than a review. */
        public boolean isAnswered() {
            return "CONSENT_OF_ALL".equals(procedure);
        }

        /** Whether a party hasn't answered yet. */
        public boolean pendingOn(String party) {
            return pending.contains(party);
        }
    }

    /** A party's answer to a change. */
    record Consent(String party, String agency, boolean consents, String reasons, Instant givenAt, String by) {}

    /** An answer to give. */
    record Answer(boolean consents, String reasons) {}

    /** What a change would do. */
    record Preview(int baseVersion, LocalDate effectiveFrom, String procedure, List<String> effects) {
        public Preview {
            effects = Lists.copy(effects);
        }
    }

    /** A clock. */
    record ClockState(
            UUID id,
            String agreement,
            String name,
            String status,
            String baseEvent,
            LocalDate baseOn,
            LocalDate dueOn,
            Instant dueAt,
            String fulfilledBy,
            UUID projectId,
            String projectName,
            Instant expiredAt,
            LocalDate fulfilledOn,
            String evidence,
            String fulfilledAgency) {

        /** Whether it can still be fulfilled. */
        public boolean isOpen() {
            return "RUNNING".equals(status) || "EXPIRED".equals(status);
        }
    }

    /** What fulfils a clock. */
    record Fulfilment(LocalDate fulfilledOn, String evidence) {}

    /** A party with its agencies. */
    record PartyDetails(
            String code, String name, List<String> territory, List<AgencyDetails> agencies, boolean mayChange) {
        public PartyDetails {
            territory = Lists.copy(territory);
            agencies = Lists.copy(agencies);
        }
    }

    /** An agency with the names that it has had. */
    record AgencyDetails(
            String id,
            String name,
            String shortName,
            List<String> territory,
            List<AgencyName> names,
            LocalDate closedOn) {
        public AgencyDetails {
            territory = Lists.copy(territory);
            names = Lists.copy(names);
        }
    }

    /** What an agency is called for a time. */
    record AgencyName(String name, String shortName, LocalDate validFrom, LocalDate validTo) {}

    /** A party's calendar in a year. */
    record Calendar(
            String party,
            int year,
            boolean complete,
            List<String> workingWeek,
            List<Holiday> holidays,
            List<Recess> recesses) {
        public Calendar {
            workingWeek = Lists.copy(workingWeek);
            holidays = Lists.copy(holidays);
            recesses = Lists.copy(recesses);
        }
    }

    /** A public holiday. */
    record Holiday(LocalDate date, String name) {}

    /** A longer rest. */
    record Recess(LocalDate from, LocalDate to, String name) {}
}

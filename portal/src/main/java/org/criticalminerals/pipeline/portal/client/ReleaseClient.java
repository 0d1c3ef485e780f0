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
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** project-service on who may read what of a dossier. Calls carry the official's own token. */
@RegisterRestClient(configKey = "project")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1/projects/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ReleaseClient {

    @GET
    @Path("/releases")
    Uni<Releases> releases(@PathParam("id") UUID id);

    @GET
    @Path("/consents")
    Uni<Page<Consent>> consents(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @POST
    @Path("/consents")
    Uni<Consent> record(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, NewConsent consent);

    @POST
    @Path("/consents/{consent}/revocation")
    Uni<Consent> revoke(
            @PathParam("id") UUID id,
            @PathParam("consent") UUID consent,
            @HeaderParam("Idempotency-Key") String key,
            Reason reason);

    @POST
    @Path("/dossier/{section}/marking")
    Uni<Void> mark(
            @PathParam("id") UUID id,
            @PathParam("section") String section,
            @HeaderParam("If-Match") String version,
            @HeaderParam("Idempotency-Key") String key,
            NewMarking marking);

    @POST
    @Path("/dossier/{section}/marking-preview")
    Uni<Preview> preview(@PathParam("id") UUID id, @PathParam("section") String section, NewMarking marking);

    @POST
    @Path("/dossier/{section}/export-control")
    Uni<Releases> control(
            @PathParam("id") UUID id,
            @PathParam("section") String section,
            @HeaderParam("Idempotency-Key") String key,
            NewControl control);

    @POST
    @Path("/dossier/{section}/export-control/lifting")
    Uni<Releases> lift(
            @PathParam("id") UUID id,
            @PathParam("section") String section,
            @HeaderParam("Idempotency-Key") String key,
            Reason reason);

    /** Who reads which section. */
    record Releases(List<SectionRelease> sections) {
        public Releases {
            sections = Lists.copy(sections);
        }
    }

    /** Who reads a section, by principal, and which parties wait for the promoter. */
    record SectionRelease(
            String section, boolean confidential, List<String> readers, List<String> waiting, Control exportControl) {
        public SectionRelease {
            readers = Lists.copy(readers);
            waiting = Lists.copy(waiting);
        }
    }

    /** A flag of export control. */
    record Control(String regime, String reason, Instant setAt, By setBy) {}

    /** Leave to release a section, or the project as such. */
    record Consent(
            UUID id,
            String subject,
            String party,
            String basis,
            String document,
            LocalDate givenOn,
            LocalDate expiresOn,
            Instant recordedAt,
            By recordedBy,
            String endCause,
            String endReason,
            Instant endedAt) {

        /** Whether it still holds. */
        public boolean isStanding() {
            return endedAt == null;
        }
    }

    /** A consent to record. */
    record NewConsent(
            String subject, String party, String basis, String document, LocalDate givenOn, LocalDate expiresOn) {}

    /** A marking, null for the agreement's usual one, and why. */
    record NewMarking(JsonNode marking, String reason) {}

    /** A flag to set. */
    record NewControl(String regime, String reason) {}

    /** Why. */
    record Reason(String reason) {}

    /** What a marking would do. */
    record Preview(
            boolean lowered, List<String> readers, List<String> waiting, List<String> gained, List<String> lost) {
        public Preview {
            readers = Lists.copy(readers);
            waiting = Lists.copy(waiting);
            gained = Lists.copy(gained);
            lost = Lists.copy(lost);
        }
    }
}

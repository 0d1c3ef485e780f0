package org.criticalminerals.pipeline.portal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The record of acts, which every service keeps and offers in the same way; each call says of which service. */
@RegisterRestClient(configKey = "project")
@AccessToken
@RegisterProvider(ProblemMapper.class)
@Path("/api/v1/record")
@Produces(MediaType.APPLICATION_JSON)
public interface RecordClient {

    @GET
    @Path("/leaves")
    Uni<Page<JsonNode>> leaves(
            @Url String service,
            @QueryParam("project") String project,
            @QueryParam("official") String official,
            @QueryParam("from") String from,
            @QueryParam("until") String until,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/roots")
    Uni<Page<Root>> roots(@Url String service, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    @GET
    @Path("/root-copies")
    Uni<Page<Root>> copies(
            @Url String keeper,
            @QueryParam("service") String of,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit);

    @GET
    @Path("/verification")
    Uni<Verification> verify(
            @Url String service, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit);

    /** A signed root, as far as two copies are compared. */
    record Root(String service, long number, int leaves, String root, String previous, String signature) {}

    /** What a service found in its own record. */
    record Verification(int batches, long leaves, List<Finding> findings, String next) {
        public Verification {
            findings = Lists.copy(findings);
        }
    }

    /** A place where something is wrong. */
    record Finding(String service, Long batch, Integer position, Long sequence, String fault, String detail) {}
}

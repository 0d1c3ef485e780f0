package org.criticalminerals.pipeline.project.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.project.history.By;

/** A project's dossier: its sections are replaced one by one, its versions read and compared. */
@Path("/api/v1/projects/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class DossierResource {

    private final DossierService service;
    private final DossierReading reading;
    private final ActingOfficials officials;

    DossierResource(DossierService service, DossierReading reading, ActingOfficials officials) {
        this.service = service;
        this.reading = reading;
        this.officials = officials;
    }

    /**
     * A section after it was replaced.
     *
     * @param version the project's version, also its ETag
     * @param sectionVersion the dossier version that made the section
     */
    public record SavedSection(
            String section,
            int dossierVersion,
            int version,
            int sectionVersion,
            StoredMarking marking,
            boolean isDefaultMarking,
            String hash,
            Instant changedAt,
            By changedBy,
            JsonNode content) {}

    @PUT
    @Path("/dossier/{section}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Acts.EDIT_DOSSIER)
    public Response edit(
            @PathParam("id") UUID id,
            @PathParam("section") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull(message = "is missing: send an object with the section's fields") JsonNode body) {
        Section section = Section.of(name).orElseThrow(() -> Problems.notFound("section"));
        if (!(body instanceof ObjectNode fields)) {
            throw Problems.invalid("", "must be an object with the fields of " + section.path());
        }
        DossierService.Edited edited = service.edit(id, section, ifMatch, fields);
        DossierView.SectionState state = edited.section();
        return Response.ok(new SavedSection(
                        state.section(),
                        edited.project().dossierVersion(),
                        edited.project().version(),
                        state.version(),
                        state.marking(),
                        state.isDefaultMarking(),
                        state.hash(),
                        state.changedAt(),
                        state.changedBy(),
                        edited.content()))
                .header(HttpHeaders.ETAG, ETags.tag(edited.project().version()))
                .build();
    }

    @GET
    @Path("/dossier-versions")
    @PermissionsAllowed(Acts.READ)
    public Page<DossierView.Edit> edits(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        return reading.edits(id, cursor, limit, officials.current());
    }

    @GET
    @Path("/dossier-versions/{version}")
    @PermissionsAllowed(Acts.READ)
    public DossierView.Version version(@PathParam("id") UUID id, @PathParam("version") int version) {
        return reading.version(id, version, officials.current());
    }

    @GET
    @Path("/dossier-versions/{version}/comparison")
    @PermissionsAllowed(Acts.READ)
    public DossierView.Difference compare(
            @PathParam("id") UUID id, @PathParam("version") int version, @QueryParam("with") Integer with) {
        if (with == null) {
            throw Problems.invalid("/with", "is missing: name the version to compare with");
        }
        return reading.compare(id, version, with);
    }
}

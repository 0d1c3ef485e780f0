package org.criticalminerals.pipeline.project.overview;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.project.candidacy.CandidacyReading;
import org.criticalminerals.pipeline.project.candidacy.CandidacyView;
import org.criticalminerals.pipeline.project.dossier.DossierReading;
import org.criticalminerals.pipeline.project.dossier.DossierService;
import org.criticalminerals.pipeline.project.dossier.DossierView;
import org.criticalminerals.pipeline.project.dossier.ProjectFacts;
import org.criticalminerals.pipeline.project.dossier.section.Identity;
import org.criticalminerals.pipeline.project.duplicate.DuplicateService;
import org.criticalminerals.pipeline.project.exchange.Designations;
import org.criticalminerals.pipeline.project.history.By;
import org.criticalminerals.pipeline.project.history.HistoryService;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Act;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;

/** Projects as a whole: nominate, share, list, and read one with its dossier, candidacies, designations and history. */
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Transactional
public class ProjectResource {

    private final DossierService service;
    private final DossierReading dossiers;
    private final CandidacyReading candidacies;
    private final Designations designations;
    private final DuplicateService duplicates;
    private final HistoryService history;
    private final ActingOfficials officials;

    ProjectResource(
            DossierService service,
            DossierReading dossiers,
            CandidacyReading candidacies,
            Designations designations,
            DuplicateService duplicates,
            HistoryService history,
            ActingOfficials officials) {
        this.service = service;
        this.dossiers = dossiers;
        this.candidacies = candidacies;
        this.designations = designations;
        this.duplicates = duplicates;
        this.history = history;
        this.officials = officials;
    }

    /** A draft to begin: its name and its promoter are enough. */
    public record Nomination(
            @NotNull(message = "is missing: a project has a name")
            String name,

            @NotNull(message = "is missing: a project has a promoter") @Valid
            NominatedPromoter promoter) {}

    /** The promoter of a draft; the identifier is an LEI or an org-id and may be left out. */
    public record NominatedPromoter(
            @NotNull(message = "is missing: a promoter has a name")
            String name,

            String identifier) {}

    /** Who promotes a project. */
    public record Promoter(String name, String identifier) {}

    /** A line of the list of projects. */
    public record Summary(
            UUID id,
            String name,
            Promoter promoter,
            String nominatingParty,
            String nominatingAgency,
            Sharing sharing,
            int version,
            List<String> countries,
            List<String> minerals,
            List<String> steps,
            List<CandidacyView.Brief> candidacies,
            Instant updatedAt) {}

    /** A project with what of it is released to the reader. */
    public record Project(
            UUID id,
            String name,
            Promoter promoter,
            String nominatingParty,
            String nominatingAgency,
            Sharing sharing,
            int version,
            int dossierVersion,
            Instant createdAt,
            Instant updatedAt,
            By createdBy,
            List<DossierView.SectionState> sections,
            Map<String, JsonNode> dossier,
            List<CandidacyView.Brief> candidacies,
            List<Designations.Designation> designations,
            List<String> permitted) {}

    @POST
    @PermissionsAllowed(Acts.NOMINATE)
    @Idempotent
    public Response nominate(
            @NotNull(message = "is missing: send an object with name and promoter") @Valid Nomination nomination) {
        Identity identity = Identity.of(
                nomination.name(),
                new Identity.Promoter(
                        nomination.promoter().name(), nomination.promoter().identifier(), null));
        ProjectFacts project = service.nominate(identity);
        return answer(Response.created(URI.create("/api/v1/projects/" + project.id())), project);
    }

    @POST
    @Path("/{id}/sharing")
    @PermissionsAllowed(Acts.SHARE_DRAFT)
    @Idempotent
    public Response share(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(Response.ok(), service.share(id, ifMatch));
    }

    @GET
    @PermissionsAllowed(Acts.READ)
    public Page<Summary> list(
            @QueryParam("text") String text,
            @QueryParam("sharing") String sharing,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit) {
        Page<ProjectFacts> page = dossiers.list(text, sharing(sharing), cursor, limit, officials.current());
        Map<UUID, List<CandidacyView.Brief>> briefs =
                candidacies.briefs(page.items().stream().map(ProjectFacts::id).toList());
        return page.map(project -> new Summary(
                project.id(),
                project.name(),
                promoter(project),
                project.nominatingParty(),
                project.nominatingAgency(),
                project.sharing(),
                project.version(),
                project.countries(),
                project.minerals(),
                project.steps(),
                briefs.getOrDefault(project.id(), List.of()),
                project.updatedAt()));
    }

    private static Sharing sharing(String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        return Stream.of(Sharing.values())
                .filter(sharing -> sharing.name().equalsIgnoreCase(given.strip()))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(
                        "/sharing",
                        "must be one of "
                                + Arrays.stream(Sharing.values())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Acts.READ)
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), dossiers.get(id));
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed(Acts.READ)
    public Page<HistoryService.Entry> history(
            @PathParam("id") UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        dossiers.get(id);
        return history.of(id, cursor, limit, officials.current());
    }

    @GET
    @Path("/{id}/duplicates")
    @PermissionsAllowed(Acts.READ)
    public DuplicateService.Check duplicates(@PathParam("id") UUID id) {
        return duplicates.check(id);
    }

    private Response answer(Response.ResponseBuilder response, ProjectFacts project) {
        ActingOfficial reader = officials.current();
        DossierView.Current dossier = dossiers.current(project, reader);
        return response.entity(new Project(
                        project.id(),
                        project.name(),
                        promoter(project),
                        project.nominatingParty(),
                        project.nominatingAgency(),
                        project.sharing(),
                        project.version(),
                        project.dossierVersion(),
                        project.createdAt(),
                        project.updatedAt(),
                        By.of(project.createdBy(), reader),
                        dossier.sections(),
                        dossier.dossier(),
                        candidacies.briefs(List.of(project.id())).getOrDefault(project.id(), List.of()),
                        designations.of(project.id()),
                        permitted(project, reader)))
                .header(HttpHeaders.ETAG, ETags.tag(project.version()))
                .build();
    }

    private static List<String> permitted(ProjectFacts project, ActingOfficial reader) {
        return Stream.of(Act.EDIT, Act.SHARE, Act.SUBMIT, Act.MARK, Act.LOWER_MARKING, Act.RECORD_CONSENT, Act.RELEASE)
                .filter(act -> act != Act.SHARE || project.sharing() == Sharing.AGENCY)
                .filter(act ->
                        ProjectPermissions.may(reader, act, project.owner(null)) instanceof ProjectPermissions.Allowed)
                .map(Enum::name)
                .toList();
    }

    private static Promoter promoter(ProjectFacts project) {
        return new Promoter(project.promoterName(), project.promoterIdentifier());
    }
}

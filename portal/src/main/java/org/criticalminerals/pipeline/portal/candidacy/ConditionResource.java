package org.criticalminerals.pipeline.portal.candidacy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.CandidacyClient;
import org.criticalminerals.pipeline.portal.client.CandidacyClient.Condition;
import org.criticalminerals.pipeline.portal.client.CandidacyClient.DueDate;
import org.criticalminerals.pipeline.portal.client.CandidacyClient.Owner;
import org.criticalminerals.pipeline.portal.client.CandidacyClient.Proof;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Agency;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Marking;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.criticalminerals.pipeline.portal.security.Official;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The conditions of approvals: the list, and a condition's page with what an official may do to it. */
@Path("/conditions")
@Authenticated
public class ConditionResource {

    private static final int ROWS = 25;
    private static final List<String> FIELDS =
            List.of("act", "agency", "evidence", "reference", "link", "dueOn", "reasons", "marking");

    private final Frames frames;
    private final CandidacyClient candidacies;

    ConditionResource(Frames frames, @RestClient CandidacyClient candidacies) {
        this.frames = frames;
        this.candidacies = candidacies;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(
            @QueryParam("status") String status,
            @QueryParam("agreement") String agreement,
            @QueryParam("project") String project,
            @QueryParam("owner") String owner,
            @QueryParam("cursor") String cursor) {
        String chosen = status == null ? "OPEN" : status.strip();
        var started = frames.start("reviews");
        Page<Condition> page = Loading.start(
                        "conditions",
                        candidacies.conditions(
                                id(project),
                                Forms.given(agreement),
                                Forms.given(chosen),
                                Forms.given(owner),
                                Forms.given(cursor),
                                ROWS))
                .required();
        return Templates.conditions(
                started.done(),
                chosen,
                Objects.toString(Forms.given(agreement), ""),
                Objects.toString(id(project), ""),
                Objects.toString(Forms.given(owner), ""),
                page,
                Forms.given(cursor) != null);
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    public TemplateInstance condition(@PathParam("id") UUID id, @QueryParam("done") String done) {
        return page(id, Typed.with(), FormErrors.none(), done == null ? "" : done);
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object act(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        Typed typed = Typed.of(sent, FIELDS);
        FormErrors unreadable = typed.errors(List.of("dueOn"));
        if (unreadable.isAny()) {
            return page(id, typed, unreadable, "");
        }
        Uni<?> call =
                switch (typed.at("act")) {
                    case "owner" -> candidacies.assign(id, new Owner(typed.orNull("agency")));
                    case "due" ->
                        candidacies.moveDue(
                                id, sent.textOrNull("key"), new DueDate(typed.day("dueOn"), typed.orNull("reasons")));
                    case "evidence", "discharge", "waiver" ->
                        candidacies.act(
                                id,
                                typed.at("act"),
                                sent.textOrNull("key"),
                                new Proof(
                                        typed.orNull("evidence"),
                                        typed.orNull("reference"),
                                        typed.orNull("link"),
                                        marking(typed, sent)));
                    default -> throw new BadRequestException("There is no such act.");
                };
        try {
            Loading.start("conditions", call).required();
            return Response.seeOther(URI.create("/conditions/" + id + "?done=condition-" + typed.at("act")))
                    .build();
        } catch (ServiceProblem problem) {
            Refusals.shown(problem);
            return page(id, typed, FormErrors.of(problem, FIELDS), "");
        }
    }

    // Only evidence has a marking of its own; why a condition ends, all see who see the condition.
    private Marking marking(Typed typed, Form sent) {
        if (!typed.at("act").equals("evidence")) {
            return null;
        }
        Official official = frames.start("reviews").official();
        return switch (typed.at("marking")) {
            case "RELEASABLE_TO" -> new Marking("RELEASABLE_TO", sent.all("parties"), List.of(), List.of());
            case "INTERNAL" -> new Marking("INTERNAL", List.of(official.party()), List.of(), List.of());
            case "AGENCY" -> new Marking("AGENCY", List.of(), List.of(official.agency()), List.of());
            default -> null;
        };
    }

    private TemplateInstance page(UUID id, Typed typed, FormErrors errors, String done) {
        var started = frames.start("reviews");
        Condition condition =
                Loading.start("conditions", candidacies.condition(id)).required();
        Frame frame = started.done();
        List<String> parties = frame.names()
                .agreement(condition.agreement())
                .map(agreement -> agreement.parties())
                .orElse(List.of());
        List<Agency> agencies = frame.names().parties().stream()
                .filter(party -> parties.contains(party.code()))
                .flatMap(party -> party.agencies().stream())
                .toList();
        return Templates.condition(frame, condition, parties, agencies, typed, done, Forms.newKey(), errors);
    }

    private static UUID id(String text) {
        try {
            return Forms.given(text) == null ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            throw new NotFoundException(e);
        }
    }

    @CheckedTemplate(basePath = "candidacy")
    static class Templates {
        private Templates() {}

        static native TemplateInstance conditions(
                Frame frame,
                String status,
                String agreement,
                String project,
                String owner,
                Page<Condition> page,
                boolean further);

        static native TemplateInstance condition(
                Frame frame,
                Condition condition,
                List<String> parties,
                List<Agency> agencies,
                Typed form,
                String done,
                String key,
                FormErrors errors);
    }
}

package org.criticalminerals.pipeline.portal.candidacy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.CandidacyClient;
import org.criticalminerals.pipeline.portal.client.CandidacyClient.Consent;
import org.criticalminerals.pipeline.portal.client.CandidacyClient.Document;
import org.criticalminerals.pipeline.portal.client.CandidacyClient.NewConsent;
import org.criticalminerals.pipeline.portal.client.CandidacyClient.SiteState;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.ProjectClient;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Candidacy;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The states in which a project's sites lie: where each stands, and the form to record what one says. */
@Path("/projects/{id}/candidacies/{agreement}/host-consents")
@Authenticated
public class HostConsentResource {

    private static final List<String> FIELDS = List.of(
            "decision",
            "authority",
            "decidedOn",
            "validUntil",
            "scope",
            "conditions",
            "reasons",
            "document/title",
            "document/reference",
            "document/sha256",
            "replaces");
    private static final List<String> DAYS = List.of("decidedOn", "validUntil");

    private final Frames frames;
    private final ProjectClient projects;
    private final CandidacyClient candidacies;

    HostConsentResource(Frames frames, @RestClient ProjectClient projects, @RestClient CandidacyClient candidacies) {
        this.frames = frames;
        this.projects = projects;
        this.candidacies = candidacies;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance states(
            @PathParam("id") UUID id, @PathParam("agreement") String agreement, @QueryParam("done") String done) {
        var started = frames.start("projects");
        var candidacy = Loading.start("candidacies", projects.candidacy(id, agreement));
        List<SiteState> states = Loading.start("consents", candidacies.siteStates(id, agreement))
                .required()
                .items();
        return Templates.consents(started.done(), candidacy.required(), states, done != null);
    }

    @GET
    @Path("/{state}")
    @RunOnVirtualThread
    public TemplateInstance consent(
            @PathParam("id") UUID id, @PathParam("agreement") String agreement, @PathParam("state") String state) {
        return form(id, agreement, state, null, FormErrors.none());
    }

    @POST
    @Path("/{state}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object record(
            @PathParam("id") UUID id,
            @PathParam("agreement") String agreement,
            @PathParam("state") String state,
            MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        Typed typed = Typed.of(sent, FIELDS);
        FormErrors errors = typed.errors(DAYS);
        if (errors.isAny()) {
            return form(id, agreement, state, typed, errors);
        }
        try {
            Loading.start("consents", candidacies.record(id, agreement, sent.textOrNull("key"), consent(state, typed)))
                    .required();
            return Response.seeOther(URI.create(
                            "/projects/" + id + "/candidacies/" + agreement + "/host-consents?done=recorded"))
                    .build();
        } catch (ServiceProblem problem) {
            Refusals.shown(problem);
            return form(id, agreement, state, typed, FormErrors.of(problem, FIELDS));
        }
    }

    private static NewConsent consent(String state, Typed typed) {
        Document document = new Document(
                typed.orNull("document/title"), typed.orNull("document/reference"), typed.orNull("document/sha256"));
        boolean none = document.title() == null && document.reference() == null && document.sha256() == null;
        return new NewConsent(
                state,
                typed.orNull("decision"),
                typed.orNull("authority"),
                typed.day("decidedOn"),
                typed.day("validUntil"),
                typed.orNull("scope"),
                typed.orNull("conditions"),
                typed.orNull("reasons"),
                none ? null : document,
                typed.number("replaces"));
    }

    private TemplateInstance form(UUID id, String agreement, String code, Typed typed, FormErrors errors) {
        var started = frames.start("projects");
        var candidacy = Loading.start("candidacies", projects.candidacy(id, agreement));
        SiteState state = Loading.start("consents", candidacies.siteStates(id, agreement)).required().items().stream()
                .filter(one -> one.state().equals(code))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        Consent known = state.consent();
        return Templates.consent(
                started.done(),
                candidacy.required(),
                state,
                typed != null ? typed : Typed.with("replaces", known == null ? null : known.version()),
                Forms.newKey(),
                errors);
    }

    @CheckedTemplate(basePath = "candidacy")
    static class Templates {
        private Templates() {}

        static native TemplateInstance consents(Frame frame, Candidacy candidacy, List<SiteState> states, boolean done);

        static native TemplateInstance consent(
                Frame frame, Candidacy candidacy, SiteState state, Typed form, String key, FormErrors errors);
    }
}

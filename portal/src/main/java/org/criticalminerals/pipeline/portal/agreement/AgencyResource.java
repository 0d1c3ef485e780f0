package org.criticalminerals.pipeline.portal.agreement;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Objects;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartyClient;
import org.criticalminerals.pipeline.portal.client.PartyClient.Agency;
import org.criticalminerals.pipeline.portal.client.PartyClient.Change;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Agencies: what they are called and do, what changed and what is to change. */
@Path("/agencies")
@Authenticated
public class AgencyResource {

    private static final int ALL = 100;
    private static final int LATEST = 10;

    private final Frames frames;
    private final PartyClient parties;

    AgencyResource(Frames frames, @RestClient PartyClient parties) {
        this.frames = frames;
        this.parties = parties;
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    public TemplateInstance agency(@PathParam("id") String id, @QueryParam("done") String done) {
        var started = frames.start("agreements");
        var found = Loading.start("parties", parties.agency(id));
        var changes = Loading.start("changes", parties.changes(null, id, null, LATEST));
        Agency agency = found.required();
        return PartyChanges.Templates.agency(started.done(), agency, changes.optional(), Objects.toString(done, ""));
    }

    @GET
    @Path("/{id}/changes")
    @RunOnVirtualThread
    public TemplateInstance ofAgency(@PathParam("id") String id, @QueryParam("cursor") String cursor) {
        var started = frames.start("agreements");
        var found = Loading.start("parties", parties.agency(id));
        Page<Change> page = Loading.start("changes", parties.changes(null, id, Forms.given(cursor), ALL))
                .required();
        String name = found.required().name();
        return PartyChanges.Templates.changes(
                started.done(), new PartyChanges.About(name, "/agencies/" + id), page, Forms.given(cursor) != null);
    }

    @GET
    @Path("/{id}/changes/new")
    @RunOnVirtualThread
    public TemplateInstance changeAgency(@PathParam("id") String id, @QueryParam("act") String act) {
        var started = frames.start("agreements");
        Agency agency = Loading.start("parties", parties.agency(id)).required();
        return PartyChanges.form(
                started,
                PartyChanges.about(agency),
                PartyChanges.formOf(agency, act),
                new Form(null),
                FormErrors.none());
    }

    @POST
    @Path("/{id}/changes/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object changeAgency(
            @PathParam("id") String id, @QueryParam("act") String act, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("agreements");
        Agency agency = Loading.start("parties", parties.agency(id)).required();
        PartyForm form = PartyChanges.formOf(agency, act).filled(sent);
        try {
            Loading.start("parties", parties.changeAgency(id, sent.textOrNull("key"), PartyChanges.body(form, sent)))
                    .required();
            return Forms.seeOther("/agencies/" + id + "?done=changed");
        } catch (ServiceProblem problem) {
            return PartyChanges.form(
                    started, PartyChanges.about(agency), form, sent, PartyChanges.errors(problem, form));
        }
    }
}

package org.criticalminerals.pipeline.portal.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.criticalminerals.pipeline.portal.client.AgreementClient;
import org.criticalminerals.pipeline.portal.client.AgreementClient.PartyDetails;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartyClient;
import org.criticalminerals.pipeline.portal.client.PartyClient.Change;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Changes a party's data, and shows what changed and what is to change. */
@Path("/parties/{code}/changes")
@Authenticated
public class PartyChangeResource {

    private static final int ALL = 100;

    private final Frames frames;
    private final AgreementClient agreements;
    private final PartyClient parties;

    PartyChangeResource(Frames frames, @RestClient AgreementClient agreements, @RestClient PartyClient parties) {
        this.frames = frames;
        this.agreements = agreements;
        this.parties = parties;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance ofParty(@PathParam("code") String code, @QueryParam("cursor") String cursor) {
        var started = frames.start("agreements");
        var found = Loading.start("parties", agreements.party(code));
        Page<Change> page = Loading.start("changes", parties.changes(code, null, Forms.given(cursor), ALL))
                .required();
        String name = found.required().name();
        return PartyChanges.Templates.changes(
                started.done(), new PartyChanges.About(name, "/parties/" + code), page, Forms.given(cursor) != null);
    }

    @GET
    @Path("/new")
    @RunOnVirtualThread
    public TemplateInstance change(@PathParam("code") String code, @QueryParam("act") String act) {
        var started = frames.start("agreements");
        PartyDetails party = Loading.start("parties", agreements.party(code)).required();
        return PartyChanges.form(
                started, PartyChanges.about(party), PartyChanges.formOf(party, act), new Form(null), FormErrors.none());
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object change(
            @PathParam("code") String code, @QueryParam("act") String act, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("agreements");
        PartyDetails party = Loading.start("parties", agreements.party(code)).required();
        PartyForm form = PartyChanges.formOf(party, act).filled(sent);
        ObjectNode change = PartyChanges.body(form, sent);
        try {
            if (form.kind().equals("AGENCY_ENTERED")) {
                ((ObjectNode) change.get("act")).put("party", code);
                Loading.start("parties", parties.enterAgency(sent.textOrNull("key"), change))
                        .required();
            } else {
                Loading.start("parties", parties.changeParty(code, sent.textOrNull("key"), change))
                        .required();
            }
            return Forms.seeOther("/parties/" + code + "?done=changed");
        } catch (ServiceProblem problem) {
            return PartyChanges.form(
                    started, PartyChanges.about(party), form, sent, PartyChanges.errors(problem, form));
        }
    }
}

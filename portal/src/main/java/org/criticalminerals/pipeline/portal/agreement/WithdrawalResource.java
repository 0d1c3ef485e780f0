package org.criticalminerals.pipeline.portal.agreement;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.PartyClient;
import org.criticalminerals.pipeline.portal.client.PartyClient.Change;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Takes back a change of a party or an agency that waits for its day. */
@Path("/party-changes")
@Authenticated
public class WithdrawalResource {

    private final Frames frames;
    private final PartyClient parties;

    WithdrawalResource(Frames frames, @RestClient PartyClient parties) {
        this.frames = frames;
        this.parties = parties;
    }

    @GET
    @Path("/{id}/withdrawal")
    @RunOnVirtualThread
    public TemplateInstance withdrawal(@PathParam("id") UUID id) {
        var started = frames.start("agreements");
        Change change = Loading.start("changes", parties.change(id)).required();
        return PartyChanges.Templates.withdrawal(started.done(), change, Forms.newKey(), "", FormErrors.none());
    }

    @POST
    @Path("/{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object withdraw(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("agreements");
        try {
            Change change = Loading.start(
                            "changes",
                            parties.withdraw(id, sent.textOrNull("key"), Map.of("reasons", sent.text("reasons"))))
                    .required();
            return Forms.seeOther(change.about() + "?done=withdrawn");
        } catch (ServiceProblem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            Change change = Loading.start("changes", parties.change(id)).required();
            return PartyChanges.Templates.withdrawal(
                    started.done(),
                    change,
                    Forms.newKey(),
                    sent.text("reasons"),
                    FormErrors.of(problem, List.of("reasons")));
        }
    }
}

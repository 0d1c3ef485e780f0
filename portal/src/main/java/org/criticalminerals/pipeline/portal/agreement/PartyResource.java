package org.criticalminerals.pipeline.portal.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.criticalminerals.pipeline.portal.client.AgreementClient;
import org.criticalminerals.pipeline.portal.client.AgreementClient.AgencyDetails;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Calendar;
import org.criticalminerals.pipeline.portal.client.AgreementClient.PartyDetails;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartyClient;
import org.criticalminerals.pipeline.portal.client.PartyClient.Change;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Parties: through which agencies they act, and on which days they work. */
@Path("/parties")
@Authenticated
public class PartyResource {

    private static final int ALL = 100;
    private static final int LATEST = 10;

    private final Frames frames;
    private final AgreementClient agreements;
    private final PartyClient parties;
    private final Clock clock;

    PartyResource(Frames frames, @RestClient AgreementClient agreements, @RestClient PartyClient parties, Clock clock) {
        this.frames = frames;
        this.agreements = agreements;
        this.parties = parties;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(@QueryParam("cursor") String cursor) {
        var started = frames.start("agreements");
        boolean further = cursor != null && !cursor.isBlank();
        var others = Loading.start("parties", parties.agencies(true, null, ALL));
        Page<PartyDetails> page = Loading.start("parties", agreements.parties(further ? cursor : null, ALL))
                .required();
        return Templates.list(started.done(), page, others.optional(), further);
    }

    @GET
    @Path("/{code}")
    @RunOnVirtualThread
    public TemplateInstance party(
            @PathParam("code") String code, @QueryParam("year") String year, @QueryParam("done") String done) {
        var started = frames.start("agreements");
        Integer of = year != null && year.strip().matches("20\\d\\d") ? Integer.valueOf(year.strip()) : null;
        var found = Loading.start("parties", agreements.party(code));
        var calendar = Loading.start("parties", agreements.calendar(code, of));
        var changes = Loading.start("changes", parties.changes(code, null, null, LATEST));
        PartyDetails party = found.required();
        return Templates.party(
                started.done(), party, calendar.optional(), changes.optional(), Objects.toString(done, ""));
    }

    @GET
    @Path("/new")
    @RunOnVirtualThread
    public TemplateInstance enter() {
        return Templates.enter(
                frames.start("agreements").done(),
                EnterForm.empty(),
                new Form(null),
                Forms.newKey(),
                FormErrors.none());
    }

    /** By plain fields, or by a definition that somebody wrote. */
    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object enter(MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("agreements");
        EnterForm form = EnterForm.empty().filled(sent);
        boolean written = sent.textOrNull("party") != null;
        JsonNode party = written ? ActForm.parsed(sent.text("party")) : null;
        FormErrors errors = FormErrors.none();
        if (written && !(party instanceof ObjectNode)) {
            errors = FormErrors.of("party", "json");
        } else if (!written && !sent.has("add") && !sent.has("remove")) {
            errors = form.errors();
        }
        if (!errors.isAny() && !sent.has("add") && !sent.has("remove")) {
            try {
                PartyDetails entered = Loading.start(
                                "parties",
                                agreements.enter(
                                        sent.textOrNull("key"),
                                        written
                                                ? party
                                                : form.party(
                                                        LocalDate.now(clock).getYear())))
                        .required();
                return Response.seeOther(URI.create("/parties/" + entered.code()))
                        .build();
            } catch (ServiceProblem problem) {
                errors = ActErrors.of(problem, error -> written ? "" : form.fieldOf(error));
            }
        }
        return Templates.enter(started.done(), form, sent, Forms.newKey(), errors);
    }

    @CheckedTemplate(basePath = "party")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Frame frame, Page<PartyDetails> page, Loaded<Page<AgencyDetails>> others, boolean further);

        static native TemplateInstance party(
                Frame frame, PartyDetails party, Loaded<Calendar> calendar, Loaded<Page<Change>> changes, String done);

        static native TemplateInstance enter(Frame frame, EnterForm form, Form sent, String key, FormErrors errors);
    }
}

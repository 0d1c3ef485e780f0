package org.criticalminerals.pipeline.portal.agreement;

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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.AgreementClient;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Change;
import org.criticalminerals.pipeline.portal.client.AgreementClient.ClockState;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Comparison;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Details;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Fulfilment;
import org.criticalminerals.pipeline.portal.client.AgreementClient.Version;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Agreements: what they say, their versions and their clocks. */
@Path("/agreements")
@Authenticated
public class AgreementResource {

    private static final int ALL = 100;
    private static final int LATEST = 5;

    private final Frames frames;
    private final AgreementClient agreements;

    AgreementResource(Frames frames, @RestClient AgreementClient agreements) {
        this.frames = frames;
        this.agreements = agreements;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(@QueryParam("cursor") String cursor) {
        var started = frames.start("agreements");
        Page<Details> page = Loading.start("agreements", agreements.agreements(Forms.given(cursor), ALL))
                .required();
        return Templates.list(started.done(), page, Forms.given(cursor) != null);
    }

    @GET
    @Path("/{code}")
    @RunOnVirtualThread
    public TemplateInstance agreement(@PathParam("code") String code, @QueryParam("done") String done) {
        var started = frames.start("agreements");
        var found = Loading.start("agreements", agreements.agreement(code));
        var clocks = Loading.start("clocks", agreements.clocks(code, null, ALL));
        var versions = Loading.start("agreements", agreements.versions(code, null, LATEST));
        var changes = Loading.start("agreements", agreements.changes(code, null, LATEST));
        Details agreement = found.required();
        return Templates.agreement(
                started.done(),
                agreement,
                clocks.optional(),
                versions.optional(),
                changes.optional(),
                Objects.toString(done, ""));
    }

    @GET
    @Path("/{code}/versions")
    @RunOnVirtualThread
    public TemplateInstance versions(@PathParam("code") String code, @QueryParam("cursor") String cursor) {
        var started = frames.start("agreements");
        var found = Loading.start("agreements", agreements.agreement(code));
        Page<Version> page = Loading.start("agreements", agreements.versions(code, Forms.given(cursor), ALL))
                .required();
        return Templates.versions(started.done(), found.required(), page, Forms.given(cursor) != null);
    }

    @GET
    @Path("/{code}/comparison")
    @RunOnVirtualThread
    public TemplateInstance comparison(
            @PathParam("code") String code, @QueryParam("from") String from, @QueryParam("to") String to) {
        var started = frames.start("agreements");
        Details agreement =
                Loading.start("agreements", agreements.agreement(code)).required();
        int newer = number(to, agreement.version());
        int older = number(from, Math.max(1, newer - 1));
        Comparison comparison = Loading.start(
                        "agreements", agreements.comparison(code, Math.max(older, newer), Math.min(older, newer)))
                .required();
        return Templates.comparison(started.done(), agreement, comparison);
    }

    @GET
    @Path("/{code}/clocks/{id}")
    @RunOnVirtualThread
    public TemplateInstance clock(@PathParam("code") String code, @PathParam("id") UUID id) {
        var started = frames.start("agreements");
        return Templates.clock(started.done(), clockOf(code, id), new Form(null), Forms.newKey(), FormErrors.none());
    }

    @POST
    @Path("/{code}/clocks/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object fulfil(
            @PathParam("code") String code, @PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("agreements");
        LocalDate day = null;
        try {
            day = sent.textOrNull("fulfilledOn") == null ? null : LocalDate.parse(sent.text("fulfilledOn"));
        } catch (DateTimeParseException noDay) {
            return Templates.clock(
                    started.done(), clockOf(code, id), sent, Forms.newKey(), FormErrors.of("fulfilledOn", "day"));
        }
        try {
            Loading.start(
                            "clocks",
                            agreements.fulfil(
                                    id, sent.textOrNull("key"), new Fulfilment(day, sent.textOrNull("evidence"))))
                    .required();
            return Forms.seeOther("/agreements/" + code + "?done=fulfilled#clocks");
        } catch (ServiceProblem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return Templates.clock(
                    started.done(),
                    clockOf(code, id),
                    sent,
                    Forms.newKey(),
                    FormErrors.of(problem, List.of("fulfilledOn", "evidence")));
        }
    }

    private ClockState clockOf(String code, UUID id) {
        ClockState clock = Loading.start("clocks", agreements.clock(id)).required();
        if (!clock.agreement().equals(code)) {
            throw new NotFoundException();
        }
        return clock;
    }

    private static int number(String text, int otherwise) {
        return text != null && text.strip().matches("\\d{1,6}") ? Integer.parseInt(text.strip()) : otherwise;
    }

    @CheckedTemplate(basePath = "agreement")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Frame frame, Page<Details> page, boolean further);

        static native TemplateInstance agreement(
                Frame frame,
                Details agreement,
                Loaded<Page<ClockState>> clocks,
                Loaded<Page<Version>> versions,
                Loaded<Page<Change>> changes,
                String done);

        static native TemplateInstance versions(Frame frame, Details agreement, Page<Version> page, boolean further);

        static native TemplateInstance comparison(Frame frame, Details agreement, Comparison comparison);

        static native TemplateInstance clock(Frame frame, ClockState clock, Form sent, String key, FormErrors errors);
    }
}

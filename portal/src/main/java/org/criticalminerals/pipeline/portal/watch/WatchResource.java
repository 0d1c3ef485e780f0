package org.criticalminerals.pipeline.portal.watch;

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
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.client.WatchClient;
import org.criticalminerals.pipeline.portal.client.WatchClient.NewSearch;
import org.criticalminerals.pipeline.portal.client.WatchClient.SavedSearch;
import org.criticalminerals.pipeline.portal.client.WatchClient.Watch;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The official's watch list and the searches that the official keeps. Nobody else sees either. */
@Path("/watches")
@Authenticated
public class WatchResource {

    private static final int ROWS = 50;

    private final Frames frames;
    private final WatchClient watches;

    WatchResource(Frames frames, @RestClient WatchClient watches) {
        this.frames = frames;
        this.watches = watches;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(@QueryParam("cursor") String cursor, @QueryParam("done") String done) {
        return page(Forms.given(cursor), Objects.toString(Forms.given(done), ""), FormErrors.none());
    }

    private TemplateInstance page(String cursor, String done, FormErrors errors) {
        var started = frames.start("work");
        var found = Loading.start("watches", watches.watches(cursor, ROWS));
        var searches = Loading.start("searches", watches.searches());
        Page<Watch> page = found.required();
        return Templates.list(
                started.done(), page, searches.optional().then(Page::items), cursor != null, done, errors);
    }

    /** Watches a project or a review, or stops. */
    @POST
    @Path("/{kind: projects|reviews}/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response watch(
            @PathParam("kind") String kind, @PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        boolean stops = form.text("act").equals("stop");
        Loading.start("watches", stops ? watches.stop(kind, id) : watches.watch(kind, id, Map.of()))
                .required();
        URI back = form.localAddress("to", "/watches");
        return Response.seeOther(UriBuilder.fromUri(back)
                        .queryParam("done", stops ? "unwatched" : "watched")
                        .build())
                .build();
    }

    /** Keeps the pipeline's filters under a name. */
    @POST
    @Path("/searches")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object keep(MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        Map<String, String> filters = new LinkedHashMap<>();
        for (String name : SavedFilters.NAMES) {
            if (!form.text("filter." + name).isEmpty()) {
                filters.put(name, form.text("filter." + name));
            }
        }
        try {
            Loading.start(
                            "searches",
                            watches.keep(form.textOrNull("key"), new NewSearch(form.textOrNull("name"), filters)))
                    .required();
            return Response.seeOther(URI.create("/watches?done=kept")).build();
        } catch (ServiceProblem problem) {
            if (problem.status() == 401) {
                throw problem;
            }
            return page(null, "", FormErrors.of(problem, List.of()));
        }
    }

    /** Opens a search: from now on only what comes later is new in it. */
    @POST
    @Path("/searches/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response open(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        if (new Form(fields).text("act").equals("remove")) {
            Loading.start("searches", watches.remove(id)).required();
            return Response.seeOther(URI.create("/watches?done=removed")).build();
        }
        SavedSearch search = Loading.start("searches", watches.searches()).required().items().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(jakarta.ws.rs.NotFoundException::new);
        Loading.start("searches", watches.look(id, Map.of())).required();
        return Response.seeOther(URI.create(SavedFilters.address(search.filters())))
                .build();
    }

    @CheckedTemplate(basePath = "watch")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Frame frame,
                Page<Watch> page,
                Loaded<List<SavedSearch>> searches,
                boolean further,
                String done,
                FormErrors errors);
    }
}

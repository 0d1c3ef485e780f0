package org.criticalminerals.pipeline.portal.party;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PreparationClient;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Clearance;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** All that waits for the own agency to clear. */
@Path("/clearances")
@Authenticated
public class ClearanceResource {

    private static final int ROWS = 25;

    private final Frames frames;
    private final PreparationClient preparations;

    ClearanceResource(Frames frames, @RestClient PreparationClient preparations) {
        this.frames = frames;
        this.preparations = preparations;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance waiting(@QueryParam("cursor") String cursor) {
        var started = frames.start("work");
        boolean further = cursor != null && !cursor.isBlank();
        var page = Loading.start("clearances", preparations.waiting(further ? cursor : null, ROWS));
        return Templates.clearances(started.done(), page.required(), further);
    }

    @CheckedTemplate(basePath = "party")
    static class Templates {
        private Templates() {}

        static native TemplateInstance clearances(Frame frame, Page<Clearance> page, boolean further);
    }
}

package org.criticalminerals.pipeline.portal.security;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;

/**
 * The way in. Asking for this address without a session sends the browser to the sign-in service and back; a page
 * that was asked for before is restored by the sign-in itself. The way out, {@code /sign-out}, is the sign-in
 * extension's own.
 */
@Path("/sign-in")
public class SignInResource {

    private final Frames frames;

    SignInResource(Frames frames) {
        this.frames = frames;
    }

    @GET
    @Authenticated
    @RunOnVirtualThread
    public Response signedIn() {
        return Response.seeOther(URI.create("/")).build();
    }

    /** Where the browser comes back to when the sign-in was cancelled or went wrong. */
    @GET
    @Path("/failed")
    @PermitAll
    public TemplateInstance failed() {
        return Templates.signInFailed(frames.anonymous());
    }

    @CheckedTemplate(basePath = "error")
    static class Templates {
        private Templates() {}

        static native TemplateInstance signInFailed(Frame frame);
    }
}

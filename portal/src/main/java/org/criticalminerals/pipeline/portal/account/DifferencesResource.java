package org.criticalminerals.pipeline.portal.account;

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
import java.util.List;
import java.util.Objects;
import org.criticalminerals.pipeline.portal.client.AccountClient;
import org.criticalminerals.pipeline.portal.client.AccountClient.Difference;
import org.criticalminerals.pipeline.portal.client.AccountClient.Mending;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.criticalminerals.pipeline.portal.layout.FormErrors;
import org.criticalminerals.pipeline.portal.layout.Forms;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Where the sign-in server says otherwise of officials than it is meant, with what mends it. */
@Path("/official-differences")
@Authenticated
public class DifferencesResource {

    private static final int ROWS = 25;

    private final Frames frames;
    private final AccountClient accounts;

    DifferencesResource(Frames frames, @RestClient AccountClient accounts) {
        this.frames = frames;
        this.accounts = accounts;
    }

    @GET
    @RunOnVirtualThread
    public TemplateInstance list(@QueryParam("cursor") String cursor, @QueryParam("done") String done) {
        return page(frames.start("officials"), cursor, Objects.toString(done, ""), FormErrors.none());
    }

    @POST
    @Path("/{subject}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Object mend(@PathParam("subject") String subject, MultivaluedMap<String, String> fields) {
        Form sent = new Form(fields);
        var started = frames.start("officials");
        try {
            Loading.start(
                            "differences",
                            accounts.mend(
                                    subject,
                                    sent.textOrNull("key"),
                                    new Mending(sent.textOrNull("way"), sent.textOrNull("reason"))))
                    .required();
            return Forms.seeOther("/official-differences?done=" + sent.text("way"));
        } catch (ServiceProblem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return page(started, null, "", FormErrors.of(problem, List.of()));
        }
    }

    private TemplateInstance page(Frames.Started started, String cursor, String done, FormErrors errors) {
        String after = cursor == null || cursor.isBlank() ? null : cursor;
        Page<Difference> page =
                Loading.start("differences", accounts.differences(after, ROWS)).required();
        return Templates.differences(started.done(), page, Forms.newKey(), after != null, done, errors);
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {
        private Templates() {}

        static native TemplateInstance differences(
                Frame frame, Page<Difference> page, String key, boolean further, String done, FormErrors errors);
    }
}

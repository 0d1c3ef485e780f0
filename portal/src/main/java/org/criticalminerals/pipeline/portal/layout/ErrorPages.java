package org.criticalminerals.pipeline.portal.layout;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.client.ServiceUnavailable;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what went wrong into a page that says so and names the way out. */
public class ErrorPages {

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);
    private static final int SERVER_ERROR = 500;

    private final Frames frames;

    ErrorPages(Frames frames) {
        this.frames = frames;
    }

    /** What a service refused and no page could put beside a field. */
    @ServerExceptionMapper
    public Uni<Response> refused(ServiceProblem problem) {
        return frames.plainDeferred().map(frame -> switch (problem.status()) {
            case 401 -> page(401, Templates.signInRefused(frame));
            case 403 -> page(403, Templates.forbidden(frame, problem.detail()));
            case 404 -> page(404, Templates.notFound(frame));
            default -> page(problem.status(), Templates.refused(frame, problem.title(), problem.detail()));
        });
    }

    /** An address asks for what the portal doesn't offer. */
    @ServerExceptionMapper
    public Uni<Response> unknown(UnknownChoice choice) {
        return frames.plainDeferred()
                .map(frame -> page(400, Templates.refused(frame, choice.getMessage(), choice.wayOut())));
    }

    /** A service without which the page makes no sense can't be reached. */
    @ServerExceptionMapper
    public Uni<Response> unavailable(ServiceUnavailable down) {
        LOG.warn(down.getMessage());
        return frames.plainDeferred().map(frame -> page(503, Templates.unavailable(frame, down.what())));
    }

    /** The official's roles don't allow the page. */
    @ServerExceptionMapper
    public Uni<Response> forbidden(ForbiddenException forbidden) {
        return frames.plainDeferred().map(frame -> page(403, Templates.forbidden(frame, "")));
    }

    /** Nothing under this address, or nothing that can be read from the request. */
    @ServerExceptionMapper
    public Uni<Response> web(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return Uni.createFrom().item(failure.getResponse());
        }
        return status >= SERVER_ERROR
                ? failed(failure)
                : frames.plainDeferred()
                        .map(frame -> status == 404
                                ? page(404, Templates.notFound(frame))
                                : page(status, Templates.refused(frame, "", "")));
    }

    /** Anything else is ours: the page gives a number by which the log tells the rest. */
    @ServerExceptionMapper
    public Uni<Response> failed(Throwable failure) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(failure, "A page failed; its error number is %s", number);
        return frames.plainDeferred().map(frame -> page(SERVER_ERROR, Templates.failed(frame, number)));
    }

    static Response page(int status, TemplateInstance template) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(template.render())
                .build();
    }

    @CheckedTemplate(basePath = "error")
    static class Templates {
        private Templates() {}

        static native TemplateInstance signInRefused(Frame frame);

        static native TemplateInstance forbidden(Frame frame, String detail);

        static native TemplateInstance notFound(Frame frame);

        static native TemplateInstance refused(Frame frame, String title, String detail);

        static native TemplateInstance unavailable(Frame frame, String what);

        static native TemplateInstance failed(Frame frame, String number);
    }
}

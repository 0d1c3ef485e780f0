package org.criticalminerals.pipeline.portal.security;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.Redirect;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.layout.Frame;

/**
 * Where an act asks for a stronger sign-in than the session has (RFC 9470): a page keeps every word typed, sends the
 * official to sign in as the act asks, and then sends the form again.
 */
@Path("/sign-in/stronger")
public class StrongerSignIn {

    private static final String SLUG = "insufficient-user-authentication";
    private static final String ASKED = "acr";
    private static final Pattern VALUES = Pattern.compile("[A-Za-z0-9:/._-]{1,100}( [A-Za-z0-9:/._-]{1,100}){0,4}");

    private final OidcSession session;
    private final Officials officials;

    StrongerSignIn(OidcSession session, Officials officials) {
        this.session = session;
        this.officials = officials;
    }

    /** Whether a service refused because the official didn't sign in strongly enough. */
    public static boolean isAskedBy(ServiceProblem problem) {
        return problem.status() == 401 && problem.slug().equals(SLUG);
    }

    /** The page that keeps what was sent. */
    public static Response page(
            Frame frame, ServiceProblem problem, String address, MultivaluedMap<String, String> sent) {
        List<EndedSessions.Typed> fields = sent.entrySet().stream()
                .flatMap(
                        field -> field.getValue().stream().map(value -> new EndedSessions.Typed(field.getKey(), value)))
                .toList();
        String asked = problem.text("acrValues");
        String way = "/sign-in/stronger?" + ASKED + "="
                + URLEncoder.encode(VALUES.matcher(asked).matches() ? asked : "", StandardCharsets.UTF_8);
        return Response.status(Response.Status.UNAUTHORIZED)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Templates.stronger(frame, problem.detail(), way, address, fields)
                        .render())
                .build();
    }

    /** Ends the session, so that the sign-in service is asked anew, and for more. */
    @GET
    @PermitAll
    public Uni<Response> signInAgain(@QueryParam(ASKED) String asked) {
        if (asked == null || !VALUES.matcher(asked).matches()) {
            throw new BadRequestException("The way of signing in is missing.");
        }
        URI again = URI.create("/sign-in?" + ASKED + "=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
        // Only a session that was looked at can be ended.
        return officials.deferred().chain(official -> session.logout()).map(gone -> Response.seeOther(again)
                .build());
    }

    /** Tells the sign-in service how strongly the official has to sign in. */
    @ApplicationScoped
    @Unremovable
    @Redirect(Redirect.Location.OIDC_AUTHORIZATION)
    static class Asking implements OidcRedirectFilter {

        @Override
        public void filter(OidcRedirectContext context) {
            var request = context.routingContext().request();
            String asked = request.getParam(ASKED);
            if (request.path().equals("/sign-in")
                    && asked != null
                    && VALUES.matcher(asked).matches()) {
                context.additionalQueryParams().add("acr_values", asked);
            }
        }
    }

    @CheckedTemplate(basePath = "error")
    static class Templates {
        private Templates() {}

        static native TemplateInstance stronger(
                Frame frame, String why, String way, String address, List<EndedSessions.Typed> fields);
    }
}

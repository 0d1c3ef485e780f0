package org.criticalminerals.pipeline.portal.security;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Frames;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers requests whose session has ended. Reading a page leads through sign-in and back; a form that was sent too late gives a page that keeps every word typed and sends it again after sign-in.
 */
public class EndedSessions {

    private static final Set<String> NOT_TYPED = Set.of("version", "key", "sectionVersion");

    private static final Duration LONGEST_BODY = Duration.ofSeconds(10);

    private final Frames frames;

    EndedSessions(Frames frames) {
        this.frames = frames;
    }

    /** Nobody is signed in. */
    @ServerExceptionMapper(UnauthorizedException.class)
    public Uni<Response> nobody(RoutingContext context) {
        return answer(context);
    }

    /** The session can't be used any more. */
    @ServerExceptionMapper(AuthenticationFailedException.class)
    public Uni<Response> ended(RoutingContext context) {
        return answer(context);
    }

    private Uni<Response> answer(RoutingContext context) {
        if (context.request().method() == HttpMethod.POST) {
            return bodyOf(context.request()).map(body -> typedTextKept(context, body));
        }
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        return authenticator.getChallenge(context).map(EndedSessions::toSignIn);
    }

    // Nobody has read the body yet, and the request is held back until somebody does.
    private static Uni<Buffer> bodyOf(HttpServerRequest request) {
        if (request.isEnded()) {
            return Uni.createFrom().item(Buffer.buffer());
        }
        var body =
                (isTyped(request) ? request.body() : request.end().map(dropped -> Buffer.buffer())).toCompletionStage();
        request.resume();
        return Uni.createFrom()
                .completionStage(body)
                .ifNoItem()
                .after(LONGEST_BODY)
                .recoverWithItem(Buffer.buffer())
                .onFailure()
                .recoverWithItem(Buffer.buffer());
    }

    // What somebody typed is small; a file that came with a form is dropped as it arrives.
    private static boolean isTyped(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        if (type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED)) {
            return true;
        }
        request.handler(dropped -> {});
        return false;
    }

    private static Response toSignIn(ChallengeData challenge) {
        if (challenge == null) {
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        Response.ResponseBuilder response = Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
        return response.build();
    }

    private Response typedTextKept(RoutingContext context, Buffer body) {
        List<Typed> fields = fieldsOf(body.toString(StandardCharsets.UTF_8));
        Frame frame = frames.anonymous();
        return Response.status(Response.Status.UNAUTHORIZED)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Templates.ended(frame, context.request().uri(), fields).render())
                .build();
    }

    static List<Typed> fieldsOf(String form) {
        List<Typed> fields = new ArrayList<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.add(new Typed(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1))));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    /** A field of a form that came too late. */
    record Typed(String name, String value) {

        /** Whether a person typed it, and would miss it. */
        public boolean isTyped() {
            return value.length() > 20 && !NOT_TYPED.contains(name);
        }
    }

    @CheckedTemplate(basePath = "error")
    static class Templates {
        private Templates() {}

        static native TemplateInstance ended(Frame frame, String address, List<Typed> fields);
    }
}

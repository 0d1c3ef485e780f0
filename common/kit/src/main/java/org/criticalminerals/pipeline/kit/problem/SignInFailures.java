package org.criticalminerals.pipeline.kit.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers calls without a token, or with one that isn't valid here. */
@ApplicationScoped
class SignInFailures {

    // Before the problem library's own mappers, which don't fit this version of Quarkus.
    private static final int FIRST = 1;

    @ServerExceptionMapper(priority = FIRST)
    Response missing(UnauthorizedException failure) {
        return answer();
    }

    @ServerExceptionMapper(priority = FIRST)
    Response invalid(AuthenticationFailedException failure) {
        return answer();
    }

    private static Response answer() {
        Response problem = Problems.unauthorized().toResponse();
        return Response.fromResponse(problem)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}

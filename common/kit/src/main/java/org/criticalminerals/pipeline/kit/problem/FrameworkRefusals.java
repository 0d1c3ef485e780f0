package org.criticalminerals.pipeline.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.PermissionsAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.TreeSet;
import org.criticalminerals.pipeline.kit.identity.Permissions;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives what the framework refuses before our code sees it the same form as our own errors: a type and a way out. */
@ApplicationScoped
class FrameworkRefusals {

    private static final int FIRST = 1;

    @ServerExceptionMapper(priority = FIRST)
    Response forbidden(ForbiddenException failure, ResourceInfo called) {
        return Problems.forbidden(
                        "role-missing",
                        act(called)
                                .map(FrameworkRefusals::roles)
                                .orElse("None of your roles allows this. Ask an official who has the role, or your"
                                        + " administrator for it."))
                .toResponse();
    }

    private static Optional<Permissions.Line> act(ResourceInfo called) {
        return Optional.ofNullable(called)
                .map(ResourceInfo::getResourceMethod)
                .map(method -> method.getAnnotation(PermissionsAllowed.class))
                .flatMap(declared -> Permissions.line(declared.value()[0]));
    }

    private static String roles(Permissions.Line act) {
        return "None of your roles allows this (%s). It takes one of these: %s. Ask an official who has it, or your administrator for it."
                .formatted(act.meaning(), String.join(", ", new TreeSet<>(act.roles())));
    }

    @ServerExceptionMapper(priority = FIRST)
    Response unknownAddress(NotFoundException failure) {
        return Problems.notFound("resource").toResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    Response refused(WebApplicationException failure) {
        Response.StatusType status = failure.getResponse().getStatusInfo();
        HttpProblem problem = HttpProblem.builder()
                .withType(URI.create("urn:pipeline:problem:" + slug(failure, status)))
                .withStatus(status.getStatusCode())
                .withTitle(status.getReasonPhrase())
                .withDetail(detail(failure, status))
                .build();
        Response answer = problem.toResponse();
        return Optional.ofNullable(failure.getResponse().getHeaderString(HttpHeaders.ALLOW))
                .map(allowed -> Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, allowed)
                        .build())
                .orElse(answer);
    }

    private static String slug(WebApplicationException failure, Response.StatusType status) {
        return failure.getCause() instanceof JacksonException
                ? "malformed-json"
                : status.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }

    private static String detail(WebApplicationException failure, Response.StatusType status) {
        if (failure.getCause() instanceof JacksonException json) {
            return "The body is not JSON: it breaks off or goes wrong at line %d, column %d."
                    .formatted(
                            json.getLocation() == null ? 1 : json.getLocation().getLineNr(),
                            json.getLocation() == null ? 1 : json.getLocation().getColumnNr());
        }
        return switch (status.getStatusCode()) {
            case 400 -> "A part of the address, a parameter or the body has a form that is not taken here.";
            case 405 -> "This address does not take that method; the header Allow names those it takes.";
            case 406 -> "Nothing here answers in the form that the header Accept asks for; ask for application/json.";
            case 413 -> "The body is larger than is taken here.";
            case 415 -> "The body's Content-Type is not taken here; send application/json.";
            default -> "The request was refused.";
        };
    }
}

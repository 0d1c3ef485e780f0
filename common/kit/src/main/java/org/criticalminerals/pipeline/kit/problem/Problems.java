package org.criticalminerals.pipeline.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.kit.http.ETags;

/**
 * Makes the errors that callers see: RFC 9457 problem details with a stable type, naming the thing, the rule and the way
 * out. Each method gives an exception to throw.
 */
public final class Problems {

    private static final String TYPE = "urn:pipeline:problem:";
    private static final int UNPROCESSABLE = 422;
    private static final int PRECONDITION_REQUIRED = 428;
    private static final int TOO_MANY_REQUESTS = 429;

    private Problems() {}

    /** 401: nobody is signed in. */
    public static HttpProblem unauthorized() {
        return problem("unauthorized", Status.UNAUTHORIZED.getStatusCode(), "Not signed in")
                .withDetail("Send a valid access token as a bearer token.")
                .build();
    }

    /**
     * 401: signed in, but not strongly enough for this act (RFC 9470). Who calls can sign in again as the challenge says
     * and repeat the request.
     *
     * @param acrValues the authentication contexts that would do, separated by spaces
     * @param detail what asks for it and the way out
     */
    public static HttpProblem insufficientAuthentication(String acrValues, String detail) {
        return problem(
                        "insufficient-user-authentication",
                        Status.UNAUTHORIZED.getStatusCode(),
                        "Sign in again, more strongly")
                .withDetail(detail)
                .with("acrValues", acrValues)
                .withHeader(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"insufficient_user_authentication\", acr_values=\"" + acrValues + "\"")
                .build();
    }

    /** 404, the same for what isn't there and for what isn't the caller's to see. */
    public static HttpProblem notFound(String what) {
        return problem("not-found", Status.NOT_FOUND.getStatusCode(), "Not found")
                .withDetail("There is no such " + what + ", or it is not released to you.")
                .build();
    }

    /**
     * 403: a rule forbids it to this official.
     *
     * @param rule the rule's slug
     * @param detail who may do it instead, or what to do
     */
    public static HttpProblem forbidden(String rule, String detail) {
        return problem(rule, Status.FORBIDDEN.getStatusCode(), "Not allowed")
                .withDetail(detail)
                .build();
    }

    /** 409: the state of things doesn't allow it now. */
    public static HttpProblem conflict(String type, String title, String detail) {
        return conflict(type, title, detail, Map.of());
    }

    /** 409 with further members, for example what is missing. */
    public static HttpProblem conflict(String type, String title, String detail, Map<String, Object> extensions) {
        HttpProblem.Builder builder =
                problem(type, Status.CONFLICT.getStatusCode(), title).withDetail(detail);
        extensions.forEach(builder::with);
        return builder.build();
    }

    /** 400: one field is wrong. */
    public static HttpProblem invalid(String pointer, String detail) {
        return invalid(List.of(new FieldError(pointer, detail)));
    }

    /** 400: fields are wrong; each is named by a JSON pointer. */
    public static HttpProblem invalid(List<FieldError> errors) {
        return problem("invalid", Status.BAD_REQUEST.getStatusCode(), "Some fields are not valid")
                .withDetail(errors.stream()
                        .map(error -> error.pointer() + ": " + error.detail())
                        .limit(5)
                        .collect(java.util.stream.Collectors.joining("; ")))
                .with("errors", errors)
                .build();
    }

    /** 413: more than is taken. */
    public static HttpProblem tooLarge(String detail) {
        return problem("too-large", Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode(), "Too large")
                .withDetail(detail)
                .build();
    }

    /** 422: an idempotency key was used before for another request. */
    public static HttpProblem keyReused() {
        return problem("idempotency-key-reused", UNPROCESSABLE, "Idempotency key used before")
                .withDetail("This Idempotency-Key came with another request before. Use a new key for a new request.")
                .build();
    }

    /** 428: the call must say which version it is based on. */
    public static HttpProblem preconditionRequired() {
        return problem("precondition-required", PRECONDITION_REQUIRED, "If-Match is missing")
                .withDetail("Read the resource first and send its ETag in the header If-Match.")
                .build();
    }

    /** 412: it changed since the caller read it. */
    public static HttpProblem stale(long current) {
        return problem("stale", Status.PRECONDITION_FAILED.getStatusCode(), "It changed meanwhile")
                .withDetail("Somebody changed it since you read it. Read it again, look at the difference and repeat.")
                .with("currentETag", ETags.tag(current))
                .build();
    }

    /**
     * 429: more often than is answered.
     *
     * @param detail what the limit is
     * @param retryAfter how long to wait
     */
    public static HttpProblem tooMany(String detail, Duration retryAfter) {
        return problem("too-many-requests", TOO_MANY_REQUESTS, "Too many requests")
                .withDetail(detail)
                .withHeader("Retry-After", Math.max(1, retryAfter.toSeconds()))
                .build();
    }

    private static HttpProblem.Builder problem(String slug, int status, String title) {
        return HttpProblem.builder()
                .withType(URI.create(TYPE + slug))
                .withStatus(status)
                .withTitle(title);
    }
}

package org.criticalminerals.pipeline.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.problem.Problems;

/**
 * Keeps the answer to a request with an {@code Idempotency-Key} in the request's own transaction. Two at once: the
 * second waits for the first one's row and then gets its answer; a first one that failed leaves none.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class IdempotentInterceptor {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;

    private final ActingOfficials officials;
    private final IdempotencyKeys keys;
    private final RoutingContext routing;
    private final ObjectMapper json;
    private final Clock clock;

    IdempotentInterceptor(
            ActingOfficials officials, IdempotencyKeys keys, RoutingContext routing, ObjectMapper json, Clock clock) {
        this.officials = officials;
        this.keys = keys;
        this.routing = routing;
        this.json = json;
        this.clock = clock;
    }

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        String key = routing.request().getHeader(HEADER);
        if (key == null) {
            return invocation.proceed();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problems.invalid("/" + HEADER, "must have from 1 to " + LONGEST_KEY + " characters");
        }
        String official = officials.current().subject();
        String hash = hash(invocation);
        if (!keys.claim(official, key, hash, clock.instant())) {
            return replay(official, key, hash);
        }
        Response response = (Response) invocation.proceed();
        keys.keep(official, key, answer(response));
        return response;
    }

    private Response replay(String official, String key, String hash) {
        IdempotencyKeys.Kept kept = keys.find(official, key)
                .filter(found -> found.requestHash().equals(hash))
                .orElseThrow(Problems::keyReused);
        Response.ResponseBuilder response = Response.status(kept.answer().status());
        kept.answer().headers().forEach(response::header);
        Optional.ofNullable(kept.answer().body()).ifPresent(body -> response.type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body));
        return response.build();
    }

    private IdempotencyKeys.Answer answer(Response response) throws JsonProcessingException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : new String[] {"Location", "ETag"}) {
            if (response.getHeaderString(name) != null) {
                headers.put(name, response.getHeaderString(name));
            }
        }
        String body = response.hasEntity() ? json.writeValueAsString(response.getEntity()) : null;
        return new IdempotencyKeys.Answer(response.getStatus(), headers, body);
    }

    private String hash(InvocationContext invocation) throws JsonProcessingException {
        HttpServerRequest request = routing.request();
        MessageDigest sha = sha256();
        sha.update((request.method() + " " + request.uri() + "\n").getBytes(StandardCharsets.UTF_8));
        for (Object parameter : invocation.getParameters()) {
            if (parameter == null || parameter instanceof InputStream) {
                sha.update((byte) 0);
            } else {
                sha.update(json.writeValueAsBytes(parameter));
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

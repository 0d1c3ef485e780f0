package org.criticalminerals.pipeline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.criticalminerals.pipeline.local.client.Waiting;

/** Calls the services as an official does who scripts: a token by the client {@code local-cli}, then plain HTTP. */
public final class Api {

    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PACE = Duration.ofMillis(100);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Function<String, URI> addresses;

    /** @param addresses where a service is, and the {@code realm} that gives tokens */
    public Api(Function<String, URI> addresses) {
        this.addresses = addresses;
    }

    /** The access token of an official of the demonstration, whose password is the name. */
    public String tokenOf(String official) {
        return tokens.compute(official, (name, known) -> known != null && known.lasts() ? known : token(name))
                .access();
    }

    /** An answer that succeeded. */
    public record Answer(int status, JsonNode body, String etag, String location) {}

    /** Reads a resource of a service, for example {@code project-service} and {@code /api/v1/projects}. */
    public Answer get(String official, String service, String path) {
        return succeeded(send(official, service, path, request -> request.GET()));
    }

    /** Reads a resource that may not be there, or not yet. */
    public Optional<Answer> getIfThere(String official, String service, String path) {
        Response response = send(official, service, path, request -> request.GET());
        return response.answer().statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(succeeded(response));
    }

    /** Posts JSON; {@code etag} may be null. */
    public Answer post(String official, String service, String path, String etag, Object body) {
        return succeeded(
                send(official, service, path, request -> json(request, etag).POST(publisher(body))));
    }

    /** Puts JSON; {@code etag} may be null. */
    public Answer put(String official, String service, String path, String etag, Object body) {
        return succeeded(
                send(official, service, path, request -> json(request, etag).PUT(publisher(body))));
    }

    /** Posts a table. */
    public Answer postCsv(String official, String service, String path, String csv) {
        return succeeded(send(official, service, path, request -> request.header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv))));
    }

    /** Asks again and again until there is an answer; fails after a minute and a half. */
    public <T> T await(String what, Supplier<T> question) {
        return Waiting.until(PATIENCE, PACE, () -> Optional.ofNullable(question.get()))
                .orElseThrow(() -> new IllegalStateException("Waited in vain for " + what));
    }

    /** A text as part of an address. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Response send(String official, String service, String path, Setup setup) {
        URI address = path.startsWith("http")
                ? URI.create(path)
                : URI.create(withoutSlash(addresses.apply(service).toString()) + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + tokenOf(official));
        HttpRequest ready = setup.of(request).build();
        return new Response(ready, exchange(ready));
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, String etag) {
        request.header("Content-Type", "application/json");
        return etag == null ? request : request.header("If-Match", etag);
    }

    private Token token(String official) {
        String form = "grant_type=password&client_id=local-cli&scope=" + encoded("openid organization") + "&username="
                + encoded(official) + "&password=" + encoded(official);
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        withoutSlash(addresses.apply("realm").toString()) + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        long asked = System.nanoTime();
        JsonNode answer = succeeded(new Response(request, exchange(request))).body();
        Duration half = Duration.ofSeconds(answer.path("expires_in").asLong()).dividedBy(2);
        return new Token(answer.path("access_token").asText(), asked + half.toNanos());
    }

    private static Answer succeeded(Response response) {
        HttpResponse<String> answer = response.answer();
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("%s %s: %d %s"
                    .formatted(
                            response.request().method(), response.request().uri(), answer.statusCode(), answer.body()));
        }
        return new Answer(
                answer.statusCode(),
                tree(answer.body()),
                answer.headers().firstValue("ETag").orElse(null),
                answer.headers().firstValue("Location").orElse(null));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher publisher(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String body) {
        try {
            return body.isBlank() ? JSON.nullNode() : JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** A token, and until when it is used by the machine's own count: a newer one is asked for in good time. */
    private record Token(String access, long untilNanos) {
        boolean lasts() {
            return System.nanoTime() - untilNanos < 0;
        }
    }

    private record Response(HttpRequest request, HttpResponse<String> answer) {}

    @FunctionalInterface
    private interface Setup {
        HttpRequest.Builder of(HttpRequest.Builder request);
    }
}

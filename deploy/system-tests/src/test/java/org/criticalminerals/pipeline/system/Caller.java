package org.criticalminerals.pipeline.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.criticalminerals.pipeline.local.demo.Api;

/** Sends requests to the services as officials, and takes whatever they answer. */
final class Caller {

    private static final int LONGEST_STREAM = 200_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalSystemProcess system;
    private final Api api;

    Caller(LocalSystemProcess system, Api api) {
        this.system = system;
        this.api = api;
    }

    /**
     * An answer.
     *
     * @param headers all of them but the date, as text
     */
    record Reply(int status, String headers, String body, String etag) {

        boolean succeeded() {
            return status / 100 == 2;
        }

        /** Everything that a reader gets to see. */
        String text() {
            return headers + "\n" + body;
        }
    }

    Reply get(String official, String service, String path) {
        return send(official, service, "GET", path, null, null, Map.of());
    }

    Reply send(
            String official,
            String service,
            String method,
            String path,
            String type,
            String body,
            Map<String, String> headers) {
        BodyPublisher content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(system.url(service).resolve(path).toString()))
                .timeout(Duration.ofSeconds(30))
                .method(method, content);
        if (official != null) {
            request.header("Authorization", "Bearer " + api.tokenOf(official));
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream stream = answer.body()) {
                return reply(answer, stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a stream of events tells within two seconds of somebody who has seen nothing yet. */
    String stream(String official, String service, String path) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(system.url(service).resolve(path).toString()))
                .header("Authorization", "Bearer " + api.tokenOf(official))
                .header("Last-Event-ID", "0")
                .build();
        StringBuffer told = new StringBuffer();
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(
                request,
                BodyHandlers.ofByteArrayConsumer(
                        part -> part.ifPresent(bytes -> told.append(new String(bytes, StandardCharsets.UTF_8)))));
        await().pollDelay(Duration.ofSeconds(2)).until(() -> told.length() > 0);
        answer.cancel(true);
        return told.toString();
    }

    // A stream of events never ends: what was missed comes at once, and then nothing for a while.
    private static Reply reply(HttpResponse<InputStream> answer, InputStream stream) throws IOException {
        boolean endless = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        StringBuilder headers = new StringBuilder();
        answer.headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("date")) {
                headers.append(name).append(": ").append(values).append('\n');
            }
        });
        String body = endless
                ? new String(firstOf(stream), StandardCharsets.UTF_8)
                : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        return new Reply(
                answer.statusCode(),
                headers.toString(),
                body,
                answer.headers().firstValue("ETag").orElse(null));
    }

    private static byte[] firstOf(InputStream stream) throws IOException {
        byte[] read = new byte[LONGEST_STREAM];
        int length = 0;
        while (length < LONGEST_STREAM) {
            int more = stream.read(read, length, LONGEST_STREAM - length);
            if (more < 0) {
                break;
            }
            length += more;
            String text = new String(read, 0, length, StandardCharsets.UTF_8);
            if (text.contains("still here")
                    || stream.available() == 0 && text.contains("hello") && text.endsWith("\n\n")) {
                break;
            }
        }
        return java.util.Arrays.copyOf(read, length);
    }
}

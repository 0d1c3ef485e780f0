package org.criticalminerals.pipeline.local.client;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

/** Speaks to the control endpoint of a running system. */
final class ControlClient {

    /** It says why, in a sentence for people. */
    private static final int REFUSED = 409;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final URI endpoint;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    ControlClient(URI endpoint) {
        this.endpoint = endpoint;
    }

    void post(String path) {
        send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    void delete(String path) {
        send(request(path).DELETE());
    }

    List<Mail> mail() {
        return mailAt("/mail");
    }

    List<Mail> mail(String recipient) {
        return mailAt("/mail/" + URLEncoder.encode(recipient, StandardCharsets.UTF_8));
    }

    private List<Mail> mailAt(String path) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(send(request(path).header("Accept", "text/x-java-properties"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Mail.fromProperties(properties);
    }

    Instant clock() {
        return Instant.parse(send(request("/clock")));
    }

    boolean answers() {
        try {
            send(request("/"));
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(endpoint.resolve(path)).timeout(PATIENCE);
    }

    private String send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == REFUSED) {
                throw new IllegalStateException(response.body());
            }
            if (response.statusCode() >= 400) {
                throw new IllegalStateException("%s %s was answered with %d: %s"
                        .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException("The local system doesn't answer at %s: %s".formatted(request.uri(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

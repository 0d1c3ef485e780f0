package org.criticalminerals.pipeline.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.criticalminerals.pipeline.kit.testing.Tokens;

/** Reads an official's stream as a browser does. */
final class StreamClient implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final InputStream body;
    private volatile boolean ended;

    private StreamClient(URI base, String token, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/api/v1/notifications/stream"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("The stream answered " + response.statusCode());
        }
        body = response.body();
        Thread.ofVirtual().start(this::read);
    }

    static StreamClient of(URI base, String username, String lastEventId) throws IOException, InterruptedException {
        return new StreamClient(base, Tokens.of(username), lastEventId);
    }

    static StreamClient withToken(URI base, String token) throws IOException, InterruptedException {
        return new StreamClient(base, token, null);
    }

    List<Event> events() {
        return events;
    }

    /** Events that tell of a notice. */
    List<Event> notices() {
        return events.stream()
                .filter(event -> "notification".equals(event.name()))
                .toList();
    }

    List<String> comments() {
        return comments;
    }

    boolean ended() {
        return ended;
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String id = null;
            String name = null;
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    comments.add(line.substring(1));
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(id, name, data.toString(), Instant.now()));
                    id = null;
                    name = null;
                    data.setLength(0);
                }
            }
        } catch (IOException e) {
            // The test hung up.
        } finally {
            ended = true;
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
        http.shutdownNow();
    }

    record Event(String id, String name, String data, Instant arrivedAt) {}
}

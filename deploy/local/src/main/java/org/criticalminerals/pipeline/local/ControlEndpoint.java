package org.criticalminerals.pipeline.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.criticalminerals.pipeline.local.client.Mail;

/**
 * Lets tests and operators on this machine reset, stop, kill and restart parts of a running system, and move its clock.
 * It listens on the loopback alone and answers no browser.
 */
final class ControlEndpoint implements AutoCloseable {

    private static final String PROPERTIES = "text/x-java-properties";

    private final HttpServer server;
    private final Platform platform;
    private final LocalClock clock;
    private final Map<String, Restartable> processes;
    private final Runnable changed;
    private final Runnable shutdown;

    /**
     * @param processes the children by name
     * @param changed told whenever a process was started or ended
     * @param shutdown ends the whole system
     */
    ControlEndpoint(
            Platform platform,
            LocalClock clock,
            Map<String, Restartable> processes,
            Runnable changed,
            Runnable shutdown) {
        this.platform = platform;
        this.clock = clock;
        this.processes = Map.copyOf(processes);
        this.changed = changed;
        this.shutdown = shutdown;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new StartFailure("The control endpoint can't listen on the loopback: " + e.getMessage(), e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestHeaders().containsKey("Origin")) {
                reply(exchange, 403, "text/plain", "This endpoint answers no browser.");
                return;
            }
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getPath();
            try {
                answer(exchange, method, List.of(path.substring(1).split("/")));
            } catch (IllegalArgumentException e) {
                reply(exchange, 404, "text/plain", e.getMessage());
            } catch (IllegalStateException e) {
                reply(exchange, 409, "text/plain", e.getMessage());
            } catch (RuntimeException e) {
                reply(exchange, 500, "text/plain", String.valueOf(e.getMessage()));
            }
        }
    }

    private void answer(HttpExchange exchange, String method, List<String> path) throws IOException {
        switch (method) {
            case "GET" -> get(exchange, path);
            case "POST" -> {
                post(path);
                reply(exchange, 204, "text/plain", "");
                if (path.equals(List.of("shutdown"))) {
                    shutdown.run();
                }
            }
            case "DELETE" -> {
                if (!path.equals(List.of("mail"))) {
                    throw unknown(path);
                }
                platform.mail().received().clear();
                reply(exchange, 204, "text/plain", "");
            }
            default -> reply(exchange, 405, "text/plain", "Only GET, POST and DELETE.");
        }
    }

    private void get(HttpExchange exchange, List<String> path) throws IOException {
        if (path.equals(List.of(""))) {
            reply(exchange, 200, "text/plain", "The local system runs.");
        } else if (path.equals(List.of("clock"))) {
            reply(exchange, 200, "text/plain", clock.instant().toString());
        } else if (path.getFirst().equals("mail") && path.size() <= 2) {
            MailFolder received = platform.mail().received();
            List<Mail> mail = path.size() == 1 ? received.list() : received.of(path.getLast());
            if (PROPERTIES.equals(exchange.getRequestHeaders().getFirst("Accept"))) {
                var text = new StringWriter();
                Mail.toProperties(mail).store(text, null);
                reply(exchange, 200, PROPERTIES, text.toString());
            } else {
                reply(exchange, 200, "application/json", new ObjectMapper().writeValueAsString(mail));
            }
        } else {
            throw unknown(path);
        }
    }

    private void post(List<String> path) {
        String subject = path.getFirst();
        String action = path.getLast();
        switch (subject) {
            case "shutdown" -> {}
            case "databases" -> onNamed(path, "reset", platform.databases()::reset);
            case "topics" -> on(path, Map.of("reset", platform.topics()::reset));
            case "kafka" -> on(path, Map.of("stop", platform.kafka()::close, "start", platform.kafka()::start));
            case "mail" -> on(path, Map.of("stop", platform.mail()::close, "start", platform.mail()::start));
            case "clock" -> moveClock(path);
            case "services" ->
                onNamed(path, action, name -> {
                    Restartable process = processes.get(name);
                    if (process == null) {
                        throw new IllegalArgumentException(
                                "No process %s: there are %s.".formatted(name, processes.keySet()));
                    }
                    on(
                            List.of(name, action),
                            Map.of("kill", process::kill, "stop", process::stop, "start", process::start));
                    changed.run();
                });
            default -> throw unknown(path);
        }
    }

    private void moveClock(List<String> path) {
        if (path.size() != 2) {
            throw unknown(path);
        }
        try {
            clock.moveTo(Instant.parse(path.getLast()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("%s is no instant.".formatted(path.getLast()), e);
        }
    }

    private static void on(List<String> path, Map<String, Runnable> actions) {
        Runnable action = path.size() == 2 ? actions.get(path.getLast()) : null;
        if (action == null) {
            throw unknown(path);
        }
        action.run();
    }

    private static void onNamed(List<String> path, String action, java.util.function.Consumer<String> task) {
        if (path.size() != 3 || !path.getLast().equals(action)) {
            throw unknown(path);
        }
        task.accept(path.get(1));
    }

    private static IllegalArgumentException unknown(List<String> path) {
        return new IllegalArgumentException("Nothing at /%s.".formatted(String.join("/", path)));
    }

    private static void reply(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}

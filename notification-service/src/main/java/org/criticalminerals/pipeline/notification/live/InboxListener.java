package org.criticalminerals.pipeline.notification.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.notification.inbox.Wake;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears, on a connection of its own beside the pools, when inboxes have new rows, whichever replica wrote them. Signals
 * that came together are handled together. After a lost connection, and from time to time in any case, all streams read
 * on: a signal that was missed costs a delay and no row.
 */
@ApplicationScoped
class InboxListener {

    private static final Logger LOG = Logger.getLogger(InboxListener.class);
    private static final Duration NET = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSING_TIME = Duration.ofSeconds(5);

    private final LiveStreams streams;
    private final String url;
    private final String user;
    private final String password;
    private volatile boolean running;
    private volatile Connection listening;
    private Thread thread;

    InboxListener(
            LiveStreams streams,
            @ConfigProperty(name = "quarkus.datasource.worker.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.worker.username") String user,
            @ConfigProperty(name = "quarkus.datasource.worker.password") String password) {
        this.streams = streams;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().name("inbox-listener").daemon(true).start(this::run);
    }

    // Before the connection pools close, by which the streams read.
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        running = false;
        Connection connection = listening;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debugf("The listening connection was closed already: %s", e.getMessage());
            }
        }
        if (thread != null && !thread.join(CLOSING_TIME)) {
            thread.interrupt();
        }
    }

    private void run() {
        while (running) {
            try (Connection connection = DriverManager.getConnection(url, user, password)) {
                listening = connection;
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    LOG.warnf("New rows of inboxes can't be heard now; tried again: %s", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + Wake.CHANNEL);
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        streams.wake(Wake.everybody());
        while (running) {
            PGNotification[] heard = postgres.getNotifications((int) NET.toMillis());
            if (heard == null || heard.length == 0) {
                // Also shows whether the connection still lives.
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select 1");
                }
                streams.wake(Wake.everybody());
            } else {
                streams.wake(together(heard));
            }
        }
    }

    private static Wake together(PGNotification[] heard) {
        Set<String> payloads =
                Stream.of(heard).map(PGNotification::getParameter).collect(Collectors.toSet());
        return payloads.contains(Wake.everybody().payload()) ? Wake.everybody() : new Wake(String.join(",", payloads));
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}

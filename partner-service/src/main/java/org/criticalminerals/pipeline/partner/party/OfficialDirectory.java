package org.criticalminerals.pipeline.partner.party;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Keeps the officials as the identity provider knows them: reads them at the start and then every minute. While it
 * can't be reached, what is known stays; one warning tells it, and the next success ends it.
 */
@ApplicationScoped
public class OfficialDirectory {

    private static final Logger LOG = Logger.getLogger(OfficialDirectory.class);
    private static final long LOCK = 0x6d696e5f6f6666L; // "min_off"

    private final WorkerTransactions transactions;
    private final OfficialService officials;
    private final Instance<KnownAccounts> accounts;
    private final KeycloakDirectory directory;
    private final Clock clock;
    private final boolean enabled;
    private final Duration every;
    private volatile Instant nextAt = Instant.MIN;
    private volatile boolean failing;

    OfficialDirectory(
            WorkerTransactions transactions,
            OfficialService officials,
            @Any Instance<KnownAccounts> accounts,
            Clock clock,
            @ConfigProperty(name = "pipeline.directory.enabled") boolean enabled,
            @ConfigProperty(name = "pipeline.directory.every") Duration every,
            KeycloakApi keycloak) {
        this.transactions = transactions;
        this.officials = officials;
        this.accounts = accounts;
        this.directory = new KeycloakDirectory(keycloak);
        this.clock = clock;
        this.enabled = enabled;
        this.every = every;
    }

    /** Reads the officials where it is time; after a failure, at the next beat already. */
    @Scheduled(every = "{pipeline.directory.retry}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() {
        if (!enabled || clock.instant().isBefore(nextAt)) {
            return;
        }
        try {
            Instant readAt = clock.instant();
            List<Official> present = directory.officials();
            if (present.isEmpty()) {
                // Nobody at all is a fault of the directory; taking it for true would silence every notification.
                throw new IOException("it names nobody");
            }
            int changed = store(present, readAt);
            nextAt = clock.instant().plus(every);
            if (failing || changed > 0) {
                LOG.infof("%d officials in the directory, %d changed", present.size(), changed);
            }
            failing = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            if (!failing) {
                LOG.warnf("The directory of officials can't be read, what is known stays: %s", e.toString());
            }
            failing = true;
        }
    }

    /**
     * Stores everyone who can sign in; of several replicas one at a time.
     *
     * @param readAt when the reading began
     */
    int store(List<Official> present, Instant readAt) {
        return transactions.call(() -> {
            transactions.onConnection(connection -> {
                try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
                    statement.setLong(1, LOCK);
                    return statement.execute();
                }
            });
            List<Official> meant = present;
            for (KnownAccounts known : accounts) {
                meant = known.compare(meant, readAt);
            }
            return officials.replaceAll(meant);
        });
    }
}

package org.criticalminerals.pipeline.kit.retention;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;

/**
 * Removes what only guards against repetition once no repetition can come: consumed events beyond the topics' retention
 * of 30 days, and answered requests after two days.
 */
@ApplicationScoped
class Pruning {

    private static final Duration CONSUMED = Duration.ofDays(45);
    private static final Duration ANSWERED = Duration.ofDays(2);
    private static final int AT_ONCE = 5_000;

    private static final String PRUNE_CONSUMED = """
            delete from consumed_event where ctid = any(array(
                select ctid from consumed_event where consumed_at < ? limit ?))""";
    private static final String PRUNE_ANSWERED = """
            delete from idempotency_key where ctid = any(array(
                select ctid from idempotency_key where created_at < ? limit ?))""";

    private final WorkerTransactions transactions;
    private final Clock clock;

    Pruning(WorkerTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        Instant now = clock.instant();
        pruneAll(PRUNE_CONSUMED, now.minus(CONSUMED));
        pruneAll(PRUNE_ANSWERED, now.minus(ANSWERED));
    }

    private void pruneAll(String statement, Instant before) {
        int removed;
        do {
            removed = transactions.call(() -> transactions.onConnection(connection -> {
                try (PreparedStatement delete = connection.prepareStatement(statement)) {
                    delete.setObject(1, before.atOffset(ZoneOffset.UTC));
                    delete.setInt(2, AT_ONCE);
                    return delete.executeUpdate();
                }
            }));
        } while (removed == AT_ONCE);
    }
}

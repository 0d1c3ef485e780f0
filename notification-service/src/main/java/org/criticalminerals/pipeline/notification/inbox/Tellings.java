package org.criticalminerals.pipeline.notification.inbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.notification.channel.Channel;
import org.criticalminerals.pipeline.notification.delivery.Deliveries;

/**
 * Gathers what a worker transaction tells and writes it as its last step, in a handful of statements whatever the number
 * of events and recipients. Writing last also keeps the turn for sequence numbers short: no other work is done while it
 * is held.
 */
@ApplicationScoped
class Tellings {

    private final WorkerTransactions transactions;
    private final AgroalDataSource worker;
    private final TransactionSynchronizationRegistry transaction;
    private final Deliveries deliveries;
    private final Clock clock;

    Tellings(
            WorkerTransactions transactions,
            @DataSource("worker") AgroalDataSource worker,
            TransactionSynchronizationRegistry transaction,
            Deliveries deliveries,
            Clock clock) {
        this.transactions = transactions;
        this.worker = worker;
        this.transaction = transaction;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** What the current transaction tells. */
    Telling current() {
        Telling known = (Telling) transaction.getResource(Telling.class);
        if (known != null) {
            return known;
        }
        Telling telling = new Telling();
        transaction.putResource(Telling.class, telling);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                write(telling);
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED && !telling.notices().isEmpty()) {
                    deliveries.committed();
                    deliveries.count(
                            Channel.INBOX, "DELIVERED", telling.notices().size());
                }
            }
        });
        return telling;
    }

    /** For which reasons an official was told of an event already. */
    Set<String> told(UUID event, String official) {
        return transactions.onConnection(connection -> InboxTables.told(connection, event, official));
    }

    private void write(Telling telling) {
        // Hibernate has let go of its handle by now; this one is of the same connection, in the same transaction.
        try (Connection connection = worker.getConnection()) {
            if (!telling.ended().isEmpty()) {
                InboxTables.endActions(connection, telling.ended());
            }
            if (!telling.remaining().isEmpty()) {
                InboxTables.leaveActions(connection, telling.remaining());
            }
            if (!telling.notices().isEmpty()) {
                write(connection, telling.notices());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("What a batch tells could not be written", e);
        }
    }

    private void write(Connection connection, List<NewNotice> notices) throws SQLException {
        InboxTables.takeTurn(connection);
        Set<UUID> added = InboxTables.insert(connection, notices);
        List<NewNotice> fresh =
                notices.stream().filter(notice -> added.contains(notice.id())).toList();
        if (fresh.isEmpty()) {
            return;
        }
        deliveries.add(
                connection,
                fresh.stream()
                        .flatMap(notice -> Deliveries.of(
                                notice.id(),
                                notice.recipient().official().subject(),
                                notice.mailed() ? Set.of(Channel.INBOX, Channel.EMAIL) : Set.of(Channel.INBOX),
                                notice.failure() == null ? Map.of() : Map.of(Channel.INBOX, notice.failure())))
                        .toList(),
                clock.instant());
        InboxTables.wake(
                connection,
                fresh.stream()
                        .map(notice -> notice.recipient().official().subject())
                        .collect(Collectors.toSet()));
    }
}

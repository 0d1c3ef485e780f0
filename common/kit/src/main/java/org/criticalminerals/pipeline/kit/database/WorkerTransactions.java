package org.criticalminerals.pipeline.kit.database;

import java.sql.Connection;
import java.util.function.Supplier;

/**
 * Runs transactions of the service itself, past row-level security: for consumers, relay, timers and jobs. An
 * architecture test keeps it out of everything that answers officials.
 */
public interface WorkerTransactions {

    /** Runs in a new transaction as the worker and gives back what the work gives. */
    <T> T call(Supplier<T> work);

    /** Runs in a new transaction as the worker. */
    default void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** The connection of the current worker transaction; never closed by the caller. */
    <T> T onConnection(ConnectionWork<T> work);

    /**
     * Work on a connection.
     *
     * @param <T> what it gives back
     */
    @FunctionalInterface
    interface ConnectionWork<T> {
        T on(Connection connection) throws java.sql.SQLException;
    }
}

package org.criticalminerals.pipeline.kit.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.function.Supplier;
import org.hibernate.Session;

/** Worker transactions of a running service: JTA, with Hibernate on the worker's connection. */
@ApplicationScoped
class JtaWorkerTransactions implements WorkerTransactions {

    private final CurrentDatabaseUser user;
    private final Session session;

    JtaWorkerTransactions(CurrentDatabaseUser user, Session session) {
        this.user = user;
        this.session = session;
    }

    @Override
    @ActivateRequestContext
    public <T> T call(Supplier<T> work) {
        DatabaseUser before = user.get();
        user.set(DatabaseUser.WORKER);
        try {
            return QuarkusTransaction.requiringNew().call(work::get);
        } finally {
            user.set(before);
        }
    }

    @Override
    public <T> T onConnection(ConnectionWork<T> work) {
        if (user.get() != DatabaseUser.WORKER) {
            throw new IllegalStateException("No worker transaction is open");
        }
        return session.doReturningWork(work::on);
    }
}

package org.criticalminerals.pipeline.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/**
 * Where a service tells others what happened: the event is written in the transaction of the act itself and reaches
 * Kafka after its commit, at least once and in order per key. The command must have locked its aggregate's root row
 * before, so that the order of writing is the order of commit.
 */
@ApplicationScoped
public class Outbox {

    private final Session session;
    private final TransactionSynchronizationRegistry transaction;
    private final RelayRunner relay;
    private final PublicationWitness witness;
    private final Clock clock;
    private final String source;

    Outbox(
            Session session,
            TransactionSynchronizationRegistry transaction,
            RelayRunner relay,
            PublicationWitness witness,
            Clock clock,
            @ConfigProperty(name = "pipeline.service") String service) {
        this.session = session;
        this.transaction = transaction;
        this.relay = relay;
        this.witness = witness;
        this.clock = clock;
        this.source = "/" + service;
    }

    /**
     * Writes an event in the current transaction.
     *
     * @param event what happened
     * @param aggregateVersion the aggregate's version after it
     * @param releasableTo who may learn of it, as audience principals
     * @param actingParty the party that acted; null where the system did
     * @return the event's id
     */
    public UUID publish(PipelineEvent event, long aggregateVersion, Set<String> releasableTo, String actingParty) {
        Instant now = clock.instant();
        EventEnvelope<PipelineEvent> envelope = new EventEnvelope<>(
                Ids.next(), source, event.key(), now, actingParty, aggregateVersion, releasableTo, event);
        OutboxRow row = EventRecords.toRow(envelope);
        publish(row, now);
        witness.published(envelope, row.payload());
        return envelope.id();
    }

    /** Writes a record as it is, for example a dead letter. */
    public void publish(OutboxRow row, Instant now) {
        session.doWork(connection -> OutboxTable.insert(connection, row, now));
        wakeRelayAfterCommit();
    }

    private void wakeRelayAfterCommit() {
        if (transaction.getResource(Outbox.class) != null) {
            return;
        }
        transaction.putResource(Outbox.class, Boolean.TRUE);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to prepare: the rows are written already.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }
}

package org.criticalminerals.pipeline.kit.record;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.events.RecordEvent;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.record.MerkleTree;
import org.criticalminerals.pipeline.record.RootKeys;
import org.criticalminerals.pipeline.record.SealedRoot;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Seals what was recorded: puts leaves into batches in their order, signs each batch's root, chains it to the one before
 * and publishes it, all in one transaction. Of several replicas one works at a time.
 */
@ApplicationScoped
class RecordSealer {

    private static final Logger LOG = Logger.getLogger(RecordSealer.class);

    private final WorkerTransactions transactions;
    private final Outbox outbox;
    private final SigningKeys keys;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final String service;
    private final int most;

    RecordSealer(
            WorkerTransactions transactions,
            Outbox outbox,
            SigningKeys keys,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "pipeline.service") String service,
            @ConfigProperty(name = "pipeline.record.batch", defaultValue = "1000") int most) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.keys = keys;
        this.clock = clock;
        this.metrics = metrics;
        this.service = service;
        this.most = most;
    }

    // Better no service than one whose acts are never sealed.
    void start(@Observes StartupEvent event) {
        LOG.infof("The record of acts is signed with the key %s", keys.id());
    }

    @Scheduled(
            every = "{pipeline.record.seal-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void seal() {
        try {
            while (sealNext() == most) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            metrics.counter("pipeline.record.seal.failures").increment();
            LOG.errorf(e, "The record of acts can't be sealed now; its leaves wait");
        }
    }

    /** Seals one batch and gives its size; 0 where nothing waits. */
    int sealNext() {
        return transactions.call(() -> transactions.onConnection(this::sealNext));
    }

    private int sealNext(Connection connection) throws SQLException {
        if (!SealTables.lock(connection)) {
            return 0;
        }
        SealTables.Sealed last = SealTables.last(connection, service);
        List<SealTables.Unsealed> leaves = SealTables.next(connection, last, most, service);
        if (leaves.isEmpty()) {
            return 0;
        }
        List<byte[]> hashes = leaves.stream().map(leaf -> leaf.leaf().hash()).toList();
        SealedRoot root = keys.sign(SealedRoot.unsigned(
                service,
                last.root() == null ? 1 : last.root().number() + 1,
                leaves.size(),
                MerkleTree.root(hashes),
                last.root() == null ? SealedRoot.none() : last.root().hash(),
                clock.instant(),
                keys.id()));
        SealTables.insert(connection, root, leaves, hashes);
        outbox.publish(event(root), root.number(), Set.of(Audience.EVERYONE), null);
        return leaves.size();
    }

    private RecordEvent.RootSealed event(SealedRoot root) {
        return new RecordEvent.RootSealed(
                root.service(),
                root.number(),
                root.leaves(),
                HexFormat.of().formatHex(root.root()),
                HexFormat.of().formatHex(root.previous()),
                root.sealedAt(),
                root.keyId(),
                RootKeys.write(keys.publicKey()),
                Base64.getEncoder().encodeToString(root.signature()));
    }
}

package org.criticalminerals.pipeline.kit.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.record.RecordAudit;
import org.criticalminerals.pipeline.record.SealedRoot;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Verifies this service's record. It looks at all leaves, past row-level security, and tells numbers and places alone: who
 * tampers with one party's leaves is every party's affair.
 */
@ApplicationScoped
class RecordVerification {

    private final WorkerTransactions transactions;
    private final SigningKeys keys;
    private final String service;

    RecordVerification(
            WorkerTransactions transactions,
            SigningKeys keys,
            @ConfigProperty(name = "pipeline.service") String service) {
        this.transactions = transactions;
        this.keys = keys;
        this.service = service;
    }

    /**
     * Looks at some batches.
     *
     * @param from the first one
     * @param most how many
     * @param copies published copies of the roots; null where there are none
     */
    RecordAudit.Result look(long from, int most, List<SealedRoot> copies) {
        return transactions.call(() -> transactions.onConnection(
                connection -> new RecordAudit(connection, service, keys.trusted()).look(from, most, copies)));
    }
}

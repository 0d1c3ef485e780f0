package org.criticalminerals.pipeline.notification.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;

/**
 * Reads on in the inboxes of many officials with one query, for the streams of a replica. Each is asked for the own rows
 * alone; who they are was settled when their stream began.
 */
@ApplicationScoped
public class InboxReader {

    private final WorkerTransactions transactions;

    InboxReader(WorkerTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The next rows of each official, in order.
     *
     * @param seen by official, the highest number that was seen
     * @param limit most rows of each official
     */
    public Map<String, List<InboxItem>> after(Map<String, Long> seen, int limit) {
        return transactions
                .call(() -> transactions.onConnection(connection -> InboxTables.after(connection, seen, limit)))
                .stream()
                .collect(Collectors.groupingBy(
                        InboxTables.Addressed::official,
                        Collectors.mapping(InboxTables.Addressed::item, Collectors.toList())));
    }
}

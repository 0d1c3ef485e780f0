package org.criticalminerals.pipeline.record;

import java.security.PublicKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Goes through a service's record in its database, batch by batch, and says what is wrong and where. */
public final class RecordAudit {

    private final Connection connection;
    private final String service;
    private final Map<String, PublicKey> trusted;

    /**
     * @param connection sees all leaves: the worker's
     * @param service whose record it is
     * @param trusted the public keys that may have signed its roots, by id
     */
    public RecordAudit(Connection connection, String service, Map<String, PublicKey> trusted) {
        this.connection = connection;
        this.service = service;
        this.trusted = trusted;
    }

    /**
     * What became of it.
     *
     * @param batches how many batches were looked at
     * @param leaves how many leaves they have
     * @param findings what is wrong
     * @param next the batch to go on with; null where that was all
     */
    public record Result(int batches, long leaves, List<Finding> findings, Long next) {

        /** Whether nothing is wrong. */
        public boolean isSound() {
            return findings.isEmpty();
        }
    }

    /**
     * Looks at some batches.
     *
     * @param from the first one
     * @param most how many at most
     * @param copies published copies of the roots from {@code from} on; null where there are none to compare with
     */
    public Result look(long from, int most, List<SealedRoot> copies) throws SQLException {
        List<SealedRoot> roots = RecordRows.roots(connection, from, most + 1, service);
        boolean isAll = roots.size() <= most;
        List<SealedRoot> now = isAll ? roots : roots.subList(0, most);
        List<SealedRoot> before = from > 1 ? RecordRows.roots(connection, from - 1, 1, service) : List.of();
        List<SealedRoot> compared = copies == null
                ? null
                : copies.stream()
                        .filter(copy -> copy.number() >= from)
                        .filter(copy -> isAll || copy.number() <= now.getLast().number())
                        .toList();
        List<Finding> findings = new ArrayList<>(
                ChainCheck.check(service, before.isEmpty() ? null : before.getFirst(), from, now, trusted, compared));
        long leaves = 0;
        for (SealedRoot root : now) {
            List<StoredLeaf> places = RecordRows.places(connection, root.number(), service);
            findings.addAll(BatchCheck.check(root, places));
            leaves += places.size();
        }
        if (isAll) {
            for (long stray : RecordRows.strays(connection)) {
                findings.add(new Finding(
                        service, null, null, stray, Fault.ADDED, "it stands where everything was sealed already"));
            }
        }
        return new Result(
                now.size(), leaves, findings, isAll ? null : now.getLast().number() + 1);
    }

    /** Looks at everything. */
    public Result lookAtAll(List<SealedRoot> copies) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        int batches = 0;
        long leaves = 0;
        Long from = 1L;
        while (from != null) {
            Result result = look(from, 100, copies);
            findings.addAll(result.findings());
            batches += result.batches();
            leaves += result.leaves();
            from = result.next();
        }
        return new Result(batches, leaves, findings, null);
    }
}

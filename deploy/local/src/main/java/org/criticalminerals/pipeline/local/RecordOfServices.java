package org.criticalminerals.pipeline.local;

import java.nio.file.Path;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.local.client.SystemState;
import org.criticalminerals.pipeline.record.Finding;
import org.criticalminerals.pipeline.record.RecordAudit;
import org.criticalminerals.pipeline.record.SealedRoot;

/** The records of all services in the running system's databases, read as the workers. */
final class RecordOfServices {

    private final Path data;
    private final Map<String, PublicKey> trusted;

    RecordOfServices(Path data, Map<String, PublicKey> trusted) {
        this.data = data;
        this.trusted = trusted;
    }

    /** Verifies them all against published roots. */
    VerifyRecord.Checked check(List<SealedRoot> published) {
        SystemState state = SystemState.read(data.resolve("system.properties"))
                .orElseThrow(() ->
                        new StartFailure("No system runs in %s: start it first with deploy/local/up.".formatted(data)));
        List<String> summary = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Service service : Service.withDatabase()) {
            RecordAudit.Result result = check(service, state.port("postgres"), published);
            summary.add("%s: looked at %d batches with %d leaves."
                    .formatted(service.id(), result.batches(), result.leaves()));
            findings.addAll(result.findings());
        }
        return new VerifyRecord.Checked(summary, findings);
    }

    private RecordAudit.Result check(Service service, int port, List<SealedRoot> published) {
        String database = service.database().orElseThrow();
        String user = Databases.worker(database);
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/%s".formatted(port, database), user, user)) {
            // One snapshot, so that what is sealed meanwhile doesn't look like a fault.
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return new RecordAudit(connection, service.id(), trusted)
                    .lookAtAll(published.stream()
                            .filter(root -> root.service().equals(service.id()))
                            .toList());
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The record of %s can't be read: %s".formatted(service.id(), e.getMessage()), e);
        }
    }
}

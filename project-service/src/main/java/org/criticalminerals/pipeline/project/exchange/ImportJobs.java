package org.criticalminerals.pipeline.project.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.project.candidacy.Submissions;
import org.criticalminerals.pipeline.project.dossier.DossierService;
import org.criticalminerals.pipeline.project.exchange.RowMapping.Bad;
import org.criticalminerals.pipeline.project.exchange.RowMapping.Good;
import org.criticalminerals.pipeline.project.exchange.RowMapping.Mapped;
import org.criticalminerals.pipeline.project.reference.ReferenceService;
import org.criticalminerals.pipeline.project.storage.PieceStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Works off imports, some rows per transaction and never more of a file in memory. A job whose process died is taken up by
 * any replica when its lease ends; it goes on behind the last row that was done, and rows that were done twice would find
 * their projects there.
 */
@ApplicationScoped
class ImportJobs {

    // What one transaction enters well within its time limit.
    private static final int MOST_ATOMIC = 5_000;
    private static final Logger LOG = Logger.getLogger(ImportJobs.class);

    private final Imports imports;
    private final DossierService dossiers;
    private final RowEntry entry;
    private final Submissions submissions;
    private final ReferenceService reference;
    private final WorkerTransactions worker;
    private final ObjectMapper json;
    private final Clock clock;
    private final int batchRows;
    private final Duration lease;
    private volatile boolean stopping;

    ImportJobs(
            Imports imports,
            DossierService dossiers,
            RowEntry entry,
            Submissions submissions,
            ReferenceService reference,
            WorkerTransactions worker,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "pipeline.import.batch-rows") int batchRows,
            @ConfigProperty(name = "pipeline.import.lease") Duration lease) {
        this.imports = imports;
        this.dossiers = dossiers;
        this.entry = entry;
        this.submissions = submissions;
        this.reference = reference;
        this.worker = worker;
        this.json = json;
        this.clock = clock;
        this.batchRows = batchRows;
        this.lease = lease;
    }

    @Scheduled(
            every = "${pipeline.import.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void workOff() {
        for (Optional<UUID> next = claim(); next.isPresent(); next = claim()) {
            UUID id = next.get();
            try {
                run(id);
            } catch (StoppedException e) {
                LOG.infof("Import %s pauses while the service stops", id);
                worker.run(() -> imports.renew(id, clock.instant()));
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "Import %s stopped; it is taken up again when its lease ends", id);
                return;
            }
        }
    }

    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent shutdown) {
        stopping = true;
    }

    /** The service stops; another replica, or this one after its start, goes on. */
    private static final class StoppedException extends RuntimeException {
        StoppedException() {
            super(null, null, false, false);
        }
    }

    private Optional<UUID> claim() {
        if (stopping) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return worker.call(() -> imports.claim(now, now.plus(lease)));
    }

    /** What a job has to know of its import. */
    private record Job(UUID id, boolean atomic, long doneLine, ActingOfficial official) {}

    private void run(UUID id) {
        Job job = worker.call(() -> job(imports.findById(id)));
        try {
            if (job.atomic()) {
                runWhole(job);
            } else {
                runInBatches(job);
            }
        } catch (CsvParseException | UncheckedIOException e) {
            LOG.warnf("The file of import %s is not readable: %s", id, e.getMessage());
            finish(id, row -> fail(row, "The file is not readable as CSV in UTF-8: " + reason(e)));
        }
    }

    private static String reason(RuntimeException e) {
        return e instanceof UncheckedIOException io ? io.getCause().getMessage() : e.getMessage();
    }

    private static Job job(ImportRow row) {
        Actor by = row.startedBy;
        return new Job(
                row.id,
                row.atomic,
                row.doneLine,
                new ActingOfficial(
                        by.subject(), by.name(), by.name(), null, by.agency(), by.party(), Set.of(row.roles)));
    }

    private void runInBatches(Job job) {
        forEachBatch(job, batch -> {
            try {
                worker.run(() -> enterBatch(job, batch));
            } catch (RuntimeException e) {
                LOG.warnf(e, "A batch of import %s failed and goes row by row", job.id());
                batch.forEach(row -> enterAlone(job, row));
            }
        });
        finish(job.id(), row -> row.status = ImportRow.Status.DONE);
    }

    private void enterAlone(Job job, Mapped row) {
        try {
            worker.run(() -> enterBatch(job, List.of(row)));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Line %d of import %s can't be stored", line(row), job.id());
            worker.run(() -> enterBatch(
                    job,
                    List.of(new Bad(new ImportError(
                            line(row), null, "could not be stored; ask the operator with the time of the import")))));
        }
    }

    private void enterBatch(Job job, List<Mapped> batch) {
        Tally tally = entry.enter(job.official(), batch);
        ImportRow row = imports.findById(job.id());
        add(row, tally);
        row.doneLine = line(batch.getLast());
        row.leaseUntil = clock.instant().plus(lease);
    }

    /** All rows or none: first every row is checked, then all are entered in one transaction. */
    private void runWhole(Job job) {
        Tally checked = new Tally();
        forEachBatch(job, batch -> {
            batch.forEach(mapped -> {
                if (mapped instanceof Bad bad) {
                    checked.refuse(bad.error());
                }
            });
            checked.rows += batch.size();
            renew(job);
        });
        if (checked.refused > 0) {
            finish(job.id(), row -> {
                add(row, checked);
                fail(row, checked.refused + " of " + checked.rows + " rows are bad, so nothing was imported.");
            });
            return;
        }
        if (checked.rows > MOST_ATOMIC) {
            finish(job.id(), row -> {
                add(row, checked);
                fail(row, "All or none goes up to " + MOST_ATOMIC + " rows; split the table or import it row by row.");
            });
            return;
        }
        worker.run(() -> {
            Tally entered = new Tally();
            forEachBatch(job, batch -> {
                entered.add(entry.enter(job.official(), batch));
                renew(job);
            });
            ImportRow row = imports.findById(job.id());
            add(row, entered);
            row.status = ImportRow.Status.DONE;
            end(row);
        });
    }

    private void renew(Job job) {
        Instant until = clock.instant().plus(lease);
        worker.run(() -> imports.renew(job.id(), until));
    }

    private void forEachBatch(Job job, Consumer<List<Mapped>> work) {
        RowMapping mapping = worker.call(() -> mapping(job.official()));
        PieceStream file = new PieceStream(number -> worker.call(() -> imports.piece(job.id(), number)));
        try (CsvRows rows = CsvRows.open(file)) {
            int columns = rows.header().size();
            List<Mapped> batch = new ArrayList<>();
            while (rows.hasNext()) {
                CsvRows.Row row = rows.next();
                if (row.line() > job.doneLine()) {
                    batch.add(mapping.map(row, columns));
                }
                if (stopping) {
                    throw new StoppedException();
                }
                if (batch.size() == batchRows) {
                    work.accept(List.copyOf(batch));
                    batch.clear();
                }
            }
            if (!batch.isEmpty()) {
                work.accept(List.copyOf(batch));
            }
        }
    }

    private RowMapping mapping(ActingOfficial official) {
        return new RowMapping(
                new KnownAtImport(
                        reference.agencies(),
                        code -> worker.call(() -> reference.agreement(code)),
                        submissions,
                        dossiers),
                official);
    }

    private void add(ImportRow row, Tally tally) {
        row.rows += tally.rows;
        row.imported += tally.imported;
        row.unchanged += tally.unchanged;
        row.refused += tally.refused;
        if (!tally.errors.isEmpty()) {
            ArrayNode errors = row.errors.deepCopy();
            tally.errors.stream()
                    .limit(Math.max(0, Tally.MOST_ERRORS - errors.size()))
                    .forEach(error -> errors.add(json.<JsonNode>valueToTree(error)));
            row.errors = errors;
        }
    }

    private void finish(UUID id, Consumer<ImportRow> change) {
        worker.run(() -> {
            ImportRow row = imports.findById(id);
            change.accept(row);
            end(row);
        });
    }

    private static void fail(ImportRow row, String reason) {
        row.status = ImportRow.Status.FAILED;
        row.reason = reason;
    }

    private void end(ImportRow row) {
        row.finishedAt = clock.instant();
        row.leaseUntil = null;
        imports.dropPieces(row.id);
    }

    private static long line(Mapped mapped) {
        return switch (mapped) {
            case Good good -> good.line();
            case Bad bad -> bad.error().line();
        };
    }
}

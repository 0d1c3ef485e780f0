package org.criticalminerals.pipeline.project.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.siegmar.fastcsv.reader.CsvParseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.project.storage.Arrays;

/** Takes in files of projects; {@link ImportJobs} works them off. */
@ApplicationScoped
public class ImportService {

    private static final int PIECE = 256 * 1024;

    private final Imports imports;
    private final ActingOfficials officials;
    private final Clock clock;

    ImportService(Imports imports, ActingOfficials officials, Clock clock) {
        this.imports = imports;
        this.officials = officials;
        this.clock = clock;
    }

    /**
     * An import as it is shown.
     *
     * @param rows rows read so far
     * @param imported projects entered
     * @param unchanged rows whose project was there already
     * @param refused bad rows, of which {@code errors} tells the first thousand
     * @param reason why it failed; null otherwise
     */
    public record Import(
            UUID id,
            String status,
            boolean atomic,
            int rows,
            int imported,
            int unchanged,
            int refused,
            JsonNode errors,
            String reason,
            Instant startedAt,
            Instant finishedAt) {}

    /** Refuses a file that can't be an import at all: empty, not UTF-8 or with a wrong header. */
    public void requireHeader(Path file) {
        try (InputStream in = Files.newInputStream(file);
                CsvRows rows = CsvRows.open(in)) {
            if (rows.header().isEmpty()) {
                throw Problems.invalid("", "the file is empty; its first line names the columns");
            }
            Columns.objection(rows.header()).ifPresent(objection -> {
                throw Problems.invalid("", objection);
            });
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw Problems.invalid("", "the file is not readable as CSV in UTF-8");
        }
    }

    /** Keeps a file for import in the caller's transaction; the job begins after its commit. */
    public Import begin(InputStream file, boolean atomic) {
        ActingOfficial official = officials.current();
        ImportRow row = new ImportRow();
        row.id = Ids.next();
        row.status = ImportRow.Status.RUNNING;
        row.atomic = atomic;
        row.errors = JsonNodeFactory.instance.arrayNode();
        row.doneLine = 1;
        row.startedAt = clock.instant();
        row.startedBy = official.actor();
        row.roles = Arrays.of(official.roles());
        row.releasableTo = Arrays.of(List.of(Audience.agency(official.agency())));
        imports.persistAndFlush(row);
        try {
            int number = 0;
            for (byte[] piece = file.readNBytes(PIECE); piece.length > 0; piece = file.readNBytes(PIECE)) {
                imports.addPiece(row.id, number++, piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shown(row);
    }

    /** An import; 404 where it isn't there or is another agency's. */
    public Import get(UUID id) {
        return shown(imports.findByIdOptional(id).orElseThrow(() -> Problems.notFound("import")));
    }

    private static Import shown(ImportRow row) {
        return new Import(
                row.id,
                row.status.name(),
                row.atomic,
                row.rows,
                row.imported,
                row.unchanged,
                row.refused,
                row.errors,
                row.reason,
                row.startedAt,
                row.finishedAt);
    }
}

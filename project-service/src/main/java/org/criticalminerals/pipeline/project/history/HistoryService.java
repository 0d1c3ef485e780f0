package org.criticalminerals.pipeline.project.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.project.storage.Arrays;

/** Keeps everything that happened to a project, each entry with its own audience. Runs in the act's own transaction. */
@ApplicationScoped
public class HistoryService {

    private final HistoryEntries entries;
    private final ObjectMapper json;
    private final Clock clock;

    HistoryService(HistoryEntries entries, ObjectMapper json, Clock clock) {
        this.entries = entries;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What happened.
     *
     * @param project the project
     * @param type what
     * @param agreement under which agreement; null where under none
     * @param by who did it; null for the system
     * @param data the facts, as JSON of its own
     * @param releasableTo who may know
     */
    public record Fact(
            UUID project,
            HistoryType type,
            String agreement,
            Actor by,
            Map<String, Object> data,
            Collection<String> releasableTo) {}

    /** Adds an entry. */
    public void record(Fact fact) {
        HistoryEntry entry = new HistoryEntry();
        entry.id = Ids.next();
        entry.projectId = fact.project();
        entry.at = clock.instant();
        entry.type = fact.type().name();
        entry.agreement = fact.agreement();
        entry.by = fact.by();
        entry.data = json.valueToTree(fact.data());
        entry.releasableTo = Arrays.of(fact.releasableTo());
        entries.persist(entry);
    }

    /** An entry as a reader sees it. */
    public record Entry(UUID id, Instant at, String type, String agreement, By by, JsonNode data) {}

    /** What happened to a project as far as the reader may know, newest first. */
    public Page<Entry> of(UUID project, String cursor, Integer limit, ActingOfficial reader) {
        int size = Limit.of(limit);
        List<HistoryEntry> rows = entries.of(project, Cursor.id(cursor), size + 1);
        return Page.of(rows, size, row -> Cursor.encode(row.id))
                .map(row -> new Entry(row.id, row.at, row.type, row.agreement, By.of(row.by, reader), row.data));
    }
}

package org.criticalminerals.pipeline.project.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.project.candidacy.CandidacyReading;
import org.criticalminerals.pipeline.project.candidacy.CandidacyReading.Query;

/**
 * Keeps searches of the pipeline, and counts what is new in them: the candidacies that entered the stage in which they are
 * (by submission or by a gate) after the official looked the last time.
 */
@ApplicationScoped
class SavedSearchService {

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 100;
    private static final int COUNTED = 100;

    private final SavedSearches searches;
    private final CandidacyReading candidacies;
    private final ObjectMapper json;
    private final Clock clock;

    SavedSearchService(SavedSearches searches, CandidacyReading candidacies, ObjectMapper json, Clock clock) {
        this.searches = searches;
        this.candidacies = candidacies;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A search with what is new in it.
     *
     * @param row the search
     * @param filters what it narrows the pipeline to
     * @param news how many are new, counted to a hundred; null where a filter means nothing any more
     */
    record Counted(SavedSearchRow row, Query filters, Integer news) {

        boolean isCapped() {
            return news != null && news > COUNTED;
        }

        Integer shown() {
            return news == null ? null : Integer.valueOf(Math.min(news, COUNTED));
        }
    }

    /** The official's searches, the first kept first. */
    List<Counted> list(ActingOfficial official) {
        return searches.of(official.subject()).stream()
                .map(row -> counted(row, official))
                .toList();
    }

    private Counted counted(SavedSearchRow row, ActingOfficial official) {
        Query filters = json.convertValue(row.filters, Query.class);
        try {
            return new Counted(row, filters, candidacies.countSince(filters, row.lookedAt, COUNTED + 1, official));
        } catch (HttpProblem noLonger) {
            return new Counted(row, filters, null);
        }
    }

    /** Keeps a search. What it finds now isn't new. */
    Counted keep(String name, Query filters, ActingOfficial official) {
        String stripped = name == null ? "" : name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw Problems.invalid("/name", "must have from 1 to " + LONGEST_NAME + " characters");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw Problems.invalid("/name", "must not hold control characters");
        }
        if (filters == null) {
            throw Problems.invalid("/filters", "is missing: send an object, an empty one for the whole pipeline");
        }
        candidacies.check(filters, official);
        List<SavedSearchRow> kept = searches.of(official.subject());
        if (kept.size() >= MOST) {
            throw Problems.conflict(
                    "too-many-searches",
                    "You keep as many searches as can be kept",
                    "Nobody can keep more than " + MOST + " searches. Remove one first.");
        }
        if (kept.stream().anyMatch(row -> row.name.equalsIgnoreCase(stripped))) {
            throw Problems.invalid("/name", "is the name of another search of yours; choose another");
        }
        SavedSearchRow row = new SavedSearchRow();
        row.id = Ids.next();
        row.official = official.subject();
        row.name = stripped;
        row.filters = json.valueToTree(filters);
        row.createdAt = clock.instant();
        row.lookedAt = row.createdAt;
        searches.persist(row);
        return new Counted(row, filters, 0);
    }

    /** The official looked at what a search finds: from now on only what comes later is new. */
    void look(UUID id) {
        require(id).lookedAt = clock.instant();
    }

    /** Keeps a search no more. */
    void remove(UUID id) {
        searches.delete(require(id));
    }

    private SavedSearchRow require(UUID id) {
        return searches.findByIdOptional(id).orElseThrow(() -> Problems.notFound("saved search"));
    }
}

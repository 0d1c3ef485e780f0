package org.criticalminerals.pipeline.project.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.project.candidacy.CandidacyReading;
import org.criticalminerals.pipeline.project.candidacy.CandidacyReading.UnderReview;
import org.criticalminerals.pipeline.project.candidacy.CandidacyView;
import org.criticalminerals.pipeline.project.dossier.DossierReading;
import org.criticalminerals.pipeline.project.dossier.ProjectFacts;

/**
 * What an official watches. Only what one may see can be watched; what one may see no more stays on the list unseen, and
 * shows again when it is released again.
 */
@ApplicationScoped
class WatchService {

    private static final int MOST = 500;

    private final Watches watches;
    private final DossierReading dossiers;
    private final CandidacyReading candidacies;
    private final WatchAnnouncements announcements;
    private final Clock clock;

    WatchService(
            Watches watches,
            DossierReading dossiers,
            CandidacyReading candidacies,
            WatchAnnouncements announcements,
            Clock clock) {
        this.watches = watches;
        this.dossiers = dossiers;
        this.candidacies = candidacies;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** What became of the wish to watch something. */
    enum Result {
        WATCHED,
        /** There is no such thing, or it isn't released to the official. */
        NOT_FOUND,
        /** The official watches as much as can be watched. */
        FULL
    }

    /** Something watched, with the project or the review as it is now: one of the two. */
    record Watched(WatchRow row, ProjectFacts project, List<CandidacyView.Brief> candidacies, UnderReview review) {}

    /** Watches a thing; watching it twice is watching it. */
    Result watch(WatchKind kind, UUID subject, ActingOfficial official) {
        WatchRow.Key key = new WatchRow.Key(official.subject(), kind, subject);
        if (watches.findByIdOptional(key).isPresent()) {
            return Result.WATCHED;
        }
        if (!isReleased(kind, subject)) {
            return Result.NOT_FOUND;
        }
        if (watches.count(official.subject()) >= MOST) {
            return Result.FULL;
        }
        WatchRow row = new WatchRow();
        row.key = key;
        row.watchedAt = clock.instant();
        watches.persist(row);
        announcements.changed(kind, subject, true, official, row.watchedAt);
        return Result.WATCHED;
    }

    private boolean isReleased(WatchKind kind, UUID subject) {
        return switch (kind) {
            case PROJECT -> !dossiers.released(List.of(subject)).isEmpty();
            case REVIEW -> !candidacies.underReview(List.of(subject)).isEmpty();
        };
    }

    /** The problem of an official who watches too much. */
    static RuntimeException full() {
        return Problems.conflict(
                "too-many-watches",
                "You watch as much as can be watched",
                "Nobody can watch more than " + MOST + " projects and reviews. Stop watching some first.");
    }

    /** Watches a thing no more. */
    void stop(WatchKind kind, UUID subject, ActingOfficial official) {
        if (watches.deleteById(new WatchRow.Key(official.subject(), kind, subject))) {
            announcements.changed(kind, subject, false, official, clock.instant());
        }
    }

    boolean isWatched(WatchKind kind, UUID subject, ActingOfficial official) {
        return watches.findByIdOptional(new WatchRow.Key(official.subject(), kind, subject))
                .isPresent();
    }

    /** What the official watches, what was added last first. */
    List<WatchRow> page(WatchKind kind, Watches.Before before, int limit, ActingOfficial official) {
        return watches.page(official.subject(), kind, before, limit);
    }

    /** What is watched as it is now; what isn't released is left out. */
    List<Watched> asItIs(List<WatchRow> rows) {
        List<UUID> projects = subjects(rows, WatchKind.PROJECT);
        Map<UUID, ProjectFacts> facts = dossiers.released(projects);
        Map<UUID, List<CandidacyView.Brief>> briefs = candidacies.briefs(facts.keySet());
        Map<UUID, UnderReview> reviews = candidacies.underReview(subjects(rows, WatchKind.REVIEW));
        return rows.stream()
                .map(row -> {
                    UUID subject = row.key.subject();
                    return switch (row.key.kind()) {
                        case PROJECT ->
                            new Watched(row, facts.get(subject), briefs.getOrDefault(subject, List.of()), null);
                        case REVIEW -> new Watched(row, null, List.of(), reviews.get(subject));
                    };
                })
                .filter(watched -> watched.project() != null || watched.review() != null)
                .toList();
    }

    private static List<UUID> subjects(List<WatchRow> rows, WatchKind kind) {
        return rows.stream()
                .filter(row -> row.key.kind() == kind)
                .map(row -> row.key.subject())
                .toList();
    }
}

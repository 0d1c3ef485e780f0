package org.criticalminerals.pipeline.project.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.project.dossier.DossierReading;
import org.criticalminerals.pipeline.project.dossier.DossierReading.Resembling;
import org.criticalminerals.pipeline.project.duplicate.DuplicateRules.Ground;
import org.criticalminerals.pipeline.project.duplicate.DuplicateRules.Likeness;
import org.criticalminerals.pipeline.project.duplicate.DuplicateRules.Place;

/** Looks for projects that may be the same as another, among those that the acting official may see. It blocks nothing. */
@ApplicationScoped
public class DuplicateService {

    private static final int MOST_SHOWN = 50;

    private final DossierReading dossiers;
    private final Clock clock;

    DuplicateService(DossierReading dossiers, Clock clock) {
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /** A project that looks like another, and by what. */
    public record Duplicate(UUID projectId, String name, Promoter promoter, Set<Ground> grounds) {}

    /** The promoter of a duplicate. */
    public record Promoter(String name, String identifier) {}

    /** What a check found, at most fifty, the newest first. */
    public record Check(Instant checkedAt, List<Duplicate> items) {}

    /** Checks a project; 404 where it isn't released to the acting official. */
    public Check check(UUID project) {
        Resembling checked = dossiers.resembling(project);
        List<Duplicate> duplicates = dossiers.alike(checked).stream()
                .map(other -> new Duplicate(
                        other.project().id(),
                        other.project().name(),
                        new Promoter(
                                other.project().promoterName(), other.project().promoterIdentifier()),
                        DuplicateRules.grounds(likeness(checked), likeness(other))))
                .filter(duplicate -> !duplicate.grounds().isEmpty())
                .limit(MOST_SHOWN)
                .toList();
        return new Check(clock.instant(), duplicates);
    }

    private static Likeness likeness(Resembling project) {
        return new Likeness(
                project.nameKey(),
                project.promoterKey(),
                project.sites().stream()
                        .map(site -> new Place(
                                site.country(), site.name(), degrees(site.latitude()), degrees(site.longitude())))
                        .toList());
    }

    private static Double degrees(BigDecimal value) {
        return value == null ? null : value.doubleValue();
    }
}

package org.criticalminerals.pipeline.project.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.events.DuplicateVerdict;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.kit.releasability.Releasability;
import org.criticalminerals.pipeline.project.dossier.DossierReading;
import org.criticalminerals.pipeline.project.dossier.DossierReading.Resembling;
import org.criticalminerals.pipeline.project.dossier.ProjectFacts;
import org.criticalminerals.pipeline.project.duplicate.DuplicateRules.Alike;
import org.criticalminerals.pipeline.project.duplicate.DuplicateRules.Ground;
import org.criticalminerals.pipeline.project.duplicate.DuplicateRules.Likeness;
import org.criticalminerals.pipeline.project.duplicate.DuplicateRules.Place;
import org.criticalminerals.pipeline.project.history.By;
import org.criticalminerals.pipeline.project.history.HistoryService;
import org.criticalminerals.pipeline.project.history.HistoryType;
import org.criticalminerals.pipeline.project.storage.Arrays;

/**
 * Looks for projects that may be the same as another, among those that the acting official may see, and keeps what people
 * found them to be. What nobody settled keeps a candidacy from the gate {@code ASSESSMENT}.
 */
@ApplicationScoped
public class DuplicateService {

    private static final int MOST_SHOWN = 50;

    private final DossierReading dossiers;
    private final Settlements settlements;
    private final HistoryService history;
    private final Outbox outbox;
    private final ActingOfficials officials;
    private final Clock clock;

    DuplicateService(
            DossierReading dossiers,
            Settlements settlements,
            HistoryService history,
            Outbox outbox,
            ActingOfficials officials,
            Clock clock) {
        this.dossiers = dossiers;
        this.settlements = settlements;
        this.history = history;
        this.outbox = outbox;
        this.officials = officials;
        this.clock = clock;
    }

    /**
     * A project that looks like another, and by what.
     *
     * @param score the sum of the grounds' weights
     * @param kilometres the distance of their nearest sites, to a tenth; null where unknown
     * @param mineralsInCommon the minerals that both have
     * @param settlement what a person found them to be; null where nobody did, or one of them changed since
     */
    public record Duplicate(
            UUID projectId,
            String name,
            Promoter promoter,
            Set<Ground> grounds,
            int score,
            BigDecimal kilometres,
            Set<String> mineralsInCommon,
            Settlement settlement) {}

    /** The promoter of a duplicate. */
    public record Promoter(String name, String identifier) {}

    /** What a person found two projects to be. */
    public record Settlement(
            UUID projectId, UUID otherId, DuplicateVerdict verdict, String reasons, Instant settledAt, By settledBy) {}

    /** What a check found, at most fifty: first what nobody settled, the most alike first. */
    public record Check(Instant checkedAt, List<Duplicate> items) {

        /** The projects that somebody still has to look at. */
        public List<Duplicate> open() {
            return items.stream().filter(item -> item.settlement() == null).toList();
        }
    }

    /** Checks a project; 404 where it isn't released to the acting official. */
    public Check check(UUID project) {
        ActingOfficial reader = officials.current();
        Resembling checked = dossiers.resembling(project);
        Map<UUID, SettlementRow> settled = settlements.of(project);
        List<Duplicate> duplicates = dossiers.alike(checked, DuplicateRules.FARTHEST_KILOMETRES).stream()
                .map(other ->
                        duplicate(checked, other, settled.get(other.project().id()), reader))
                .filter(duplicate -> duplicate.score() >= DuplicateRules.CANDIDATE)
                .sorted(Comparator.comparing((Duplicate duplicate) -> duplicate.settlement() != null)
                        .thenComparing(Duplicate::score, Comparator.reverseOrder()))
                .limit(MOST_SHOWN)
                .toList();
        return new Check(clock.instant(), duplicates);
    }

    private static Duplicate duplicate(
            Resembling checked, Resembling other, SettlementRow settled, ActingOfficial reader) {
        Alike alike = DuplicateRules.compare(likeness(checked), likeness(other));
        boolean holds = settled != null && settled.stillHolds(checked.project().id(), checked.mark(), other.mark());
        return new Duplicate(
                other.project().id(),
                other.project().name(),
                new Promoter(other.project().promoterName(), other.project().promoterIdentifier()),
                alike.grounds(),
                alike.score(),
                alike.kilometres().isPresent()
                        ? BigDecimal.valueOf(alike.kilometres().getAsDouble()).setScale(1, RoundingMode.HALF_UP)
                        : null,
                new TreeSet<>(alike.minerals()),
                holds ? settlement(settled, checked.project().id(), reader) : null);
    }

    private static Settlement settlement(SettlementRow row, UUID project, ActingOfficial reader) {
        return new Settlement(
                project, row.other(project), row.verdict, row.reasons, row.settledAt, By.of(row.settledBy, reader));
    }

    private static Likeness likeness(Resembling project) {
        return new Likeness(
                project.nameKey(),
                project.promoterKey(),
                project.sites().stream()
                        .map(site -> new Place(
                                site.country(), site.name(), degrees(site.latitude()), degrees(site.longitude())))
                        .toList(),
                Set.copyOf(project.project().minerals()));
    }

    private static Double degrees(BigDecimal value) {
        return value == null ? null : value.doubleValue();
    }

    /**
     * Settles what two projects are. Whoever sees both may: it is shown to those who see both, and blocks nothing.
     *
     * @param project the project
     * @param other the other; both 404 where they aren't released to the acting official
     */
    public Settlement settle(UUID project, UUID other, DuplicateVerdict verdict, String reasons) {
        ActingOfficial official = officials.current();
        Resembling one = dossiers.resembling(project);
        Resembling two = dossiers.resembling(other);
        if (project.equals(other)) {
            throw Problems.invalid("", "A project is no duplicate of itself; name another one");
        }
        if (!official.mayDraft()) {
            throw Problems.forbidden(
                    "role-missing", "Settling takes a desk officer or a signatory of a party that sees both projects.");
        }
        boolean inOrder = project.toString().compareTo(other.toString()) < 0;
        SettlementRow row = new SettlementRow();
        row.id = Ids.next();
        row.first = inOrder ? project : other;
        row.second = inOrder ? other : project;
        settlements.lock(row.first, row.second);
        row.verdict = verdict;
        row.reasons = reasons;
        row.firstMark = inOrder ? one.mark() : two.mark();
        row.secondMark = inOrder ? two.mark() : one.mark();
        row.settledAt = clock.instant();
        row.settledBy = official.actor();
        Set<String> audience = audience(one.project(), two.project(), official);
        row.releasableTo = Arrays.of(audience);
        settlements.persist(row);
        tell(one.project(), two.project(), row, audience);
        return settlement(row, project, official);
    }

    // Those who see both; where no principal is common to them, as with one's own draft, the agency that settled.
    private static Set<String> audience(ProjectFacts one, ProjectFacts other, ActingOfficial official) {
        Set<String> common = new TreeSet<>(one.releasableTo());
        common.retainAll(other.releasableTo());
        return Releasability.maySee(official, common) ? common : Set.of(Audience.agency(official.agency()));
    }

    private void tell(ProjectFacts one, ProjectFacts other, SettlementRow row, Set<String> audience) {
        outbox.publish(
                new ProjectEvent.DuplicateSettled(
                        one.id(),
                        one.name(),
                        other.id(),
                        other.name(),
                        row.verdict,
                        row.reasons,
                        row.settledAt,
                        row.settledBy),
                one.version(),
                audience,
                row.settledBy.party());
        record(one, other, row, audience);
        record(other, one, row, audience);
    }

    private void record(ProjectFacts project, ProjectFacts other, SettlementRow row, Set<String> audience) {
        history.record(new HistoryService.Fact(
                project.id(),
                HistoryType.DUPLICATE_SETTLED,
                null,
                row.settledBy,
                Map.of(
                        "otherId",
                        other.id(),
                        "otherName",
                        other.name(),
                        "verdict",
                        row.verdict,
                        "reasons",
                        row.reasons),
                audience));
    }
}

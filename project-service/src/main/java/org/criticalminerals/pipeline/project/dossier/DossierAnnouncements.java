package org.criticalminerals.pipeline.project.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.project.history.HistoryService;
import org.criticalminerals.pipeline.project.history.HistoryType;
import org.criticalminerals.pipeline.project.storage.Arrays;

/** Tells what happens to projects, to the history and to the other services, in the transaction in which it happens. */
@ApplicationScoped
class DossierAnnouncements {

    private final HistoryService history;
    private final Outbox outbox;

    DossierAnnouncements(HistoryService history, Outbox outbox) {
        this.history = history;
        this.outbox = outbox;
    }

    void nominated(ProjectRow row, NewProject project) {
        Set<String> audience = Arrays.set(row.releasableTo);
        outbox.publish(
                new ProjectEvent.ProjectNominated(
                        row.id,
                        row.name,
                        row.promoterName,
                        row.nominatingParty,
                        row.nominatingAgency,
                        row.version,
                        project.by()),
                row.version,
                audience,
                project.by().party());
        history.record(new HistoryService.Fact(
                row.id,
                project.how(),
                null,
                project.by(),
                Map.of("name", row.name, "promoter", row.promoterName),
                audience));
    }

    void shared(ProjectRow row, ActingOfficial official) {
        Set<String> audience = Arrays.set(row.releasableTo);
        outbox.publish(
                new ProjectEvent.ProjectShared(row.id, row.name, row.nominatingParty, row.version, official.actor()),
                row.version,
                audience,
                official.party());
        history.record(new HistoryService.Fact(
                row.id, HistoryType.SHARED, null, official.actor(), Map.of("party", row.nominatingParty), audience));
    }

    void edited(ProjectRow row, SectionRow added, ActingOfficial official) {
        Set<String> audience = Arrays.set(added.releasableTo);
        outbox.publish(
                new ProjectEvent.DossierChanged(
                        row.id,
                        row.name,
                        added.section(),
                        row.dossierVersion,
                        added.hash,
                        added.marking == null ? null : added.marking.kind(),
                        official.actor()),
                row.version,
                audience,
                official.party());
        history.record(new HistoryService.Fact(
                row.id,
                HistoryType.DOSSIER_CHANGED,
                null,
                official.actor(),
                Map.of("section", added.key.section(), "dossierVersion", row.dossierVersion, "hash", added.hash),
                audience));
    }
}

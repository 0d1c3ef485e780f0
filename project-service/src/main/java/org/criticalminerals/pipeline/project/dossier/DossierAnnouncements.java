package org.criticalminerals.pipeline.project.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.project.consent.ExportControl;
import org.criticalminerals.pipeline.project.consent.PromoterConsent;
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

    /**
     * A section marked for other readers.
     *
     * @param from its marking until now
     * @param to its marking from now on
     * @param isLowered whether it shows to more
     * @param reason why
     * @param ownReaders who of the own party read it before
     */
    record Marked(MarkingKind from, MarkingKind to, boolean isLowered, String reason, Set<String> ownReaders) {}

    /** Told to who reads it now; the reason stays with those of the own party who read it before. */
    void marked(ProjectRow row, SectionRow added, Marked marked, ActingOfficial official) {
        outbox.publish(
                new ProjectEvent.MarkingChanged(
                        row.id, row.name, added.section(), marked.to(), marked.isLowered(), official.actor()),
                row.version,
                Arrays.set(added.releasableTo),
                official.party());
        history.record(new HistoryService.Fact(
                row.id,
                marked.isLowered() ? HistoryType.MARKING_LOWERED : HistoryType.MARKING_RAISED,
                null,
                official.actor(),
                Map.of(
                        "section", added.key.section(),
                        "from", marked.from(),
                        "to", marked.to(),
                        "reasons", marked.reason()),
                marked.ownReaders()));
    }

    /** Leave to release was recorded. */
    void consentRecorded(ProjectRow row, PromoterConsent consent, Set<String> audience, Set<String> own) {
        outbox.publish(
                new ProjectEvent.PromoterConsentRecorded(
                        row.id,
                        row.name,
                        consent.id(),
                        consent.section().orElse(null),
                        consent.party(),
                        consent.basis(),
                        consent.expiresOn(),
                        consent.recordedBy()),
                row.version,
                audience,
                row.nominatingParty);
        Map<String, Object> data = facts(consent);
        data.put("basis", consent.basis());
        data.put("expiresOn", consent.expiresOn());
        history.record(
                new HistoryService.Fact(row.id, HistoryType.CONSENT_RECORDED, null, consent.recordedBy(), data, own));
    }

    /** Leave to release ended. */
    void consentEnded(ProjectRow row, PromoterConsent consent, Set<String> audience, Set<String> own) {
        outbox.publish(
                new ProjectEvent.PromoterConsentEnded(
                        row.id,
                        row.name,
                        consent.id(),
                        consent.section().orElse(null),
                        consent.party(),
                        consent.endCause(),
                        consent.endedAt(),
                        consent.endedBy()),
                row.version,
                audience,
                consent.endedBy() == null ? null : row.nominatingParty);
        Map<String, Object> data = facts(consent);
        data.put("reasons", consent.endReason());
        history.record(new HistoryService.Fact(
                row.id,
                switch (consent.endCause()) {
                    case REVOKED -> HistoryType.CONSENT_REVOKED;
                    case EXPIRED -> HistoryType.CONSENT_EXPIRED;
                },
                null,
                consent.endedBy(),
                data,
                own));
    }

    private static Map<String, Object> facts(PromoterConsent consent) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("section", consent.subject());
        data.put("party", consent.party());
        data.put("document", consent.document());
        return data;
    }

    /** Technical data came under export control, or out of it. */
    void controlled(
            ProjectRow row,
            ExportControl control,
            boolean isControlled,
            String reason,
            Set<String> own,
            ActingOfficial official) {
        outbox.publish(
                new ProjectEvent.ExportControlChanged(
                        row.id, row.name, control.section(), isControlled, control.regime(), official.actor()),
                row.version,
                own,
                official.party());
        history.record(new HistoryService.Fact(
                row.id,
                isControlled ? HistoryType.EXPORT_CONTROL_SET : HistoryType.EXPORT_CONTROL_LIFTED,
                null,
                official.actor(),
                Map.of("section", control.section().path(), "regime", control.regime(), "reasons", reason),
                own));
    }
}

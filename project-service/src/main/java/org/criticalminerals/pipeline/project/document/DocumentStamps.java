package org.criticalminerals.pipeline.project.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.releasability.Marking;
import org.criticalminerals.pipeline.project.dossier.ReleaseChanged;
import org.criticalminerals.pipeline.project.dossier.Releases;
import org.criticalminerals.pipeline.project.dossier.SectionMarkings.Context;

/** Gives documents the audience that markings, consents and export control make now. The project is locked. */
@ApplicationScoped
class DocumentStamps {

    private final Documents documents;
    private final Releases releases;

    DocumentStamps(Documents documents, Releases releases) {
        this.documents = documents;
        this.releases = releases;
    }

    /**
     * Who reads a document, by which marking.
     *
     * @param inForce the marking in force
     * @param marked whom it lets read it, consents aside
     * @param audience whom of these it may be released to
     */
    record Stamp(StoredMarking inForce, Set<String> marked, Set<String> audience) {}

    /** What a marking makes of a document now; null for the default. */
    Stamp stamp(UUID project, Section section, String hash, StoredMarking own, Context context) {
        Marking sections =
                section == null ? null : releases.markingOf(project, section).orElse(null);
        Marking inForce = DocumentMarkings.inForce(section, own == null ? null : own.marking(), sections, context);
        return new Stamp(
                StoredMarking.of(inForce),
                DocumentMarkings.marked(inForce, context),
                DocumentMarkings.audience(section, hash, inForce, context));
    }

    /** Follows a change of a section's marking, of a consent, or of whom the project is shown to. */
    void follow(@Observes ReleaseChanged changed) {
        var seals = documents.seals(changed.project());
        if (seals.isEmpty()) {
            return;
        }
        Context context = releases.context(changed.project());
        seals.forEach(seal -> {
            Section section =
                    Optional.ofNullable(seal.section()).flatMap(Section::of).orElse(null);
            Stamp stamp = stamp(changed.project(), section, seal.hash(), seal.marking(), context);
            documents.restamp(seal.id(), stamp.audience(), stamp.inForce());
        });
    }
}

package org.criticalminerals.pipeline.project.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.project.storage.ActorConverter;
import org.criticalminerals.pipeline.project.storage.Arrays;
import org.criticalminerals.pipeline.project.storage.JsonConverter;
import org.criticalminerals.pipeline.record.CanonicalJson;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** A section as one edit left it. The database marks the row before as superseded. */
@Entity
@Immutable
@Table(name = "dossier_section")
class SectionRow {

    @EmbeddedId
    Key key;

    @Convert(converter = JsonConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    JsonNode content;

    String hash;

    @Convert(converter = MarkingConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    StoredMarking marking;

    @Column(name = "releasable_to")
    String[] releasableTo;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "changed_by")
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor changedBy;

    /** Which section of which project, made by which dossier version. */
    @Embeddable
    record Key(@Column(name = "project_id") UUID projectId, String section, int version) implements Serializable {}

    /** The section as an edit leaves it, in the project's current dossier version. */
    static SectionRow of(
            ProjectRow project,
            Section section,
            String canonical,
            StoredMarking marking,
            SectionMarkings.Context context,
            Actor by,
            Instant now) {
        SectionRow added = new SectionRow();
        added.key = new Key(project.id, section.path(), project.dossierVersion);
        added.content = SectionJson.parse(canonical);
        added.hash = CanonicalJson.sha256(canonical);
        added.marking = marking;
        added.releasableTo = Arrays.of(
                SectionMarkings.audience(section, added.hash, Stamps.inForce(section, marking, context), context));
        added.changedAt = now;
        added.changedBy = by;
        return added;
    }

    Section section() {
        return Section.of(key.section()).orElseThrow();
    }
}

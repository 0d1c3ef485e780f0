package org.criticalminerals.pipeline.project.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.releasability.Marking;
import org.criticalminerals.pipeline.project.history.By;

/** What of a dossier is shown to a reader: the sections released to them, and no trace of others. */
public final class DossierView {

    private DossierView() {}

    /**
     * A section beside its content.
     *
     * @param section its name
     * @param marking the marking in force
     * @param isDefaultMarking whether the agreement's default is in force
     * @param version the dossier version that made it
     * @param hash SHA-256 of its canonical JSON
     * @param changedAt when it was changed
     * @param changedBy who changed it
     */
    public record SectionState(
            String section,
            StoredMarking marking,
            boolean isDefaultMarking,
            int version,
            String hash,
            Instant changedAt,
            By changedBy) {}

    /** The current dossier. */
    public record Current(List<SectionState> sections, Map<String, JsonNode> dossier) {}

    /** A section in a version. */
    public record Frozen(JsonNode content, String hash, int version, StoredMarking marking) {}

    /** A version. */
    public record Version(int version, String hash, Instant createdAt, Map<String, Frozen> sections) {}

    /** One edit. */
    public record Edit(int version, String section, Instant changedAt, By changedBy) {}

    /** The difference of two versions. */
    public record Difference(int from, int to, List<SectionDifference> sections) {}

    /** The difference of two versions in one section. */
    public record SectionDifference(String section, List<Comparison.Change> changes) {}

    static SectionState state(SectionRow row, SectionMarkings.Context context, ActingOfficial reader) {
        return new SectionState(
                row.key.section(),
                marking(row, context),
                row.marking == null,
                row.key.version(),
                row.hash,
                row.changedAt,
                By.of(row.changedBy, reader));
    }

    static StoredMarking marking(SectionRow row, SectionMarkings.Context context) {
        Marking own = row.marking == null ? null : row.marking.marking();
        return StoredMarking.of(SectionMarkings.inForce(row.section(), own, context));
    }
}

package org.criticalminerals.pipeline.partner.party;

import java.util.Map;
import java.util.TreeMap;
import org.criticalminerals.pipeline.events.MarkingKind;

/**
 * The words that a party prints for each marking (DOMAIN.md: "each party maps them to its national labels"). In them
 * {@code {parties}} and {@code {agencies}} stand for the names of those to whom something is released.
 *
 * @param source where the words come from
 * @param labels the words by language, for each kind of marking
 */
public record MarkingLabels(String source, Map<MarkingKind, Map<String, String>> labels) {

    public MarkingLabels {
        // In their order, so that equal content has an equal hash.
        Map<MarkingKind, Map<String, String>> sorted = new TreeMap<>();
        if (labels != null) {
            labels.forEach((kind, words) -> sorted.put(kind, words == null ? Map.of() : new TreeMap<>(words)));
        }
        labels = sorted;
    }
}

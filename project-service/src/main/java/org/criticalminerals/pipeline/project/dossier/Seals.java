package org.criticalminerals.pipeline.project.dossier;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.record.CanonicalJson;

/** Hashes over what a dossier version holds. */
public final class Seals {

    private Seals() {}

    /**
     * A section of a version with its hash.
     *
     * @param section the section's name
     * @param hash SHA-256 of its canonical JSON
     */
    public record Seal(String section, String hash) {}

    /** SHA-256 over the lines {@code <section>:<hash>}, sorted by section. */
    public static String dossierHash(Collection<Seal> sections) {
        return CanonicalJson.sha256(sections.stream()
                .sorted(Comparator.comparing(Seal::section))
                .map(seal -> seal.section() + ":" + seal.hash() + "\n")
                .collect(Collectors.joining()));
    }
}

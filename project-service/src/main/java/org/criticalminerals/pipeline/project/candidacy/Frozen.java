package org.criticalminerals.pipeline.project.candidacy;

import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.events.SectionSeal;

/**
 * What of a dossier version goes with a question to the parties: never its content.
 *
 * @param version the version
 * @param hash SHA-256 over the hashes of its sections
 * @param seals each section's seal
 * @param countries ISO 3166 codes of the countries of its sites
 * @param editors who wrote or edited it, as subjects of the identity provider
 */
record Frozen(int version, String hash, List<SectionSeal> seals, Set<String> countries, Set<String> editors) {}

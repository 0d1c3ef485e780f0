package org.criticalminerals.pipeline.events;

import java.util.Set;

/**
 * What a frozen dossier version held in one section.
 *
 * @param section the section
 * @param version the dossier version that last changed it
 * @param hash SHA-256 of its canonical JSON, in hexadecimal
 * @param releasableTo who may see it, as audience principals
 */
public record SectionSeal(Section section, int version, String hash, Set<String> releasableTo) {}

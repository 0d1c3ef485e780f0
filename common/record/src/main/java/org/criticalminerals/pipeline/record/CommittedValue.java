package org.criticalminerals.pipeline.record;

/**
 * What an object was before or after an act, beside the leaf that commits to it.
 *
 * @param object which of the leaf's objects, from 0
 * @param side {@code before} or {@code after}
 * @param salt its salt
 * @param value its state as canonical JSON; null where it is too large to be kept, or erased
 */
public record CommittedValue(int object, String side, byte[] salt, String value) {

    /** What the leaf commits to. */
    public byte[] commitment() {
        return Hashes.commitment(salt, value);
    }
}

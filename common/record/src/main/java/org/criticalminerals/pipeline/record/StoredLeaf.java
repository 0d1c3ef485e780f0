package org.criticalminerals.pipeline.record;

import java.util.List;

/**
 * A place in a batch as the database has it.
 *
 * @param position the place, from 0
 * @param sequence the leaf's number in the database
 * @param sealedHash the hash that was sealed
 * @param leaf the leaf; null where it isn't there
 * @param values the values that it commits to, as far as they are kept
 */
public record StoredLeaf(int position, long sequence, byte[] sealedHash, Leaf leaf, List<CommittedValue> values) {}

package org.criticalminerals.pipeline.kit.record;

import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.record.Leaf;

/**
 * A leaf to be added.
 *
 * @param leaf the leaf
 * @param values the states that it commits to
 * @param audience who may see that it is there
 */
record NewLeaf(Leaf leaf, List<Value> values, Set<String> audience) {}

package org.criticalminerals.pipeline.record;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** The hash tree over the leaves of a batch, as RFC 9162, section 2.1, defines it. */
public final class MerkleTree {

    private MerkleTree() {}

    /** The root over leaf hashes, of which there is at least one. */
    public static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("A tree has at least one leaf");
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = split(leaves.size());
        return Hashes.node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** The hashes that lead from a leaf to the root, from the bottom up. */
    public static List<byte[]> path(List<byte[]> leaves, int position) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        int split = split(leaves.size());
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        List<byte[]> path = position < split ? path(left, position) : path(right, position - split);
        path.add(root(position < split ? right : left));
        return path;
    }

    /** Whether a leaf stands at a position under a root (RFC 9162, section 2.1.3.2). */
    public static boolean contains(byte[] root, long size, long position, byte[] leaf, List<byte[]> path) {
        if (position < 0 || position >= size) {
            return false;
        }
        long node = position;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hashes.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hashes.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    /** The largest power of two below a size. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }
}

package org.criticalminerals.pipeline.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 with a first byte for what is hashed, so that nothing of one kind can be passed off as another (RFC 9162,
 * section 2.1.1, for leaves and nodes).
 */
final class Hashes {

    static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final byte COMMITMENT = 2;
    private static final byte ROOT = 3;
    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;

    private Hashes() {}

    static byte[] leaf(byte[]... commitments) {
        MessageDigest sha = of(LEAF);
        for (byte[] commitment : commitments) {
            sha.update(commitment);
        }
        return sha.digest();
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest sha = of(NODE);
        sha.update(left);
        sha.update(right);
        return sha.digest();
    }

    static byte[] commitment(byte[] salt, String value) {
        MessageDigest sha = of(COMMITMENT);
        sha.update(salt);
        if (value == null) {
            sha.update(ABSENT);
        } else {
            sha.update(PRESENT);
            sha.update(value.getBytes(StandardCharsets.UTF_8));
        }
        return sha.digest();
    }

    static byte[] root(byte[] signed) {
        MessageDigest sha = of(ROOT);
        sha.update(signed);
        return sha.digest();
    }

    static byte[] plain(byte[] bytes) {
        return sha256().digest(bytes);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest of(byte kind) {
        MessageDigest sha = sha256();
        sha.update(kind);
        return sha;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

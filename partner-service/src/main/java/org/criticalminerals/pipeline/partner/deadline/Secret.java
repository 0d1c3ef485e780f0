package org.criticalminerals.pipeline.partner.deadline;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The secret part of a calendar's address: 256 random bits as text, of which only a hash is kept. */
record Secret(String text) {

    private static final int BYTES = 32;

    /** A new one. */
    static Secret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The one that somebody sent; empty where it can be none. */
    static Optional<Secret> sent(String text) {
        return Optional.ofNullable(text)
                .filter(sent -> sent.matches("[A-Za-z0-9_-]{43}"))
                .map(Secret::new);
    }

    /** What is kept of it. With 256 random bits there is nothing to guess, so neither salt nor slowness would add anything. */
    byte[] hash() {
        return sha256(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}

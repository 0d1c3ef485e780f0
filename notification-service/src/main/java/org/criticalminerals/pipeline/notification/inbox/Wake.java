package org.criticalminerals.pipeline.notification.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A signal between replicas that some officials' inboxes have new rows. It carries short digests of whose they are and
 * nothing of what they hold; a digest that fits somebody else costs that one a query in vain.
 *
 * @param payload digests with commas, or {@link #EVERYBODY}
 */
public record Wake(String payload) {

    /** The channel on which PostgreSQL carries it. */
    public static final String CHANNEL = "inbox";

    private static final String EVERYBODY = "*";
    private static final int DIGEST_BYTES = 4;
    // PostgreSQL takes payloads below 8000 bytes.
    private static final int MOST = 800;

    /** Wakes all. */
    public static Wake everybody() {
        return new Wake(EVERYBODY);
    }

    /** Wakes some officials, by subject. */
    public static Wake of(Collection<String> officials) {
        Set<String> digests = officials.stream().map(Wake::digest).collect(Collectors.toSet());
        return digests.size() > MOST
                ? everybody()
                : new Wake(digests.stream().sorted().collect(Collectors.joining(",")));
    }

    /** Those of these officials whom it may concern. */
    public Set<String> among(Collection<String> officials) {
        if (payload.equals(EVERYBODY)) {
            return Set.copyOf(officials);
        }
        Set<String> digests = Stream.of(payload.split(",")).collect(Collectors.toSet());
        return officials.stream()
                .filter(official -> digests.contains(digest(official)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String digest(String official) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(official.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.criticalminerals.pipeline.project.document.file;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file as it was received, lying on disk until it is kept or refused.
 *
 * @param name the name under which it is kept
 * @param type what it is, by its content
 * @param bytes its size
 * @param sha256 its hash, as hexadecimal digits
 * @param content where it lies; no part of what it is
 */
public record ReceivedFile(
        String name,
        FileType type,
        long bytes,
        String sha256,
        @JsonIgnore Path content) {

    private static final int BUFFER = 64 * 1024;

    /**
     * Looks into a file.
     *
     * @param declared what its sender called it; null where they didn't
     * @throws RefusedFileException where it isn't taken
     */
    public static ReceivedFile of(Path content, String declared) throws IOException, RefusedFileException {
        FileType type = FileInspection.typeOf(content);
        return new ReceivedFile(
                FileNames.kept(declared, type),
                type,
                Files.size(content),
                HexFormat.of().formatHex(hash(content)),
                content);
    }

    private static byte[] hash(Path content) throws IOException {
        MessageDigest digest = newDigest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(content)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return digest.digest();
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

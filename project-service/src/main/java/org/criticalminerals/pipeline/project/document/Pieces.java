package org.criticalminerals.pipeline.project.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The files in pieces, and the pictures of their pages. Never more than one piece is in memory. */
@ApplicationScoped
class Pieces {

    /** How many bytes a piece has, but for the last. */
    static final int SIZE = 256 * 1024;

    private final Session session;

    Pieces(Session session) {
        this.session = session;
    }

    /** Keeps a file. */
    void keep(UUID document, int version, Path file) {
        session.doWork(connection -> {
            try (InputStream content = Files.newInputStream(file);
                    PreparedStatement statement = connection.prepareStatement(
                            "insert into document_piece (document_id, version, number, data) values (?, ?, ?, ?)")) {
                int number = 0;
                for (byte[] piece = content.readNBytes(SIZE); piece.length > 0; piece = content.readNBytes(SIZE)) {
                    statement.setObject(1, document);
                    statement.setInt(2, version);
                    statement.setInt(3, number++);
                    statement.setBytes(4, piece);
                    statement.executeUpdate();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A piece of a file; empty behind its end, and where the acting official may not have it. */
    Optional<byte[]> piece(UUID document, int version, int number) {
        return bytes(
                "select data from document_piece where document_id = ? and version = ? and number = ?",
                document,
                version,
                number);
    }

    /** The picture of a page; empty where there is none. */
    Optional<byte[]> page(UUID document, int version, int number) {
        return bytes(
                "select png from document_page where document_id = ? and version = ? and number = ?",
                document,
                version,
                number);
    }

    private Optional<byte[]> bytes(String query, UUID document, int version, int number) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                statement.setObject(1, document);
                statement.setInt(2, version);
                statement.setInt(3, number);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
                }
            }
        });
    }
}

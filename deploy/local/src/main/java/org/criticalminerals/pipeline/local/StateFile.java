package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * The file {@code system.properties}: everything that another process has to know of a running system. It appears whole
 * or not at all, and only while the system runs.
 */
final class StateFile {

    static final String NAME = "system.properties";

    private final Path file;

    StateFile(DataDirectory data) {
        this.file = data.part(NAME);
    }

    Path path() {
        return file;
    }

    void write(Properties state) {
        Path draft = file.resolveSibling(NAME + ".draft");
        try {
            try (var out = Files.newBufferedWriter(draft)) {
                state.store(out, "A running system; see deploy/local");
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Whole folders: deleted, copied. */
final class Directories {

    private Directories() {}

    static void delete(Path directory) {
        List<Path> entries;
        try (var walk = Files.walk(directory)) {
            entries = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Path entry : entries) {
            try {
                Files.deleteIfExists(entry);
            } catch (IOException e) {
                throw new StartFailure(
                        "Can't delete %s (%s): delete it by hand, or keep the data elsewhere with --data."
                                .formatted(entry, e.getClass().getSimpleName()),
                        e);
            }
        }
    }

    static void copy(Path from, Path to) {
        try (var walk = Files.walk(from)) {
            for (Path source : (Iterable<Path>) walk::iterator) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

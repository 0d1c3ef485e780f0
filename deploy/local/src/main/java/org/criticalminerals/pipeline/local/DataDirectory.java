package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The folder that keeps everything of one local system. Whoever opens it has it alone until closing it, and finds no
 * process of an earlier run alive in it.
 */
public final class DataDirectory implements AutoCloseable {

    private static final long LEAST_SPACE = 2L << 30;
    private static final String MARKER = ".critical-minerals-pipeline";

    private final Path path;
    private final FileChannel lock;
    private final ProcessTable processes;

    private DataDirectory(Path path, FileChannel lock, ProcessTable processes) {
        this.path = path;
        this.lock = lock;
        this.processes = processes;
    }

    /** Opens the folder, created if need be; {@code fresh} empties it first. */
    public static DataDirectory open(Path path, boolean fresh, Progress progress) {
        requireOurs(path);
        try {
            Files.createDirectories(path);
            FileChannel lock =
                    FileChannel.open(path.resolve(MARKER), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                lock.close();
                throw alreadyRunning(path);
            }
            requireWritable(path);
            new ProcessTable(path).endLeftovers(progress);
            if (fresh) {
                empty(path);
                progress.say("Deleted the data in " + path);
            }
            requireSpace(path);
            for (String part : List.of("logs", "mail", "kafka")) {
                Files.createDirectories(path.resolve(part));
            }
            return new DataDirectory(path, lock, new ProcessTable(path));
        } catch (AccessDeniedException e) {
            throw notWritable(Path.of(e.getFile()), path, e);
        } catch (IOException e) {
            throw new StartFailure(
                    "Can't use %s (%s): make it a writable folder, or keep the data elsewhere with --data."
                            .formatted(path, e),
                    e);
        }
    }

    public Path path() {
        return path;
    }

    Path part(String name) {
        return path.resolve(name);
    }

    Path log(String process) {
        return path.resolve("logs").resolve(process + ".log");
    }

    ProcessTable processes() {
        return processes;
    }

    /** Deletes everything in it. */
    void delete() {
        Directories.delete(path);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireOurs(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        if (!Files.isDirectory(path)) {
            throw new StartFailure("%s is no folder: name another with --data.".formatted(path));
        }
        try (var entries = Files.list(path)) {
            List<Path> found = entries.toList();
            if (!found.isEmpty() && !found.contains(path.resolve(MARKER))) {
                throw new StartFailure(
                        "%s holds something else: name an empty or new folder with --data.".formatted(path));
            }
        } catch (IOException e) {
            throw notWritable(path, path, e);
        }
    }

    private static void requireWritable(Path path) throws IOException {
        try (var entries = Files.list(path)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (!Files.isWritable(entry)) {
                    throw notWritable(entry, path, null);
                }
            }
        }
    }

    private static void requireSpace(Path path) throws IOException {
        long usable = Files.getFileStore(path).getUsableSpace();
        if (usable < LEAST_SPACE) {
            throw new StartFailure(
                    "Only %d MB are free in %s, and the system needs 2 GB: make room, or keep the data elsewhere with --data."
                            .formatted(usable >> 20, path));
        }
    }

    private static void empty(Path path) throws IOException {
        try (var entries = Files.list(path)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (!entry.getFileName().toString().equals(MARKER)) {
                    Directories.delete(entry);
                }
            }
        }
    }

    private static StartFailure alreadyRunning(Path path) {
        String process = new ProcessTable(path)
                .supervisor()
                .map(found -> " (process %d)".formatted(found.pid()))
                .orElse("");
        return new StartFailure("A system already runs on %s%s: stop it with deploy/local/down%s."
                .formatted(path, process, path.endsWith("deploy/local/data") ? "" : " --data " + path));
    }

    private static StartFailure notWritable(Path entry, Path path, Exception cause) {
        String owner = "another user";
        try {
            owner = Files.getOwner(entry).getName();
        } catch (IOException e) {
            // The message does without the name.
        }
        return new StartFailure(
                "%s can't write to %s, which belongs to %s: run as %s, delete %s as %s, or keep the data elsewhere with --data."
                        .formatted(System.getProperty("user.name"), entry, owner, owner, path, owner),
                cause);
    }
}

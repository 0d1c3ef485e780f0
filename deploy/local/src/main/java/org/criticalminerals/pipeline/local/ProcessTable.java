package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code .pid}: which processes belong to a data folder. It outlives a supervisor that was killed, so that the
 * next start can end what that one left behind. A process counts as ours only if it also began when the file says, as
 * numbers are used again.
 */
final class ProcessTable {

    static final String SUPERVISOR = "supervisor";
    static final String POSTGRES = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path data;
    private final Path file;
    private final Map<String, ProcessHandle> processes = new LinkedHashMap<>();

    ProcessTable(Path data) {
        this.data = data;
        this.file = data.resolve(".pid");
    }

    synchronized void add(String name, ProcessHandle process) {
        processes.put(name, process);
        write();
    }

    synchronized void remove(String name) {
        processes.remove(name);
        write();
    }

    synchronized Map<String, Long> pids() {
        var pids = new LinkedHashMap<String, Long>();
        processes.forEach((name, process) -> pids.put(name, process.pid()));
        return pids;
    }

    /** All have ended in order: nothing is left behind. */
    synchronized void clear() {
        processes.clear();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether some run has begun in the folder and not ended in order. */
    boolean isWritten() {
        return Files.exists(file);
    }

    /** The living supervisor of the folder, if there is one. */
    Optional<ProcessHandle> supervisor() {
        return read().stream()
                .filter(entry -> entry.name().equals(SUPERVISOR))
                .flatMap(entry -> entry.process().stream())
                .findFirst();
    }

    /** Ends what a killed supervisor left behind. The folder's lock is held, so that one no longer lives. */
    void endLeftovers(Progress progress) {
        List<ProcessHandle> ending = new ArrayList<>();
        for (Entry entry : read().reversed()) {
            if (!entry.name().equals(SUPERVISOR)) {
                entry.process().ifPresent(process -> {
                    sayEnding(progress, entry.name(), process);
                    Processes.signal(process, "TERM");
                    ending.add(process);
                });
            }
        }
        ending.forEach(process -> Processes.awaitEnd(process, PATIENCE));
        postmaster().ifPresent(process -> {
            sayEnding(progress, "PostgreSQL", process);
            Processes.signal(process, "INT");
            Processes.awaitEnd(process, PATIENCE);
        });
        clear();
    }

    private static void sayEnding(Progress progress, String name, ProcessHandle process) {
        progress.say("Ending %s (process %d), left behind by an earlier run".formatted(name, process.pid()));
    }

    /** PostgreSQL keeps a file of its own; it detaches from us, so this is how to find it. */
    private Optional<ProcessHandle> postmaster() {
        Path pidFile = data.resolve(POSTGRES).resolve("postmaster.pid");
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().trim());
            return ProcessHandle.of(pid).filter(process -> process.info()
                    .command()
                    .map(command -> command.endsWith("/" + POSTGRES))
                    .orElse(false));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private List<Entry> read() {
        try {
            return Files.readAllLines(file).stream()
                    .map(Entry::parse)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void write() {
        List<String> lines = processes.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue().pid(), Entry.start(entry.getValue())).line())
                .toList();
        try {
            Path draft = file.resolveSibling(".pid.draft");
            Files.write(draft, lines);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Entry(String name, long pid, Instant started) {

        static Optional<Entry> parse(String line) {
            String[] fields = line.split(" ");
            try {
                return Optional.of(new Entry(
                        fields[0], Long.parseLong(fields[1]), Instant.ofEpochMilli(Long.parseLong(fields[2]))));
            } catch (RuntimeException e) {
                return Optional.empty();
            }
        }

        static Instant start(ProcessHandle process) {
            return process.info().startInstant().orElse(Instant.EPOCH);
        }

        String line() {
            return "%s %d %d".formatted(name, pid, started.toEpochMilli());
        }

        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(found ->
                            Duration.between(started, start(found)).abs().compareTo(TOLERANCE) <= 0);
        }
    }
}

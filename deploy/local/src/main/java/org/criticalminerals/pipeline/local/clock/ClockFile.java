package org.criticalminerals.pipeline.local.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/** The file that says how far the local system's clock is ahead of the machine's; where it is missing, not at all. */
public final class ClockFile {

    /** The name of the environment variable that tells a process where it is. */
    public static final String VARIABLE = "PIPELINE_CLOCK_FILE";

    private final Path file;

    public ClockFile(Path file) {
        this.file = file;
    }

    public Path path() {
        return file;
    }

    /** How far the clock is ahead; nothing if what stands there is no length of time. */
    Optional<Duration> read() {
        try {
            return Optional.of(Duration.parse(Files.readString(file).trim()));
        } catch (NoSuchFileException e) {
            return Optional.of(Duration.ZERO);
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Says it anew; readers find the old or the new length, never half of one. */
    public void write(Duration ahead) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.writeString(draft, ahead + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

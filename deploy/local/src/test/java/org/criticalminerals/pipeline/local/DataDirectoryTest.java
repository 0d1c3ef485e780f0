package org.criticalminerals.pipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path temporary;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final Progress progress =
            new Progress(new PrintStream(console, true, StandardCharsets.UTF_8), InstantSource.system());

    @Test
    void aFolderOfSomeoneElseIsNeverTouched() throws IOException {
        Files.writeString(temporary.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> DataDirectory.open(temporary, true, progress))
                .isInstanceOf(StartFailure.class)
                .hasMessage("%s holds something else: name an empty or new folder with --data.".formatted(temporary));
        assertThat(temporary.resolve("thesis.txt")).exists();
    }

    @Test
    void whatIsThereStaysUnlessAFreshStartIsAskedFor() throws IOException {
        Path folder = temporary.resolve("data");
        DataDirectory.open(folder, false, progress).close();
        Files.writeString(folder.resolve("kept"), "x");

        DataDirectory.open(folder, false, progress).close();
        assertThat(folder.resolve("kept")).exists();

        DataDirectory.open(folder, true, progress).close();
        assertThat(folder.resolve("kept")).doesNotExist();
    }

    @Test
    void aPathThatIsNoFolderIsRefused() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "x");

        assertThatThrownBy(() -> DataDirectory.open(file, false, progress))
                .isInstanceOf(StartFailure.class)
                .hasMessage("%s is no folder: name another with --data.".formatted(file));
    }

    @Test
    void aProcessLeftBehindIsEnded() throws Exception {
        Process leftBehind = new ProcessBuilder("sleep", "600").start();
        try (DataDirectory data = DataDirectory.open(temporary, false, progress)) {
            data.processes().add("project-service", leftBehind.toHandle());
        }

        DataDirectory.open(temporary, false, progress).close();

        assertThat(leftBehind.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(console.toString(StandardCharsets.UTF_8))
                .contains("Ending project-service (process %d), left behind by an earlier run"
                        .formatted(leftBehind.pid()));
    }

    @Test
    void aProcessThatOnlyGotTheSameNumberIsLeftAlone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            DataDirectory.open(temporary, false, progress).close();
            long longBefore = stranger.info().startInstant().orElseThrow().toEpochMilli() - 60_000;
            Files.writeString(
                    temporary.resolve(".pid"), "project-service %d %d\n".formatted(stranger.pid(), longBefore));

            DataDirectory.open(temporary, false, progress).close();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void anAbandonedRunIsSweptAwayAndAnyOtherFolderIsNot() throws Exception {
        Process leftBehind = new ProcessBuilder("sleep", "600").start();
        Path abandoned = temporary.resolve("abandoned");
        try (DataDirectory data = DataDirectory.open(abandoned, false, progress)) {
            data.processes().add("project-service", leftBehind.toHandle());
        }
        Path running = temporary.resolve("running");
        try (DataDirectory data = DataDirectory.open(running, false, progress)) {
            data.processes().add(ProcessTable.SUPERVISOR, ProcessHandle.current());
            Files.createDirectories(temporary.resolve("other"));

            AbandonedRuns.sweep(temporary, progress);
        }

        assertThat(abandoned).doesNotExist();
        assertThat(leftBehind.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(running).exists();
        assertThat(temporary.resolve("other")).exists();
    }
}

package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.criticalminerals.pipeline.local.client.Waiting;

/** Ends processes that aren't our children, of which the JDK tells the end only with delay. */
final class Processes {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration FORCED_WITHIN = Duration.ofSeconds(30);

    private Processes() {}

    /** Sends a signal, by its name without {@code SIG}. */
    static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StartFailure(
                    "Process %d can't be ended (%s): end it by hand.".formatted(process.pid(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until it has ended, and ends it by force if that takes too long. */
    static void awaitEnd(ProcessHandle process, Duration patience) {
        if (!hasEnded(process, patience)) {
            process.destroyForcibly();
            hasEnded(process, FORCED_WITHIN);
        }
    }

    private static boolean hasEnded(ProcessHandle process, Duration patience) {
        return Waiting.until(patience, LOOK_EVERY, () -> Optional.of(process).filter(waitedFor -> !waitedFor.isAlive()))
                .isPresent();
    }
}

package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The local system's clock goes ahead as told, for all of its processes, and never back. */
@ExtendWith(ScenarioSystem.class)
class ClockE2ET {

    @Test
    void theCommandMovesTheTimeOfEveryService(Scenario scenario) throws IOException {
        Instant before = scenario.now();

        Command.Result moved = clock(scenario, "+1d2h");

        assertThat(moved.code()).as(moved.output()).isZero();
        assertThat(moved.output()).contains("ahead of the machine's clock by ");
        assertThat(scenario.now()).isAfterOrEqualTo(before.plus(Duration.ofHours(26)));
        String project = scenario.steps().nominated(Steps.unique("Tomorrow"));
        assertThat(new NominatedProject(scenario, project).historyFor(Steps.DESK))
                .satisfies(history -> assertThat(Instant.parse(history.substring(0, history.indexOf(' '))))
                        .isAfterOrEqualTo(before.plus(Duration.ofHours(26))));
        Path log = scenario.system().data().resolve("logs/project-service.log");
        assertThat(Files.readString(log)).contains("A moved clock is in force");
    }

    @Test
    void itDoesNotGoBack(Scenario scenario) {
        Command.Result refused = clock(scenario, "2026-01-01T00:00:00Z");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.output().lines())
                .singleElement()
                .asString()
                .contains("goes forward only: name a later time, or begin anew with deploy/local/up --fresh.");
    }

    @Test
    void aMovedClockOutlivesAService(Scenario scenario) {
        scenario.until(scenario.now().plus(Duration.ofDays(1)));
        scenario.system().stop(Steps.PROJECTS);
        scenario.system().start(Steps.PROJECTS);

        String project = scenario.steps().nominated(Steps.unique("After a restart"));

        String history = new NominatedProject(scenario, project).historyFor(Steps.DESK);
        assertThat(Duration.between(Instant.parse(history.substring(0, history.indexOf(' '))), scenario.now()))
                .isLessThan(Duration.ofHours(1));
    }

    private static Command.Result clock(Scenario scenario, String time) {
        return Command.shell(
                "deploy/local/clock " + time,
                Map.of("PIPELINE_DATA", scenario.system().data().toString()));
    }
}

package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.criticalminerals.pipeline.local.client.PipelineRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the README tells people to do works. The commands of its first block start this very test run's system. */
@ExtendWith(SystemUnderTest.class)
class ReadmeE2ET {

    private final Path root = PipelineRoot.find();

    @Test
    void theConsoleConsumerShowsEveryEventWithItsHeaders(LocalSystemProcess system) throws Exception {
        String shown = run(
                Map.of("PIPELINE_DATA", system.data().toString()),
                "deploy/local/kafka-console-consumer",
                "--topic",
                "minerals.reviews.v1",
                "--from-beginning",
                "--max-messages",
                "5",
                "--timeout-ms",
                "30000");

        assertThat(shown).contains("ce_type:minerals.review.opened.v1", "ce_id:", "\"reviewId\"");
    }

    @Test
    void mailsLieInAFolderForEachPerson(LocalSystemProcess system) throws IOException {
        try (Stream<Path> people = Files.list(system.data().resolve("mail"))) {
            assertThat(people.map(path -> path.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("eu-grow-signatory@"));
        }
        try (Stream<Path> logs = Files.list(system.data().resolve("logs"))) {
            assertThat(logs.map(path -> path.getFileName().toString()))
                    .contains("project-service.log", "partner-service.log", "notification-service.log", "portal.log");
        }
    }

    @Test
    void theOptionsItNamesExist() throws Exception {
        assertThat(run(Map.of(), "deploy/local/up", "--help")).contains("--background", "--fresh", "--ports auto");
    }

    @Test
    void theFilesItNamesExist() throws IOException {
        String readme = Files.readString(root.resolve("README.md"));
        Matcher paths = Pattern.compile("`((?:common|deploy)/[a-z-]+)`|\\]\\(([^)]+)\\)")
                .matcher(readme);

        while (paths.find()) {
            String path = paths.group(1) != null ? paths.group(1) : paths.group(2);
            assertThat(root.resolve(path)).as(path).exists();
        }
    }

    private String run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(root.resolve(command[0]).toString()),
                        List.of(command).stream().skip(1))
                .toList());
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}

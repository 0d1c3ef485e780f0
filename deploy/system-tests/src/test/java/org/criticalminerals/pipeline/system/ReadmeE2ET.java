package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    void theConsoleConsumerShowsEveryEventWithItsHeaders(LocalSystemProcess system) {
        String line = printed("deploy/local/kafka-console-consumer").replaceFirst("#.*", "");

        // As printed it waits for more until somebody stops it.
        Command.Result shown = Command.shell(line + " --max-messages 5 --timeout-ms 30000", at(system));

        assertThat(shown.output()).contains("ce_type:minerals.review.opened.v1", "ce_id:", "\"reviewId\"");
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
    void theOptionsItNamesExist() {
        assertThat(Command.shell("deploy/local/up --help", Map.of()).output())
                .contains("--background", "--fresh", "--ports auto");
    }

    @Test
    void theClockTellsTheTime(LocalSystemProcess system) {
        Command.Result shown = Command.shell(printed("deploy/local/clock"), at(system));

        assertThat(shown.code()).as(shown.output()).isZero();
        assertThat(shown.output()).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ, as the machine's clock\\n");
    }

    @Test
    void aScriptGetsAToken(LocalSystemProcess system) {
        assumeTrue(Command.isInstalled("curl"), "curl isn't installed, so the README's line isn't run");

        Command.Result shown = Command.shell(here(printed("curl"), system), Map.of());

        assertThat(shown.output()).contains("\"access_token\":");
    }

    @Test
    void onePartyCannotReadWhatAnotherKeepsToItself(LocalSystemProcess system, Steps steps) {
        assumeTrue(Command.isInstalled("psql"), "psql isn't installed, so the README's lines aren't run");
        steps.submitted(Steps.unique("Seen by its parties"));
        String block = printed("-- psql");
        Matcher address = Pattern.compile("-- psql (\\S+)\n").matcher(block);
        assertThat(address.find()).isTrue();
        List<String> psql = List.of("psql", "-v", "ON_ERROR_STOP=1", here(address.group(1), system));
        Map<String, String> password = Map.of("PGPASSWORD", "project_app");

        Command.Result acting = Command.run(psql, block, password);
        Command.Result nobody = Command.run(psql, block.replaceAll("(?m)^select set_config.*$", ""), password);

        assertThat(acting.code()).as(acting.output()).isZero();
        assertThat(acting.output()).contains("EU").containsIgnoringCase("sites").doesNotContain("(0 rows)");
        assertThat(nobody.output()).contains("(0 rows)");
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

    /** What the README prints: the line that begins like this where a command of ours does, else the whole block. */
    private String printed(String beginning) {
        try {
            Matcher blocks = Pattern.compile("(?ms)^```(?:sh|sql)\n(.*?)^```$")
                    .matcher(Files.readString(root.resolve("README.md")));
            return blocks.results()
                    .map(block -> block.group(1))
                    .filter(block -> block.lines().anyMatch(line -> line.startsWith(beginning)))
                    .map(block -> beginning.startsWith("deploy/") ? lineOf(block, beginning) : block)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("The README prints nothing that begins with " + beginning));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lineOf(String block, String beginning) {
        return block.lines()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    /** The README speaks of the well-known ports; this run's system has others. */
    private static String here(String printed, LocalSystemProcess system) {
        return printed.replace(":8180/", ":" + system.platform().port("keycloak") + "/")
                .replace(":5433/", ":" + system.platform().port("postgres") + "/");
    }

    private static Map<String, String> at(LocalSystemProcess system) {
        return Map.of("PIPELINE_DATA", system.data().toString());
    }
}

package org.criticalminerals.pipeline.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of services load the client beside Kafka's older clients, so it must draw in nothing of the platform. */
class ClientNeedsOnlyTheJdkTest {

    @Test
    void noImportLeavesTheJdk() throws IOException {
        Path sources =
                PipelineRoot.find().resolve("deploy/local/src/main/java/org/criticalminerals/pipeline/local/client");
        try (var files = Files.list(sources)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                List<String> foreign = Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("import ") && !line.startsWith("import java."))
                        .toList();
                assertThat(foreign).as(file.toString()).isEmpty();
            }
        }
    }
}

package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.criticalminerals.pipeline.local.client.PipelineRoot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody moves the clock of an installation: what is packaged has no source of time but the machine's. */
class PackagedClockIT {

    private static final String PROVIDER = "services/" + InstantSource.class.getName();
    private static final String LOCAL_PROFILE = "org/criticalminerals/pipeline/local/";

    @ParameterizedTest
    @ValueSource(strings = {"project-service", "partner-service", "notification-service", "portal"})
    void whatIsPackagedOffersNoClock(String service) throws IOException {
        Path packaged = PipelineRoot.find().resolve(service).resolve("target/quarkus-app");

        List<String> entries = entries(packaged);

        assertThat(entries)
                .as("the application itself is among them")
                .anyMatch(entry -> entry.endsWith(".class") && entry.startsWith("org/criticalminerals/pipeline/"));
        assertThat(entries).noneMatch(entry -> entry.endsWith(PROVIDER) || entry.startsWith(LOCAL_PROFILE));
    }

    private static List<String> entries(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .flatMap(file -> entriesOf(file).stream())
                    .toList();
        }
    }

    private static List<String> entriesOf(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

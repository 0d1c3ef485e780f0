package org.criticalminerals.pipeline.local.client;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folder of the whole build, wherever a test or a command runs in it. */
public final class PipelineRoot {

    private PipelineRoot() {}

    /** Goes up from the system property {@code pipeline.root}, or the current folder, to the one that has mvnw. */
    public static Path find() {
        Path start = Path.of(System.getProperty("pipeline.root", System.getProperty("user.dir")))
                .toAbsolutePath()
                .normalize();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "%s is in no checkout of the pipeline (no mvnw above it): set -Dpipeline.root.".formatted(start));
    }
}

package org.criticalminerals.pipeline.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The HTTP interface changes only where its committed description does. */
class OpenApiIT {

    @Test
    void theCommittedDescriptionIsWhatTheBuildGenerates() throws IOException {
        String committed = Files.readString(Path.of("openapi.yaml"));
        String generated = Files.readString(Path.of("target/openapi/openapi.yaml"));

        assertThat(generated)
                .as("Where the change is meant, copy target/openapi/openapi.yaml to openapi.yaml and commit it")
                .isEqualTo(committed);
    }
}

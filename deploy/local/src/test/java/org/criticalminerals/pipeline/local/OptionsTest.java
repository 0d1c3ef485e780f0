package org.criticalminerals.pipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static final Path ROOT = Path.of("/checkout");

    @Test
    void withoutArgumentsEverythingRunsOnTheDefaultData() {
        Options options = Options.parse(List.of(), ROOT);

        assertThat(options.data()).isEqualTo(Path.of("/checkout/deploy/local/data"));
        assertThat(options.keycloak()).isTrue();
        assertThat(options.demo()).isTrue();
        assertThat(options.fresh()).isFalse();
        assertThat(options.platformOnly()).isFalse();
        assertThat(options.endWith()).isEmpty();
    }

    @Test
    void everyOptionIsUnderstood() {
        Options options = Options.parse(
                List.of(
                        "--data",
                        "/tmp/x/../y",
                        "--fresh",
                        "--background",
                        "--ports",
                        "auto",
                        "--platform-only",
                        "--without-keycloak",
                        "--without-demo",
                        "--end-with",
                        "42",
                        "--temporary"),
                ROOT);

        assertThat(options.data()).isEqualTo(Path.of("/tmp/y"));
        assertThat(options.fresh()).isTrue();
        assertThat(options.background()).isTrue();
        assertThat(options.autoPorts()).isTrue();
        assertThat(options.platformOnly()).isTrue();
        assertThat(options.keycloak()).isFalse();
        assertThat(options.demo()).isFalse();
        assertThat(options.endWith()).hasValue(42);
        assertThat(options.temporary()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "--frsh,                  Unknown option --frsh: see deploy/local/up --help.",
        "--data,                  --data needs a folder: see deploy/local/up --help.",
        "--ports 8080,            '--ports knows only auto, not 8080.'",
        "--end-with me,           '--end-with needs a process number, not me.'",
        "--without-keycloak,      --without-keycloak needs --platform-only: nobody could sign in to the portal without it."
    })
    void whatMakesNoSenseIsRefusedInOneLine(String line, String message) {
        assertThatThrownBy(() -> Options.parse(List.of(line.split(" ")), ROOT))
                .isInstanceOf(StartFailure.class)
                .hasMessage(message);
    }
}

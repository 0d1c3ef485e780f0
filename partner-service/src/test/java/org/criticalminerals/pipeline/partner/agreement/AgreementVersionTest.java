package org.criticalminerals.pipeline.partner.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which version of an agreement is in force at an instant. */
class AgreementVersionTest {

    private static final List<AgreementVersion> VERSIONS = List.of(
            version(3, "2026-10-25T00:00:00Z"),
            version(1, "2026-01-01T00:00:00Z"),
            version(2, "2026-03-01T23:00:00Z"),
            version(4, "2026-10-25T00:00:00Z"));

    @ParameterizedTest(name = "at {0} it is version {1}")
    @CsvSource({
        "2025-12-31T23:59:59.999Z, 0",
        "2026-01-01T00:00:00Z, 1",
        "2026-03-01T22:59:59.999Z, 1",
        "2026-03-01T23:00:00Z, 2",
        "2026-10-24T23:59:59Z, 2",
        "2026-10-25T00:00:00Z, 4",
        "2030-01-01T00:00:00Z, 4"
    })
    void countsTheLastThatHeldByThen(Instant at, int expected) {
        assertThat(AgreementVersion.inForce(VERSIONS, at)
                        .map(AgreementVersion::version)
                        .orElse(0))
                .isEqualTo(expected);
    }

    private static AgreementVersion version(int number, String from) {
        return new AgreementVersion(number, Instant.parse(from), VersionOrigin.FILE, "r", null, null, null);
    }
}

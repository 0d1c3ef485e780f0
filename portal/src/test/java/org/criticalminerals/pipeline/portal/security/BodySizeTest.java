package org.criticalminerals.pipeline.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only the forms with documents may be large, and none may leave its size open. */
class BodySizeTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/projects/new, 4194304, -, TAKEN",
                "/projects/new, 4194305, -, TOO_LARGE",
                "/projects/1/documents/new, 60000000, -, TAKEN",
                "/projects/1/documents/2/versions/new, 60000000, -, TAKEN",
                "/projects/1/documents/new, 67108865, -, TOO_LARGE",
                "/projects/1/documents/2/marking, 60000000, -, TOO_LARGE",
                "/projects/1/documents/new/x, 60000000, -, TOO_LARGE",
                "/projects, -, -, TAKEN",
                "/projects/1/documents/new, -, chunked, NO_LENGTH",
                "/projects/new, -, chunked, NO_LENGTH",
                "/projects/new, much, -, TOO_LARGE",
            })
    void eachFormHasItsSize(String path, String length, String encoding, BodySize.Answer answer) {
        assertThat(BodySize.of(path, length, encoding)).isEqualTo(answer);
    }
}

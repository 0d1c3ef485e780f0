package org.criticalminerals.pipeline.project.testing;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.criticalminerals.pipeline.project.vocabulary.Vocabulary;
import org.criticalminerals.pipeline.project.vocabulary.VocabularyData;

/** The vocabulary that comes with the service. */
public final class TestVocabulary {

    private TestVocabulary() {}

    /** Read from the service's resources. */
    public static Vocabulary read() {
        return VocabularyData.read(file -> new InputStreamReader(
                Objects.requireNonNull(TestVocabulary.class.getResourceAsStream("/reference/" + file)),
                StandardCharsets.UTF_8));
    }
}

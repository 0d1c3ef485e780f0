package org.criticalminerals.pipeline.kit.http;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Bounds JSON documents, whatever length their request declared: one MiB, nested no deeper than anything here needs. */
@Singleton
class JsonLimit implements ObjectMapperCustomizer {

    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int DEEPEST = 50;

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(MOST_CHARACTERS)
                        .maxStringLength(MOST_CHARACTERS)
                        .maxNestingDepth(DEEPEST)
                        .build());
    }
}

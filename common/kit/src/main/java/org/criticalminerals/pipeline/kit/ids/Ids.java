package org.criticalminerals.pipeline.kit.ids;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Makes identifiers: UUIDs of version 7, which grow with time and so stay together in an index. */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A new identifier. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}

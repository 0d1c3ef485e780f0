package org.criticalminerals.pipeline.project.vocabulary;

import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;

/** The words of the vocabulary, as a section needs them: minerals and steps are data. */
public interface Terms {

    /** A mineral as it is written, resolved to its code and grade. */
    Mineral mineral(String written);

    /** The code of a step as it is written; null where it is none. */
    String step(String written);

    /** What to say about a mineral that isn't known, with the nearest ones that are. */
    String unknownMineral(String written);

    /** What to say about a step that isn't known, with those that are. */
    String unknownStep(String written);

    /**
     * A mineral, group or product of the vocabulary.
     *
     * @param code its code; null where it isn't known
     * @param grade the grade that the written name implies; null where none
     */
    record Mineral(String code, String grade) {
        /** Whether the vocabulary has it. */
        public boolean isKnown() {
            return code != null;
        }
    }

    /** The error for a mineral that isn't known, or none. */
    default Stream<FieldError> checkMineral(String pointer, String written) {
        return written == null || mineral(written).isKnown()
                ? Stream.empty()
                : Stream.of(new FieldError(pointer, unknownMineral(written)));
    }

    /** The error for a step that isn't known, or none. */
    default Stream<FieldError> checkStep(String pointer, String written) {
        return written == null || step(written) != null
                ? Stream.empty()
                : Stream.of(new FieldError(pointer, unknownStep(written)));
    }

    /** The code of a mineral, or what was written where it isn't known. */
    default String codeOr(String written) {
        return written != null && mineral(written).isKnown() ? mineral(written).code() : written;
    }
}

package org.criticalminerals.pipeline.project.dossier.section;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;

/** Checks the items of a list, each under the pointer of its place. */
final class Each {

    private Each() {}

    static <T> Stream<FieldError> of(String pointer, List<T> items, Check<T> check) {
        return IntStream.range(0, items.size())
                .boxed()
                .flatMap(index -> check.violations(pointer + "/" + index, items.get(index)));
    }

    /** Rules of one item. */
    @FunctionalInterface
    interface Check<T> {
        Stream<FieldError> violations(String pointer, T item);
    }
}

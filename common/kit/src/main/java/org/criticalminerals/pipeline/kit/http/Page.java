package org.criticalminerals.pipeline.kit.http;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items what is on it
 * @param next the cursor of the next page; null on the last
 * @param <T> what the list holds
 */
public record Page<T>(List<T> items, String next) {

    /**
     * A page from one row more than asked for: the surplus row tells that there is another page.
     *
     * @param rows at most {@code limit + 1} rows
     * @param cursor the cursor that continues behind a row
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    /** The same page with each item turned into something else. */
    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}

package org.criticalminerals.pipeline.portal.client;

import java.util.Optional;
import java.util.function.Function;

/**
 * Part of a page, which is there or can't be shown.
 *
 * @param <T> the part's content
 */
public sealed interface Loaded<T> {

    /** Whether it can be shown. */
    boolean isShown();

    /**
     * The content.
     *
     * @throws IllegalStateException when it can't be shown
     */
    T value();

    /** What is missing, as a key of the texts; empty when nothing is. */
    String what();

    /** Applies a function to the content; empty when it can't be shown. */
    default <R> Optional<R> map(Function<T, R> function) {
        return isShown() ? Optional.ofNullable(function.apply(value())) : Optional.empty();
    }

    /** Turns the content into something else. */
    default <R> Loaded<R> then(Function<T, R> function) {
        return switch (this) {
            case Shown<T>(T value) -> new Shown<>(function.apply(value));
            case Missing<T>(String what, boolean refused) -> new Missing<>(what, refused);
        };
    }

    /** Content that is there. */
    record Shown<T>(T value) implements Loaded<T> {
        @Override
        public boolean isShown() {
            return true;
        }

        @Override
        public String what() {
            return "";
        }
    }

    /**
     * Content that can't be shown.
     *
     * @param what names it
     * @param refused whether the official may not see it, rather than the service being down
     */
    record Missing<T>(String what, boolean refused) implements Loaded<T> {
        @Override
        public boolean isShown() {
            return false;
        }

        @Override
        public T value() {
            throw new IllegalStateException("There is no content of '" + what + "'; ask isShown() first.");
        }
    }
}

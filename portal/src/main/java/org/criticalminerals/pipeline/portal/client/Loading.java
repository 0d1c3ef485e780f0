package org.criticalminerals.pipeline.portal.client;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A call to a service that is under way. A page starts all its calls, then collects their answers: what it can't do
 * without by {@link #required()}, what it can leave out by {@link #optional()}.
 *
 * @param <T> the answer
 */
public final class Loading<T> {

    private final String what;
    private final CompletableFuture<T> answer;

    private Loading(String what, CompletableFuture<T> answer) {
        this.what = what;
        this.answer = answer;
    }

    /**
     * Starts a call.
     *
     * @param what names what is asked for, for the message when it can't be had
     */
    public static <T> Loading<T> start(String what, Uni<T> call) {
        return new Loading<>(what, call.subscribeAsCompletionStage());
    }

    /** An answer that is there already. */
    public static <T> Loading<T> done(String what, T value) {
        return new Loading<>(what, CompletableFuture.completedFuture(value));
    }

    /**
     * Waits for the answer.
     *
     * @throws ServiceProblem what the service said instead
     * @throws ServiceUnavailable when it can't be reached or answers too late
     */
    public T required() {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw ServiceUnavailable.unlessProblem(what, failed.getCause());
        }
    }

    /** Waits for the answer; a service that is down leaves a gap in the page and no error. */
    public Loaded<T> optional() {
        try {
            return new Loaded.Shown<>(required());
        } catch (ServiceProblem problem) {
            return new Loaded.Missing<>(what, problem.status() == 403 || problem.status() == 404);
        } catch (ServiceUnavailable down) {
            return new Loaded.Missing<>(what, false);
        }
    }
}

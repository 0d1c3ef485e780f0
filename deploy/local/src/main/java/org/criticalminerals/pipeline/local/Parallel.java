package org.criticalminerals.pipeline.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Starts things side by side and fails with the first failure as it was. */
final class Parallel {

    // Not virtual ones: the first use of Kafka, PostgreSQL and the JDK's loggers initialises classes under locks, and
    // virtual threads pinned there can wait for each other for ever on a machine with two cores.
    private static final Executor THREADS =
            task -> Thread.ofPlatform().daemon(true).name("parallel").start(task);

    private Parallel() {}

    static CompletableFuture<Void> begin(Runnable task) {
        return CompletableFuture.runAsync(task, THREADS);
    }

    static void await(CompletableFuture<Void> task) {
        try {
            task.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Runs all; returns when all are done, or at once when one fails. */
    static void run(List<? extends Runnable> tasks) {
        List<CompletableFuture<Void>> running =
                tasks.stream().map(Parallel::begin).toList();
        var all = CompletableFuture.allOf(running.toArray(CompletableFuture[]::new));
        running.forEach(task -> task.whenComplete((nothing, failure) -> {
            if (failure != null) {
                all.completeExceptionally(failure);
            }
        }));
        await(all);
    }
}

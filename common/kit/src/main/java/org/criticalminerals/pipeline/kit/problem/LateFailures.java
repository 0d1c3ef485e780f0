package org.criticalminerals.pipeline.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers what the database refuses, at a statement or only at the commit: a lost race is the caller's to repeat (409),
 * never an internal error.
 */
@ApplicationScoped
class LateFailures {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @ServerExceptionMapper(priority = Interceptor.Priority.LIBRARY_BEFORE)
    Response rollback(RollbackException failure) {
        return answer(failure);
    }

    @ServerExceptionMapper(priority = Interceptor.Priority.LIBRARY_BEFORE)
    Response persistence(jakarta.persistence.PersistenceException failure) {
        return answer(failure);
    }

    @ServerExceptionMapper(priority = Interceptor.Priority.LIBRARY_BEFORE)
    Response undeclared(io.quarkus.arc.ArcUndeclaredThrowableException failure) {
        return answer(failure);
    }

    private static Response answer(Exception failure) {
        return problemOf(failure).orElseGet(() -> internal(failure)).toResponse();
    }

    private static Optional<HttpProblem> problemOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case HttpProblem problem -> {
                    return Optional.of(problem);
                }
                case OptimisticLockException lost -> {
                    return Optional.of(lostRace());
                }
                case PessimisticLockException lost -> {
                    return Optional.of(lostRace());
                }
                case SQLException sql
                when UNIQUE_VIOLATION.equals(sql.getSQLState()) -> {
                    return Optional.of(lostRace());
                }
                case SQLException sql
                when INSUFFICIENT_PRIVILEGE.equals(sql.getSQLState()) -> {
                    return Optional.of(Problems.notFound("thing"));
                }
                case SQLException sql
                when String.valueOf(sql.getSQLState()).startsWith("40") -> {
                    return Optional.of(lostRace());
                }
                default -> {
                    // Look deeper.
                }
            }
        }
        return Optional.empty();
    }

    private static HttpProblem lostRace() {
        return Problems.conflict(
                "lost-race",
                "Somebody was faster",
                "The same thing was changed or created at the same moment. Read it again and repeat.",
                Map.of());
    }

    private static HttpProblem internal(Exception failure) {
        org.jboss.logging.Logger.getLogger(LateFailures.class).error("A request failed", failure);
        return HttpProblem.builder()
                .withType(java.net.URI.create("urn:pipeline:problem:internal"))
                .withStatus(500)
                .withTitle("Something failed on our side")
                .withDetail("Nothing was changed. Try again; if it stays, tell the operator the time of your request.")
                .build();
    }
}

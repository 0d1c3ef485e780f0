package org.criticalminerals.pipeline.kit.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers bodies that are JSON of another shape, have unknown fields or fields that break their bounds, with the same
 * problem as every other wrong field: the framework's own answer would be an empty 400.
 */
@ApplicationScoped
class RequestErrors {

    // A path begins with the method and its parameter; what follows lies in the body.
    private static final int BEFORE_BODY = 2;

    @ServerExceptionMapper(priority = 1)
    Response violated(ResteasyReactiveViolationException failure) {
        return answer(failure);
    }

    @ServerExceptionMapper(priority = 1)
    Response violated(ConstraintViolationException failure) {
        return answer(failure);
    }

    // The framework answers these two kinds by itself, so that a mapper of their common kind would not be asked.
    @ServerExceptionMapper(priority = 1)
    Response unknown(UnrecognizedPropertyException failure) {
        return invalid(
                failure,
                "is no field here; known are "
                        + failure.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .collect(Collectors.joining(", ")));
    }

    @ServerExceptionMapper(priority = 1)
    Response misfit(InvalidFormatException failure) {
        return invalid(failure, "has a value of the wrong kind");
    }

    @ServerExceptionMapper(priority = 1)
    Response mismatched(MismatchedInputException failure) {
        return invalid(failure, "is JSON of another shape than expected here");
    }

    private static Response invalid(JsonMappingException failure, String detail) {
        String pointer = failure.getPath().stream()
                .map(RequestErrors::step)
                .map(step -> "/" + step)
                .collect(Collectors.joining());
        return Problems.invalid(pointer, detail).toResponse();
    }

    private static String step(JsonMappingException.Reference step) {
        return step.getFieldName() != null ? step.getFieldName() : String.valueOf(step.getIndex());
    }

    private static Response answer(ConstraintViolationException failure) {
        return Problems.invalid(failure.getConstraintViolations().stream()
                        .map(RequestErrors::error)
                        // They come in any order, and the same request has the same answer.
                        .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail))
                        .toList())
                .toResponse();
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        String pointer = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .skip(BEFORE_BODY)
                .map(Path.Node::getName)
                .map(name -> "/" + name)
                .collect(Collectors.joining());
        return new FieldError(pointer, violation.getMessage());
    }
}

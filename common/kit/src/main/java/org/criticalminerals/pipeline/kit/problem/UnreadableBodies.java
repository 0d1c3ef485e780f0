package org.criticalminerals.pipeline.kit.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers bodies that are JSON of another shape: the framework's own answer would be an empty 400. */
@ApplicationScoped
class UnreadableBodies {

    @ServerExceptionMapper(priority = 1)
    Response mismatched(MismatchedInputException failure) {
        String pointer = failure.getPath().stream()
                .map(UnreadableBodies::step)
                .map(step -> "/" + step)
                .collect(Collectors.joining());
        String detail = failure instanceof UnrecognizedPropertyException unknown
                ? "is not a field here; known are " + unknown.getKnownPropertyIds()
                : "is JSON of another shape than expected here";
        return Problems.invalid(pointer, detail).toResponse();
    }

    private static String step(JsonMappingException.Reference step) {
        return step.getFieldName() != null ? step.getFieldName() : String.valueOf(step.getIndex());
    }
}

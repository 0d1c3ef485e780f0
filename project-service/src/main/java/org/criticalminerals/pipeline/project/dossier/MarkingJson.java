package org.criticalminerals.pipeline.project.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.problem.FieldError;

/** Reads the marking that came with a section, as strictly as the section itself. */
final class MarkingJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private MarkingJson() {}

    static StoredMarking read(JsonNode json, Validator validator) {
        try {
            StoredMarking marking = JSON.treeToValue(json, StoredMarking.class);
            List<FieldError> errors = validator.validate(marking).stream()
                    .map(violation -> new FieldError(
                            "/marking/"
                                    + violation
                                            .getPropertyPath()
                                            .iterator()
                                            .next()
                                            .getName(),
                            violation.getMessage()))
                    .toList();
            if (!errors.isEmpty()) {
                throw new InvalidSectionException(errors);
            }
            return marking;
        } catch (JsonProcessingException e) {
            throw new InvalidSectionException(List.of(new FieldError("/marking" + field(e), expected())));
        }
    }

    private static String field(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                        .collect(Collectors.joining())
                : "";
    }

    private static String expected() {
        return "must be an object with kind ("
                + Arrays.stream(MarkingKind.values()).map(Enum::name).collect(Collectors.joining(", "))
                + ") and, by kind, the lists parties, agencies or people";
    }
}

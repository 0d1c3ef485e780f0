package org.criticalminerals.pipeline.project.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.project.dossier.section.PartialDate;
import org.criticalminerals.pipeline.project.dossier.section.SectionContent;
import org.criticalminerals.pipeline.record.CanonicalJson;

/** Reads sections from JSON strictly (a misspelt field is refused by name, never lost) and writes their one canonical form. */
public final class SectionJson {

    private static final ObjectMapper JSON = mapper();

    private SectionJson() {}

    private static ObjectMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .build();
        // Decimals come as strings, so that no reader rounds them; a year doesn't.
        mapper.coercionConfigFor(LogicalType.Float).setCoercion(CoercionInputShape.String, CoercionAction.TryConvert);
        return mapper;
    }

    /**
     * Reads a section.
     *
     * @throws InvalidSectionException where the JSON doesn't fit; each misfit named by a pointer
     */
    public static SectionContent read(Section section, JsonNode json) {
        if (!json.isObject()) {
            throw new InvalidSectionException(
                    List.of(new FieldError("", "must be an object with the fields of " + section.path())));
        }
        try {
            return JSON.treeToValue(json, SectionContent.typeOf(section));
        } catch (JsonProcessingException e) {
            throw new InvalidSectionException(List.of(misfit(e)));
        }
    }

    /** Reads what {@link #write} wrote. */
    public static JsonNode parse(String canonical) {
        try {
            return JSON.readTree(canonical);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored section is no JSON", e);
        }
    }

    /** The canonical JSON of a section. */
    public static String write(SectionContent content) {
        return CanonicalJson.of(JSON.valueToTree(content)).toString();
    }

    private static FieldError misfit(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return new FieldError("", "is not readable: " + e.getOriginalMessage());
        }
        String pointer = pointer(mapping.getPath());
        return switch (mapping) {
            case UnrecognizedPropertyException unknown ->
                new FieldError(
                        pointer,
                        "is no field here; known are "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            case ValueInstantiationException refused
            when refused.getCause() instanceof IllegalArgumentException cause ->
                new FieldError(pointer, cause.getMessage());
            case InvalidFormatException format -> new FieldError(pointer, expected(format.getTargetType()));
            default ->
                new FieldError(pointer, "has a value of the wrong kind, for example a list where a text belongs");
        };
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == LocalDate.class) {
            return "must be a day, like 2026-11-24";
        }
        if (type == PartialDate.class) {
            return "must be a year, a month or a day, like 2029, 2029-03 or 2029-03-15";
        }
        return Number.class.isAssignableFrom(type)
                ? "must be a number in plain digits"
                : "has a value of the wrong kind";
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : escape(step.getFieldName())))
                .collect(Collectors.joining());
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}

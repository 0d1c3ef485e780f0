package org.criticalminerals.pipeline.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;

/** Writes the JSON Schema of an event from its record: what is optional is what {@link MayBeNull} says. */
final class SchemaWriter {

    private final SchemaGenerator generator;

    SchemaWriter() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(
                        Option.EXTRA_OPEN_API_FORMAT_VALUES,
                        Option.FLATTENED_ENUMS,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.DEFINITIONS_FOR_ALL_OBJECTS);
        config.forFields().withRequiredCheck(field -> !mayBeNull(field)).withNullableCheck(SchemaWriter::mayBeNull);
        generator = new SchemaGenerator(config.build());
    }

    JsonNode schemaOf(String type, Class<? extends PipelineEvent> event) {
        ObjectNode schema = generator.generateSchema(event);
        schema.put("title", type);
        return schema;
    }

    private static boolean mayBeNull(FieldScope field) {
        return field.getAnnotation(MayBeNull.class) != null;
    }
}
